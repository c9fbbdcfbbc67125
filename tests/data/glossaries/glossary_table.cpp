#include "glossary_table.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace glossary_data {
namespace {

constexpr std::array<std::string_view, 4> fixed_columns = {"id", "subject", "pos", "definition"};

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

bool read_header(Table& table, const std::vector<std::string>& columns) {
  if (columns.size() <= fixed_columns.size() ||
      !std::equal(fixed_columns.begin(), fixed_columns.end(), columns.begin())) {
    table.faults.emplace_back("the header row must begin with id, subject, pos, definition");
    return false;
  }
  table.languages.assign(columns.begin() + fixed_columns.size(), columns.end());
  return true;
}

void read_row(Table& table, std::size_t line, const std::vector<std::string>& columns) {
  if (columns.size() != fixed_columns.size() + table.languages.size()) {
    table.faults.push_back("line " + std::to_string(line) + ": " + std::to_string(columns.size()) +
                           " columns");
    return;
  }
  Row row{line, columns[0], columns[1], columns[2], columns[3], {}};
  for (std::size_t i = 0; i < table.languages.size(); ++i) {
    const std::string& cell = columns[fixed_columns.size() + i];
    if (!cell.empty()) row.terms[table.languages[i]] = read_cell(cell);
  }
  table.rows.push_back(std::move(row));
}

/// A term and what stood in braces behind it: "admitted; case".
TermEntry make_entry(std::string text, const std::string& marks) {
  TermEntry entry;
  if (!marks.empty() && text.ends_with(' ')) text.pop_back();
  entry.text = std::move(text);
  for (std::string mark : split(marks, ';')) {
    if (mark.starts_with(' ')) mark.erase(0, 1);
    if (mark == "case") {
      entry.match_case = true;
    } else if (!mark.empty()) {
      entry.status = mark;
    }
  }
  return entry;
}

}  // namespace

std::vector<TermEntry> read_cell(std::string_view cell) {
  std::vector<TermEntry> terms;
  std::string text;
  std::string marks;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] == '\\' && i + 1 < cell.size()) {
      text += cell[++i];
    } else if (cell.substr(i).starts_with(" | ")) {
      terms.push_back(make_entry(std::exchange(text, {}), std::exchange(marks, {})));
      i += 2;
    } else if (cell[i] == '{') {
      const std::size_t close = std::min(cell.find('}', i), cell.size());
      marks = cell.substr(i + 1, close - i - 1);
      i = close;
    } else {
      text += cell[i];
    }
  }
  terms.push_back(make_entry(std::move(text), marks));
  return terms;
}

Table read_table(std::string name, std::string_view text) {
  Table table;
  table.name = std::move(name);
  if (!text.ends_with('\n')) table.faults.emplace_back("the last line must end with a line feed");
  if (text.ends_with('\n')) text.remove_suffix(1);
  std::size_t number = 0;
  for (const std::string& line : split(text, '\n')) {
    ++number;
    if (table.languages.empty() && line.starts_with('#')) {
      table.comments.push_back(line);
    } else if (table.languages.empty()) {
      if (!read_header(table, split(line, '\t'))) break;
    } else {
      read_row(table, number, split(line, '\t'));
    }
  }
  return table;
}

}  // namespace glossary_data
