// What a merge says of the language and the direction of what it writes.
#include <gmock/gmock.h>

#include "article_checks.hpp"
#include "docx_sample.hpp"
#include <distich/archive/archive.hpp>
#include <distich/base/error.hpp>
#include <distich/formats/docx/docx.hpp>
#include <distich/formats/odt/odt.hpp>

namespace distich {
namespace {

using test::docx;
using test::paragraph;
using test::run;
using testing::HasSubstr;
using testing::Not;

LanguagePair languages(std::string_view source, std::string_view target) {
  return {LanguageTag::parse(source).value(), LanguageTag::parse(target).value()};
}

/// A part of the document after a merge in which each sentence has the target of its number; an empty one is
/// none. Sentences end with a full stop.
std::string merged(const Format& format, const std::string& bytes, const LanguagePair& pair,
                   const std::vector<std::string>& targets, const std::string& part) {
  auto article = format.read_article(bytes, {.input = "a", .encoding = {}, .languages = {}}, {});
  std::vector<BilingualUnit> units;
  for (const auto& block : article.document.blocks()) {
    for (auto at = block.range.begin; at < block.range.end;) {
      const auto end = std::min(article.document.text().find(". ", at), block.range.end - 1) + 1;
      BilingualUnit unit;
      unit.languages = pair;
      unit.source = slice(article.document.text(), article.document.codes(), {at, end});
      unit.place = article.place_of({at, end});
      if (const auto& target = targets.at(units.size()); !target.empty()) {
        unit.target = unit.source;
        unit.target->text = target;
        for (auto& code : unit.target->codes) code.at = std::min(code.at, target.size());
      }
      units.push_back(std::move(unit));
      at = end + 1;
    }
  }
  const auto out = format.merge(article.skeleton, units);
  return part.empty() ? out : archive::Archive(out).read(part).value();
}

std::string merged_docx(const std::string& body, const LanguagePair& pair,
                        const std::vector<std::string>& targets) {
  return merged(docx_format(), docx(body), pair, targets, "word/document.xml");
}

TEST(DocxLanguage, RunsAndParagraphsTurn) {
  const auto xml = merged_docx("<w:p><w:pPr><w:pStyle w:val=\"a\"/><w:jc w:val=\"both\"/></w:pPr>" +
                                   run("It rose.", "<w:b/><w:sz w:val=\"20\"/><w:u/>") + "</w:p>" +
                                   paragraph(run("Untouched.")),
                               languages("en", "fa"), {"آب بالا آمد.", ""});
  EXPECT_THAT(xml, HasSubstr(R"(<w:p><w:pPr><w:pStyle w:val="a"/><w:bidi/><w:jc w:val="both"/></w:pPr><w:r>)"
                             R"(<w:rPr><w:b/><w:bCs/><w:sz w:val="20"/><w:szCs w:val="20"/><w:u/><w:rtl/>)"
                             R"(<w:lang w:val="fa" w:eastAsia="fa" w:bidi="fa"/></w:rPr>)"
                             R"(<w:t xml:space="preserve">آب بالا آمد.</w:t></w:r></w:p>)"));
  EXPECT_THAT(xml, HasSubstr(paragraph(run("Untouched."))));
}

TEST(DocxLanguage, TheOtherWayRoundIsOverruled) {
  const auto xml = merged_docx(
      "<w:p><w:pPr><w:bidi/></w:pPr>" + run("نص.", R"(<w:bCs/><w:rtl/><w:lang w:bidi="ar-SA"/>)") + "</w:p>",
      languages("ar", "de"), {"Text."});
  EXPECT_THAT(xml,
              HasSubstr(R"(<w:pPr><w:bidi w:val="0"/></w:pPr><w:r><w:rPr><w:b/><w:bCs/><w:rtl w:val="0"/>)"
                        R"(<w:lang w:val="de" w:eastAsia="de" w:bidi="de"/></w:rPr>)"));
}

TEST(DocxLanguage, WithoutATurnOnlyTheLanguageChanges) {
  const auto xml = merged_docx(paragraph(run("One.")), languages("en", "de"), {"Eins."});
  EXPECT_THAT(xml, HasSubstr(R"(<w:p><w:r><w:rPr><w:lang w:val="de" w:eastAsia="de" w:bidi="de"/></w:rPr>)"
                             R"(<w:t xml:space="preserve">Eins.</w:t></w:r></w:p>)"));
  EXPECT_THAT(merged_docx(paragraph(run("One.")), languages("en", "en"), {"Two."}),
              HasSubstr(paragraph(run("Two."))));
}

TEST(DocxLanguage, ASentenceWithoutATranslationKeepsItsOwn) {
  const std::string dressed = R"(<w:r><w:rPr><w:lang w:val="de" w:eastAsia="de" w:bidi="de"/></w:rPr>)"
                              R"(<w:t xml:space="preserve">)";
  const auto xml =
      merged_docx(paragraph(run("One. Two. Three.")), languages("en", "de"), {"Eins.", "", "Drei."});
  EXPECT_THAT(xml, HasSubstr(paragraph(dressed + "Eins. </w:t></w:r>" + run("Two.") + dressed +
                                       " Drei.</w:t></w:r>")));
}

TEST(DocxLanguage, ARunThatBeginsInASentenceGoesOnBehindIt) {
  const auto body = paragraph(run("One. ") + run("Two. Thr", "<w:b/>") + run("ee."));
  for (const auto& targets : {std::vector<std::string>{"Eins.", "", "Drei."},
                              {"", "Zwei.", ""},
                              {"", "", "Drei."},
                              {"Eins.", "", ""}}) {
    const auto xml = merged_docx(body, languages("en", "he"), targets);
    const auto again = docx_format().read_article(
        docx(xml.substr(xml.find("<w:p>"), xml.rfind("</w:p>") + 6 - xml.find("<w:p>"))),
        {.input = "b", .encoding = {}, .languages = {}}, {});
    EXPECT_EQ(test::block_text(again, 0), (targets[0].empty() ? "One." : targets[0]) + " " +
                                              (targets[1].empty() ? "Two." : targets[1]) + " " +
                                              (targets[2].empty() ? "Three." : targets[2]));
  }
}

std::string content(const std::string& styles, const std::string& body) {
  return R"(<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" )"
         R"(xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" )"
         R"(xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" )"
         R"(xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">)" +
         styles + "<office:body><office:text>" + body +
         "</office:text></office:body></office:document-content>";
}

std::string merged_odt(const std::string& styles, const std::string& body, const LanguagePair& pair,
                       const std::vector<std::string>& targets) {
  const std::vector<archive::File> files{{"mimetype", "application/vnd.oasis.opendocument.text"},
                                         {"content.xml", content(styles, body)}};
  return merged(odt_format(), archive::pack(files), pair, targets, "content.xml");
}

const std::string persian =
    R"(fo:language="fa" fo:country="none" style:language-asian="fa" )"
    R"(style:country-asian="none" style:language-complex="fa" style:country-complex="none")";

TEST(OdtLanguage, ParagraphsGetStylesOfTheirOwn) {
  const auto xml = merged_odt(
      R"(<office:automatic-styles><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Q">)"
      R"(<style:text-properties fo:language="en" fo:color="#000000"/></style:style>)"
      R"(<style:style style:name="Target1" style:family="paragraph"/></office:automatic-styles>)",
      R"(<text:p text:style-name="P1">One.</text:p><text:p text:style-name="P1">Two.</text:p>)"
      R"(<text:p text:style-name="Body">Three.</text:p><text:p>Four.</text:p><text:p>Five.</text:p>)",
      languages("en", "fa"), {"یک.", "دو.", "سه.", "", "پنج."});
  EXPECT_THAT(
      xml,
      HasSubstr(R"(<style:style style:name="Target2" style:family="paragraph" style:parent-style-name="Q">)"
                R"(<style:paragraph-properties fo:text-align="right" style:writing-mode="rl-tb"/>)"
                R"(<style:text-properties fo:language="fa" fo:color="#000000" fo:country="none")"));
  EXPECT_THAT(
      xml,
      HasSubstr(
          R"(<style:style style:name="Target3" style:family="paragraph" style:parent-style-name="Body">)"
          R"(<style:paragraph-properties fo:text-align="right" style:writing-mode="rl-tb"/><style:text-properties )" +
          persian + "/></style:style>"));
  EXPECT_THAT(
      xml,
      HasSubstr(
          R"(<text:p text:style-name="Target2">یک.</text:p><text:p text:style-name="Target2">دو.</text:p>)"
          R"(<text:p text:style-name="Target3">سه.</text:p><text:p>Four.</text:p>)"
          R"(<text:p text:style-name="Target4">پنج.</text:p>)"));
}

TEST(OdtLanguage, AlignmentTurnsUnlessItIsTheSameFromBothSides) {
  const std::string common =
      R"(<office:styles><style:style style:name="Title" style:family="paragraph" style:parent-style-name="Top"/>)"
      R"(<style:style style:name="Top" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>)"
      R"(</style:style><style:style style:name="Sign" style:family="paragraph"><style:paragraph-properties )"
      R"(fo:text-align="end"/></style:style></office:styles>)";
  const auto xml = merged_odt(
      common +
          R"(<office:automatic-styles><style:style style:name="P1" style:family="paragraph" )"
          R"(style:parent-style-name="Title"><style:paragraph-properties fo:text-align="start"/></style:style>)"
          R"(<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Title"/>)"
          R"(</office:automatic-styles>)",
      R"(<text:p text:style-name="P1">One.</text:p><text:p text:style-name="P2">Two.</text:p>)"
      R"(<text:p text:style-name="Sign">Three.</text:p>)",
      languages("en", "ar"), {"واحد.", "اثنان.", "ثلاثة."});
  EXPECT_THAT(xml,
              HasSubstr(R"("Target1" style:family="paragraph" style:parent-style-name="Title">)"
                        R"(<style:paragraph-properties fo:text-align="right" style:writing-mode="rl-tb"/>)"));
  EXPECT_THAT(xml, HasSubstr(R"("Target2" style:family="paragraph" style:parent-style-name="Title">)"
                             R"(<style:paragraph-properties style:writing-mode="rl-tb"/>)"));
  EXPECT_THAT(xml,
              HasSubstr(R"("Target3" style:family="paragraph" style:parent-style-name="Sign">)"
                        R"(<style:paragraph-properties fo:text-align="left" style:writing-mode="rl-tb"/>)"));
}

TEST(OdtLanguage, SpansThatNameALanguageFollow) {
  const auto xml = merged_odt(
      R"(<office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties )"
      R"(fo:font-weight="bold" fo:language="en"/></style:style><style:style style:name="T2" style:family="text">)"
      R"(<style:text-properties fo:color="#ff0000"/></style:style></office:automatic-styles>)",
      R"(<text:p>One <text:span text:style-name="T1">bold</text:span> <text:span text:style-name="T2">red</text:span>.</text:p>)",
      languages("en", "de"), {"Eins fett, rot."});
  EXPECT_THAT(
      xml, HasSubstr(R"(<style:text-properties fo:font-weight="bold" fo:language="de" fo:country="none")"));
  EXPECT_THAT(xml, HasSubstr(R"(<text:span text:style-name="T2">)"));
  EXPECT_THAT(xml, Not(HasSubstr("writing-mode")));
}

TEST(OdtLanguage, LooksAreSaidForTheOtherScriptsToo) {
  const auto xml = merged_odt(
      R"(<office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties )"
      R"(fo:font-weight="bold" fo:font-size="9pt" style:font-size-complex="8pt"/></style:style></office:automatic-styles>)",
      R"(<text:p>One <text:span text:style-name="T1">bold</text:span>.</text:p>)", languages("en", "ar"),
      {"واحد غامق."});
  EXPECT_THAT(
      xml, HasSubstr(R"(<style:text-properties fo:font-weight="bold" fo:font-size="9pt" )"
                     R"(style:font-size-complex="8pt" style:font-weight-complex="bold" fo:language="ar")"));
}

TEST(OdtLanguage, StylesAreMadeWhereThereAreNone) {
  for (const auto* styles : {"", "<office:automatic-styles/>"}) {
    const auto xml = merged_odt(styles, "<text:p>One.</text:p>", languages("ar", "de"), {"Eins."});
    EXPECT_THAT(xml,
                HasSubstr(R"(<office:automatic-styles><style:style style:name="Target1" )"
                          R"(style:family="paragraph" style:parent-style-name="Standard">)"
                          R"(<style:paragraph-properties fo:text-align="left" style:writing-mode="lr-tb"/>)"))
        << styles;
    EXPECT_THAT(xml, HasSubstr("</office:automatic-styles><office:body>")) << styles;
  }
}

TEST(OdtLanguage, AFlatFileIsOneToo) {
  auto flat = content("<office:automatic-styles/>", "<text:p>One.</text:p><text:p>Two.</text:p>");
  const std::string_view packed = "document-content";
  for (auto at = flat.find(packed); at != std::string::npos; at = flat.find(packed))
    flat.replace(at, packed.size(), "document");
  flat.insert(flat.find('>'), R"( office:mimetype="application/vnd.oasis.opendocument.text")");
  test::check_article(odt_format(), flat);
  const auto xml = merged(odt_format(), flat, languages("en", "fa"), {"یک.", ""}, "");
  EXPECT_THAT(xml, HasSubstr(R"(<text:p text:style-name="Target1">یک.</text:p><text:p>Two.</text:p>)"));
  EXPECT_GE(odt_format().sniff(flat, "a.fodt"), 90);
  EXPECT_THROW((void)odt_format().read_article("<a/>", {}, {}), Error);
}

}  // namespace
}  // namespace distich
