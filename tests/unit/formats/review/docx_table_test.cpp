#include <gmock/gmock.h>

#include "table_checks.hpp"
#include <distich/archive/archive.hpp>
#include <distich/base/error.hpp>
#include <distich/formats/docx/docx_table.hpp>

namespace distich {
namespace {

using test::read_table;
using test::told;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// A document with this body, and comments in its margin.
std::string document(const std::string& body, const std::string& comments = {}) {
  constexpr std::string_view type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  const auto entry = [&](const std::string& part, const std::string& kind) {
    return "<Override PartName='/word/" + part + ".xml' ContentType='" + std::string(type) + kind + "+xml'/>";
  };
  std::vector<archive::File> files{
      {"[Content_Types].xml",
       "<Types>" + entry("document", "document.main") + entry("comments", "comments") + "</Types>"},
      {"word/document.xml",
       "<w:document xmlns:w='urn:w' xmlns:mc='urn:mc'><w:body>" + body + "</w:body></w:document>"}};
  if (!comments.empty())
    files.push_back({"word/comments.xml", "<w:comments xmlns:w='urn:w'>" + comments + "</w:comments>"});
  return archive::pack(files);
}

std::string run(const std::string& text) {
  return "<w:r><w:t xml:space='preserve'>" + text + "</w:t></w:r>";
}

std::string paragraph(const std::string& content) {
  return "<w:p>" + content + "</w:p>";
}

std::string cell(const std::string& content) {
  return "<w:tc><w:tcPr/>" + content + "</w:tc>";
}

std::string row(const std::vector<std::string>& paragraphs, const std::string& properties = {}) {
  std::string out = "<w:tr>" + properties;
  for (const auto& one : paragraphs) out += cell(paragraph(one));
  return out + "</w:tr>";
}

std::string table(const std::string& rows) {
  return "<w:tbl><w:tblPr/><w:tblGrid/>" + rows + "</w:tbl>";
}

const std::string heads =
    row({run("id"), run("source (en)"), run("target (de)"), run("state"), run("comment")});

TEST(DocxTable, HoldsWhatReviewersSee) {
  const auto unit = test::awkward_unit();
  const LanguagePair languages{LanguageTag::parse("en").value(), LanguageTag::parse("de").value()};
  const auto read = read_table(docx_table_format(),
                               test::write_table(docx_table_format(), languages, {unit, BilingualUnit{}}));
  EXPECT_THAT(read.problems, IsEmpty());
  EXPECT_EQ(read.header.languages, languages);
  ASSERT_EQ(read.rows.size(), 1U);  // a row that says nothing is none
  EXPECT_EQ(read.rows[0].unit.source, unit.source);
  EXPECT_EQ(read.rows[0].unit.target, unit.target);
  EXPECT_EQ(read.rows[0].state, unit.state);
  EXPECT_EQ(read.rows[0].unit.notes, unit.notes);
}

TEST(DocxTable, WritesLanguagesDirectionsAndProtectedCodes) {
  const auto bytes = test::write_table(docx_table_format(),
                                       {LanguageTag::parse("en").value(), LanguageTag::parse("fa").value()},
                                       {test::awkward_unit()});
  const auto xml = archive::Archive(bytes).read("word/document.xml").value();
  EXPECT_THAT(xml, HasSubstr("<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"));
  EXPECT_THAT(
      xml, HasSubstr(R"(<w:pPr><w:bidi/><w:rPr><w:rtl/><w:lang w:val="fa" w:eastAsia="fa" w:bidi="fa"/>)"));
  EXPECT_THAT(xml,
              HasSubstr(R"(<w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent><w:r><w:rPr>)"
                        R"(<w:rStyle w:val="InlineCode"/></w:rPr><w:t xml:space="preserve">{/1}</w:t>)"));
  EXPECT_THAT(xml, Not(HasSubstr("bidiVisual")));
  const LanguageTag arabic = LanguageTag::parse("ar").value();
  const LanguageTag persian = LanguageTag::parse("fa").value();
  EXPECT_THAT(archive::Archive(test::write_table(docx_table_format(), {arabic, persian}, {}))
                  .read("word/document.xml")
                  .value(),
              HasSubstr("<w:bidiVisual/>"));
}

TEST(DocxTable, ReadsWhatWordMakesOfIt) {
  const auto split =
      "<w:r w:rsidR='1'><w:t>Der Fl</w:t></w:r><w:proofErr w:type='spellStart'/>"
      "<w:r w:rsidR='2'><w:rPr><w:b/></w:rPr><w:t>uss</w:t></w:r>" +
      run(" stieg.");
  const auto changed = run("Die ") + "<w:del>" + "<w:r><w:delText>alte</w:delText></w:r></w:del><w:ins>" +
                       run("neue") + "</w:ins><w:moveFrom>" + run("weg") + "</w:moveFrom>" +
                       run(" Br\u00FCcke");
  const auto breaks =
      "<w:r><w:tab/><w:t>A</w:t><w:br/><w:t>E</w:t><w:noBreakHyphen/><w:t>Mail</w:t></w:r>"
      "<w:r><w:drawing><w:t>no text</w:t></w:drawing></w:r>";
  const auto read = read_table(
      docx_table_format(),
      document(paragraph(run("Please review.")) + table(row({run("a"), run("b")})) +
               table(heads + row({run("1"), run("The river rose."), split, run("Reviewed")}) +
                     row({run("2"), run("The new bridge"), changed,
                          "<w:sdt><w:sdtPr><w:t>x</w:t></w:sdtPr><w:sdtContent>" + run("signed-off") +
                              "</w:sdtContent></w:sdt>"}) +
                     row({run("3"), run("Tab"), breaks, run("soon")}) +
                     row({run("4"), run("gone"), run("weg")}, "<w:trPr><w:del w:id='1'/></w:trPr>"))));
  EXPECT_THAT(told(read), ElementsAre("1: The river rose. = Der Fluss stieg. [reviewed]",
                                      "2: The new bridge = Die neue Br\u00FCcke [signed-off]",
                                      "3: Tab = \tA\nE\u2011Mail"));
  EXPECT_THAT(read.problems, ElementsAre("table.bad-value 4:4"));
}

TEST(DocxTable, ParagraphsOfACellAreLines) {
  const auto lines = cell(paragraph("") + paragraph(run("a")) + paragraph("") +
                          "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("b") + "</w:p>" +
                          paragraph(run("c")) + paragraph(""));
  const auto read =
      read_table(docx_table_format(),
                 document(table(heads + "<w:tr>" + cell(paragraph(run("1"))) + lines + lines + "</w:tr>")));
  EXPECT_THAT(told(read), ElementsAre("1: a\n\nbc = a\n\nbc"));
}

TEST(DocxTable, NamesColumnsAndRowsThatSomebodyAdded) {
  const auto read =
      read_table(docx_table_format(),
                 document(table(row({run("id"), run("source"), run("My own"), run("target")}) +
                                row({run("1"), run("a"), run("?"), run("A")}) + "<w:tr>" +
                                cell(paragraph(run("2"))) + "<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" +
                                paragraph(run("b")) + "</w:tc>" + cell(paragraph(run("B"))) + "</w:tr>") +
                          paragraph("") +
                          table(row({run("id"), run("source"), run("My own"), run("target")}) +
                                row({"", run("c"), "", run("C")}))));
  EXPECT_THAT(told(read), ElementsAre("1: a = A", "2: b = B", "row5: c = C"));
  EXPECT_THAT(read.problems, ElementsAre("review.unknown-column 1:3"));
}

TEST(DocxTable, CommentsInTheMarginAreComments) {
  const auto read = read_table(
      docx_table_format(),
      document(table(heads + row({run("1"), run("a"), run("A") + "<w:r><w:commentReference w:id='7'/></w:r>",
                                  "", run("old")})),
               "<w:comment w:id='7'>" + paragraph(run("Why")) + paragraph(run("so?")) + "</w:comment>"));
  EXPECT_THAT(told(read), ElementsAre("1: a = A (old) (Why\nso?)"));
}

TEST(DocxTable, WantsATable) {
  EXPECT_THROW((void)read_table(docx_table_format(), document(paragraph(run("text")))), Error);
  EXPECT_THROW((void)read_table(docx_table_format(), "PK\x03\x04"), Error);
  EXPECT_THROW((void)read_table(docx_table_format(), "\xD0\xCF\x11\xE0"), Error);
}

}  // namespace
}  // namespace distich
