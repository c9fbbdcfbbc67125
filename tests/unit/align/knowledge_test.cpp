// What the aligner is told beforehand: dictionaries and earlier translations.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/align/aligner.hpp>
#include <distich/align/dictionary_internal.hpp>

namespace distich {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

using Entry = std::pair<std::string_view, std::string_view>;

LanguagePair languages(std::string_view source, std::string_view target) {
  return {*LanguageTag::parse(source), *LanguageTag::parse(target)};
}

Dictionary dictionary_of(const LanguagePair& pair, const std::vector<Entry>& entries) {
  Dictionary::Builder builder(pair);
  for (const auto& [source, target] : entries) builder.add(source, target);
  return std::move(builder).finish();
}

// No word of one side looks or sounds like one of the other, and lengths say nothing: which of the four
// sentences the translation leaves out can only be known from its words.
const std::vector<std::string> english = {"The big cow ate my hat then.", "The new boy sold an egg now.",
                                          "The old man saw a dog here.", "The tall girl bit a pea too."};
const std::vector<std::string> russian = {"Большая корова съела шляпу тут.", "Новый юноша продал яйцо потом.",
                                          "Высокая дочь кусала горох там."};
const std::vector<Entry> words = {{"cow", "корова"},  {"hat", "шляпа"}, {"boy", "юноша"},   {"egg", "яйцо"},
                                  {"girl", "дочь"},   {"pea", "горох"}, {"dog", "собака"},  {"man", "старик"},
                                  {"big", "большой"}, {"new", "новый"}, {"tall", "высокий"}};

std::vector<std::string> shapes_of(const AlignOptions& options) {
  const std::vector<std::string_view> source(english.begin(), english.end());
  const std::vector<std::string_view> target(russian.begin(), russian.end());
  std::vector<std::string> shapes;
  for (const auto& bead :
       align({{source, *LanguageTag::parse("en")}, {target, *LanguageTag::parse("ru")}}, options))
    shapes.push_back(shape(bead));
  return shapes;
}

TEST(Knowledge, IsNeededToSeeWhatWasLeftOut) {
  EXPECT_NE(shapes_of({}), (std::vector<std::string>{"1-1", "1-1", "1-0", "1-1"}));
}

TEST(Knowledge, ADictionaryShowsWhatWasLeftOut) {
  AlignOptions options;
  options.dictionary = dictionary_of(languages("en", "ru"), words);
  EXPECT_THAT(shapes_of(options), ElementsAre("1-1", "1-1", "1-0", "1-1"));
}

TEST(Knowledge, ExamplesShowWhatWasLeftOut) {
  std::vector<TranslationExample> examples;
  for (int times = 0; times < 4; ++times) {
    for (const auto& [source, target] : words) examples.push_back({source, target});
  }
  AlignOptions options;
  options.examples = examples;
  EXPECT_THAT(shapes_of(options), ElementsAre("1-1", "1-1", "1-0", "1-1"));
}

TEST(Knowledge, ExamplesMayBeEmptyOrOneSided) {
  const std::vector<TranslationExample> examples = {{"", ""}, {"cow", ""}, {"", "корова"}, {"?", "؟"}};
  AlignOptions options;
  options.examples = examples;
  EXPECT_FALSE(shapes_of(options).empty());
}

/// "source=target" of all links, seen from the source; checks that the other direction has them too.
std::vector<std::string> links_of(const Dictionary& dictionary, const LanguagePair& pair,
                                  const std::vector<std::string_view>& source_texts,
                                  const std::vector<std::string_view>& target_texts) {
  const AlignSide source_side{source_texts, pair.source};
  const AlignSide target_side{target_texts, pair.target};
  const auto source = align_internal::extract_features({&source_side, 1});
  const auto target = align_internal::extract_features({&target_side, 1});
  const auto& given = source.front().types();
  const auto& rendered = target.front().types();
  const auto lexicon = align_internal::dictionary_lexicon(dictionary, given, rendered);
  std::vector<std::string> links;
  std::size_t backward = 0;
  for (const auto& of_type : lexicon.backward) backward += of_type.size();
  for (std::size_t type = 0; type < given.size(); ++type) {
    for (const auto& link : lexicon.forward[type])
      links.push_back(given[type].key + "=" + rendered[link.type].key);
  }
  EXPECT_EQ(links.size(), backward);
  return links;
}

TEST(Dictionary, FindsWordsAndTheirForms) {
  const auto pair = languages("en", "de");
  const auto dictionary = dictionary_of(pair, {{"House", "Haus"}, {"market", "Markt"}, {"go", "gehen"}});
  EXPECT_THAT(
      links_of(dictionary, pair, {"the houses", "markets go"}, {"des Hauses", "Märkte gehen", "Maus"}),
      UnorderedElementsAre("houses=hauses", "go=gehen"))
      << "a changed stem is not known, nor are words that merely begin alike";
  EXPECT_THAT(links_of(dictionary, pair, {"12 market, ?"}, {"12 Markt, ?"}), ElementsAre("market=markt"));
  EXPECT_THAT(links_of({}, pair, {"house"}, {"Haus"}), IsEmpty());
}

TEST(Dictionary, KnowsChineseInEitherScript) {
  const auto pair = languages("en", "zh");
  const auto dictionary = dictionary_of(pair, {{"country", "国家"}, {"dragon", "龍"}});
  EXPECT_THAT(links_of(dictionary, pair, {"country dragon"}, {"國家", "龙"}),
              UnorderedElementsAre("countr=國家", "dragon=龙"));
}

TEST(Dictionary, SharesAPhraseAmongItsWords) {
  const auto pair = languages("en", "de");
  Dictionary::Builder builder(pair);
  EXPECT_TRUE(builder.add("air defence", "Luftabwehr"));
  EXPECT_TRUE(builder.add("peace", "Frieden"));
  EXPECT_FALSE(builder.add("what stands in the way", "Hindernis")) << "longer ones explain";
  EXPECT_FALSE(builder.add("…", "Auslassung"));
  EXPECT_FALSE(builder.add("word", ""));
  const auto dictionary = std::move(builder).finish();
  const std::vector<std::string_view> english_text = {"air peace"};
  const std::vector<std::string_view> german_text = {"Luftabwehr Frieden"};
  const AlignSide english_side{english_text, pair.source};
  const AlignSide german_side{german_text, pair.target};
  const auto source = align_internal::extract_features({&english_side, 1});
  const auto target = align_internal::extract_features({&german_side, 1});
  const auto lexicon =
      align_internal::dictionary_lexicon(dictionary, source.front().types(), target.front().types());
  ASSERT_EQ(lexicon.forward.at(0).size(), 1U);
  ASSERT_EQ(lexicon.forward.at(1).size(), 1U);
  EXPECT_LT(lexicon.forward[0][0].probability, lexicon.forward[1][0].probability);
}

TEST(Dictionary, DoesNotDependOnTheOrderOfItsEntries) {
  auto reversed = words;
  std::ranges::reverse(reversed);
  AlignOptions options;
  AlignOptions other;
  options.dictionary = dictionary_of(languages("en", "ru"), words);
  other.dictionary = dictionary_of(languages("en", "ru"), reversed);
  EXPECT_EQ(shapes_of(options), shapes_of(other));
}

TEST(Dictionary, IsEmptyWithoutEntries) {
  EXPECT_TRUE(dictionary_of(languages("en", "ru"), {}).empty());
  EXPECT_TRUE(dictionary_of(languages("en", "ru"), {{"", ""}}).empty());
  EXPECT_FALSE(dictionary_of(languages("en", "ru"), {{"cow", "корова"}}).empty());
}

TEST(Headings, AreNotJoinedWithSentences) {
  const std::vector<std::string_view> source = {
      "Storm closes Norvik harbour", "A storm closed Norvik harbour on Monday, and 40 ships wait."};
  const std::vector<std::string_view> target = {
      "Ein Sturm hat am Montag den Hafen von Norvik geschlossen, 40 Schiffe warten."};
  const auto beads = align({{source, *LanguageTag::parse("en")}, {target, *LanguageTag::parse("de")}});
  ASSERT_EQ(beads.size(), 2U);
  EXPECT_EQ(shape(beads[0]), "1-0");
  EXPECT_EQ(shape(beads[1]), "1-1");
}

}  // namespace
}  // namespace distich
