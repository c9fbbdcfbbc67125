// Which files belong together: by their names, and by a list.
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/engine/pair_list.hpp>
#include <distich/engine/pair_names.hpp>

namespace distich {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

LanguagePair languages(std::string_view source, std::string_view target) {
  return {*LanguageTag::parse(source), *LanguageTag::parse(target)};
}

TEST(PairByName, TakesTheLanguageOutOfNames) {
  const auto found = pair_by_name({"a.en.txt", "b_en.txt", "c-EN.txt", "d.txt", "e.txt.en", "en.html"},
                                  {"a.de.txt", "b_de.txt", "c-de.txt", "d.txt", "e.txt.de", "de.html"},
                                  languages("en", "de"));
  EXPECT_THAT(
      found.pairs,
      ElementsAre(NamedPair{"a.en.txt", "a.de.txt", "a"}, NamedPair{"b_en.txt", "b_de.txt", "b"},
                  NamedPair{"c-EN.txt", "c-de.txt", "c"}, NamedPair{"d.txt", "d.txt", "d"},
                  NamedPair{"e.txt.en", "e.txt.de", "e"}, NamedPair{"en.html", "de.html", "en.html"}));
  EXPECT_THAT(found.without_target, IsEmpty());
  EXPECT_THAT(found.without_source, IsEmpty());
}

TEST(PairByName, TakesTheLanguageOutOfFolders) {
  const auto found = pair_by_name({"news/en/a.txt", "en/x/a.txt"}, {"news/pt-br/a.txt", "pt_BR/x/a.txt"},
                                  languages("en", "pt-BR"));
  EXPECT_THAT(found.pairs, ElementsAre(NamedPair{"en/x/a.txt", "pt_BR/x/a.txt", "x/a"},
                                       NamedPair{"news/en/a.txt", "news/pt-br/a.txt", "news/a"}));
}

TEST(PairByName, TakesALanguageWithoutItsRegion) {
  const auto found = pair_by_name({"a.en.txt"}, {"a.pt.txt"}, languages("en", "pt-BR"));
  EXPECT_THAT(found.pairs, ElementsAre(NamedPair{"a.en.txt", "a.pt.txt", "a"}));
}

TEST(PairByName, PairsOtherEndingsWhereTheyAreTheOnlyOnes) {
  const auto found =
      pair_by_name({"a.html", "b.html", "b.md"}, {"a.txt", "b.html", "b.txt"}, languages("en", "de"));
  EXPECT_THAT(found.pairs, ElementsAre(NamedPair{"a.html", "a.txt", "a"}, NamedPair{"b.html", "b.html", "b"},
                                       NamedPair{"b.md", "b.txt", "b.md"}));
}

TEST(PairByName, LeavesWhatFitsMoreThanOne) {
  const auto found =
      pair_by_name({"a.en.txt", "en/a.txt", "z.txt"}, {"a.de.txt", "y.txt"}, languages("en", "de"));
  EXPECT_THAT(found.pairs, IsEmpty());
  EXPECT_THAT(found.without_target, ElementsAre("a.en.txt", "en/a.txt", "z.txt"));
  EXPECT_THAT(found.without_source, ElementsAre("a.de.txt", "y.txt"));
}

TEST(PairByName, KnowsNoLanguagesWithoutBeingTold) {
  const auto found = pair_by_name({"a.en.txt", "b.txt"}, {"a.de.txt", "b.txt"}, {});
  EXPECT_THAT(found.pairs, ElementsAre(NamedPair{"b.txt", "b.txt", "b"}));
}

TEST(PairByName, EveryFileIsAccountedForOnceInAnyOrder) {
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    const auto side = [&](const char* language) {
      std::vector<std::string> files;
      for (const char* folder : {"", "x/", "en/", "de/"}) {
        for (const char* stem : {"a", "b", "a.en", "a.de", "en"}) {
          for (const char* ending : {"", ".txt", ".html"}) {
            if (random() % 8 == 0) files.push_back(std::string(folder) + stem + '.' + language + ending);
          }
        }
      }
      return files;
    };
    auto sources = side("en");
    auto targets = side("de");
    const auto found = pair_by_name(sources, targets, languages("en", "de"));
    std::vector<std::string> seen_sources = found.without_target;
    std::vector<std::string> seen_targets = found.without_source;
    std::vector<std::string> stems;
    for (const auto& pair : found.pairs) {
      seen_sources.push_back(pair.source);
      seen_targets.push_back(pair.target);
      stems.push_back(pair.stem);
    }
    EXPECT_THAT(seen_sources, testing::UnorderedElementsAreArray(sources));
    EXPECT_THAT(seen_targets, testing::UnorderedElementsAreArray(targets));
    std::ranges::sort(stems);
    EXPECT_EQ(std::ranges::adjacent_find(stems), stems.end());
    std::ranges::shuffle(sources, random);
    std::ranges::shuffle(targets, random);
    EXPECT_EQ(pair_by_name(sources, targets, languages("en", "de")).pairs, found.pairs);
  }
}

TEST(ReadPairList, TakesTwoPathsOrThree) {
  const auto pairs = read_pair_list("# mine\na\tb\r\n\nc d.txt\te\tout/c.tmx", "list.tsv");
  ASSERT_EQ(pairs.size(), 2U);
  EXPECT_EQ(pairs[0], (ListedPair{"a", "b", "", SourcePos{"list.tsv", 7, 2, 1}}));
  EXPECT_EQ(pairs[1], (ListedPair{"c d.txt", "e", "out/c.tmx", SourcePos{"list.tsv", 13, 4, 1}}));
}

TEST(ReadPairList, NamesTheLinesThatAreNone) {
  std::vector<std::uint32_t> lines;
  Control control;
  control.on_diagnostic = [&](const Diagnostic& diagnostic) {
    EXPECT_EQ(diagnostic.id, "align.bad-pair");
    lines.push_back(diagnostic.where.value().line);
  };
  const auto pairs =
      read_pair_list("a\n\tb\na\t\na\tb\tc\td\na\tb\tout\nc\td\tout\ne\tf\n", "list.tsv", control);
  EXPECT_THAT(lines, ElementsAre(1, 2, 3, 4, 6));
  ASSERT_EQ(pairs.size(), 2U);
  EXPECT_EQ(pairs[1].source, "e");
}

}  // namespace
}  // namespace distich
