#include "glossary_checks.hpp"
#include <distich/formats/utx/utx.hpp>

namespace distich::tests {
namespace {

const std::string sample =
    "#UTX 1.11; en/de; 2026-01-02T03:04:05Z; copyright: a desk; license: CC0\r\n"
    "#description: harbours\r\n"
    "#src\ttgt\tsrc:pos\tterm status\tconcept ID\tsrc:plural\r\n"
    "harbour\tHafen\tnoun\tapproved\tC1\tharbours\r\n"
    "harbour\tPort\tnoun\tnon-standard\tC1\tharbours\r\n"
    "# a comment\r\n"
    "pier\tPier\t-\t\tC2\t\r\n";

TEST(Utx, RowsOfOneConceptAreOne) {
  const auto read = read_glossary(utx_format(), sample);
  EXPECT_EQ(read.header.languages, (LanguagePair{tag("en"), tag("de")}));
  EXPECT_EQ(read.header.properties.at("utx.license"), "CC0");
  ASSERT_EQ(read.concepts.size(), 2U);
  const auto& terms = read.concepts[0].terms;
  ASSERT_EQ(terms.size(), 3U);
  EXPECT_EQ(terms[0].text, "harbour");
  EXPECT_EQ(terms[0].part_of_speech, "noun");
  EXPECT_EQ(terms[0].extras.front().value, "harbours");
  EXPECT_EQ(terms[1].status, TermStatus::preferred);
  EXPECT_EQ(terms[2].status, TermStatus::deprecated);
  EXPECT_EQ(read.concepts[1].terms[0].part_of_speech, "");
  EXPECT_EQ(read.problems, std::vector<std::string>{"utx.comment:6"});
}

TEST(Utx, BothVersionsReadBack) {
  const auto first = read_glossary(utx_format(), sample);
  for (const auto* version : {"1.11", "1.20"}) {
    WriteOptions options;
    options.dialect = version;
    const auto written = write_glossary(utx_format(), first.header, first.concepts, options);
    EXPECT_TRUE(written.losses.empty());
    const auto again = read_glossary(utx_format(), written.bytes);
    EXPECT_EQ(again.concepts, first.concepts) << written.bytes;
    EXPECT_EQ(again.header.languages, first.header.languages);
  }
}

TEST(Utx, WhatIsNoUtxIsRefused) {
  EXPECT_EQ(refusal(utx_format(), ""), ErrorCode::malformed);
  EXPECT_EQ(refusal(utx_format(), "#UTX 1.11; en/de\n"), ErrorCode::malformed);
  EXPECT_EQ(refusal(utx_format(), "#UTX 1.11\n#src\ttgt\n"), ErrorCode::malformed);
  WriteOptions options;
  options.dialect = "2";
  std::ostringstream out;
  EXPECT_THROW((void)utx_format().write_glossary(out, options), Error);
}

}  // namespace
}  // namespace distich::tests
