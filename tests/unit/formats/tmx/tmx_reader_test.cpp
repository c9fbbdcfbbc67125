#include "tmx_test_support.hpp"

namespace distich {
namespace {

using test::read_bilingual;
using test::read_memory;
using test::segment;
using test::tag;
using test::tmx;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using Kind = InlineCode::Kind;

TEST(TmxReader, TakesAllThatAUnitSays) {
  const auto read =
      read_memory(tmx(R"(<tu tuid="7" creationid="ana" changedate="20260102T030405Z" srclang="en">
      <note>Of the unit.</note><note>Another.</note><prop type="domain">energy</prop>
      <tuv xml:lang="en" usagecount="3"><note>Of the text.</note><prop type="file">a.txt</prop><seg>Prices rose.</seg></tuv>
      <tuv xml:lang="fa"><seg>قیمت‌ها بالا رفت.</seg></tuv>
      <tuv xml:lang="zh-Hant-TW"><seg>價格上漲。</seg></tuv></tu>)"));
  ASSERT_EQ(read.records.size(), 1U);
  EXPECT_THAT(read.diagnostics, IsEmpty());
  const auto& unit = read.records[0];
  EXPECT_EQ(unit.id, "7");
  EXPECT_THAT(unit.notes, ElementsAre("Of the unit.", "Another."));
  EXPECT_THAT(unit.properties, ElementsAre(Pair("changedate", "20260102T030405Z"), Pair("creationid", "ana"),
                                           Pair("domain", "energy"), Pair("srclang", "en")));
  ASSERT_EQ(unit.variants.size(), 3U);
  EXPECT_THAT(unit.variants[0].notes, ElementsAre("Of the text."));
  EXPECT_THAT(unit.variants[0].properties, ElementsAre(Pair("file", "a.txt"), Pair("usagecount", "3")));
  EXPECT_EQ(unit.variants[1].language, tag("fa"));
  EXPECT_EQ(unit.variants[1].text.text, "قیمت‌ها بالا رفت.");
  EXPECT_EQ(unit.variants[2].language, tag("zh-Hant-TW"));
}

TEST(TmxReader, NumbersPropertiesOfOneType) {
  const auto read = read_memory(tmx(R"(<tu creationid="a"><prop type="x">1</prop><prop type="x">2</prop>
      <prop type="x">3</prop><prop type="creationid">b</prop><prop type="page#2">c</prop><prop type="">d</prop>
      <tuv xml:lang="en"><seg/></tuv></tu>)"));
  EXPECT_THAT(read.records.at(0).properties,
              ElementsAre(Pair("", "d"), Pair("creationid", "a"), Pair("creationid#1", "b"),
                          Pair("page#2#1", "c"), Pair("x", "1"), Pair("x#2", "2"), Pair("x#3", "3")));
}

TEST(TmxReader, ReadsTheHeader) {
  const auto read = read_memory(
      R"(<tmx version="1.4"><header srclang="EN-us" segtype="sentence" creationtool="other" adminlang="en">
         <note>About.</note><prop type="project">Delta</prop></header><body/></tmx>)");
  EXPECT_EQ(read.header.languages.source, tag("en-US"));
  EXPECT_FALSE(read.header.languages.target.known());
  EXPECT_EQ(read.header.properties.at("segtype"), "sentence");
  EXPECT_EQ(read.header.properties.at("header-note"), "About.");
  EXPECT_EQ(read.header.properties.at("project"), "Delta");
  EXPECT_THAT(read.records, IsEmpty());
  EXPECT_FALSE(read_memory(tmx("", "srclang=\"*all*\"")).header.languages.source.known());
}

TEST(TmxReader, TakesOldAndLooseLanguageAttributes) {
  const auto read =
      read_memory(tmx(R"(<tu><tuv lang="en_us"><seg>a</seg></tuv><tuv lang="EN-GB"><seg>b</seg></tuv>
      <tuv xml:lang="GER" lang="fr"><seg>c</seg></tuv></tu><tu><tuv lang="en_us"><seg>d</seg></tuv></tu>)"));
  EXPECT_EQ(read.records.at(0).variants.at(0).language, tag("en-US"));
  EXPECT_EQ(read.records.at(0).variants.at(1).language, tag("en-GB"));
  EXPECT_EQ(read.records.at(0).variants.at(2).language.str(), "de");
  const auto both = read_memory(tmx(R"(<tu><tuv lang="fr" xml:lang="de"><seg>c</seg></tuv></tu>)"));
  EXPECT_EQ(both.records.at(0).variants.at(0).language, tag("de")) << "whichever stands first";
  // Once for each tag, not for each text.
  EXPECT_THAT(read.diagnostics, ElementsAre("tmx.language-mended", "tmx.language-mended"));
}

TEST(TmxReader, ReportsAndLeavesOutWhatItCannotUse) {
  const auto read =
      read_memory(tmx(R"(<tu><tuv xml:lang="en"><seg>kept</seg></tuv><tuv><seg>no language</seg></tuv>
      <tuv xml:lang="not a tag"><seg>x</seg></tuv><tuv xml:lang="fr"><note>no text</note></tuv></tu>
      <tu/><foo><tu><tuv xml:lang="en"><seg>inside something else</seg></tuv></tu></foo>)"));
  ASSERT_EQ(read.records.size(), 1U);
  EXPECT_EQ(read.records[0].variants.size(), 1U);
  EXPECT_THAT(read.diagnostics, ElementsAre("tmx.no-language", "tmx.bad-language", "tmx.no-segment",
                                            "tmx.empty-unit", "tmx.unknown-element"));
}

TEST(TmxReader, GoesOnBehindATextThatIsTooLong) {
  const std::string text(11U << 20U, 'x');
  const auto read = read_memory(tmx("<tu><tuv xml:lang='en'><seg>" + text +
                                    "</seg></tuv></tu><tu><tuv xml:lang='en'><seg>kept</seg></tuv></tu>"));
  ASSERT_EQ(read.records.size(), 1U);
  EXPECT_EQ(read.records[0].variants.at(0).text.text, "kept");
  EXPECT_THAT(read.diagnostics, ElementsAre("tmx.too-long"));
}

TEST(TmxReader, StrictStopsAtTheFirstLoss) {
  Control control;
  control.strict = true;
  std::istringstream in(tmx("<tu><tuv><seg>no language</seg></tuv></tu>"));
  const auto reader = tmx_format().read_memory(in, {}, control);
  TranslationUnit unit;
  EXPECT_THROW(reader->next(unit), Error);
}

TEST(TmxReader, FindsNeighboursOfTheSource) {
  const auto read = read_memory(tmx(R"(<tu><prop type="prev">Before.</prop><prop type="next">After.</prop>
      <tuv xml:lang="fr"><seg>Ici.</seg></tuv><tuv xml:lang="en"><seg>Here.</seg></tuv></tu>
      <tu><tuv xml:lang="en"><prop type="prev">B</prop><seg>x</seg></tuv></tu>)"));
  const auto& variants = read.records.at(0).variants;
  EXPECT_EQ(variants.at(0).context, std::nullopt);
  EXPECT_EQ(variants.at(1).context, (Context{"Before.", "After."}));
  EXPECT_THAT(read.records[0].properties, IsEmpty());
  EXPECT_EQ(read.records.at(1).variants.at(0).context, (Context{"B", ""}));
}

RichText read_rich(const std::string& markup) {
  return read_memory(segment(markup)).records.at(0).variants.at(0).text;
}

TEST(TmxInline, PairsStandOffFromTheText) {
  const auto rich = read_rich(
      R"(A <bpt i="4" x="1" type="bold">&lt;b&gt;</bpt>b<ph x="2">{0}</ph><ept i="4">&lt;/b&gt;</ept>.)");
  EXPECT_EQ(rich.text, "A b.");
  EXPECT_THAT(rich.codes, ElementsAre(InlineCode{2, Kind::open, "1", "<b>", "bold"},
                                      InlineCode{3, Kind::standalone, "2", "{0}", ""},
                                      InlineCode{3, Kind::close, "1", "</b>", ""}));
}

TEST(TmxInline, IsolatedHighlightedAndUnknown) {
  const auto rich = read_rich(
      R"(<it pos="end" x="5">&lt;/i&gt;</it>a<hi x="1">b<hi>c</hi></hi><ut>\par</ut><it pos="begin">[</it>)");
  EXPECT_EQ(rich.text, "abc");
  EXPECT_THAT(
      rich.codes,
      ElementsAre(InlineCode{0, Kind::close, "5", "</i>", ""}, InlineCode{1, Kind::open, "hi:1", "", ""},
                  InlineCode{2, Kind::open, "hi:~1", "", ""}, InlineCode{3, Kind::close, "hi:~1", "", ""},
                  InlineCode{3, Kind::close, "hi:1", "", ""},
                  InlineCode{3, Kind::standalone, "ut:", "\\par", ""},
                  InlineCode{3, Kind::open, "", "[", ""}));
}

TEST(TmxInline, SubflowsAreKeptAsMarkup) {
  const auto rich = read_rich(R"(<ph x="1">&lt;img alt="<sub>A <ph>&amp;</ph> tree</sub>"/&gt;</ph>)");
  EXPECT_EQ(rich.text, "");
  EXPECT_THAT(rich.codes,
              ElementsAre(InlineCode{0, Kind::standalone, "sub:1",
                                     "&lt;img alt=\"<sub>A <ph>&amp;</ph> tree</sub>\"/&gt;", ""}));
}

TEST(TmxInline, UnknownElementsAreReportedAndKept) {
  const auto read = read_memory(segment("a<g id=\"1\">b</g>c<ept i=\"9\">x</ept>"));
  EXPECT_EQ(read.records.at(0).variants.at(0).text.text, "abc");
  EXPECT_EQ(read.records[0].variants[0].text.codes.at(0).original, "<g id=\"1\">");
  EXPECT_EQ(read.records[0].variants[0].text.codes.at(1).original, "</g>");
  EXPECT_THAT(read.diagnostics, ElementsAre("tmx.unknown-inline", "tmx.unpaired-code"));
}

TEST(TmxBilingual, TakesTheTwoLanguagesAskedFor) {
  const auto file =
      tmx(R"(<tu><tuv xml:lang="en-US"><seg>One</seg></tuv><tuv xml:lang="fr-CA"><seg>Un</seg></tuv>
      <tuv xml:lang="de"><seg>Eins</seg></tuv></tu>
      <tu><tuv xml:lang="en-US"><seg>Two</seg></tuv><tuv xml:lang="de"><seg>Zwei</seg></tuv></tu>)");
  const auto french = read_bilingual(file, {tag("en"), tag("fr")});
  ASSERT_EQ(french.records.size(), 1U);
  EXPECT_EQ(french.records[0].target->text, "Un");
  EXPECT_EQ(french.header.languages, (LanguagePair{tag("en"), tag("fr")}));
  EXPECT_THAT(french.diagnostics, ElementsAre("tmx.no-such-language"));
  const auto back = read_bilingual(file, {tag("de"), tag("en")});
  ASSERT_EQ(back.records.size(), 2U);
  EXPECT_EQ(back.records[1].source.text, "Zwei");
}

TEST(TmxBilingual, FindsTheLanguagesOtherwise) {
  const std::string body =
      "<tu><tuv xml:lang=\"fr\"><seg>Un</seg></tuv><tuv xml:lang=\"en\"><seg>One</seg></tuv></tu>";
  EXPECT_EQ(read_bilingual(tmx(body)).header.languages, (LanguagePair{tag("en"), tag("fr")}));
  EXPECT_EQ(read_bilingual(tmx(body, "srclang=\"*all*\"")).header.languages,
            (LanguagePair{tag("fr"), tag("en")}));
}

TEST(TmxErrors, OtherAndBrokenFilesAreRefused) {
  const auto code = [](const std::string& bytes) {
    try {
      read_memory(bytes);
    } catch (const Error& error) {
      EXPECT_TRUE(error.where());
      return error.code();
    }
    return ErrorCode::internal;
  };
  EXPECT_EQ(code("<html/>"), ErrorCode::malformed);
  EXPECT_EQ(code("<tmx version=\"2.0\"><body/></tmx>"), ErrorCode::unsupported);
  EXPECT_EQ(code("source\ttarget\n"), ErrorCode::malformed);
  EXPECT_EQ(code("<tmx version=\"1.4\"><body><tu></tu></body>"), ErrorCode::malformed);
  EXPECT_EQ(code("<tmx version=\"1.4\"><body><tu>"), ErrorCode::malformed);
  EXPECT_EQ(code("<!DOCTYPE tmx [<!ENTITY e 'x'>]><tmx><body><tu><tuv "
                 "xml:lang=\"en\"><seg>&e;</seg></tuv></tu></body></tmx>"),
            ErrorCode::malformed);
}

TEST(TmxErrors, StopRequestsAreHeard) {
  std::stop_source source;
  source.request_stop();
  Control control;
  control.stop = source.get_token();
  std::istringstream in(segment("x"));
  const auto reader = tmx_format().read_memory(in, {}, control);
  TranslationUnit unit;
  try {
    reader->next(unit);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::cancelled);
  }
}

TEST(TmxSniff, KnowsItsFilesByTheirContent) {
  const auto format = tmx_format();
  EXPECT_EQ(
      format.sniff("\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<!-- <x> --><!DOCTYPE tmx [<!ELEMENT a ANY>]>\n<tmx",
                   ""),
      100);
  EXPECT_EQ(format.sniff("<tmx>", "a.txt"), 100);
  EXPECT_EQ(format.sniff("<xliff>", "a.tmx"), 0);
  EXPECT_EQ(format.sniff("", "a.tmx"), 0);
  EXPECT_EQ(format.sniff("tmx", "a.tmx"), 0);
}

}  // namespace
}  // namespace distich
