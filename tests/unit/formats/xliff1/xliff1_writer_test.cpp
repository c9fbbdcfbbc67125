#include "xliff1_test_support.hpp"

namespace distich {
namespace {

using test::header;
using test::write;
using Kind = InlineCode::Kind;

TEST(Xliff1Writer, WritesReadableFiles) {
  auto file = header();
  file.original = "a.html";
  file.skeleton = Skeleton{"html", "<p><b>Oil</b> rose.</p>", "UTF-8", false};
  BilingualUnit unit;
  unit.id = "p1.s1";
  unit.languages = file.languages;
  unit.source = RichText("Oil rose.", {{0, Kind::open, "1", "<b>", ""}, {3, Kind::close, "1", "</b>", ""}});
  unit.target = RichText("نفت", {{0, Kind::open, "1", "", ""}, {6, Kind::close, "1", "", ""}});
  unit.state = UnitState::reviewed;
  unit.place = ByteRange{3, 19};
  unit.context = Context{"", "It fell."};
  unit.notes = {"Short."};
  unit.properties = {{"domain", "energy"}, {"resname", "lead"}, {"translate", "yes"}};
  unit.suggestions = {
      {RichText("Oil fell."), RichText("نفت ارزان شد."), MatchKind::fuzzy, Score{7750}, "m.tmx", {{4, 8}}}};
  TermNote note;
  note.hit = {{0, 3}, "oil", "oil", TermStatus::preferred, TermMatchKind::folded};
  note.renderings = {{"نفت", TermStatus::preferred}};
  unit.terms = {note};
  EXPECT_EQ(write(file, {unit}), R"(<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
  <file original="a.html" source-language="en" target-language="fa" datatype="html">
    <header>
      <skl>
        <internal-file form="x-distich-article; format=html; encoding=UTF-8">&lt;p&gt;&lt;b&gt;Oil&lt;/b&gt; rose.&lt;/p&gt;</internal-file>
      </skl>
    </header>
    <body>
      <trans-unit id="p1.s1" approved="yes" resname="lead" translate="yes" xml:space="preserve">
        <source><bpt id="1" rid="1">&lt;b&gt;</bpt>Oil<ept id="1" rid="1">&lt;/b&gt;</ept> rose.</source>
        <target state="translated"><g id="1">نفت</g></target>
        <context-group purpose="x-distich">
          <context context-type="x-distich-place">3-19</context>
          <context context-type="x-distich-previous"/>
          <context context-type="x-distich-next">It fell.</context>
          <context context-type="x-distich-property">domain=energy</context>
        </context-group>
        <context-group purpose="x-distich">
          <context context-type="x-distich-term">oil</context>
          <context context-type="x-distich-term-place">0-3</context>
          <context context-type="x-distich-term-concept">oil</context>
          <context context-type="x-distich-term-kind">folded</context>
          <context context-type="x-distich-term-status">preferred</context>
          <context context-type="x-distich-rendering-preferred">نفت</context>
        </context-group>
        <note>Short.</note>
        <alt-trans match-quality="77.5" origin="m.tmx">
          <source>Oil fell.</source>
          <target state-qualifier="fuzzy-match">نفت ارزان شد.</target>
          <context-group purpose="x-distich">
            <context context-type="x-distich-differs">4-8</context>
          </context-group>
        </alt-trans>
      </trans-unit>
    </body>
  </file>
</xliff>
)");
}

TEST(Xliff1Writer, AFileWithoutUnitsIsStillValid) {
  EXPECT_NE(write(header(), {}).find("<body/>"), std::string::npos);
}

}  // namespace
}  // namespace distich
