#include "commands.hpp"
#include "common/files.hpp"
#include "common/json.hpp"
#include <distich/engine/choose.hpp>
#include <distich/report/table.hpp>
#include <distich/segment/segmenter.hpp>

namespace distich::cli {
namespace {

struct Options {
  bool json = false;
  std::string output;
};

std::string joined(std::span<const std::string_view> words) {
  std::string out;
  for (const auto word : words) out += (out.empty() ? "" : " ") + std::string(word);
  return out;
}

/// "read", "write", "read, write" or nothing.
std::string both(bool read, bool write, const report::Page& page) {
  std::string out = read ? page.say(tr("read")) : "";
  if (write) out += (read ? ", " : "") + page.say(tr("write"));
  return out;
}

std::string table_of(const FormatRegistry& formats, const report::Page& page) {
  report::Table table(
      {page.say(tr("format")), page.say(tr("name")), page.say(tr("extensions")), page.say(tr("article")),
       page.say(tr("bilingual")), page.say(tr("memory")), page.say(tr("glossary")), page.say(tr("rules"))},
      {});
  for (const auto& format : formats.all()) {
    table.add({std::string(format.id), std::string(format.title), joined(format.extensions),
               both(can(format, Capability::read_article), can(format, Capability::merge), page),
               both(can(format, Capability::read_bilingual), can(format, Capability::write_bilingual), page),
               both(can(format, Capability::read_memory), can(format, Capability::write_memory), page),
               both(can(format, Capability::read_glossary), can(format, Capability::write_glossary), page),
               both(can(format, Capability::read_rules), can(format, Capability::write_rules), page)});
  }
  return table.lay_out(page);
}

/// "xlsx: suggestions, terms": a line for each format that cannot hold, or does not read, all.
std::string losses_of(const FormatRegistry& formats, const report::Page& page) {
  std::string out;
  for (const auto& format : formats.all()) {
    std::string words;
    for (const auto& word : format.loses) words += (words.empty() ? "" : ", ") + page.say(word);
    if (!words.empty()) out += "  " + std::string(format.id) + ": " + words + '\n';
  }
  return out;
}

Json formats_json(const FormatRegistry& formats) {
  Json list = Json::array();
  for (const auto& format : formats.all()) {
    Json entry = {{"id", format.id}, {"title", format.title}, {"extensions", format.extensions}};
    entry["can"] = Json::array();
    for (const auto capability : all_capabilities()) {
      if (can(format, capability)) entry["can"].push_back(name(capability));
    }
    entry["loses"] = Json::array();
    for (const auto& word : format.loses) entry["loses"].push_back(word.english());
    list.push_back(std::move(entry));
  }
  Json languages = Json::array();
  for (const auto& language : segmentation_languages()) languages.push_back(language.str());
  return {{"schema", "distich.formats/1"}, {"formats", std::move(list)}, {"languages", std::move(languages)}};
}

int run(const Options& options, Environment& environment) {
  Output output(options.output, environment);
  output.write([&](std::ostream& out) {
    if (options.json) {
      out << to_text(formats_json(environment.formats)) << '\n';
      return;
    }
    out << table_of(environment.formats, output.page());
    out << '\n'
        << output.page().say(tr("What is left out of what is written, or not read of an article:")) << '\n'
        << losses_of(environment.formats, output.page());
    std::string languages;
    for (const auto& language : segmentation_languages()) languages += ' ' + language.str();
    out << '\n' << output.page().say(tr("Languages with sentence rules of their own:")) << languages << '\n';
  });
  return exit_done;
}

}  // namespace

Run setup_formats(Declaration& declare) {
  auto options = std::make_shared<Options>();
  declare.example("formats", tr("what can be read and written"));
  declare.example("formats --json", tr("the same for programs"));
  declare.flag("--json", options->json, tr("write one JSON document"));
  declare.option("-o,--output", "FILE", options->output,
                 tr("write to this file, which appears whole or not at all"));
  return with_options<Options>(std::move(options), run);
}

}  // namespace distich::cli
