#include "xliff1_test_support.hpp"

namespace distich {
namespace {

using test::read;
using test::tag;
using test::unit;
using test::xliff;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using Kind = InlineCode::Kind;

TEST(Xliff1Reader, ReadsUnitsInGroupsWithTheirStates) {
  const auto file =
      read(xliff(R"(<group id="g"><group><trans-unit id="u1"><source>One.</source></trans-unit></group>
      <trans-unit id="u2" approved="yes" resname="title" translate="no"><source>Two.</source><target state="translated">Deux.</target></trans-unit></group>
      <trans-unit id="u3"><source>Three.</source><target state="new"/></trans-unit>
      <trans-unit id="u4"><source>Four.</source><target>Quatre.</target></trans-unit>
      <trans-unit id="u5"><source>Five.</source><target state="final"></target></trans-unit>)"));
  ASSERT_EQ(file.units.size(), 5U);
  EXPECT_THAT(file.diagnostics, IsEmpty());
  EXPECT_EQ(file.header.languages, (LanguagePair{tag("en"), tag("fr")}));
  EXPECT_EQ(file.header.original, "a.html");
  EXPECT_EQ(file.units[0].target, std::nullopt);
  EXPECT_EQ(file.units[0].state, UnitState::untranslated);
  EXPECT_EQ(file.units[0].languages, file.header.languages);
  EXPECT_EQ(file.units[1].state, UnitState::reviewed);
  EXPECT_THAT(file.units[1].properties, ElementsAre(Pair("resname", "title"), Pair("translate", "no")));
  EXPECT_EQ(file.units[2].target, std::nullopt);
  EXPECT_EQ(file.units[3].state, UnitState::draft);
  EXPECT_EQ(file.units[4].target, RichText(""));
  EXPECT_EQ(file.units[4].state, UnitState::signed_off);
}

TEST(Xliff1Reader, ReadsInlineElements) {
  const auto file = read(unit(
      R"(<source>a<g id="1" ctype="bold">b<x id="2" equiv-text="[br]"/></g>c<bpt id="3" rid="7">&lt;i></bpt>d<ept id="4" rid="7">&lt;/i></ept></source>
      <target><bx id="5"/>e<it id="6" pos="open">&lt;u></it><ex id="5"/><it id="7" pos="close"/><ph id="8">&lt;img alt="<sub>sea</sub>"/></ph></target>)"));
  const auto& read_unit = file.units.at(0);
  EXPECT_THAT(file.diagnostics, ElementsAre("xliff1.subflow"));
  EXPECT_EQ(read_unit.source.text, "abcd");
  EXPECT_THAT(
      read_unit.source.codes,
      ElementsAre(InlineCode{1, Kind::open, "1", "", "bold"},
                  InlineCode{2, Kind::standalone, "2", "", "[br]"}, InlineCode{2, Kind::close, "1", "", ""},
                  InlineCode{3, Kind::open, "3", "<i>", ""}, InlineCode{4, Kind::close, "3", "</i>", ""}));
  EXPECT_EQ(read_unit.target->text, "e");
  EXPECT_THAT(read_unit.target->codes,
              ElementsAre(InlineCode{0, Kind::open, "5", "", ""}, InlineCode{1, Kind::open, "6", "<u>", ""},
                          InlineCode{1, Kind::close, "5", "", ""}, InlineCode{1, Kind::close, "7", "", ""},
                          InlineCode{1, Kind::standalone, "8", "<img alt=\"sea\"/>", ""}));
}

TEST(Xliff1Reader, KeepsTheTextOfAnnotationsAndOfWhatItDoesNotKnow) {
  const auto file =
      read(unit("<source>a<mrk mtype=\"term\">b</mrk><x:y xmlns:x=\"urn:x\">c</x:y><pc>d</pc><mrk "
                "mtype=\"x-sdl-deleted\">gone</mrk></source>"));
  EXPECT_EQ(file.units.at(0).source.text, "abcd");
  EXPECT_EQ(file.units.at(0).source.codes.size(), 1U);
  EXPECT_THAT(file.diagnostics, ElementsAre("xliff1.annotation-dropped", "xliff1.unknown-inline",
                                            "xliff1.unknown-inline", "read.left-out"));
}

TEST(Xliff1Reader, OneUnitForEachSegment) {
  const auto file = read(unit(R"(<source>One. Two. Three.</source>
      <seg-source><g id="1"><mrk mtype="seg" mid="a">One.</mrk> </g><mrk mtype="seg" mid="b">Two<x id="2"/>.</mrk> <mrk mtype="seg" mid="c">Three.</mrk></seg-source>
      <target><mrk mtype="seg" mid="b">Deux<x id="2"/>.</mrk> <mrk mtype="seg" mid="a">Un.</mrk><mrk mtype="seg" mid="c"/></target>
      <alt-trans mid="b" match-quality="75%"><source>Two!</source><target>Deux !</target></alt-trans>)",
                              " approved=\"yes\""));
  EXPECT_THAT(file.diagnostics, IsEmpty());
  ASSERT_EQ(file.units.size(), 3U);
  EXPECT_EQ(file.units[0].id, "1/a");
  EXPECT_EQ(file.units[0].source, RichText("One."));
  EXPECT_EQ(file.units[0].target, RichText("Un."));
  EXPECT_EQ(file.units[0].state, UnitState::reviewed);
  EXPECT_EQ(file.units[1].target, RichText("Deux.", {{4, Kind::standalone, "2", "", ""}}));
  EXPECT_EQ(file.units[1].suggestions.size(), 1U);
  EXPECT_EQ(file.units[2].target, std::nullopt);
  EXPECT_EQ(file.units[2].state, UnitState::untranslated);
}

TEST(Xliff1Reader, UnitsWhoseSegmentsDifferAreTakenWhole) {
  const std::string source =
      "<source>One. Two.</source><seg-source><mrk mtype=\"seg\" mid=\"1\">One.</mrk> <mrk mtype=\"seg\" "
      "mid=\"2\">Two.</mrk></seg-source>";
  for (const std::string target :
       {"<target>Un et deux.</target>", "<target><mrk mtype=\"seg\" mid=\"1\">Un</mrk> et deux.</target>",
        "<target><mrk mtype=\"seg\" mid=\"3\">Un et deux.</mrk></target>"}) {
    const auto file = read(unit(source + target));
    ASSERT_EQ(file.units.size(), 1U);
    EXPECT_EQ(file.units[0].source.text, "One. Two.");
    EXPECT_EQ(file.units[0].target->text, "Un et deux.");
    EXPECT_THAT(file.diagnostics, ElementsAre("xliff1.segments-differ"));
  }
  const auto one =
      read(unit("<source>One.</source><seg-source><mrk mtype=\"seg\" mid=\"1\">One.</mrk></seg-source>"
                "<target>Un.</target>"));
  EXPECT_THAT(one.diagnostics, IsEmpty());
  EXPECT_EQ(one.units.at(0).target->text, "Un.");
  EXPECT_EQ(one.units.at(0).id, "1");
}

TEST(Xliff1Reader, ReadsSuggestionsNotesAndContexts) {
  const auto file = read(unit(R"(<source>One</source>
      <alt-trans origin="north" match-quality="101"><target>Un</target></alt-trans>
      <alt-trans><source>On</source><target state-qualifier="id-match">Une</target></alt-trans>
      <note from="ana" annotates="source">Short.</note><note>More.</note><note from="ben">Last.</note>
      <context-group name="c"><context context-type="sourcefile">a.c</context><context context-type="sourcefile">b.c</context></context-group>
      <prop-group name="tool"><prop prop-type="k">v</prop></prop-group><count-group name="n"><count>1</count></count-group>
      <x:y xmlns:x="urn:x"/>)"));
  const auto& first = file.units.at(0);
  ASSERT_EQ(first.suggestions.size(), 2U);
  EXPECT_EQ(first.suggestions[0].source, RichText("One"));
  EXPECT_EQ(first.suggestions[0].target, RichText("Un"));
  EXPECT_EQ(first.suggestions[0].kind, MatchKind::one_neighbour);
  EXPECT_EQ(first.suggestions[0].origin, "north");
  EXPECT_EQ(first.suggestions[1].source, RichText("On"));
  EXPECT_EQ(first.suggestions[1].kind, MatchKind::same_id);
  EXPECT_THAT(first.notes, ElementsAre("Short.", "More.", "Last."));
  EXPECT_THAT(first.properties,
              ElementsAre(Pair("context:sourcefile", "a.c"), Pair("context:sourcefile#2", "b.c"),
                          Pair("note-annotates", "source"), Pair("note-from", "ana"),
                          Pair("note-from#3", "ben"), Pair("tool:k", "v")));
  EXPECT_THAT(file.diagnostics, ElementsAre("xliff1.unknown-element", "read.left-out"));
}

TEST(Xliff1Reader, ReportsWhatIsMissingOrTwiceOrInDisorder) {
  const auto file = read(
      "<xliff version=\"1.5\"><file original=\"\" source-language=\"!\"><body>"
      "<trans-unit id=\"1\"><target>x</target></trans-unit><trans-unit "
      "id=\"2\"><source>a</source></trans-unit>"
      "<trans-unit id=\"2\"><target state=\"fake\">B</target><source>b</source></trans-unit>"
      "<trans-unit><source>c</source></trans-unit><bin-unit "
      "id=\"b\"><bin-source><internal-file>AA</internal-file>"
      "</bin-source><trans-unit id=\"4\"><source>d</source></trans-unit></bin-unit></body></file></xliff>");
  EXPECT_EQ(file.units.size(), 4U);
  EXPECT_EQ(file.units.at(1).target, RichText("B"));
  EXPECT_EQ(file.units.at(1).state, UnitState::draft);
  EXPECT_THAT(file.diagnostics,
              ElementsAre("xliff1.unknown-version", "xliff1.bad-language", "xliff1.no-language",
                          "xliff1.no-source", "xliff1.unknown-state", "xliff1.target-before-source",
                          "xliff1.duplicate-id", "xliff1.no-id", "xliff1.binary-unit"));
}

TEST(Xliff1Reader, FilesAfterTheFirstLendTheirNumbersAndLanguages) {
  const auto file = read(
      "<xliff version=\"1.0\"><file original=\"a\" source-language=\"en\" "
      "target-language=\"fr\"><body><trans-unit "
      "id=\"1\"><source>a</source></trans-unit></body></file><file original=\"b\" source-language=\"en\" "
      "target-language=\"de\"><body><trans-unit "
      "id=\"1\"><source>b</source></trans-unit></body></file></xliff>");
  ASSERT_EQ(file.units.size(), 2U);
  EXPECT_THAT(file.diagnostics, IsEmpty());
  EXPECT_EQ(file.units[0].id, "1");
  EXPECT_EQ(file.units[1].id, "f2/1");
  EXPECT_EQ(file.units[1].languages, (LanguagePair{tag("en"), tag("de")}));
  EXPECT_THAT(file.units[1].properties, ElementsAre(Pair("original", "b")));
}

TEST(Xliff1Reader, UnitsSayTheLanguageThatTheFileDoesNot) {
  const auto file = read(
      "<xliff version=\"1.1\" xmlns=\"urn:oasis:names:tc:xliff:document:1.1\"><file original=\"a\" "
      "source-language=\"EN_us\"><body><trans-unit id=\"1\"><source>a</source><target "
      "xml:lang=\"fr\">b</target>"
      "</trans-unit><trans-unit id=\"2\"><source>c</source></trans-unit></body></file></xliff>");
  EXPECT_EQ(file.header.languages, (LanguagePair{tag("en-US"), tag("fr")}));
  EXPECT_EQ(file.units.at(0).languages, file.header.languages);
  EXPECT_EQ(file.units.at(1).languages, file.header.languages);
  EXPECT_THAT(file.diagnostics, ElementsAre("xliff1.language-mended", "xliff1.no-language"));
}

TEST(Xliff1Reader, CallersLanguagesFillGapsAndAreComparedOtherwise) {
  const auto file = read(unit("<source>a</source>"), {tag("en-GB"), tag("de")});
  EXPECT_EQ(file.header.languages, (LanguagePair{tag("en"), tag("fr")}));
  EXPECT_THAT(file.diagnostics, ElementsAre("xliff1.other-language"));
}

ErrorCode error_code(const std::string& bytes) {
  try {
    read(bytes);
  } catch (const Error& error) {
    EXPECT_TRUE(error.where());
    return error.code();
  }
  return ErrorCode::internal;
}

TEST(Xliff1Errors, NewerOtherAndBrokenFilesAreRefused) {
  EXPECT_EQ(error_code("<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\"/>"),
            ErrorCode::unsupported);
  EXPECT_EQ(error_code("<tmx version=\"1.4\"/>"), ErrorCode::malformed);
  EXPECT_EQ(error_code(""), ErrorCode::malformed);
  const auto whole = unit("<source>a</source>");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_EQ(error_code(whole.substr(0, size)), ErrorCode::malformed) << size;
  }
}

TEST(Xliff1Sniff, KnowsItsFilesByTheirContent) {
  const auto registry = FormatRegistry::with_builtin_formats();
  const auto detected = [&](std::string_view head) { return registry.detect(head, "a.xlf")->id; };
  EXPECT_EQ(detected("<?xml version='1.0'?><xliff version='1.0'>"), "xliff1");
  EXPECT_EQ(detected("<x:xliff xmlns:x=\"urn:oasis:names:tc:xliff:document:1.1\" version=\"1.1\">"),
            "xliff1");
  EXPECT_EQ(detected(unit("")), "xliff1");
  EXPECT_EQ(detected(xliff("", " xmlns:sdl=\"http://sdl.com/FileTypes/SdlXliff/1.0\"")), "sdlxliff");
  EXPECT_EQ(detected(xliff("", " xmlns:mq=\"MQXliff\"")), "mqxliff");
  EXPECT_EQ(detected("<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\">"), "xliff");
  EXPECT_EQ(registry.for_name("a.sdlxliff")->id, "sdlxliff");
  EXPECT_EQ(registry.for_name("a.mqxliff")->id, "mqxliff");
}

}  // namespace
}  // namespace distich
