#include "commands.hpp"
#include "common/files.hpp"
#include "common/json.hpp"
#include "common/languages.hpp"
#include "common/store.hpp"
#include <distich/engine/choose.hpp>
#include <distich/engine/import.hpp>

namespace distich::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  std::string source;
  std::string target;
  std::string as;
  std::string from;
  std::string encoding;
  std::string store;
  bool dry_run = false;
  bool json = false;
};

RecordKind kind_named(const std::string& as) {
  if (as.empty()) return RecordKind::detect;
  if (as == "memory") return RecordKind::memory;
  if (as == "glossary") return RecordKind::glossary;
  throw usage(tr("{1} wants one of: {2}", "--as", "memory, glossary"));
}

std::string_view name_of(RecordKind kind) {
  return kind == RecordKind::glossary ? "glossary" : "memory";
}

Json to_json(const std::string& file, const ImportReport& report) {
  return {{"file", file},
          {"session", static_cast<std::int64_t>(report.session)},
          {"kind", name_of(report.kind)},
          {"added", report.units.added},
          {"duplicates", report.units.duplicates},
          {"replaced", report.replaced},
          {"skipped", report.units.skipped},
          {"languages", report.languages},
          {"problems", report.problems}};
}

std::string counted(const std::map<std::string, std::uint64_t>& counts) {
  std::string out;
  for (const auto& [name, count] : counts)
    out += (out.empty() ? "" : ", ") + name + ' ' + std::to_string(count);
  return out;
}

void show(std::ostream& out, const std::string& file, const ImportReport& report, const Options& options,
          const report::Page& page) {
  const auto line = [&](const Message& message) { out << report::isolated(page.say(message), page) << '\n'; };
  const bool glossary = report.kind == RecordKind::glossary;
  if (glossary) {
    line(tr("{1}: read as a glossary: {2} concepts added, {3} replaced, {4} known already, {5} skipped", file,
            report.units.added, report.replaced, report.units.duplicates, report.units.skipped));
  } else {
    line(tr("{1}: read as a memory: {2} units added, {3} known already, {4} skipped", file,
            report.units.added, report.units.duplicates, report.units.skipped));
  }
  if (!report.languages.empty()) line(tr("  texts by language: {1}", counted(report.languages)));
  if (!report.problems.empty()) line(tr("  problems: {1}", counted(report.problems)));
  if (options.dry_run) {
    line(tr("  a dry run: nothing was kept"));
  } else {
    const auto session = static_cast<std::int64_t>(report.session);
    line(tr("  session {1}; to take it out again: distich memory undo {1}", session));
  }
}

int run(const Options& options, Environment& environment) {
  ImportOptions how;
  how.kind = kind_named(options.as);
  how.started = environment.now;
  how.dry_run = options.dry_run;
  how.read.encoding = options.encoding;
  how.read.languages = {language_named(options.source, environment),
                        language_named(options.target, environment)};
  const auto store = store_to_write(options.store, environment);
  TranslationMemory memory(*store, control_of(environment));
  Json all = Json::array();
  std::uint64_t useful = 0;
  const int code = for_each_file(options.files, environment, [&](const std::string& path) {
    InputFile input(path, environment);
    const auto& format =
        choose_reader(environment.formats, options.from, input.head(), input.name(),
                      {Capability::read_memory, Capability::read_bilingual, Capability::read_glossary});
    how.read.input = input.name();
    how.head = input.head();
    const auto report = import_file(input.stream(), format, *store, memory, how, control_of(environment));
    useful += report.units.added + report.units.duplicates + report.replaced;
    if (options.json) {
      all.push_back(to_json(input.name(), report));
    } else if (!environment.quiet) {
      show(environment.out, input.name(), report, options, environment.page);
    }
  });
  if (options.json)
    environment.out << to_text({{"schema", "distich.import/1"}, {"files", std::move(all)}}) << '\n';
  return code == exit_done && useful == 0 ? exit_nothing_found : code;
}

}  // namespace

Run setup_import(Declaration& declare) {
  auto options = std::make_shared<Options>();
  declare.example("import client.tmx", tr("a memory, all of its languages"));
  declare.example("import energy.tsv --as glossary", tr("a glossary"));
  declare.example("import pairs.csv -s en -t de --dry-run", tr("look at what would be taken"));
  declare.positional("FILE", options->files,
                     tr("memories, bilingual files and glossaries; - is standard input"));
  declare.option("-s,--source", "LANG", options->source, tr("source language, where the file does not say"));
  declare.option("-t,--target", "LANG", options->target, tr("target language, where the file does not say"));
  declare.option("--as", "KIND", options->as, tr("memory or glossary; found out if not named"));
  declare.option("--from", "FORMAT", options->from, tr("format of the file; found out if not named"));
  declare.option("--encoding", "NAME", options->encoding,
                 tr("encoding of the file, like windows-1256; found out if not named"));
  declare.option("--store", "PATH", options->store,
                 tr("the store; else DISTICH_STORE, else the default one"));
  declare.flag("--dry-run", options->dry_run,
               tr("read it all and say what would be taken, but keep nothing"));
  declare.flag("--json", options->json, tr("write one JSON document"));
  declare.note(
      tr("Each file is one session: either all of it is in the store afterwards or nothing, and the session "
         "can be undone."));
  return with_options<Options>(std::move(options), run);
}

}  // namespace distich::cli
