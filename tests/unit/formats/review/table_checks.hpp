#pragma once
#include <sstream>
#include <string>
#include <vector>

#include <distich/formats/format.hpp>

namespace distich::test {

struct ReadTable {
  std::vector<ReviewRow> rows;
  FileHeader header;
  std::vector<std::string> problems;  ///< "id row:column"
};

inline ReadTable read_table(const Format& format, const std::string& bytes) {
  ReadTable out;
  Control control;
  control.on_diagnostic = [&](const Diagnostic& diagnostic) {
    out.problems.push_back(std::string(diagnostic.id) + ' ' + std::to_string(diagnostic.where->line) + ':' +
                           std::to_string(diagnostic.where->column));
  };
  std::istringstream in(bytes);
  const auto reader = format.read_review(in, {.input = "review", .encoding = {}, .languages = {}}, control);
  out.header = reader->header();
  for (ReviewRow row; reader->next(row);) out.rows.push_back(row);
  return out;
}

/// What a row says, in one line: "id: source = target [state] notes".
inline std::string told(const ReviewRow& row) {
  std::string out =
      row.unit.id + ": " + row.unit.source.text + " = " + (row.unit.target ? row.unit.target->text : "-");
  if (row.state) out += " [" + std::string(name(*row.state)) + "]";
  for (const auto& note : row.unit.notes) out += " (" + note + ")";
  return out;
}

inline std::vector<std::string> told(const ReadTable& table) {
  std::vector<std::string> out;
  for (const auto& row : table.rows) out.push_back(told(row));
  return out;
}

inline std::string write_table(const Format& format, const LanguagePair& languages,
                               const std::vector<BilingualUnit>& units) {
  std::ostringstream out;
  const auto writer = format.write_bilingual(out, {});
  FileHeader header;
  header.languages = languages;
  writer->begin(header);
  for (const auto& unit : units) writer->write(unit);
  writer->finish();
  return out.str();
}

/// A unit whose texts have codes, spaces and line ends.
inline BilingualUnit awkward_unit() {
  using Kind = InlineCode::Kind;
  BilingualUnit unit;
  unit.id = "p1.s1";
  unit.source = RichText(" two  spaces\nand {bold}\ttab ", {{19, Kind::open, "1", "<b>", ""},
                                                            {23, Kind::close, "1", "</b>", ""},
                                                            {24, Kind::standalone, "2", "<br/>", ""}});
  unit.target = RichText("  \n{1}", {{2, Kind::standalone, "2", "<br/>", ""}});
  unit.state = UnitState::signed_off;
  unit.notes = {"first", "second | with a bar"};
  return unit;
}

}  // namespace distich::test
