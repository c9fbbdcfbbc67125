#include "common/glossary_files.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "command.hpp"
#include "common/files.hpp"
#include <distich/base/file.hpp>
#include <distich/engine/choose.hpp>
#include <distich/text/decode.hpp>

namespace distich::cli {
namespace {

/// Cuts at the first bare `divider`; the rest of `text` is what follows. Backslashes are taken off.
std::string take_until(std::string_view& text, char divider) {
  std::string out;
  std::size_t at = 0;
  for (; at < text.size() && text[at] != divider; ++at) {
    if (text[at] == '\\' && at + 1 < text.size()) ++at;
    out += text[at];
  }
  text.remove_prefix(std::min(at + 1, text.size()));
  return out;
}

/// The lines that stand above a table and begin with "#": its licence, and what may enter.
std::string comments_above(const Format& format, std::string_view head) {
  std::size_t end = 0;
  if (format.id != "tsv" && format.id != "csv") return {};
  while (end < head.size() && head[end] == '#') {
    const auto line_end = head.find('\n', end);
    if (line_end == std::string_view::npos) break;
    end = line_end + 1;
  }
  const auto comments = head.substr(0, end);
  return text::is_valid_utf8(comments) ? std::string(comments) : std::string();
}

}  // namespace

void declare_glossary_reading(Declaration& declare, GlossaryWords& words) {
  declare.option("--map", "ROLE=COLUMN,…", words.map,
                 tr("what a table's columns are: source, target, a language, id, subject, definition, note, "
                    "pos, status, context; each with a heading or a number"));
}

void declare_glossary_writing(Declaration& declare, GlossaryWords& words) {
  declare.option("--dialect", "NAME", words.dialect,
                 tr("of TBX: core, min, basic (if not named), linguist, v2-core, v2-basic, v2; of UTX: 1.11, "
                    "1.20; of XLIFF: 2.0, 2.1 (if not named), 2.2"));
  declare.choices(
      {"core", "min", "basic", "linguist", "v2-core", "v2-basic", "v2", "1.11", "1.20", "2.0", "2.1", "2.2"});
  declare.option("--style", "NAME", words.style, tr("of TBX version 3: dca (if not named) or dct"));
  declare.choices({"dca", "dct"});
  declare.option("--delimiter", "CHAR", words.delimiter, tr("what stands between the fields of CSV"));
}

ColumnMap column_map(const std::string& words) {
  ColumnMap out;
  std::string_view rest = words;
  while (!rest.empty()) {
    // The pair is cut with its backslashes on: they count once more within it.
    std::size_t end = 0;
    while (end < rest.size() && rest[end] != ',') end += rest[end] == '\\' ? 2U : 1U;
    auto pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const bool named = pair.find('=') != std::string_view::npos;
    auto role = take_until(pair, '=');
    auto column = take_until(pair, '\0');
    if (!named || role.empty() || column.empty())
      throw usage(tr("write --map as ROLE=COLUMN,ROLE=COLUMN, like source=1,target=2, not \"{1}\"", words));
    out.emplace_back(std::move(role), std::move(column));
  }
  return out;
}

WriteOptions write_options(const GlossaryWords& words, Environment& environment) {
  return {environment.now, words.delimiter, words.dialect, words.style,
          control_of(environment).on_diagnostic};
}

std::unique_ptr<std::istream> open_beside(const std::string& name) {
  if (!std::filesystem::exists(name)) return nullptr;
  return std::make_unique<std::ifstream>(open_for_reading(name));
}

const Format& glossary_reader_for(std::string_view wanted, std::string_view head, const std::string& name,
                                  Environment& environment) {
  if (wanted.empty()) {
    const auto* found = environment.formats.detect(head.substr(0, head_size), name);
    const bool is_plain = found == nullptr || found->id == "text" || found->id == "markdown";
    if (is_plain && (head.empty() || head.find('\t') != std::string_view::npos)) {
      if (const auto* table = environment.formats.find("tsv")) return *table;
    }
  }
  return choose_reader(environment.formats, wanted, head, name, {Capability::read_glossary});
}

GlossaryFile read_whole_glossary(const std::string& path, std::string_view from, Environment& environment) {
  InputFile input(path, environment);
  GlossaryFile file;
  if (input.head().empty()) return file;
  ReadOptions options;
  options.input = input.name();
  options.beside = open_beside;
  file.format = &glossary_reader_for(from, input.head(), input.name(), environment);
  file.comments = comments_above(*file.format, input.head());
  const auto reader = file.format->read_glossary(input.stream(), options, control_of(environment));
  file.header = reader->header();
  for (Concept item; reader->next(item); item = {}) file.concepts.push_back(std::move(item));
  return file;
}

void write_whole_glossary(const GlossaryFile& file, const std::string& path, Environment& environment) {
  const auto& format =
      file.format != nullptr
          ? choose_writer(environment.formats, file.format->id, path, {Capability::write_glossary})
          : choose_writer(environment.formats, "tsv", path, {Capability::write_glossary});
  Output output(path, environment);
  output.write([&](std::ostream& out) {
    out << file.comments;
    const auto writer = format.write_glossary(out, write_options({}, environment));
    writer->begin(file.header);
    for (const auto& item : file.concepts) writer->write(item);
    writer->finish();
  });
}

}  // namespace distich::cli
