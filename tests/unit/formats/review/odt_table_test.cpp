#include <gmock/gmock.h>

#include "table_checks.hpp"
#include <distich/archive/archive.hpp>
#include <distich/base/error.hpp>
#include <distich/formats/odt/odt_table.hpp>

namespace distich {
namespace {

using test::read_table;
using test::told;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string document(const std::string& text) {
  const std::vector<archive::File> files{
      {"mimetype", "application/vnd.oasis.opendocument.text"},
      {"content.xml",
       "<o:document-content xmlns:o='urn:o' xmlns:text='urn:t' xmlns:table='urn:tb'><o:body><o:text>" + text +
           "</o:text></o:body></o:document-content>"}};
  return archive::pack(files);
}

std::string cell(const std::string& paragraphs) {
  return "<table:table-cell>" + paragraphs + "</table:table-cell>";
}

std::string row(const std::vector<std::string>& texts) {
  std::string out = "<table:table-row>";
  for (const auto& text : texts) out += cell("<text:p>" + text + "</text:p>");
  return out + "</table:table-row>";
}

const std::string heads = "<table:table-header-rows>" +
                          row({"id", "source (en)", "target (de)", "state", "comment"}) +
                          "</table:table-header-rows>";

TEST(OdtTable, HoldsWhatReviewersSee) {
  const auto unit = test::awkward_unit();
  const LanguagePair languages{LanguageTag::parse("en").value(), LanguageTag::parse("de").value()};
  const auto read = read_table(odt_table_format(), test::write_table(odt_table_format(), languages, {unit}));
  EXPECT_THAT(read.problems, IsEmpty());
  EXPECT_EQ(read.header.languages, languages);
  ASSERT_EQ(read.rows.size(), 1U);
  EXPECT_EQ(read.rows[0].unit.source, unit.source);
  EXPECT_EQ(read.rows[0].unit.target, unit.target);
  EXPECT_EQ(read.rows[0].state, unit.state);
  EXPECT_EQ(read.rows[0].unit.notes, unit.notes);
}

TEST(OdtTable, WritesLanguagesDirectionsAndCodes) {
  const auto bytes = test::write_table(
      odt_table_format(), {LanguageTag::parse("en").value(), LanguageTag::parse("fa-IR").value()},
      {test::awkward_unit()});
  const auto xml = archive::Archive(bytes).read("content.xml").value();
  EXPECT_THAT(xml, HasSubstr(R"(style:writing-mode="rl-tb")"));
  EXPECT_THAT(xml, HasSubstr(R"(style:language-complex="fa" style:country-complex="IR")"));
  EXPECT_THAT(xml, HasSubstr("<table:table-header-rows>"));
  EXPECT_THAT(xml, HasSubstr(R"(<text:span text:style-name="Inline_20_Code">{2/}</text:span>)"));
}

TEST(OdtTable, ReadsWhatLibreOfficeMakesOfIt) {
  const auto read = read_table(
      odt_table_format(),
      document(
          "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
          "</text:changed-region></text:tracked-changes><text:p>Please review.</text:p><table:table>" +
          heads +
          row({"1", "The  river\n rose.",
               "Der <text:change text:change-id='c'/>Fl<text:span>uss</text:span>"
               "<text:s text:c='2'/>stieg. ",
               "Draft", "old"}) +
          row({"2", "b",
               "<text:tab/>B<text:line-break/><text:soft-page-break/>E<text:note><text:p>x</text:p>"
               "</text:note>"}) +
          "<table:table-row>" + cell("<text:p>3</text:p>") +
          cell("<text:p>a</text:p><text:p/><text:p>b</text:p>") +
          "<table:table-cell><text:p>C<o:annotation><x>Ana</x><text:p>Why?</text:p></o:annotation></text:p>"
          "</table:table-cell></table:table-row></table:table>"));
  EXPECT_THAT(told(read), ElementsAre("1: The river rose. = Der Fluss  stieg.  [draft] (old)",
                                      "2: b = \tB\nE", "3: a\n\nb = C (Why?)"));
  EXPECT_THAT(read.problems, IsEmpty());
}

TEST(OdtTable, CountsColumnsThatACellReachesOver) {
  const auto read =
      read_table(odt_table_format(),
                 document("<table:table>" + row({"id", "My own", "source", "target"}) + "<table:table-row>" +
                          cell("<text:p>1</text:p>") + "<table:covered-table-cell/>" +
                          cell("<text:p>a</text:p>") + cell("<text:p>A</text:p>") +
                          "</table:table-row><table:table-row>"
                          "<table:table-cell table:number-columns-repeated='2'/>" +
                          cell("<text:p>b</text:p>") + "</table:table-row></table:table>"));
  EXPECT_THAT(told(read), ElementsAre("1: a = A", "row3: b = -"));
  EXPECT_THAT(read.problems, ElementsAre("review.unknown-column 1:2"));
}

TEST(OdtTable, WantsATable) {
  EXPECT_THROW((void)read_table(odt_table_format(), document("<text:p>text</text:p>")), Error);
  EXPECT_THROW((void)read_table(odt_table_format(), "text"), Error);
}

}  // namespace
}  // namespace distich
