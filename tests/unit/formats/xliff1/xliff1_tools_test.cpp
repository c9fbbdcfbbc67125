#include "xliff1_test_support.hpp"

namespace distich {
namespace {

using test::read;
using test::xliff;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

const std::string sdl = " xmlns:sdl=\"http://sdl.com/FileTypes/SdlXliff/1.0\"";
const std::string memoq = " xmlns:mq=\"MQXliff\"";

TEST(Xliff1Sdl, ReadsWhatIsSaidOfSegments) {
  const auto bytes = xliff(R"(<trans-unit id="t" ><source>A. B. C. D.</source>
      <seg-source><mrk mtype="seg" mid="1">A.</mrk> <mrk mtype="seg" mid="2">B.</mrk> <mrk mtype="seg" mid="3">C.</mrk> <mrk mtype="seg" mid="4">D.</mrk></seg-source>
      <target><mrk mtype="seg" mid="1">a.</mrk> <mrk mtype="seg" mid="2">b.</mrk> <mrk mtype="seg" mid="3">c.</mrk> <mrk mtype="seg" mid="4"/></target>
      <sdl:seg-defs><sdl:seg id="1" conf="Draft" origin="tm" origin-system="north" percent="98"><sdl:value key="k">v</sdl:value></sdl:seg>
      <sdl:seg id="2" conf="ApprovedSignOff" origin="interactive" locked="true"/><sdl:seg id="3"/><sdl:seg id="4" conf="Wrong"/></sdl:seg-defs></trans-unit>)",
                           sdl);
  for (const auto& format : {xliff1_format(), sdlxliff_format()}) {
    const auto file = read(bytes, {}, format);
    ASSERT_EQ(file.units.size(), 4U);
    EXPECT_THAT(file.diagnostics, ElementsAre("xliff1.unknown-state"));
    EXPECT_EQ(file.units[0].state, UnitState::draft);
    EXPECT_THAT(file.units[0].properties, ElementsAre(Pair("match-origin", "north"),
                                                      Pair("match-quality", "98"), Pair("origin", "tm")));
    EXPECT_EQ(file.units[1].state, UnitState::signed_off);
    EXPECT_THAT(file.units[1].properties,
                ElementsAre(Pair("locked", "true"), Pair("match-origin", "interactive")));
    EXPECT_EQ(file.units[2].state, UnitState::draft);
    EXPECT_EQ(file.units[3].state, UnitState::untranslated);
  }
}

TEST(Xliff1Sdl, UnitsKeepTheMarkupOfTheFileAndTheirPlace) {
  const auto bytes = "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" version=\"1.2\"" + sdl +
                     R"(><file original="a" source-language="en" target-language="fr" datatype="x-a"><header>
      <tag-defs xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><tag id="5"><bpt name="b">&lt;b&gt;</bpt><ept name="b">&lt;/b&gt;</ept></tag></tag-defs></header><body>
      <trans-unit id="x" translate="no"><source><x id="0"/></source></trans-unit>
      <trans-unit id="t"><source>A <g id="5">&amp; B</g><x id='9' /></source></trans-unit></body></file></xliff>)";
  const auto file = read(bytes, {}, sdlxliff_format());
  EXPECT_THAT(file.diagnostics, ElementsAre("xliff1.left-alone"));
  ASSERT_TRUE(file.header.skeleton);
  EXPECT_EQ(file.header.skeleton->format, "sdlxliff");
  EXPECT_EQ(file.header.skeleton->text, bytes);
  ASSERT_EQ(file.units.size(), 1U);
  ASSERT_TRUE(file.units[0].place);
  EXPECT_EQ(file.units[0].place->of(bytes), "A <g id=\"5\">&amp; B</g><x id='9' />");
  EXPECT_EQ(file.units[0].source,
            RichText("A & B", {{2, InlineCode::Kind::open, "5", "<g id=\"5\">", "b"},
                               {5, InlineCode::Kind::close, "5", "</g>", ""},
                               {5, InlineCode::Kind::standalone, "9", "<x id='9' />", ""}}));
}

TEST(Xliff1Memoq, ReadsWhatIsSaidOfUnits) {
  const auto file = read(
      xliff(
          R"(<trans-unit id="1" mq:status="ManuallyConfirmed" mq:percent="64" mq:locked="locked"><source>A<ph id="1">&lt;br/></ph></source><target>a</target>
      <mq:insertedmatch matchtype="0" source="north.tmx" matchrate="64"/><mq:comments>x</mq:comments></trans-unit>
      <trans-unit id="2" mq:status="NotStarted" mq:percent="0"><source>B</source><target></target></trans-unit>)",
          memoq),
      {}, mqxliff_format());
  EXPECT_THAT(file.diagnostics, IsEmpty());
  ASSERT_EQ(file.units.size(), 2U);
  EXPECT_EQ(file.units[0].state, UnitState::translated);
  EXPECT_THAT(
      file.units[0].properties,
      ElementsAre(Pair("locked", "locked"), Pair("match-origin", "north.tmx"), Pair("match-quality", "64")));
  EXPECT_EQ(file.units[0].source.codes.at(0).original, "<ph id=\"1\">&lt;br/></ph>");
  EXPECT_EQ(file.units[0].source.codes.at(0).shown_as, "<br/>");
  EXPECT_EQ(file.units[1].state, UnitState::untranslated);
  EXPECT_EQ(file.units[1].target, std::nullopt);
  EXPECT_THAT(file.units[1].properties, IsEmpty());
}

/// The parser says where its tags end; what is made of that must hold for every way to write one.
TEST(Xliff1InPlace, FindsTagsHoweverTheyAreWritten) {
  const std::vector<std::string> sources{"<source>T</source>",
                                         "<source  xml:lang = 'en'\n >T</source\t>",
                                         "<source title=\"a > b\" x='/>'>T</source>",
                                         "<source>T<!-- <source> --></source>",
                                         "<source><![CDATA[T]]></source>",
                                         "<source><?p <source>?>T</source>",
                                         "<source>&#84;</source>",
                                         "<source>\r\nT</source >"};
  for (const auto& source : sources) {
    for (const std::string before : {"", "é中😀", "<!-- é -->\r\n", "<note>&amp;&#xe9;</note>"}) {
      for (const std::size_t padding : {0U, 40000U}) {
        const auto bytes =
            "<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE xliff [<!ELEMENT xliff ANY>]>" +
            xliff("<trans-unit id=\"1\">" + std::string(padding, ' ') + before + source + "</trans-unit>",
                  sdl);
        const auto file = read(bytes, {}, sdlxliff_format());
        const auto place = file.units.at(0).place.value();
        EXPECT_EQ(bytes.substr(place.end, 8), "</source") << source;
        const auto tag = bytes.rfind("<source", place.begin);
        EXPECT_EQ(source.substr(0, place.begin - tag), bytes.substr(tag, place.begin - tag));
        EXPECT_EQ(bytes.substr(tag, source.size()), source);
        EXPECT_EQ(bytes[place.begin - 1], '>');
      }
    }
  }
}

TEST(Xliff1InPlace, ReadsFilesInOtherEncodings) {
  const auto text = "<?xml version=\"1.0\" encoding=\"windows-1252\"?>" +
                    xliff("<trans-unit id=\"1\"><source>caf\xE9</source></trans-unit>", sdl);
  const auto file = read(text, {}, sdlxliff_format());
  EXPECT_EQ(file.units.at(0).source.text, "café");
  EXPECT_EQ(file.header.skeleton->encoding, "windows-1252");
  EXPECT_EQ(file.units.at(0).place->of(file.header.skeleton->text), "café");
}

}  // namespace
}  // namespace distich
