#include "tmx_test_support.hpp"

namespace distich {
namespace {

using test::read_bilingual;
using test::read_memory;
using test::segment;
using test::tag;
using test::tmx;
using test::write_bilingual;
using test::write_memory;
using Kind = InlineCode::Kind;

/// The program's version changes with each release.
std::string without_version(std::string file) {
  const std::string_view name = "creationtoolversion=\"";
  const auto begin = file.find(name) + name.size();
  return file.replace(begin, file.find('"', begin) - begin, "VERSION");
}

TEST(TmxWriter, WritesReadableFiles) {
  TranslationUnit unit;
  unit.id = "p1.s1";
  unit.notes = {"See the style guide."};
  unit.properties = {{"creationid", "ana"}, {"domain", "energy"}, {"domain#2", "trade"}};
  unit.variants.resize(2);
  unit.variants[0].language = tag("en");
  unit.variants[0].text =
      RichText("Oil rose.", {{4, Kind::open, "1", "<b>", "bold"}, {8, Kind::close, "1", "</b>", ""}});
  unit.variants[0].context = Context{"Before & after.", ""};
  unit.variants[1].language = tag("ar");
  unit.variants[1].text = RichText("ارتفع النفط.");
  FileHeader header;
  header.languages = {tag("en"), tag("ar")};
  header.original = "article.txt";
  EXPECT_EQ(without_version(write_memory({unit}, header, {"2026-11-23T02:55:52Z", ""})),
            R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="distich" creationtoolversion="VERSION" segtype="sentence" o-tmf="distich" adminlang="en" srclang="en" datatype="plaintext" creationdate="20261123T025552Z">
    <prop type="x-distich-original">article.txt</prop>
  </header>
  <body>
    <tu tuid="p1.s1" creationid="ana">
      <note>See the style guide.</note>
      <prop type="domain">energy</prop>
      <prop type="domain">trade</prop>
      <tuv xml:lang="en">
        <prop type="prev">Before &amp; after.</prop>
        <prop type="next"/>
        <seg>Oil <bpt i="1" x="1" type="bold">&lt;b&gt;</bpt>rose<ept i="1">&lt;/b&gt;</ept>.</seg>
      </tuv>
      <tuv xml:lang="ar">
        <seg>ارتفع النفط.</seg>
      </tuv>
    </tu>
  </body>
</tmx>
)");
}

TEST(TmxWriter, RefusesUnitsWithoutText) {
  EXPECT_THROW(write_memory({TranslationUnit{}}), Error);
}

TEST(TmxRoundTrip, UnitsComeBackAsTheyWere) {
  const auto units =
      read_memory(tmx(R"(<tu tuid="7" creationid="a" segtype="block"><note> n </note><prop type="x">1</prop>
      <prop type="x">2</prop><prop type="creationid">b</prop><prop type="page#2">c</prop>
      <tuv xml:lang="en" changedate="20260102T030405Z"><note>m</note><prop type="prev">p</prop><seg>a
	&#13;"b" &amp;&lt;</seg></tuv><tuv xml:lang="fa"><seg>ب</seg></tuv></tu>)"))
          .records;
  ASSERT_EQ(units.size(), 1U);
  EXPECT_EQ(read_memory(write_memory(units)).records, units);
}

TEST(TmxRoundTrip, ManyPropertiesOfOneTypeKeepTheirOrder) {
  TranslationUnit unit;
  unit.variants.resize(1);
  for (int i = 1; i <= 12; ++i) unit.properties[i == 1 ? "x" : "x#" + std::to_string(i)] = std::to_string(i);
  EXPECT_EQ(read_memory(write_memory({unit})).records, std::vector{unit});
}

/// Markup that must come back byte for byte, not only as the same codes.
TEST(TmxRoundTrip, InlineMarkupStaysAsItWas) {
  for (
      const std::string markup :
      {R"(A <bpt i="1" x="3" type="bold">&lt;b&gt;</bpt>b<ph x="2">{0}</ph><ept i="1">&lt;/b&gt;</ept>.)",
       R"(<it pos="end" x="5">&lt;/i&gt;</it>a<hi x="1" type="t">b<hi>c</hi></hi><ut>\par</ut><it pos="begin">[</it>)",
       R"(<ph x="1">&lt;img alt="<sub>A <ph>&amp;</ph> tree</sub>"/&gt;</ph>)",
       R"(<bpt i="1" x="1">&lt;a title="<sub type="x">t</sub>"&gt;</bpt>x<ept i="1">&lt;/a&gt;</ept>)",
       R"(<ph/><ph>1</ph><ph type="x-distich-char">0001</ph>)"}) {
    const auto again = write_memory(read_memory(segment(markup)).records);
    EXPECT_NE(again.find("<seg>" + markup + "</seg>"), std::string::npos) << again;
  }
}

TEST(TmxRoundTrip, CodesThatDoNotNestComeBack) {
  RichText rich("abcd");
  rich.codes = {{0, Kind::open, "hi:1", "", ""},
                {1, Kind::open, "hi:2", "", ""},
                {2, Kind::close, "hi:1", "", ""},
                {2, Kind::close, "hi:2", "", ""},
                {3, Kind::open, "1", "<x>", ""},
                {3, Kind::open, "1", "<y>", ""},
                {4, Kind::close, "1", "</y>", ""},
                {4, Kind::close, "q", "", ""},
                {4, Kind::standalone, "sub:1", "<sub>", ""}};
  TranslationUnit unit;
  unit.variants.push_back({tag("en"), rich, std::nullopt, {}, {}});
  EXPECT_EQ(read_memory(write_memory({unit})).records, std::vector{unit});
}

TEST(TmxRoundTrip, CharactersThatXmlCannotHoldComeBackInTextAndShowElsewhere) {
  TranslationUnit unit;
  unit.variants.push_back({tag("en"), RichText("page\fbreak \xEF\xBF\xBF\x01"), std::nullopt, {"a\fb"}, {}});
  const auto again = read_memory(write_memory({unit})).records.at(0);
  EXPECT_EQ(again.variants[0].text, unit.variants[0].text);
  EXPECT_EQ(again.variants[0].notes[0],
            "a\xEF\xBF\xBD"
            "b");
}

TEST(TmxRoundTrip, BilingualUnitsKeepWhatAlignmentKnows) {
  BilingualUnit unit;
  unit.id = "p1.s2";
  unit.languages = {tag("en"), tag("zh")};
  unit.source = RichText("Talks resumed.");
  unit.target = RichText("会谈恢复。");
  unit.state = UnitState::reviewed;
  unit.place = ByteRange{10, 24};
  unit.context = Context{"Rain again.", ""};
  unit.confidence = 0.1 + 0.2;
  unit.bead = "2-1";
  unit.properties = {{"domain", "diplomacy"}};
  BilingualUnit open;
  open.id = "p1.s3";
  open.languages = unit.languages;
  open.source = RichText("Still open.");
  BilingualUnit added;
  added.languages = unit.languages;
  added.target = RichText("补充。");
  added.state = UnitState::translated;
  FileHeader header;
  header.languages = unit.languages;
  header.original = "a.txt";
  const std::vector units{unit, open, added};
  const auto read = read_bilingual(write_bilingual(units, header));
  EXPECT_EQ(read.records, units);
  EXPECT_EQ(read.header.original, "a.txt");
  EXPECT_EQ(read.header.languages, header.languages);
  EXPECT_TRUE(read.diagnostics.empty());
}

}  // namespace
}  // namespace distich
