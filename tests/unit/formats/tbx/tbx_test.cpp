#include "glossary_checks.hpp"
#include <distich/formats/tbx/tbx.hpp>

namespace distich::tests {
namespace {

using testing::Test;

std::string v3(const std::string& entries, const std::string& style = "dca") {
  return "<?xml version=\"1.0\"?>\n<tbx type=\"TBX-Basic\" style=\"" + style +
         "\" xml:lang=\"en\" xmlns=\"urn:iso:std:iso:30042:ed-2\" "
         "xmlns:min=\"http://www.tbxinfo.net/ns/min\" xmlns:basic=\"http://www.tbxinfo.net/ns/basic\">"
         "<tbxHeader><fileDesc><sourceDesc><p>a desk</p></sourceDesc></fileDesc></tbxHeader><text><body>" +
         entries + "</body></text></tbx>";
}

std::string v2(const std::string& entries) {
  return "<martif type=\"TBX\" "
         "xml:lang=\"en\"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc>"
         "</martifHeader><text><body>" +
         entries + "</body></text></martif>";
}

const std::string harbour_dca = R"(<conceptEntry id="c1">
  <descrip type="subjectField">ports</descrip>
  <descripGrp><descrip type="definition">Where ships
      lie.</descrip><admin type="source">a book</admin></descripGrp>
  <transacGrp><transac type="transactionType">origination</transac><date>2026-01-02</date>
    <transacNote type="responsibility" target="p1">Ana</transacNote></transacGrp>
  <transacGrp><transac type="transactionType">modification</transac><date>2026-01-05</date></transacGrp>
  <transacGrp><transac type="transactionType">modification</transac><date>2026-02-03</date></transacGrp>
  <ref type="crossReference" target="c2">pier</ref>
  <xref type="xGraphic" target="https://example.org/a.png">a picture</xref>
  <note>One.</note><note>Two.</note>
  <langSec xml:lang="en">
    <note>In English.</note>
    <termSec id="t1"><term>harbour</term>
      <termNote type="partOfSpeech">noun</termNote>
      <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote>
      <termNote type="grammaticalGender">neuter</termNote>
      <termNote type="geographicalUsage">the coast</termNote>
      <termNote type="termType">fullForm</termNote>
      <descripGrp><descrip type="context">A full harbour.</descrip><admin type="source">a paper</admin></descripGrp>
      <admin type="source">our desk</admin>
    </termSec>
    <termSec><term>port</term></termSec>
  </langSec>
</conceptEntry>)";

const std::string harbour_dct = R"(<conceptEntry id="c1">
  <min:subjectField>ports</min:subjectField>
  <langSec xml:lang="en"><termSec><term>harbour</term><min:partOfSpeech>noun</min:partOfSpeech>
  <descripGrp><basic:context>A full harbour.</basic:context><basic:source>a paper</basic:source></descripGrp>
  </termSec></langSec></conceptEntry>)";

TEST(Tbx, MembersTakeWhatTheyHaveRoomFor) {
  const auto read = read_glossary(tbx_format(), v3(harbour_dca));
  EXPECT_TRUE(read.problems.empty()) << read.problems.front();
  ASSERT_EQ(read.concepts.size(), 1U);
  const auto& item = read.concepts.front();
  EXPECT_EQ(item.id, "c1");
  EXPECT_EQ(item.subject, "ports");
  EXPECT_EQ(item.definition, "Where ships lie.");
  EXPECT_EQ(item.created, (EntryStamp{"Ana", "p1", "2026-01-02"}));
  EXPECT_EQ(item.modified.date, "2026-02-03");
  EXPECT_EQ(item.relations, (std::vector<ConceptRelation>{{"see", "c2", "pier"}}));
  EXPECT_EQ(item.note, "One.");
  ASSERT_EQ(about_member(item.extras, "definition").size(), 1U);
  EXPECT_EQ(about_member(item.extras, "definition").front().value, "a book");
  ASSERT_NE(item.section(tag("en")), nullptr);
  EXPECT_EQ(item.section(tag("en"))->note, "In English.");
  ASSERT_EQ(item.terms.size(), 2U);
  const auto& term = item.terms.front();
  EXPECT_EQ(term.id, "t1");
  EXPECT_EQ(term.status, TermStatus::deprecated);
  EXPECT_TRUE(term.status_stated);
  EXPECT_EQ(term.gender, "neuter");
  EXPECT_EQ(term.usage, "the coast");
  EXPECT_EQ(term.context, "A full harbour.");
  EXPECT_EQ(term.source, "our desk");
  EXPECT_EQ(term.extras.back().type, "termType");
  EXPECT_FALSE(item.terms.back().status_stated);
}

TEST(Tbx, WhatWasReadComesBackInEveryVarietyThatHoldsIt) {
  const auto first = read_glossary(tbx_format(), v3(harbour_dca));
  for (const auto& [dialect, style] : std::vector<std::pair<std::string, std::string>>{{"basic", "dca"},
                                                                                       {"basic", "dct"},
                                                                                       {"linguist", "dca"},
                                                                                       {"linguist", "dct"},
                                                                                       {"v2-basic", ""},
                                                                                       {"v2", ""}}) {
    WriteOptions options;
    options.dialect = dialect;
    options.style = style;
    const auto written = write_glossary(tbx_format(), first.header, first.concepts, options);
    EXPECT_TRUE(written.losses.empty()) << dialect << style << ": " << written.losses.front();
    EXPECT_EQ(read_glossary(tbx_format(), written.bytes).concepts, first.concepts) << dialect << style;
  }
}

TEST(Tbx, SmallDialectsCountWhatTheyLeaveOut) {
  const auto first = read_glossary(tbx_format(), v3(harbour_dca));
  WriteOptions options;
  options.dialect = "core";
  const auto core = write_glossary(tbx_format(), first.header, first.concepts, options);
  EXPECT_NE(std::ranges::find(core.losses, "transactionType 3"), core.losses.end());
  EXPECT_NE(std::ranges::find(core.losses, "definition 1"), core.losses.end());
  EXPECT_EQ(core.bytes.find("<descrip"), std::string::npos);
  EXPECT_EQ(read_glossary(tbx_format(), core.bytes).concepts.front().terms.front().text, "harbour");
}

TEST(Tbx, TagsAreDataCategories) {
  const auto read = read_glossary(tbx_format(), v3(harbour_dct, "dct"));
  EXPECT_TRUE(read.problems.empty());
  ASSERT_EQ(read.concepts.size(), 1U);
  EXPECT_EQ(read.concepts[0].subject, "ports");
  EXPECT_EQ(read.concepts[0].terms[0].part_of_speech, "noun");
  EXPECT_EQ(about_member(read.concepts[0].terms[0].extras, "context").front().value, "a paper");
  EXPECT_EQ(read.header.properties.at("tbx.style"), "dct");
}

TEST(Tbx, Version2HasGroupsOfItsOwn) {
  const auto file = v2(R"(<termEntry id="e1"><descrip type="relatedConceptBroader" target="e2">quay</descrip>
    <langSet xml:lang="de"><ntig><termGrp><term>Hafenmauer</term>
      <termNoteGrp><termNote type="partOfSpeech">noun</termNote><note>sure</note></termNoteGrp>
      <termCompList type="lemma"><termComp>Hafen</termComp><termCompGrp><termComp>Mauer</termComp>
        <termNote type="partOfSpeech">noun</termNote></termCompGrp></termCompList></termGrp>
      <descrip type="explanation">e</descrip></ntig></langSet>
    <langSet xml:lang="de"><tig><term>Mole</term>
      <termNote type="administrativeStatus">legalTerm-admn-sts</termNote></tig></langSet></termEntry>)");
  const auto read = read_glossary(tbx_format(), file);
  EXPECT_EQ(read.problems, std::vector<std::string>{"tbx.language-again:7"});
  ASSERT_EQ(read.concepts.size(), 1U);
  EXPECT_EQ(read.concepts[0].relations[0].kind, "broader");
  ASSERT_EQ(read.concepts[0].terms.size(), 2U);
  EXPECT_TRUE(read.concepts[0].terms[1].status_stated);
  const auto written = write_glossary(tbx_format(), read.header, read.concepts);
  EXPECT_TRUE(written.losses.empty()) << written.losses.front();
  EXPECT_NE(written.bytes.find("legalTerm-admn-sts"), std::string::npos);
  EXPECT_NE(written.bytes.find("<termCompGrp>"), std::string::npos);
  EXPECT_EQ(read_glossary(tbx_format(), written.bytes).concepts, read.concepts);
}

TEST(Tbx, DoubleIdsAreReportedAndKept) {
  const std::string entry =
      "<conceptEntry id=\"a\"><langSec "
      "xml:lang=\"en\"><termSec><term>x</term></termSec></langSec></conceptEntry>\n";
  const auto read = read_glossary(tbx_format(), v3(entry + entry + entry));
  ASSERT_EQ(read.concepts.size(), 3U);
  EXPECT_EQ(read.concepts[1].id, "a-2");
  EXPECT_EQ(read.concepts[2].id, "a-3");
  EXPECT_EQ(read.problems, (std::vector<std::string>{"tbx.duplicate-id:3", "tbx.duplicate-id:4"}));
}

TEST(Tbx, RelationsInACircleAreNoConcern) {
  Concept one;
  one.id = "one";
  one.terms = {{"a", tag("en")}};
  one.relations = {{"see", "two", ""}, {"see", "one", ""}, {"see", "nowhere", ""}};
  Concept two = one;
  two.id = "two";
  const auto written = write_glossary(tbx_format(), {}, {one, two});
  EXPECT_EQ(read_glossary(tbx_format(), written.bytes).concepts, (std::vector<Concept>{one, two}));
  // What is nowhere in the file must be somewhere for XML.
  EXPECT_NE(written.bytes.find("<refObject id=\"nowhere\">"), std::string::npos);
}

TEST(Tbx, OtherDataIsNamed) {
  const auto read = read_glossary(
      tbx_format(),
      v3("<conceptEntry id=\"a\">stray<langSec xml:lang=\"en\"><termSec><term>a <hi>b</hi></term>"
         "<descrip type=\"own\" x=\"1\">kept</descrip></termSec><termSec><term> "
         "</term></termSec></langSec></conceptEntry>"
         "<conceptEntry id=\"b\"><langSec xml:lang=\"en\"/></conceptEntry>"));
  ASSERT_EQ(read.concepts.size(), 1U);
  EXPECT_EQ(read.concepts[0].terms[0].text, "a b");
  EXPECT_EQ(read.concepts[0].terms[0].extras.back().value, "kept");
  EXPECT_EQ(read.problems,
            (std::vector<std::string>{"tbx.stray-text:2", "tbx.markup:2", "tbx.unknown-attribute:2",
                                      "tbx.empty-term:2", "tbx.no-terms:2"}));
}

TEST(Tbx, EntityBombsAndOtherFilesAreRefused) {
  const std::string bomb = "<!DOCTYPE martif [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>" +
                           v2("<termEntry id=\"&b;\"/>");
  EXPECT_EQ(refusal(tbx_format(), bomb), ErrorCode::malformed);
  EXPECT_EQ(
      refusal(tbx_format(),
              v2("<termEntry><langSet xml:lang=\"en\"><tig><term>&b;</term></tig></langSet></termEntry>")),
      ErrorCode::malformed);
  EXPECT_EQ(refusal(tbx_format(), "<tmx version=\"1.4\"/>"), ErrorCode::malformed);
  EXPECT_EQ(refusal(tbx_format(), v3(harbour_dca).substr(0, 900)), ErrorCode::malformed);
}

}  // namespace
}  // namespace distich::tests
