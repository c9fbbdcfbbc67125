#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace glossary_data {

/// A term as a cell gives it.
struct TermEntry {
  std::string text;
  std::string status = "preferred";  ///< or what the braces say, known or not
  bool match_case = false;
};

struct Row {
  std::size_t line = 0;  ///< 1-based
  std::string id;
  std::string subject;
  std::string part_of_speech;
  std::string definition;
  std::map<std::string, std::vector<TermEntry>> terms;  ///< by language
};

struct Table {
  std::string name;
  std::vector<std::string> comments;
  std::vector<std::string> languages;
  std::vector<Row> rows;
  std::vector<std::string> faults;  ///< what could not be read, and where
};

/// Reads a glossary as glossaries/README.md describes it: on purpose not with the library's
/// reader, which is tested by these files too.
[[nodiscard]] Table read_table(std::string name, std::string_view text);

/// The terms of one cell.
[[nodiscard]] std::vector<TermEntry> read_cell(std::string_view cell);

}  // namespace glossary_data
