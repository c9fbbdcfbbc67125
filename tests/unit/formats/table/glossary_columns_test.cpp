#include "glossary_checks.hpp"
#include <distich/formats/table/table.hpp>

namespace distich::tests {
namespace {

ReadOptions mapped(ColumnMap map, LanguagePair languages = {}) {
  ReadOptions options;
  options.columns = std::move(map);
  options.languages = std::move(languages);
  return options;
}

const LanguagePair english_german{tag("en"), tag("de")};

TEST(GlossaryColumns, AMapSaysWhatTheyAre) {
  const std::string file = "Nr;Term;Begriff;Art\n7;ferry;Fähre;forbidden\n";
  const auto read =
      read_glossary(csv_format(), file,
                    mapped({{"id", "Nr"}, {"source", "Term"}, {"target", "Begriff"}, {"target.status", "4"}},
                           english_german));
  ASSERT_EQ(read.concepts.size(), 1U);
  EXPECT_EQ(read.concepts[0].id, "7");
  EXPECT_EQ(read.concepts[0].terms[0].status, TermStatus::preferred);
  EXPECT_EQ(read.concepts[0].terms[1].status, TermStatus::forbidden);
}

TEST(GlossaryColumns, NumbersServeWithoutAHeader) {
  const auto read = read_glossary(tsv_format(), "a note\tferry\tFähre\n",
                                  mapped({{"note", "1"}, {"en", "2"}, {"de", "3"}}));
  ASSERT_EQ(read.concepts.size(), 1U);
  EXPECT_EQ(read.concepts[0].note, "a note");
  EXPECT_EQ(read.concepts[0].terms[1].text, "Fähre");
}

TEST(GlossaryColumns, MapsOfOtherFilesAreRefused) {
  const std::string file = "Term\tBegriff\nferry\tFähre\n";
  EXPECT_EQ(refusal(tsv_format(), file, mapped({{"source", "Wort"}}, english_german)),
            ErrorCode::invalid_argument);
  EXPECT_EQ(refusal(tsv_format(), file, mapped({{"colour", "Term"}}, english_german)),
            ErrorCode::invalid_argument);
  EXPECT_EQ(refusal(tsv_format(), file, mapped({{"source", "Term"}})), ErrorCode::invalid_argument);
  EXPECT_EQ(refusal(tsv_format(), file, mapped({{"en", "Term"}, {"de", "3"}})), ErrorCode::invalid_argument);
}

TEST(GlossaryColumns, HeadingsOfOtherToolsAreKnown) {
  const auto read =
      read_glossary(csv_format(),
                    "Forbidden,Domain,Subdomain,Definition,en-GB,Notes,Example of use,de,Notes\n"
                    ",sea,coast,a boat,ferry,small,The ferry left.,Fähre,groß\nTRUE,,,,barge,,,Kahn,\n");
  EXPECT_TRUE(read.problems.empty()) << read.problems.front();
  ASSERT_EQ(read.concepts.size(), 2U);
  const auto& ferry = read.concepts[0];
  EXPECT_EQ(ferry.subject, "sea");
  EXPECT_EQ(ferry.properties.at("Subdomain"), "coast");
  EXPECT_EQ(ferry.terms[0].note, "small");
  EXPECT_EQ(ferry.terms[0].context, "The ferry left.");
  EXPECT_EQ(ferry.terms[1].note, "groß");
  EXPECT_EQ(read.concepts[1].terms[1].status, TermStatus::forbidden);
}

TEST(GlossaryColumns, CellsUnderNoHeadingAreNamed) {
  EXPECT_EQ(read_glossary(csv_format(), "en,de,,fr\na,b,lost,c\nd,e,,f\n").problems,
            std::vector<std::string>{"table.unnamed-column:2"});
  ReadOptions options;
  options.languages = english_german;
  EXPECT_EQ(read_glossary(tsv_format(), "a\tb\tremark\tlost\n", options).problems,
            std::vector<std::string>{"table.unnamed-column:1"});
}

TEST(GlossaryColumns, RowsThatSayMoreOfTheSameTermsAreKept) {
  const auto read =
      read_glossary(tsv_format(), "definition\ten\nof a boat\tbow\nof an archer\tbow\nof a boat\tbow\n");
  ASSERT_EQ(read.concepts.size(), 2U);
  EXPECT_NE(read.concepts[0].id, read.concepts[1].id);
  EXPECT_EQ(read.problems, std::vector<std::string>{"glossary.duplicate-row:4"});
}

TEST(GlossaryColumns, ACommentMayNameTheEncoding) {
  ReadOptions options;
  options.languages = english_german;
  const auto read = read_glossary(tsv_format(), "# -*- coding: windows-1252 -*-\nferry\tF\xE4hre\n", options);
  ASSERT_EQ(read.concepts.size(), 1U);
  EXPECT_EQ(read.concepts[0].terms[1].text, "Fähre");
}

TEST(GlossaryColumns, LossesAreCountedOnceAKind) {
  Concept item;
  item.id = "a";
  item.terms = {{"x", tag("en")}, {"y", tag("en")}};
  for (auto& term : item.terms) term.id = term.text;
  item.extras = {{"note", "", "more", "", "", "", "", 0}};
  EXPECT_EQ(write_glossary(tsv_format(), {}, {item}).losses,
            (std::vector<std::string>{"extras 1", "ids and dates of terms 2"}));
}

}  // namespace
}  // namespace distich::tests
