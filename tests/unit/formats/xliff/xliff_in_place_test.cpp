#include "../in_place_checks.hpp"
#include "xliff_test_support.hpp"
#include <distich/formats/xliff1/xliff1.hpp>
#include <distich/text/decode.hpp>

namespace distich {
namespace {

using test::changed_first;
using test::segment;
using test::tag;
using test::xliff;
using Kind = InlineCode::Kind;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// What other programs write that our units do not hold: annotations, hints, modules, extensions.
const std::string everything = R"(<?xml version="1.0"?>
<!-- before --><xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"
  xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" xmlns:fs="urn:oasis:names:tc:xliff:fs:2.0" xmlns:slr="urn:oasis:names:tc:xliff:sizerestriction:2.0"
  xmlns:val="urn:oasis:names:tc:xliff:validation:2.0" xmlns:res="urn:oasis:names:tc:xliff:resourcedata:2.0" xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0"
  xmlns:its="http://www.w3.org/2005/11/its" xmlns:my="urn:my" version="2.1" srcLang='en' trgLang="fr" my:a="1">
 <file id="f1" original="harbour.html" canResegment="no" fs:fs="p" my:tool="x &amp; y">
  <skeleton href="harbour.skl"/>
  <slr:profiles generalProfile="my:p"><slr:normalization general="nfc"/></slr:profiles>
  <res:resourceData><res:resourceItem id="r1" mimeType="text/xml"><res:source href="a.xml"/></res:resourceItem></res:resourceData>
  <val:validation><val:rule isPresent="ferry"/></val:validation>
  <notes><note id="n0" category="file" priority="2">For all.</note></notes>
  <group id="g1" name="menu" translate="no" my:g="1">
   <unit id="u1" canResegment="yes" slr:sizeRestriction="40" fs:fs="b" fs:subFs="x,y" my:u="1">
    <my:extra><my:inner>text</my:inner><![CDATA[ <x> ]]></my:extra>
    <mtc:matches><mtc:match id="m1" ref="#s1" similarity="80.5" matchQuality="70" matchSuitability="60" origin="mem" type="mt" subType="my:mt" reference="no">
      <mda:metadata><mda:metaGroup category="c"><mda:meta type="t">v</mda:meta></mda:metaGroup></mda:metadata>
      <originalData><data id="d1">&lt;b></data></originalData>
      <source>The <ph id="1" dataRef="d1"/>ferry</source><target>Le bac</target></mtc:match></mtc:matches>
    <gls:glossary><gls:glossEntry id="g" ref="#t=a1"><gls:term source="termbase">ferry</gls:term><gls:translation id="2" ref="#t=a1">bac</gls:translation></gls:glossEntry></gls:glossary>
    <mda:metadata id="md"><mda:metaGroup id="mg" category="row" appliesTo="source"><mda:meta type="key">12</mda:meta></mda:metaGroup></mda:metadata>
    <notes my:n="1">
     <note id="n1" category="comment" priority="1" appliesTo="target">Check this.</note>
     <note id="n2">And this.</note>
    </notes>
    <originalData><data id="d1" dir="ltr">&lt;b></data><data id="d2">&lt;/b></data><data id="d3">{0}<cp hex="001A"/></data></originalData>
    <ignorable id="i0"><source xml:space="preserve"> <sm id="s9" type="comment"/></source></ignorable>
    <segment id="s1" canResegment="no" state="reviewed" subState="my:done">
     <source xml:space='preserve'>The <mrk id="a1" type="term" ref="#g1" value="x">ferry</mrk> <pc id="1" type="fmt" subType="xlf:b" dataRefStart="d1" dataRefEnd='d2' canCopy="no" canDelete="no" canReorder="firstNo" canOverlap="yes" dispStart="[b]" equivStart="b" subFlowsStart="u2" fs:fs="b" my:c="1" dir="ltr">is</pc> <ph id="3" dataRef="d3" equiv="n" disp="N" type="ui" copyOf="9"/>back<mrk id="a2" translate="no">!</mrk></source>
     <target xml:space='preserve' order="2">Le bac <pc id="1" type="fmt" subType="xlf:b" dataRefStart="d1" dataRefEnd='d2' canCopy="no" canDelete="no" canReorder="firstNo" canOverlap="yes" dispStart="[B]" equivStart="b" subFlowsStart="u2" fs:fs="b" my:c="1" dir="ltr">est</pc> de <ph id="3" dataRef="d3" equiv="n" disp="N" type="ui" copyOf="9"></ph>retour</target>
    </segment>
    <ignorable><source> </source><target>  </target></ignorable>
    <segment id="s2"><source><sc id="5" isolated="yes"/>It <sc id="6" canReorder="no"/>runs<ec startRef="6" canReorder="no"/> again.</source><target order="1"><sc id="5" isolated="yes"/>Il <sc id="6" canReorder="no"/>roule<ec startRef="6" canReorder="no"/>.</target><!-- why? --></segment>
   </unit>
   <unit id="u2" translate="yes"><segment><source>Tickets</source><target>Billets</target></segment></unit>
  </group>
 </file>
 <file id="f2"><unit id="u1"><segment state="final"><source>End</source><target>Fin</target></segment></unit></file>
</xliff>
<?pi data?>
)";

TEST(XliffInPlace, NothingButTargetsChanges) {
  test::expect_nothing_but_targets_changes(xliff_format(), everything);
}

TEST(XliffInPlace, EncodingsAndLineEndsStay) {
  std::string text = everything;
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2))
    text.insert(at, 1, '\r');
  const auto format = xliff_format();
  for (const auto& bytes : {"\xEF\xBB\xBF" + text, text::encode(text, "UTF-16LE", true)}) {
    EXPECT_EQ(test::rewritten(format, test::read_for_rewriting(format, bytes)), bytes);
    const auto with = [&](const std::string& target) {
      return changed_first(format, bytes, [&](BilingualUnit& unit) { unit.target = RichText(target); });
    };
    EXPECT_EQ(test::read_for_rewriting(format, with("neu")).units.at(0).target, RichText("neu"));
  }
}

TEST(XliffInPlace, OneChangedByteNeverDoesHarm) {
  test::expect_changed_bytes_do_no_harm(xliff_format(), everything);
}

TEST(XliffInPlace, UnitsAreThoseOfAnyOtherReading) {
  const auto taken = test::read(everything).units;
  auto units = test::read_for_rewriting(xliff_format(), everything).units;
  for (auto& unit : units) unit.place.reset();
  EXPECT_EQ(units, taken);
  EXPECT_EQ(taken.at(0).properties.at("translate"), "no");
  EXPECT_EQ(taken.at(2).properties.at("translate"), "yes");
  EXPECT_FALSE(taken.at(3).properties.contains("translate"));
  EXPECT_EQ(taken.at(0).properties.at("note-category"), "comment");
}

TEST(XliffInPlace, ANewTargetHasTheCodesOfItsSource) {
  const std::string source =
      R"(<source xml:space="preserve">A<ph id="1" canCopy="no"/> <pc id="2" type="fmt">b</pc></source>)";
  const auto put = [&](std::vector<InlineCode> codes, std::vector<std::string>* losses = nullptr) {
    const auto out = changed_first(
        xliff_format(), segment(source),
        [&](BilingualUnit& unit) {
          unit.target = RichText("xy", std::move(codes));
          unit.state = UnitState::draft;
        },
        losses);
    const auto begin = segment(source).find("</source>") + 9;
    return out.substr(begin, out.find("</segment>") - begin);
  };
  const InlineCode alone{0, Kind::standalone, "1", "", ""};
  EXPECT_EQ(
      put({{0, Kind::open, "2", "", ""}, {1, Kind::close, "2", "", ""}, {2, Kind::standalone, "1", "", ""}}),
      R"(<target xml:space="preserve"><pc id="2" type="fmt">x</pc>y<ph id="1" canCopy="no"/></target>)");
  std::vector<std::string> losses;
  EXPECT_EQ(put({alone, {1, Kind::close, "2", "", ""}}, &losses),
            R"(<target xml:space="preserve"><ph id="1" canCopy="no"/>xy</target>)");
  EXPECT_THAT(losses, ElementsAre(HasSubstr("inline code")));
}

TEST(XliffInPlace, AnnotationsOfATargetStay) {
  const auto put = [](const std::string& target, const RichText& now) {
    const auto begin = segment("<source>a</source><target>").find("</segment>");
    const auto out =
        changed_first(xliff_format(), segment("<source>a</source><target>" + target + "</target>"),
                      [&](BilingualUnit& unit) { unit.target = now; });
    return out.substr(begin, out.find("</target>") - begin);
  };
  EXPECT_EQ(put(R"(Le <mrk id="a" type="term">bac</mrk> part)", RichText("Le bac rentre")),
            R"(Le <mrk id="a" type="term">bac</mrk> rentre)");
  EXPECT_EQ(put(R"(Le <sm id="a" translate="no"/>bac<em startRef="a"/> part)", RichText("Un bac part")),
            R"(Un <sm id="a" translate="no"/>bac<em startRef="a"/> part)");
  // What nested in the old text and does not in the new one is told by its ends.
  EXPECT_EQ(put(R"(x<mrk id="a">b<pc id="1">c</pc></mrk>d)",
                RichText("xbcd", {{0, Kind::open, "1", "", ""}, {2, Kind::close, "1", "", ""}})),
            R"(<pc id="1">x<sm id="a"/>b</pc>c<em startRef="a"/>d)");
}

TEST(XliffInPlace, StatesGoWithTheirSubStates) {
  const auto with_state = [](const std::string& attributes, UnitState state) {
    const auto whole = [&](const std::string& of) {
      return xliff("<unit id=\"1\"><segment" + of + "><source>A</source><target>a</target></segment></unit>");
    };
    const auto out =
        changed_first(xliff_format(), whole(attributes), [&](BilingualUnit& unit) { unit.state = state; });
    const auto begin = out.find("<segment") + 8;
    return out.substr(begin, out.find('>', begin) - begin);
  };
  EXPECT_EQ(with_state(" state=\"final\" subState=\"x:y\"", UnitState::signed_off),
            " state=\"final\" subState=\"x:y\"");
  EXPECT_EQ(with_state(" state=\"final\" subState=\"x:y\" id='2'", UnitState::draft),
            " state=\"initial\" id='2'");
  EXPECT_EQ(with_state("", UnitState::reviewed), " state=\"reviewed\"");
  EXPECT_EQ(with_state(" subState='x:y'", UnitState::untranslated),
            " subState='distich:untranslated' state=\"initial\"");
}

TEST(XliffInPlace, NotesAndPropertiesFindTheirPlaces) {
  const auto whole = [](const std::string& first, const std::string& before_segment) {
    return xliff("\n <x:unit xmlns:x=\"urn:oasis:names:tc:xliff:document:2.0\" id=\"1\">" + first +
                 before_segment + "\n  <x:segment><x:source>A</x:source></x:segment>\n </x:unit>\n");
  };
  const auto put = [](BilingualUnit& unit) {
    unit.notes.emplace_back("<New>");
    unit.properties["match-kind"] = "exact";
    unit.properties["match-origin"] = "a & b";
  };
  const std::string group =
      "<mda:metaGroup category=\"distich\">\n     <mda:meta type=\"match-kind\">exact</mda:meta>\n"
      "     <mda:meta type=\"match-origin\">a &amp; b</mda:meta>\n    </mda:metaGroup>";
  const std::string mda = " xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\"";
  EXPECT_EQ(changed_first(xliff_format(), whole("", ""), put),
            whole("\n  <mda:metadata" + mda +
                      ">\n    <mda:metaGroup category=\"distich\">\n      <mda:meta "
                      "type=\"match-kind\">exact</mda:meta>\n      <mda:meta type=\"match-origin\">a &amp; "
                      "b</mda:meta>\n"
                      "    </mda:metaGroup>\n  </mda:metadata>",
                  "\n  <x:notes>\n    <x:note>&lt;New&gt;</x:note>\n  </x:notes>"));
  const auto notes = [](const std::string& more) {
    return "\n  <x:notes>\n   <x:note id=\"1\">Old</x:note>" + more + "\n  </x:notes>";
  };
  const auto metas = [&](const std::string& more) {
    return "<q:metadata xmlns:q=\"urn:oasis:names:tc:xliff:metadata:2.0\"><q:metaGroup "
           "category=\"distich\"><q:meta type=\"a\">1</q:meta>" +
           more + "</q:metaGroup></q:metadata>";
  };
  EXPECT_EQ(
      changed_first(xliff_format(), whole(metas("<q:meta type=\"match-kind\">fuzzy</q:meta>"), notes("")),
                    put),
      whole(
          metas("<q:meta type=\"match-kind\">exact</q:meta><q:meta type=\"match-origin\">a &amp; b</q:meta>"),
          notes("\n   <x:note>&lt;New&gt;</x:note>")));
  EXPECT_EQ(changed_first(xliff_format(), whole(metas("<q:meta type=\"match-kind\">fuzzy</q:meta>"), ""),
                          [](BilingualUnit& unit) { unit.properties.erase("match-kind"); }),
            whole(metas(""), ""));
  const auto written = changed_first(xliff_format(), whole("", ""), put);
  const auto again = test::read(written);
  EXPECT_EQ(again.units.at(0).properties.at("match-origin"), "a & b");
  EXPECT_EQ(changed_first(xliff_format(), written, [](BilingualUnit&) {}), written);
}

TEST(XliffInPlace, WhatHasNoPlaceIsSaid) {
  std::vector<std::string> losses;
  const auto out = changed_first(
      xliff_format(), everything,
      [](BilingualUnit& unit) {
        unit.source.text += "!";
        unit.properties["match-kind"] = "exact";
      },
      &losses);
  EXPECT_EQ(out, everything);
  EXPECT_THAT(losses, ElementsAre(HasSubstr("property of a segment"), HasSubstr("source")));
}

TEST(XliffInPlace, AFileWithItsFirstTargetSaysItsLanguage) {
  const std::string head =
      "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\"";
  const std::string body = "><file id=\"f\"><unit id=\"1\"><segment><source>A</source>";
  const std::string end = "</segment></unit></file></xliff>";
  EXPECT_EQ(changed_first(xliff_format(), head + body + end,
                          [](BilingualUnit& unit) {
                            unit.target = RichText("b");
                            unit.state = UnitState::draft;
                            unit.languages.target = tag("de");
                          }),
            head + " trgLang=\"de\"" + body + "<target>b</target>" + end);
}

TEST(XliffInPlace, ADialectIsWrittenAnew) {
  const auto file = test::read_for_rewriting(xliff_format(), everything);
  std::ostringstream out;
  WriteOptions options;
  options.dialect = "2.2";
  const auto writer = xliff_format().write_bilingual(out, options);
  writer->begin(file.header);
  writer->finish();
  EXPECT_THAT(out.str(), HasSubstr("version=\"2.2\""));
}

std::vector<BilingualUnit> units_through(const Format& format, const std::vector<BilingualUnit>& units) {
  std::ostringstream out;
  const auto writer = format.write_bilingual(out, {});
  writer->begin(test::header("en", "fr"));
  for (const auto& unit : units) writer->write(unit);
  writer->finish();
  std::istringstream in(out.str());
  const auto reader = format.read_bilingual(in, {}, {});
  std::vector<BilingualUnit> read;
  for (BilingualUnit unit; reader->next(unit); unit = {}) read.push_back(unit);
  return read;
}

/// All that units hold of a file comes through the other version and back; the losses in the originals of
/// codes (a control character) are those that the page of XLIFF 1 names.
TEST(XliffInPlace, TheOtherVersionKeepsWhatUnitsHold) {
  auto units = test::read(everything).units;
  for (auto& unit : units) {
    for (auto* text : {&unit.source, &*unit.target}) {
      for (auto& code : text->codes) std::erase(code.original, '\x1A');
    }
  }
  ASSERT_EQ(units_through(xliff_format(), units), units);
  EXPECT_EQ(units_through(xliff1_format(), units), units);
  EXPECT_EQ(units_through(xliff_format(), units_through(xliff1_format(), units)), units);
}

}  // namespace
}  // namespace distich
