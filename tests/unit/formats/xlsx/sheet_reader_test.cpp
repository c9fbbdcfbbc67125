#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <distich/formats/review/escapes_internal.hpp>
#include <distich/formats/xlsx/sheet_reader_internal.hpp>

namespace distich::formats::xlsx {
namespace {

SharedStrings shared(const std::string& items) {
  std::istringstream in("<sst xmlns='urn:any'>" + items + "</sst>");
  return SharedStrings(in, "shared", {});
}

std::vector<SheetRow> rows_of(const std::string& rows, const SharedStrings& strings = {}) {
  const Control control;
  std::istringstream in("<worksheet xmlns='urn:any'><cols/><sheetData>" + rows + "</sheetData></worksheet>");
  SheetReader reader(in, "sheet", strings, control);
  std::vector<SheetRow> out;
  for (SheetRow row; reader.next(row);) out.push_back(row);
  return out;
}

/// What is said of a sheet that cannot be read.
std::string refusal(const std::string& rows, const SharedStrings& strings = {}) {
  try {
    (void)rows_of(rows, strings);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::malformed);
    EXPECT_TRUE(error.where() && error.where()->input == "sheet" && error.where()->line > 0);
    return error.message().english();
  }
  return {};
}

TEST(CellPlace, IsReadUpToTheSheetsBounds) {
  EXPECT_EQ(parse_place("C7"), (CellPlace{7, 3}));
  EXPECT_EQ(parse_place("XFD1048576"), (CellPlace{most_rows, most_columns}));
  for (const auto* text : {"", "7", "C", "C0", "XFE1", "A1048577", "AAAAAAAAAAAA1", "c7", "C7x", "C-7"}) {
    EXPECT_FALSE(parse_place(text)) << text;
  }
  for (const auto* text : {"A1", "Z9", "AA10", "AZ1", "BA2", "ZZ3", "AAA4", "XFD5"}) {
    EXPECT_EQ(to_string(parse_place(text).value()), text);
  }
}

TEST(CellText, EscapesWhatXmlCannotHold) {
  EXPECT_EQ(review::escaped("a\x01"
                            "b"),
            "a_x0001_b");
  EXPECT_EQ(review::escaped("_x0041_"), "_x005F_x0041_");
  EXPECT_EQ(review::escaped("_x_ _x41_ __"), "_x_ _x41_ __");
  EXPECT_EQ(review::unescaped("a_x000D_b_xD83D_"), "a\rb_xD83D_");
  for (const std::string text : {"_x0041_", "_x005F_", "__x0041_", "a\x02", "_x00é1_", "_x004", ""}) {
    EXPECT_EQ(review::unescaped(review::escaped(text)), text);
  }
}

TEST(SharedStrings, JoinsRunsAndLeavesOutPronunciation) {
  const auto strings = shared(
      "<si><r><rPr><b/></rPr><t>Har</t></r><r><t xml:space='preserve'>bour </t></r>"
      "<rPh sb='0' eb='1'><t>no</t></rPh></si><si/><si><t>x</t></si>");
  ASSERT_EQ(strings.size(), 3U);
  EXPECT_EQ(strings.at(0), "Harbour ");
  EXPECT_EQ(strings.at(1), "");
  EXPECT_EQ(strings.at(2), "x");
  EXPECT_FALSE(strings.at(3));
}

TEST(SheetReader, ReadsCellsOfEachType) {
  const auto rows = rows_of(
      "<row r='2'><c r='A2' t='s'><v>0</v></c><c r='B2' t='inlineStr'><is><r><t>in</t></r><r><t>line</t></r>"
      "</is></c><c r='C2' t='str'><f>A1</f><v>made</v></c><c r='D2'><v>0.30000000000000004</v></c>"
      "<c r='E2' t='b'><v>1</v></c><c r='F2' t='e'><v>#REF!</v></c><c r='G2' s='1'/><c "
      "r='XFD2'><v>7</v></c></row>",
      shared("<si><t>text</t></si>"));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].number, 2U);
  const auto& cells = rows[0].cells;
  ASSERT_EQ(cells.size(), 7U);
  const std::vector<std::string> texts{"text", "inline", "made", "0.3", "TRUE", "#REF!", "7"};
  for (std::size_t i = 0; i < texts.size(); ++i) EXPECT_EQ(cells[i].text, texts[i]);
  EXPECT_TRUE(cells[2].formula);
  EXPECT_EQ(cells[5].kind, CellKind::error);
  EXPECT_EQ(cells[6].column, most_columns);
}

TEST(SheetReader, CountsRowsAndCellsThatDoNotSayTheirPlace) {
  const auto rows =
      rows_of("<row><c><v>1</v></c><c><v>2</v></c></row><row r='9'/><row><c><v>3</v></c></row>");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].cells[1].column, 2U);
  EXPECT_EQ(rows[2].number, 10U);
}

TEST(SheetReader, RefusesWhatIsNoSheetWithItsPlace) {
  EXPECT_EQ(refusal("<row r='1'><c r='A1' t='s'><v>0</v></c></row>"), "cell A1 wants the shared text 0 of 0");
  EXPECT_EQ(refusal("<row r='1'><c r='A1' t='s'><v>-1</v></c></row>"),
            "cell A1 wants the shared text -1 of 0");
  EXPECT_EQ(refusal("<row r='1'><c r='XFE1'/></row>"), "XFE1 is no cell of row 1");
  EXPECT_EQ(refusal("<row r='1'><c r='A2'/></row>"), "A2 is no cell of row 1");
  EXPECT_EQ(refusal("<row r='1'><c r='B1'/><c r='B1'/></row>"),
            "cell B1 stands behind a cell that should follow it");
  EXPECT_EQ(refusal("<row r='2'/><row r='2'/>"), "row 2 stands behind row 2");
  EXPECT_EQ(refusal("<row r='1048577'/>"), "there is no row 1048577");
  EXPECT_EQ(refusal("<row r='0'/>"), "row 0 stands behind row 0");
  EXPECT_FALSE(refusal("<row r='1'>").empty());
}

}  // namespace
}  // namespace distich::formats::xlsx
