#include <gmock/gmock.h>

#include "article_checks.hpp"
#include "docx_sample.hpp"
#include <distich/archive/archive.hpp>
#include <distich/base/error.hpp>
#include <distich/formats/docx/docx.hpp>

namespace distich {
namespace {

using test::block_texts;
using test::docx;
using test::paragraph;
using test::part;
using test::run;
using test::tagged_blocks;
using test::types;
using testing::ElementsAre;
using testing::HasSubstr;

Article read(const std::string& bytes) {
  return docx_format().read_article(bytes, {.input = "a.docx", .encoding = {}, .languages = {}}, {});
}

/// What `word/document.xml` has for the only block when its text is this one.
std::string merged(const std::string& bytes, RichText target) {
  const auto article = read(bytes);
  BilingualUnit unit;
  unit.id = "p1.s1";
  unit.source = test::block_rich(article, 0);
  unit.place = article.place_of(article.document.blocks()[0].range);
  unit.target = std::move(target);
  const auto out = docx_format().merge(article.skeleton, std::vector{unit});
  test::check_article(docx_format(), out);
  return archive::Archive(out).read("word/document.xml").value();
}

TEST(Docx, RunsThatOnlyAnEditorTellsApartAreOneText) {
  const auto bytes =
      docx(paragraph(R"(<w:r w:rsidR="1"><w:t>The ri</w:t></w:r><w:proofErr w:type="spellStart"/>)"
                     R"(<w:r w:rsidR="2"><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t>ver rose.</w:t></w:r>)"));
  EXPECT_THAT(tagged_blocks(read(bytes)), ElementsAre("The river rose."));
  test::check_article(docx_format(), bytes);
}

TEST(Docx, BookmarksStandOnceWhateverBecomesOfTheText) {
  const auto xml = merged(docx(paragraph(run("Look ") + R"(<w:bookmarkStart w:id="1" w:name="b"/>)" +
                                         run("here") + R"(<w:bookmarkEnd w:id="1"/>)" + run("."))),
                          RichText("Hierher."));
  for (const std::string_view mark : {"<w:bookmarkStart", "<w:bookmarkEnd"}) {
    const auto first = xml.find(mark);
    EXPECT_NE(first, std::string::npos) << xml;
    EXPECT_EQ(xml.find(mark, first + 1), std::string::npos) << xml;
  }
}

TEST(Docx, LooksAndLinksArePairs) {
  const auto bytes = docx(paragraph(
      run("The river ") + run("rose", "<w:b/>") + run(" fast, see ") + R"(<w:hyperlink r:id="r1">)" +
      run("the map", R"(<w:rStyle w:val="L"/>)") + "</w:hyperlink>" + run(".")));
  EXPECT_THAT(tagged_blocks(read(bytes)), ElementsAre("The river <1>rose</1> fast, see <2>the map</2>."));
  test::check_article(docx_format(), bytes);
}

TEST(Docx, TheLookOfMostTextNeedsNoCodes) {
  const auto bytes =
      docx(paragraph(run("All of this is bold, ", "<w:b/>") + run("this not", "") + run(".", "<w:b/>")));
  EXPECT_THAT(tagged_blocks(read(bytes)), ElementsAre("All of this is bold, <1>this not</1>."));
  test::check_article(docx_format(), bytes);
}

TEST(Docx, WhatIsNoText) {
  const auto bytes = docx(
      paragraph(run("Page ") +
                R"(<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>)"
                R"(<w:r><w:fldChar w:fldCharType="separate"/></w:r>)" +
                run("7") + R"(<w:r><w:fldChar w:fldCharType="end"/></w:r>)" + run(" here.") +
                "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>" + run("secret", "<w:vanish/>") +
                "<w:ins>" + run(" New.") + "</w:ins>") +
      paragraph("<w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three, "
                "e</w:t><w:noBreakHyphen/><w:t>mail</w:t></w:r>"));
  EXPECT_THAT(tagged_blocks(read(bytes)),
              ElementsAre("Page <1/> here.<2/> New.", "One<1/>\ntwo<2/>\tthree, e\u2011mail"));
  test::check_article(docx_format(), bytes);
}

TEST(Docx, ASentenceMayBeginInsideAPair) {
  const auto bytes = docx(paragraph(run("It is ") + run("one bold text of many words", "<w:b/>") +
                                    run(", and plain text that is longer.")));
  for (unsigned seed = 1; seed < 20; ++seed) test::check_article(docx_format(), bytes, seed);
}

TEST(Docx, BlocksKnowWhatTheyAre) {
  const auto article =
      read(docx(R"(<w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr>)" + run("Head") + "</w:p>" +
                "<w:p><w:pPr><w:numPr/></w:pPr>" + run("Item") + "</w:p><w:tbl><w:tr><w:tc>" +
                paragraph(run("Cell")) + "</w:tc></w:tr></w:tbl>" + paragraph(run("Text"))));
  std::vector<BlockKind> kinds;
  for (const auto& block : article.document.blocks()) kinds.push_back(block.kind);
  EXPECT_THAT(kinds,
              ElementsAre(BlockKind::heading, BlockKind::list_item, BlockKind::cell, BlockKind::paragraph));
}

TEST(Docx, ATextBoxIsSaidTwiceAndTranslatedOnce) {
  const auto box = "<w:txbxContent>" + paragraph(run("In the box.")) + "</w:txbxContent>";
  const auto bytes =
      docx(paragraph(run("Before") + "<w:r><mc:AlternateContent><mc:Choice Requires=\"x\"><w:drawing>" + box +
                     "</w:drawing></mc:Choice><mc:Fallback><w:pict>" + box +
                     "</w:pict></mc:Fallback></mc:AlternateContent></w:r>" + run(" and after.")));
  auto article = read(bytes);
  EXPECT_THAT(tagged_blocks(article), ElementsAre("Before<1/> and after.", "In the box."));
  test::check_article(docx_format(), bytes);
  BilingualUnit unit;
  unit.source = test::block_rich(article, 1);
  unit.place = article.place_of(article.document.blocks()[1].range);
  unit.target = RichText("Im Kasten.");
  const auto xml = archive::Archive(docx_format().merge(article.skeleton, std::vector{unit}))
                       .read("word/document.xml")
                       .value();
  EXPECT_EQ(xml.find("In the box."), std::string::npos);
  EXPECT_NE(xml.find("Im Kasten."), xml.rfind("Im Kasten."));
}

TEST(Docx, CodesMayMoveGetLostOrCross) {
  const auto bytes =
      docx(paragraph(run("The ") + run("river", "<w:b/>") + run(" at ") + R"(<w:hyperlink r:id="r1">)" +
                     run("noon") + "</w:hyperlink>" + run(".")));
  using Kind = InlineCode::Kind;
  const InlineCode open1{0, Kind::open, "1", "", ""};
  const InlineCode close1{0, Kind::close, "1", "", ""};
  const InlineCode open2{0, Kind::open, "2", "", ""};
  const InlineCode close2{0, Kind::close, "2", "", ""};
  const auto at = [](InlineCode code, std::size_t place) {
    code.at = place;
    return code;
  };
  EXPECT_THAT(
      merged(bytes,
             RichText("Mittags der Fluss.", {at(open2, 0), at(close2, 7), at(open1, 12), at(close1, 17)})),
      HasSubstr(
          "<w:hyperlink r:id=\"r1\"><w:r><w:t xml:space=\"preserve\">Mittags</w:t></w:r></w:hyperlink>"));
  (void)merged(bytes, RichText("Ohne alles."));
  (void)merged(bytes, RichText("Gekreuzt < & >", {at(open1, 0), at(open2, 3), at(close1, 5), at(close2, 8)}));
  (void)merged(bytes, RichText("Halb", {at(close1, 1), at(open2, 2), at(open2, 3)}));
}

TEST(Docx, WhiteSpaceCounts) {
  EXPECT_THAT(merged(docx(paragraph("<w:r><w:t>Rain.</w:t></w:r>")), RichText("Regen ")),
              HasSubstr("<w:t xml:space=\"preserve\">Regen </w:t>"));
}

TEST(Docx, SentencesShareAHolderThatSaysNothingOfSpace) {
  const auto bytes =
      docx(paragraph("<w:r><w:t>It rose</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>fast</w:t></w:r>"
                     "<w:r><w:t>. See the map and wait. Then go.</w:t></w:r>"));
  for (unsigned seed = 1; seed < 20; ++seed) test::check_article(docx_format(), bytes, seed);
}

ErrorCode failure(const std::string& bytes) {
  try {
    (void)read(bytes);
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::internal;
}

TEST(Docx, RefusesWhatIsNone) {
  EXPECT_EQ(failure("\xD0\xCF\x11\xE0 and so on"), ErrorCode::unsupported);
  EXPECT_EQ(failure("text"), ErrorCode::malformed);
  EXPECT_EQ(failure(docx("<w:p>").substr(0, 300)), ErrorCode::malformed);
  EXPECT_EQ(failure(docx("<w:p>")), ErrorCode::malformed);
  const std::vector<archive::File> other = {{"xl/workbook.xml", "<x/>"}};
  EXPECT_EQ(failure(archive::pack(other)), ErrorCode::malformed);
}

}  // namespace
}  // namespace distich
