#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/base/error.hpp>
#include <distich/base/file.hpp>
#include <distich/formats/table/table.hpp>

namespace distich::test {
namespace {

using testing::ElementsAre;

LanguageTag tag(std::string_view name) {
  return *LanguageTag::parse(name);
}

struct Read {
  FileHeader header;
  std::vector<Concept> concepts;
  std::vector<std::string> diagnostics;
};

Read read(const std::string& bytes, const LanguagePair& languages = {}, const Format& format = tsv_format()) {
  std::istringstream in(bytes);
  Read out;
  Control control;
  control.on_diagnostic = [&](const Diagnostic& diagnostic) {
    out.diagnostics.push_back(std::string(diagnostic.id) + " " + to_string(diagnostic.where.value()));
  };
  const auto reader =
      format.read_glossary(in, {.input = "t", .encoding = {}, .languages = languages}, control);
  out.header = reader->header();
  for (Concept entry; reader->next(entry);) out.concepts.push_back(entry);
  return out;
}

std::string write(const Read& glossary, const Format& format = tsv_format()) {
  std::ostringstream out;
  const auto writer = format.write_glossary(out, {});
  writer->begin(glossary.header);
  for (const auto& entry : glossary.concepts) writer->write(entry);
  writer->finish();
  return out.str();
}

std::string fixture(const std::string& name) {
  return read_file(std::string(DISTICH_SOURCE_DIR) + "/tests/fixtures/table/" + name);
}

TEST(Glossary, ConceptsWithTermsInManyLanguages) {
  const auto glossary = read(fixture("glossary.tsv"));
  EXPECT_THAT(glossary.diagnostics, ElementsAre());
  ASSERT_EQ(glossary.concepts.size(), 3U);
  const auto& pier = glossary.concepts[0];
  EXPECT_EQ(pier.id, "harbour-001");
  EXPECT_EQ(pier.subject, "harbours");
  EXPECT_EQ(pier.note, "not a bridge");
  EXPECT_EQ(pier.properties.at("reviewer"), "IM");
  ASSERT_EQ(pier.terms.size(), 5U);
  EXPECT_EQ(pier.terms[0], (Term{"pier", tag("en"), TermStatus::preferred, "noun", "", false}));
  EXPECT_EQ(pier.terms[1], (Term{"jetty", tag("en"), TermStatus::admitted, "noun", "small; old", false}));
  EXPECT_EQ(pier.terms[4].status, TermStatus::forbidden);
  EXPECT_EQ(glossary.concepts[1].terms[0].text, "a|b {c} \\d");
  EXPECT_TRUE(glossary.concepts[2].terms[0].match_case);
}

TEST(Glossary, WhatIsReadIsWrittenAgain) {
  const auto glossary = read(fixture("glossary.tsv"));
  const auto written = write(glossary);
  EXPECT_EQ(read(written).concepts, glossary.concepts) << written;
  EXPECT_EQ(write(read(written)), written);
  EXPECT_EQ(read(write(glossary, csv_format()), {}, csv_format()).concepts, glossary.concepts);
}

TEST(Glossary, TermsSayHowTheyAreFound) {
  const auto glossary = read(
      "id\tde\n1\tWaffenruhe {match=folded; variant=Waffen-Ruhe; variant=W\\;R} | Ruhe {match=roughly}\n");
  EXPECT_THAT(glossary.diagnostics, ElementsAre("glossary.unknown-mark t:2:3"));
  ASSERT_EQ(glossary.concepts.size(), 1U);
  const auto& terms = glossary.concepts[0].terms;
  EXPECT_EQ(terms[0].tolerance, TermTolerance::folded);
  EXPECT_THAT(terms[0].variants, ElementsAre("Waffen-Ruhe", "W;R"));
  EXPECT_EQ(terms[1].tolerance, std::nullopt);
  EXPECT_EQ(read(write(glossary)).concepts, glossary.concepts);
}

TEST(Glossary, SimpleLayouts) {
  const auto two = read("en\tfa\nharbour\tبندر\n");
  ASSERT_EQ(two.concepts.size(), 1U);
  EXPECT_EQ(two.concepts[0].terms.size(), 2U);
  EXPECT_EQ(two.concepts[0].id.size(), 17U);
  EXPECT_EQ(read("en\tfa\nharbour\tبندر\n").concepts[0].id, two.concepts[0].id);
  const auto three = read("# OmegaT\nharbour\tHafen\ton the sea\nsea\tMeer\t\n", {tag("en"), tag("de")});
  ASSERT_EQ(three.concepts.size(), 2U);
  EXPECT_EQ(three.concepts[0].note, "on the sea");
  EXPECT_EQ(three.concepts[0].terms[1].text, "Hafen");
  EXPECT_THROW(read("harbour\tHafen\ton the sea\n"), Error);
}

TEST(Glossary, BadRowsAreReported) {
  const auto glossary = read(
      "id\ten\tde\n1\tpier {good}\tPier\n1\tsea\tMeer\n2\t\t\n\n3\tport {admitted\tHafen {note=x} "
      "y\n\tboat\tBoot\n\tboat\tBoot\n");
  EXPECT_THAT(glossary.diagnostics, ElementsAre("glossary.unknown-mark t:2:3", "glossary.duplicate-id t:3:1",
                                                "glossary.no-terms t:4:1", "glossary.unknown-mark t:6:18",
                                                "glossary.duplicate-row t:8:1"));
  EXPECT_EQ(glossary.concepts.size(), 3U);
  EXPECT_EQ(glossary.concepts[1].terms[0].status, TermStatus::admitted) << "a brace that nothing closes";
}

TEST(Glossary, IndonesianIsNotTheIdentity) {
  const auto glossary = read("id\ten\tid\n1\tsea\tlaut\n");
  ASSERT_EQ(glossary.concepts.size(), 1U);
  EXPECT_EQ(glossary.concepts[0].id, "1");
  EXPECT_EQ(glossary.concepts[0].terms[1], (Term{"laut", tag("id"), TermStatus::preferred, "", "", false}));
  EXPECT_EQ(read(write(glossary)).concepts, glossary.concepts);
}

}  // namespace
}  // namespace distich::test
