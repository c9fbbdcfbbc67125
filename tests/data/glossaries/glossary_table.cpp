#include "glossary_table.hpp"

#include <algorithm>
#include <array>
#include <optional>
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

/// Takes the separator " | " and the status " {…}" apart from a term's own characters.
TermEntry finish(std::string text, std::optional<std::string> status) {
  if (status && text.ends_with(' ')) text.pop_back();
  return {std::move(text), status.value_or("preferred")};
}

}  // namespace

std::vector<TermEntry> read_cell(std::string_view cell) {
  std::vector<TermEntry> terms;
  std::string text;
  std::optional<std::string> status;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] == '\\' && i + 1 < cell.size()) {
      text += cell[++i];
    } else if (cell.substr(i).starts_with(" | ")) {
      terms.push_back(finish(std::exchange(text, {}), std::exchange(status, std::nullopt)));
      i += 2;
    } else if (cell[i] == '{') {
      const std::size_t close = std::min(cell.find('}', i), cell.size());
      status = cell.substr(i + 1, close - i - 1);
      i = close;
    } else {
      text += cell[i];
    }
  }
  terms.push_back(finish(std::move(text), std::move(status)));
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
