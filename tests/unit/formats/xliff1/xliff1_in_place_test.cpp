#include "../in_place_checks.hpp"
#include "xliff1_test_support.hpp"

namespace distich {
namespace {

using test::changed_first;
using test::unit;
using test::xliff;
using Kind = InlineCode::Kind;
using testing::ElementsAre;
using testing::HasSubstr;

/// What other programs write that our units do not hold.
const std::string everything = R"(<?xml version="1.0"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:my="urn:my" version="1.2" my:v='1'>
 <file original="harbour.html" source-language="en" target-language='fr' datatype="html" tool-id="t" my:f="1">
  <header><skl><external-file href="a.skl"/></skl><phase-group><phase phase-name="p" process-name="q"/></phase-group>
   <tool tool-id="t" tool-name="T"/><my:settings><my:a/></my:settings><note>All.</note></header>
  <body>
   <group id="g" restype="menu" translate="no" my:g="1"><context-group purpose="location"><context context-type="sourcefile">a.c</context></context-group>
    <count-group name="c"><count count-type="x" unit="word">2</count></count-group>
    <trans-unit id="1" approved="yes" maxwidth="30" size-unit="char" resname="r" phase-name="p" my:u="1">
     <source xml:lang="en">The <mrk mtype="term" comment="c" my:m="1">ferry</mrk> <g id="1" ctype="bold" my:c="1">is</g> <x id="2" equiv-text="n"/><bx id="3" rid="r"/>back<ex id="4" rid="r"/></source>
     <target xml:lang="fr" state="translated" state-qualifier="exact-match" phase-name="p" my:t="1">Le <mrk mtype="x-note">bac</mrk> <g id="1" ctype="bold" my:c="2">est</g> <x id="2" equiv-text="n"></x><bx id="3" rid="r"/>de retour<ex id="4" rid="r"/></target>
     <context-group name="n"><context context-type="linenumber" match-mandatory="no">12</context></context-group>
     <note from="ana" annotates="target" priority="2" xml:lang="en">Check.</note>
     <note>More.</note>
     <alt-trans match-quality="80%" origin="mem" tool-id="t" alttranstype="proposal"><source>The ferry</source><target state="new">Le bac</target><note>n</note><my:x/></alt-trans>
     <my:extra><![CDATA[ <x> ]]></my:extra>
    </trans-unit>
    <trans-unit id="2" translate="yes"><source>One. Two<ph id="5">{<sub>title</sub>}</ph>.</source><seg-source><mrk mtype="seg" mid="0">One.</mrk> <mrk mtype="seg" mid="1" my:s="1">Two<ph id="5">{<sub>title</sub>}</ph>.</mrk></seg-source>
     <target state="final"><mrk mtype="seg" mid="0">Un.</mrk><!-- gap --> <mrk mtype="seg" mid="1" my:s="1">Deux<ph id="5">{<sub>titre</sub>}</ph>.</mrk></target></trans-unit>
   </group>
   <bin-unit id="b" mime-type="image/png"><bin-source><external-file href="a.png"/></bin-source><trans-unit id="3"><source>Map</source><target>Carte</target></trans-unit></bin-unit>
  </body>
 </file>
 <file original="b" source-language="en" target-language="fr" datatype="plaintext"><body><trans-unit id="1"><source>End</source><target>Fin</target></trans-unit></body></file>
</xliff>
)";

TEST(Xliff1InPlace, NothingButTargetsChanges) {
  test::expect_nothing_but_targets_changes(xliff1_format(), everything);
}

TEST(Xliff1InPlace, OneChangedByteNeverDoesHarm) {
  test::expect_changed_bytes_do_no_harm(xliff1_format(), everything);
}

TEST(Xliff1InPlace, UnitsAreThoseOfAnyOtherReading) {
  const auto taken = test::read(everything).units;
  auto units = test::read_for_rewriting(xliff1_format(), everything).units;
  for (auto& unit : units) unit.place.reset();
  EXPECT_EQ(units, taken);
  EXPECT_EQ(taken.at(0).properties.at("translate"), "no");
  EXPECT_EQ(taken.at(1).properties.at("translate"), "yes");
  EXPECT_EQ(taken.at(0).properties.at("note-priority"), "2");
}

TEST(Xliff1InPlace, StatesAreThoseOfTheUnit) {
  const std::string target = "<source>A</source><target state=\"new\" state-qualifier='x'>a</target>";
  const auto with_state = [&](UnitState state) {
    return changed_first(xliff1_format(), unit(target), [&](BilingualUnit& one) { one.state = state; });
  };
  EXPECT_EQ(with_state(UnitState::draft), unit(target));
  EXPECT_EQ(with_state(UnitState::translated),
            unit("<source>A</source><target state=\"translated\" state-qualifier='x'>a</target>"));
  EXPECT_EQ(with_state(UnitState::reviewed),
            unit("<source>A</source><target state=\"translated\" state-qualifier='x'>a</target>",
                 " approved=\"yes\""));
  EXPECT_EQ(
      changed_first(xliff1_format(), unit("<source>A</source><target>a</target>", " approved='yes' my='1'"),
                    [](BilingualUnit& one) { one.state = UnitState::draft; }),
      unit("<source>A</source><target state=\"needs-review-translation\">a</target>", " my='1'"));
}

TEST(Xliff1InPlace, AStateThatSegmentsShareIsNotThatOfOne) {
  std::vector<std::string> losses;
  const auto out = test::changed(
      xliff1_format(), everything,
      [](std::vector<BilingualUnit>& units) { units.at(1).state = UnitState::draft; }, &losses);
  EXPECT_EQ(out, everything);
  EXPECT_THAT(losses, ElementsAre(HasSubstr("state of a segment")));
}

TEST(Xliff1InPlace, NotesAndPropertiesFindTheirPlaces) {
  const auto whole = [](const std::string& more) {
    return unit("\n   <source>A</source>\n   <target>a</target>" + more + "\n  ");
  };
  const auto put = [](BilingualUnit& one) {
    one.notes.emplace_back("<New>");
    one.properties["match-kind"] = "exact";
  };
  const auto group = [](const std::string& kind) {
    return "\n   <context-group purpose=\"x-distich\">\n     <context "
           "context-type=\"x-distich-property\">match-kind=" +
           kind + "</context>\n   </context-group>";
  };
  const std::string note = "\n   <note>&lt;New&gt;</note>";
  EXPECT_EQ(changed_first(xliff1_format(), whole(""), put), whole(group("exact") + note));
  EXPECT_EQ(changed_first(xliff1_format(), whole(group("fuzzy") + "\n   <note>n</note>"), put),
            whole(group("exact") + "\n   <note>n</note>" + note));
  const auto written = changed_first(xliff1_format(), whole(""), put);
  EXPECT_EQ(test::read(written).units.at(0).properties.at("match-kind"), "exact");
}

TEST(Xliff1InPlace, OwnFilesComeBackWithTheirStates) {
  BilingualUnit one;
  one.id = "p1.s1";
  one.languages = test::header().languages;
  one.source = RichText("A");
  one.target = RichText("b");
  one.state = UnitState::untranslated;
  one.properties["k"] = "v";
  const auto bytes = test::write(test::header(), {one});
  const auto out = changed_first(xliff1_format(), bytes, [](BilingualUnit& read) {
    read.target = RichText("c");
    read.state = UnitState::reviewed;
    read.properties["k"] = "w";
  });
  const auto again = test::read(out).units.at(0);
  EXPECT_EQ(again.target, RichText("c"));
  EXPECT_EQ(again.state, UnitState::reviewed);
  EXPECT_EQ(again.properties.at("k"), "w");
}

}  // namespace
}  // namespace distich
