#include "xliff_test_support.hpp"

namespace distich {
namespace {

using test::header;
using test::write;
using Kind = InlineCode::Kind;

TEST(XliffWriter, WritesReadableFiles) {
  auto file = header();
  file.original = "a.html";
  file.skeleton = Skeleton{"html", "<p><b>Oil</b> rose.</p>", "UTF-8", false};
  BilingualUnit unit;
  unit.id = "p1.s1";
  unit.languages = file.languages;
  unit.source = RichText("Oil rose.", {{0, Kind::open, "1", "<b>", ""}, {3, Kind::close, "1", "</b>", ""}});
  unit.place = ByteRange{3, 19};
  unit.context = Context{"", "It fell."};
  unit.notes = {"Short."};
  unit.suggestions = {
      {RichText("Oil fell."), RichText("نفت ارزان شد."), MatchKind::fuzzy, Score{7750}, "m.tmx", {{4, 8}}}};
  TermNote note;
  note.hit = {{0, 3}, "oil", "oil", TermStatus::preferred, TermMatchKind::folded};
  note.renderings = {{"نفت", TermStatus::preferred}};
  unit.terms = {note};
  EXPECT_EQ(write(file, {unit}), R"(<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" xmlns:dx="urn:distich:1" version="2.1" srcLang="en" trgLang="fa">
  <file id="f1" original="a.html" srcDir="ltr" trgDir="rtl" xml:space="preserve">
    <skeleton>
      <dx:article format="html" encoding="UTF-8" byteOrderMark="no" content="text">&lt;p&gt;&lt;b&gt;Oil&lt;/b&gt; rose.&lt;/p&gt;</dx:article>
    </skeleton>
    <group id="p1">
      <unit id="p1.s1" dx:place="3-19">
        <dx:context>
          <dx:previous/>
          <dx:next>It fell.</dx:next>
        </dx:context>
        <mtc:matches>
          <mtc:match id="m1" ref="#s1" type="tm" subType="distich:fuzzy" similarity="77.5" matchQuality="77.5" origin="m.tmx" dx:differs="4-8">
            <source>Oil fell.</source>
            <target>نفت ارزان شد.</target>
          </mtc:match>
        </mtc:matches>
        <gls:glossary>
          <gls:glossEntry ref="#s1" dx:place="0-3" dx:concept="oil" dx:kind="folded">
            <gls:term dx:status="preferred">oil</gls:term>
            <gls:translation dx:status="preferred">نفت</gls:translation>
          </gls:glossEntry>
        </gls:glossary>
        <notes>
          <note>Short.</note>
        </notes>
        <originalData>
          <data id="d1">&lt;b&gt;</data>
          <data id="d2">&lt;/b&gt;</data>
        </originalData>
        <segment id="s1" state="initial">
          <source><pc id="1" dataRefStart="d1" dataRefEnd="d2">Oil</pc> rose.</source>
        </segment>
      </unit>
    </group>
  </file>
</xliff>
)");
}

TEST(XliffWriter, AFileWithoutUnitsIsStillValid) {
  EXPECT_NE(write(header(), {}).find("<group id=\"p0\"/>"), std::string::npos);
}

}  // namespace
}  // namespace distich
