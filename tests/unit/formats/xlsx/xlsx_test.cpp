#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <distich/archive/archive.hpp>
#include <distich/formats/xlsx/xlsx.hpp>

namespace distich {
namespace {

const LanguagePair languages{LanguageTag::parse("en").value(), LanguageTag::parse("ar").value()};

std::string sheet(const std::string& rows) {
  return "<worksheet xmlns='urn:any'><sheetData>" + rows + "</sheetData></worksheet>";
}

std::string cell(const std::string& text) {
  return "<c t='inlineStr'><is><t>" + text + "</t></is></c>";
}

/// A workbook as other programs may write it: parts under other names, a hidden sheet before the one to read.
std::vector<archive::File> workbook_with(const std::string& sheet_xml) {
  return {{"_rels/.rels",
           "<Relationships><Relationship Id='a' Type='http://x/officeDocument' Target='/book/wb.xml'/>"
           "</Relationships>"},
          {"book/wb.xml",
           "<w:workbook xmlns:w='urn:w' xmlns:q='urn:q'><w:sheets><w:sheet name='lists' "
           "state='hidden' q:id='r1'/><w:sheet name='table' q:id='r2'/></w:sheets></w:workbook>"},
          {"book/_rels/wb.xml.rels",
           "<Relationships><Relationship Id='r1' Type='http://x/worksheet' Target='none.xml'/>"
           "<Relationship Id='r2' Type='http://x/worksheet' Target='../sheets/one.xml'/></Relationships>"},
          {"sheets/one.xml", sheet_xml}};
}

struct Result {
  std::vector<ReviewRow> rows;
  FileHeader header;
  std::vector<std::string> problems;
};

Result read(const std::string& bytes) {
  Result out;
  Control control;
  control.on_diagnostic = [&](const Diagnostic& diagnostic) { out.problems.emplace_back(diagnostic.id); };
  std::istringstream in(bytes);
  const auto reader =
      xlsx_format().read_review(in, {.input = "review.xlsx", .encoding = {}, .languages = {}}, control);
  out.header = reader->header();
  for (ReviewRow row; reader->next(row);) out.rows.push_back(row);
  return out;
}

TEST(Xlsx, FindsPartsAndColumnsWhateverTheirPlace) {
  const auto file = read(archive::pack(workbook_with(
      sheet("<row/><row>" + cell("Who") + cell("Target (ar)") + cell("ID") + cell(" source ") +
            "</row><row/><row>" + cell("ana") + cell("مرحبا") + cell("p1") + cell("Hello") + "</row>"))));
  ASSERT_EQ(file.rows.size(), 1U);
  EXPECT_EQ(file.header.languages.target, languages.target);
  EXPECT_EQ(file.rows[0].unit.id, "p1");
  EXPECT_EQ(file.rows[0].unit.source.text, "Hello");
  EXPECT_EQ(file.rows[0].unit.target->text, "مرحبا");
  EXPECT_FALSE(file.rows[0].state);
  EXPECT_EQ(file.rows[0].where.line, 4U);
  EXPECT_EQ(file.rows[0].where.column, 2U);
}

TEST(Xlsx, SaysWhatIsNoWorkbook) {
  const auto message = [](const std::string& bytes) -> std::string {
    try {
      (void)read(bytes);
    } catch (const Error& error) {
      EXPECT_TRUE(error.where().has_value());
      return error.message().english();
    }
    return {};
  };
  auto parts = workbook_with(sheet(""));
  EXPECT_TRUE(message(archive::pack(parts)).starts_with("the first row must head the columns"));
  parts.pop_back();
  EXPECT_EQ(message(archive::pack(parts)), "the workbook lacks its part sheets/one.xml");
  parts.pop_back();
  EXPECT_EQ(message(archive::pack(parts)), "the workbook does not say where the sheet table is");
  parts.pop_back();
  EXPECT_EQ(message(archive::pack(parts)), "not a workbook of a spreadsheet program");
}

TEST(Xlsx, NamesErrorsAndFormulas) {
  const auto file = read(archive::pack(workbook_with(
      sheet("<row>" + cell("id") + cell("source") + cell("target") + cell("state") + "</row><row>" +
            cell("a") + cell("x") + "<c t='e'><v>#NAME?</v></c>" + cell("soon") + "</row><row>" + cell("b") +
            cell("x") + "<c t='str'><f>A1</f><v>y</v></c></row>"))));
  EXPECT_EQ(file.problems, (std::vector<std::string>{"xlsx.error-cell", "table.bad-value", "xlsx.formula"}));
  ASSERT_EQ(file.rows.size(), 2U);
  EXPECT_FALSE(file.rows[0].unit.target);
  EXPECT_EQ(file.rows[1].unit.target->text, "y");
}

TEST(Xlsx, WritesTextsAsTextsAndRightToLeftAsSuch) {
  BilingualUnit unit;
  unit.id = "p1";
  unit.source = RichText("=1+1 is bold", {{8, InlineCode::Kind::open, "1", "<b>", ""},
                                          {12, InlineCode::Kind::close, "1", "</b>", ""}});
  std::ostringstream out;
  const auto writer = xlsx_format().write_bilingual(out, {});
  FileHeader header;
  header.languages = languages;
  writer->begin(header);
  writer->write(unit);
  writer->finish();
  const auto bytes = out.str();
  const archive::Archive package(bytes);
  const auto xml = package.read("xl/worksheets/sheet1.xml").value();
  EXPECT_NE(xml.find(R"(<c r="B2" s="3" t="inlineStr"><is><t xml:space="preserve">=1+1 is {1}bold{/1}</t>)"),
            std::string::npos);
  EXPECT_NE(xml.find(R"(<c r="C2" s="4"/>)"), std::string::npos);
  EXPECT_EQ(xml.find("<f>"), std::string::npos);
  EXPECT_NE(xml.find(R"(state="frozen")"), std::string::npos);
  EXPECT_EQ(xml.find("rightToLeft"), std::string::npos);
}

}  // namespace
}  // namespace distich
