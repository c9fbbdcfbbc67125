#include "xliff_test_support.hpp"

namespace distich {
namespace {

using test::read;
using test::segment;
using test::tag;
using test::xliff;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using Kind = InlineCode::Kind;

TEST(XliffReader, OneUnitForEachSegment) {
  const auto file =
      read(xliff(R"(<group id="g"><unit id="u1"><segment><source>One.</source></segment></unit></group>
      <unit id="u2"><segment id="a" state="final"><source>Two.</source><target>Deux.</target></segment>
      <ignorable><source> </source></ignorable>
      <segment state="reviewed"><source>Three.</source><target>Trois.</target></segment></unit>)"));
  ASSERT_EQ(file.units.size(), 3U);
  EXPECT_THAT(file.diagnostics, ElementsAre("read.left-out"));
  EXPECT_EQ(file.header.languages, (LanguagePair{tag("en"), tag("fr")}));
  EXPECT_EQ(file.header.original, "a.html");
  EXPECT_EQ(file.units[0].id, "u1");
  EXPECT_EQ(file.units[0].target, std::nullopt);
  EXPECT_EQ(file.units[0].state, UnitState::untranslated);
  EXPECT_EQ(file.units[1].id, "u2/a");
  EXPECT_EQ(file.units[1].state, UnitState::signed_off);
  EXPECT_EQ(file.units[2].id, "u2/2");
  EXPECT_EQ(file.units[2].state, UnitState::reviewed);
  EXPECT_EQ(file.units[2].languages, file.header.languages);
}

TEST(XliffReader, ReadsInlineCodesWithTheirData) {
  const auto file =
      read(xliff(R"(<unit id="1"><originalData><data id="d1">&lt;b></data><data id="d2">&lt;/b></data>
      <data id="d3">{<cp hex="0007"/>}</data></originalData><segment>
      <source>a<pc id="1" dataRefStart="d1" dataRefEnd="d2" dispStart="[b" equivEnd="b]">b<ph id="2" dataRef="d3" equiv="x"/></pc>c</source>
      <target><sc id="1" dataRef="d1"/>d<sc id="5" isolated="yes"/><ec startRef="1" dataRef="d2"/><ec id="6" isolated="yes"/><cp hex="001B"/></target></segment></unit>)"));
  const auto& unit = file.units.at(0);
  EXPECT_EQ(unit.source.text, "abc");
  EXPECT_THAT(unit.source.codes, ElementsAre(InlineCode{1, Kind::open, "1", "<b>", "[b"},
                                             InlineCode{2, Kind::standalone, "2", "{\a}", "x"},
                                             InlineCode{2, Kind::close, "1", "</b>", "b]"}));
  EXPECT_EQ(unit.target->text, "d\x1B");
  EXPECT_THAT(
      unit.target->codes,
      ElementsAre(InlineCode{0, Kind::open, "1", "<b>", ""}, InlineCode{1, Kind::open, "5", "", ""},
                  InlineCode{1, Kind::close, "1", "</b>", ""}, InlineCode{1, Kind::close, "6", "", ""}));
}

TEST(XliffReader, KeepsTheTextOfAnnotationsAndOfWhatItDoesNotKnow) {
  const auto file =
      read(segment("<source>a<mrk id=\"m\" type=\"term\">b</mrk><sm id=\"n\"/>c<em startRef=\"n\"/><x:y "
                   "xmlns:x=\"urn:x\">d</x:y><bad>e</bad></source>"));
  EXPECT_EQ(file.units.at(0).source, RichText("abcde"));
  EXPECT_THAT(file.diagnostics,
              ElementsAre("xliff.annotation-dropped", "xliff.annotation-dropped", "xliff.annotation-dropped",
                          "xliff.unknown-inline", "xliff.unknown-inline", "read.left-out"));
}

TEST(XliffReader, ReadsTheModulesOfOtherTools) {
  const auto file = read(xliff(R"(<unit id="1" name="title" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"
      xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0">
    <mtc:matches><mtc:match ref="#s2" similarity="87.5" origin="TM1"><source>Two</source><target>Deux</target></mtc:match>
      <mtc:match ref="#/f=f1/u=1/s1" type="icm" matchQuality="100"><source>One</source><target>Un</target></mtc:match></mtc:matches>
    <gls:glossary><gls:glossEntry ref="#s2"><gls:term source="x">peace</gls:term><gls:translation>paix</gls:translation>
      <gls:definition>Not war.</gls:definition></gls:glossEntry></gls:glossary>
    <mda:metadata><mda:metaGroup category="tool"><mda:meta type="k">v</mda:meta><mda:meta type="k">w</mda:meta></mda:metaGroup></mda:metadata>
    <notes><note id="n1" appliesTo="source">Note.</note><note>More.</note></notes>
    <segment id="s1"><source>One</source></segment><segment id="s2"><source>Two of peace</source></segment></unit>)"));
  ASSERT_EQ(file.units.size(), 2U);
  EXPECT_THAT(file.diagnostics, IsEmpty());
  ASSERT_EQ(file.units[0].suggestions.size(), 1U);
  EXPECT_EQ(file.units[0].suggestions[0].kind, MatchKind::in_context);
  EXPECT_EQ(file.units[0].suggestions[0].score, Score{10000});
  ASSERT_EQ(file.units[1].suggestions.size(), 1U);
  EXPECT_EQ(file.units[1].suggestions[0].kind, MatchKind::fuzzy);
  EXPECT_EQ(file.units[1].suggestions[0].score, Score{8750});
  EXPECT_EQ(file.units[1].suggestions[0].origin, "TM1");
  ASSERT_EQ(file.units[1].terms.size(), 1U);
  EXPECT_EQ(file.units[1].terms[0].hit.range, (ByteRange{7, 12}));
  EXPECT_EQ(file.units[1].terms[0].renderings.at(0).text, "paix");
  EXPECT_EQ(file.units[1].terms[0].definition, "Not war.");
  EXPECT_THAT(file.units[0].notes, ElementsAre("Note.", "More."));
  EXPECT_THAT(file.units[0].properties, ElementsAre(Pair("k#2", "w"), Pair("name", "title"),
                                                    Pair("note-annotates", "source"), Pair("tool:k", "v")));
}

TEST(XliffReader, ReportsWhatIsMissingOrTwice) {
  const auto file = read(
      "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"><file id=\"f\"><unit "
      "id=\"1\"><segment><target>x</target></segment>"
      "</unit><unit id=\"2\"><segment><source>a<ph id=\"1\" dataRef=\"d\"/></source></segment></unit>"
      "<unit id=\"2\"><segment><source>b</source></segment></unit></file></xliff>");
  EXPECT_EQ(file.units.size(), 2U);
  EXPECT_THAT(file.diagnostics, ElementsAre("xliff.no-source-language", "xliff.no-source", "xliff.no-segment",
                                            "xliff.no-such-data", "xliff.duplicate-id"));
}

TEST(XliffReader, FilesAfterTheFirstLendTheirIds) {
  const auto file = read(
      "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" srcLang=\"en\"><file id=\"f\"><unit "
      "id=\"1\"><segment><source>a</source>"
      "</segment></unit></file><file id=\"g\"><unit "
      "id=\"1\"><segment><source>b</source></segment></unit></file></xliff>");
  ASSERT_EQ(file.units.size(), 2U);
  EXPECT_EQ(file.units[1].id, "g/1");
  EXPECT_THAT(file.diagnostics, IsEmpty());
}

TEST(XliffReader, CallersLanguagesFillGapsAndAreComparedOtherwise) {
  const auto file = read(segment("<source>a</source>"), {tag("en-GB"), tag("de")});
  EXPECT_EQ(file.header.languages, (LanguagePair{tag("en"), tag("fr")}));
  EXPECT_THAT(file.diagnostics, ElementsAre("xliff.other-language"));
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

TEST(XliffErrors, OlderOtherAndBrokenFilesAreRefused) {
  EXPECT_EQ(error_code("<xliff xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" version=\"1.2\"/>"),
            ErrorCode::unsupported);
  EXPECT_EQ(error_code("<xliff version=\"1.0\"/>"), ErrorCode::unsupported);
  EXPECT_EQ(error_code("<tmx version=\"1.4\"/>"), ErrorCode::malformed);
  EXPECT_EQ(error_code(""), ErrorCode::malformed);
  const auto whole = segment("<source>a</source>");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_EQ(error_code(whole.substr(0, size)), ErrorCode::malformed) << size;
  }
}

TEST(XliffSniff, KnowsItsFilesByTheirContent) {
  const auto sniff = xliff_format().sniff;
  EXPECT_EQ(sniff(segment(""), "x"), 100);
  EXPECT_EQ(sniff("<?xml version='1.0'?><xliff version='1.0'>", "x"), 0);
  EXPECT_EQ(sniff("<x:xliff xmlns:x=\"urn:oasis:names:tc:xliff:document:2.0\">", ""), 100);
  EXPECT_EQ(sniff("<tmx>", "a.xlf"), 0);
}

}  // namespace
}  // namespace distich
