#include <distich/formats/table/header_internal.hpp>
#include <distich/formats/table/records_internal.hpp>
#include <distich/formats/table/table.hpp>

namespace distich {
namespace {

std::vector<Message> losses() {
  return {tr("further suggestions"), tr("places of terms"), tr("the skeleton")};
}

namespace table = formats::table;

constexpr table::Dialect tsv_dialect{'\t', false};

/// "tab", "\t" or the character itself.
table::Dialect csv_dialect(const WriteOptions& options) {
  if (options.delimiter.empty()) return {',', true};
  if (options.delimiter == "tab" || options.delimiter == "\\t") return {'\t', true};
  const char delimiter = options.delimiter.front();
  if (options.delimiter.size() == 1 &&
      (delimiter == ',' || delimiter == ';' || delimiter == '\t' || delimiter == '|')) {
    return {delimiter, true};
  }
  throw Error(ErrorCode::invalid_argument,
              tr("{1} cannot divide cells; take a comma, a semicolon, a tab or a bar", options.delimiter));
}

/// The first line that is no comment.
std::string_view first_line(std::string_view head) {
  while (head.starts_with('#')) head.remove_prefix(std::min(head.find('\n'), head.size() - 1) + 1);
  return head.substr(0, head.find_first_of("\r\n"));
}

bool names_columns(std::string_view line, char delimiter) {
  std::size_t names = 0;
  std::size_t cells = 0;
  while (true) {
    const auto cell = table::trimmed(line.substr(0, line.find(delimiter)));
    ++cells;
    if (cell == "id" || cell == "source" || cell == "target" || table::column_language(cell)) ++names;
    const auto next = line.find(delimiter);
    if (next == std::string_view::npos) return cells > 1 && names > 1;
    line.remove_prefix(next + 1);
  }
}

int sniff(std::string_view head, std::string_view name, std::string_view extension,
          std::string_view delimiters) {
  int score = name.ends_with(extension) ? 50 : 0;
  const auto line = first_line(head);
  for (const char delimiter : delimiters) {
    if (names_columns(line, delimiter)) return score + 40;
  }
  return score;
}

}  // namespace

Format tsv_format() {
  Format format;
  format.id = "tsv";
  format.title = "Tab-separated values";
  format.extensions = {"tsv", "tab", "utf8"};
  format.loses = losses();
  format.sniff = [](std::string_view head, std::string_view name) { return sniff(head, name, ".tsv", "\t"); };
  format.read_bilingual = [](std::istream& in, const ReadOptions& options, const Control& control) {
    return table::bilingual_reader(in, options, control, &tsv_dialect);
  };
  format.read_review = [](std::istream& in, const ReadOptions& options, const Control& control) {
    return table::review_reader(in, options, control, &tsv_dialect);
  };
  format.read_memory = [](std::istream& in, const ReadOptions& options, const Control& control) {
    return table::memory_reader(in, options, control, &tsv_dialect);
  };
  format.read_glossary = [](std::istream& in, const ReadOptions& options, const Control& control) {
    return table::glossary_reader(in, options, control, &tsv_dialect);
  };
  format.write_bilingual = [](std::ostream& out, const WriteOptions&) {
    return table::bilingual_writer(out, tsv_dialect);
  };
  format.write_memory = [](std::ostream& out, const WriteOptions&) {
    return table::memory_writer(out, tsv_dialect);
  };
  format.write_glossary = [](std::ostream& out, const WriteOptions& options) {
    return table::glossary_writer(out, tsv_dialect, options);
  };
  return format;
}

Format csv_format() {
  Format format;
  format.id = "csv";
  format.title = "Comma-separated values";
  format.extensions = {"csv"};
  format.loses = losses();
  format.sniff = [](std::string_view head, std::string_view name) {
    return sniff(head, name, ".csv", ",;|");
  };
  format.read_bilingual = [](std::istream& in, const ReadOptions& options, const Control& control) {
    return table::bilingual_reader(in, options, control, nullptr);
  };
  format.read_review = [](std::istream& in, const ReadOptions& options, const Control& control) {
    return table::review_reader(in, options, control, nullptr);
  };
  format.read_memory = [](std::istream& in, const ReadOptions& options, const Control& control) {
    return table::memory_reader(in, options, control, nullptr);
  };
  format.read_glossary = [](std::istream& in, const ReadOptions& options, const Control& control) {
    return table::glossary_reader(in, options, control, nullptr);
  };
  format.write_bilingual = [](std::ostream& out, const WriteOptions& options) {
    return table::bilingual_writer(out, csv_dialect(options));
  };
  format.write_memory = [](std::ostream& out, const WriteOptions& options) {
    return table::memory_writer(out, csv_dialect(options));
  };
  format.write_glossary = [](std::ostream& out, const WriteOptions& options) {
    return table::glossary_writer(out, csv_dialect(options), options);
  };
  return format;
}

}  // namespace distich
