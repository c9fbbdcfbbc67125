// Checks the glossaries that the project ships, and that the checks themselves can fail.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "glossary_checks.hpp"
#include "glossary_table.hpp"
#include <distich/base/file.hpp>
#include <distich/text/decode.hpp>

namespace {

using glossary_data::faults;
using glossary_data::read_cell;
using glossary_data::read_table;
using glossary_data::Row;
using glossary_data::Table;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::filesystem::path folder = std::filesystem::path(DISTICH_SOURCE_DIR) / "glossaries";

std::vector<std::filesystem::path> files() {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".tsv") found.push_back(entry.path());
  }
  std::ranges::sort(found);
  return found;
}

std::vector<Table> tables() {
  std::vector<Table> all;
  for (const auto& file : files())
    all.push_back(read_table(file.filename().string(), distich::read_file(file)));
  return all;
}

TEST(GlossaryData, KeepsTheRules) {
  for (const Table& table : tables()) EXPECT_THAT(faults(table), IsEmpty());
}

TEST(GlossaryData, IsPlainUtf8WithLineFeeds) {
  for (const auto& file : files()) {
    const std::string bytes = distich::read_file(file);
    EXPECT_EQ(bytes.find('\r'), std::string::npos) << file;
    EXPECT_FALSE(bytes.starts_with("\xEF\xBB\xBF")) << file;
    EXPECT_EQ(distich::text::decode(bytes, {}).text, bytes) << file;
  }
}

TEST(GlossaryData, CoversTheSubjectsInTwelveLanguages) {
  const std::vector<Table> all = tables();
  EXPECT_GE(all.size(), 3U);
  std::size_t concepts = 0;
  for (const Table& table : all) {
    concepts += table.rows.size();
    EXPECT_GE(table.rows.size(), 100U) << table.name;
    EXPECT_THAT(table.languages,
                ElementsAre("en", "de", "fr", "es", "ru", "ar", "fa", "he", "tr", "zh", "ja", "hi"));
  }
  EXPECT_GE(concepts, 300U);
}

TEST(GlossaryData, GivesAnIdOnce) {
  std::map<std::string, std::string> seen;
  for (const Table& table : tables()) {
    for (const Row& row : table.rows) {
      const auto [other, is_new] = seen.try_emplace(row.id, table.name);
      EXPECT_TRUE(is_new) << row.id << " is in " << other->second << " and in " << table.name;
    }
  }
}

TEST(GlossaryData, HoldsWhatNewsUsesMost) {
  std::set<std::string> english;
  for (const Table& table : tables()) {
    for (const Row& row : table.rows) {
      for (const auto& term : row.terms.at("en")) english.insert(term.text);
    }
  }
  for (const char* term : {"ceasefire",
                           "truce",
                           "death toll",
                           "ground invasion",
                           "warplane",
                           "spokesman",
                           "spokesperson",
                           "spokeswoman",
                           "Gaza Strip",
                           "casualty",
                           "fighter jet",
                           "airstrike",
                           "hostage",
                           "humanitarian aid",
                           "sanctions",
                           "embassy",
                           "treaty",
                           "United Nations",
                           "U.N.",
                           "UN",
                           "Security Council",
                           "Middle East",
                           "European Union",
                           "resistance movement",
                           "ground raid",
                           "unmanned aerial vehicle",
                           "UAV",
                           "drone",
                           "civilian",
                           "refugee",
                           "internally displaced person",
                           "ministry of foreign affairs",
                           "foreign minister",
                           "prime minister",
                           "peace talks",
                           "inflation",
                           "interest rate",
                           "central bank",
                           "crude oil",
                           "natural gas",
                           "renewable energy",
                           "unemployment rate",
                           "gross domestic product",
                           "GDP",
                           "vaccine",
                           "outbreak",
                           "drought",
                           "flood",
                           "greenhouse gas",
                           "emission",
                           "carbon dioxide",
                           "heat wave"}) {
    EXPECT_TRUE(english.contains(term)) << term;
  }
}

TEST(GlossaryCell, HoldsTermsWithTheirStatus) {
  const auto terms = read_cell("ceasefire | truce {admitted} | lull {deprecated}");
  ASSERT_EQ(terms.size(), 3U);
  EXPECT_EQ(terms[0].text, "ceasefire");
  EXPECT_EQ(terms[0].status, "preferred");
  EXPECT_EQ(terms[1].text, "truce");
  EXPECT_EQ(terms[1].status, "admitted");
  EXPECT_EQ(terms[2].status, "deprecated");
}

TEST(GlossaryCell, HoldsWhetherLetterCaseCounts) {
  const auto terms = read_cell("NATO {case} | AU {admitted; case}");
  ASSERT_EQ(terms.size(), 2U);
  EXPECT_EQ(terms[0].text, "NATO");
  EXPECT_EQ(terms[0].status, "preferred");
  EXPECT_TRUE(terms[0].match_case);
  EXPECT_EQ(terms[1].status, "admitted");
  EXPECT_TRUE(terms[1].match_case);
}

TEST(GlossaryCell, ReadsEscapedCharactersAsTheyAre) {
  const auto terms = read_cell(R"(a \| b | \{c\} {admitted} | d\\e {admitted})");
  ASSERT_EQ(terms.size(), 3U);
  EXPECT_EQ(terms[0].text, "a | b");
  EXPECT_EQ(terms[1].text, "{c}");
  EXPECT_EQ(terms[2].text, "d\\e");
}

/// A glossary of one or two rows with a fault planted, and what is to be said of it.
struct Planted {
  std::string name;
  std::string rows;
  std::string says;
};

class GlossaryChecks : public testing::TestWithParam<Planted> {};

TEST_P(GlossaryChecks, FindThePlantedFault) {
  const std::string head = "# Licence: MIT.\nid\tsubject\tpos\tdefinition\ten\tru\tfa\n";
  EXPECT_THAT(faults(read_table("planted.tsv", head + GetParam().rows)),
              ElementsAre(HasSubstr(GetParam().says)));
}

INSTANTIATE_TEST_SUITE_P(
    Faults, GlossaryChecks,
    testing::Values(
        Planted{"Columns", "a\thealth\tnoun\tSome thing.\tword\tслово\n", "6 columns"},
        Planted{"LastLine", "a\thealth\tnoun\tSome thing.\tword\tслово\t", "line feed"},
        Planted{"Order",
                "b\thealth\tnoun\tSome thing.\tword\tслово\t\na\thealth\tnoun\tOther thing.\tgift\tдар\t\n",
                "out of order"},
        Planted{"Id", "Ä\thealth\tnoun\tSome thing.\tword\tслово\t\n", "hyphens"},
        Planted{"Subject", "a\tsport\tnoun\tSome thing.\tword\tслово\t\n", "unknown subject"},
        Planted{"PartOfSpeech", "a\thealth\tn\tSome thing.\tword\tслово\t\n", "unknown pos"},
        Planted{"Definition", "a\thealth\tnoun\tSome thing\tword\tслово\t\n", "full stop"},
        Planted{"TwoSentences", "a\thealth\tnoun\tSome thing. More.\tword\tслово\t\n", "one sentence"},
        Planted{"OneLanguage", "a\thealth\tnoun\tSome thing.\tword\t\t\n", "fewer than two"},
        Planted{"Status", "a\thealth\tnoun\tSome thing.\tword | term {good}\tслово\t\n", "unknown status"},
        Planted{"Capitals", "a\thealth\tnoun\tSome thing.\tWHO\tслово\t\n", "in capitals"},
        Planted{"TwoPreferred", "a\thealth\tnoun\tSome thing.\tword | term\tслово\t\n",
                "first term is preferred"},
        Planted{"NonePreferred", "a\thealth\tnoun\tSome thing.\tword {admitted}\tслово\t\n",
                "first term is preferred"},
        Planted{"Twice", "a\thealth\tnoun\tSome thing.\tword | word {admitted}\tслово\t\n", "given twice"},
        Planted{"SamePreferred",
                "a\thealth\tnoun\tSome thing.\tword\tслово\t\nb\thealth\tnoun\tOther thing.\tword\tдар\t\n",
                "also preferred for a"},
        Planted{"Decomposed", "a\thealth\tnoun\tSome thing.\tcafe\xCC\x81\tслово\t\n", "not in NFC"},
        Planted{"TwoSpaces", "a\thealth\tnoun\tSome thing.\ttwo  words\tслово\t\n", "two spaces"},
        Planted{"NoBreakSpace", "a\thealth\tnoun\tSome thing.\ttwo\xC2\xA0words\tслово\t\n", "odd space"},
        Planted{"Joiner", "a\thealth\tnoun\tSome thing.\two\xE2\x80\x8Crd\tслово\t\n", "odd space"},
        Planted{"CyrillicLookalike", "a\thealth\tnoun\tSome thing.\tw\xD0\xBErd\tслово\t\n", "script Cyrl"},
        Planted{"LatinLookalike", "a\thealth\tnoun\tSome thing.\tword\tсл\x6Fво\t\n", "script Latn"}),
    [](const auto& instance) { return instance.param.name; });

TEST(GlossaryChecks, AskForTheLicenceAndGoodTags) {
  EXPECT_THAT(faults(read_table("planted.tsv", "id\tsubject\tpos\tdefinition\ten\tDE\n")),
              ElementsAre(HasSubstr("licence"), HasSubstr("language tag: DE")));
  EXPECT_THAT(faults(read_table("planted.tsv", "# MIT\nid\tpos\ten\tde\n")),
              ElementsAre(HasSubstr("header row")));
}

TEST(GlossaryChecks, LetPersianJoinersBe) {
  const std::string row = "a\thealth\tnoun\tSome thing.\tceasefire\t\tآتش‌بس\n";
  EXPECT_THAT(faults(read_table("planted.tsv", "# MIT\nid\tsubject\tpos\tdefinition\ten\tru\tfa\n" + row)),
              IsEmpty());
}

}  // namespace
