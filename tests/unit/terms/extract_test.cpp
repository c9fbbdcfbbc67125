#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/base/error.hpp>
#include <distich/terms/association_internal.hpp>
#include <distich/terms/extract.hpp>
#include <distich/terms/frequent_counts_internal.hpp>
#include <distich/terms/lemmas_internal.hpp>
#include <reference/extract.hpp>

namespace distich {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

std::vector<TermCandidate> candidates_of(std::string_view language, const std::vector<std::string>& sentences,
                                         const ExtractOptions& options = {}) {
  TermExtractor extractor(*LanguageTag::parse(language), options);
  for (const auto& sentence : sentences) extractor.add(sentence);
  return extractor.candidates();
}

std::vector<std::string> texts_of(std::string_view language, const std::vector<std::string>& sentences,
                                  const ExtractOptions& options = {}) {
  std::vector<std::string> out;
  for (const auto& candidate : candidates_of(language, sentences, options))
    out.push_back(candidate.text + "×" + std::to_string(candidate.frequency));
  return out;
}

TEST(Extract, CandidatesNeitherBeginNorEndWithFunctionWords) {
  EXPECT_THAT(texts_of("en", {"the tidal gate was closed", "a tidal gate is open"}),
              ElementsAre("tidal gate×2"));
  EXPECT_THAT(texts_of("en", {"it cost 40 per cent", "the 40 in it"}), IsEmpty()) << "numbers are no terms";
}

TEST(Extract, WordsOfNamesMayStandWithin) {
  EXPECT_THAT(texts_of("en", {"Port of Arden opened.", "Port of Arden closed."}),
              ElementsAre("Port of Arden×2"));
  EXPECT_THAT(texts_of("fr", {"le droit de l'estuaire", "un droit de l'estuaire"}),
              ElementsAre("droit de l'estuaire×2"));
}

TEST(Extract, NothingGoesAcrossPunctuation) {
  EXPECT_THAT(texts_of("en", {"sluice, dredger", "sluice, dredger"}), ElementsAre("dredger×2", "sluice×2"));
  EXPECT_THAT(texts_of("en", {"a half-tide dock", "the half-tide dock"}), ElementsAre("half-tide dock×2"))
      << "hyphens hold a word together";
  EXPECT_THAT(texts_of("en", {"Arden's sluice", "Arden's sluice"}), ElementsAre("Arden×2", "sluice×2"))
      << "an ending behind an apostrophe is no word, and divides";
  EXPECT_THAT(texts_of("tr", {"Arden'in limanı", "Arden'in limanı"}), Contains("Arden×2"));
}

TEST(Extract, InflectedFormsAreOneCandidate) {
  const auto found = candidates_of("en", {"tidal gates", "tidal gates", "a tidal gate"});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].text, "tidal gates");
  EXPECT_EQ(found[0].frequency, 3U);
  ASSERT_EQ(found[0].forms.size(), 2U);
  EXPECT_EQ(found[0].forms[1], (TermForm{"tidal gate", 1, {2, {2, 12}}}));
  EXPECT_THAT(texts_of("ru", {"у дамбы", "к дамбе", "на дамбу"}), ElementsAre("дамбы×3"))
      << "no form need be the one that dictionaries list";
  EXPECT_THAT(texts_of("de", {"ein Präsident", "der Präsident", "den Präsidenten"}),
              ElementsAre("Präsident×3"));
  EXPECT_THAT(texts_of("sv", {"slussen", "slussar", "sluss"}), ElementsAre("sluss×3")) << "by stems";
}

TEST(Extract, WhereNounsHaveCapitalsATermEndsWithOne) {
  EXPECT_THAT(texts_of("de", {"die Schleuse baggern", "der Schleuse baggern"}), ElementsAre("Schleuse×2"));
  EXPECT_THAT(texts_of("de", {"eine alte Schleuse", "die alte Schleuse"}), ElementsAre("alte Schleuse×2"));
  EXPECT_THAT(texts_of("de", {"Schlammig war es", "Schlammig blieb es", "es war schlammig", "so schlammig",
                              "schlammig"}),
              IsEmpty())
      << "a capital at the beginning makes no noun";
}

TEST(Extract, PartsThatOnlyOccurWithinALongerOneAreLeftOut) {
  EXPECT_THAT(texts_of("en", {"tidal barrier gate", "tidal barrier gate", "a sluice", "one sluice"}),
              ElementsAre("tidal barrier gate×2", "sluice×2"));
}

TEST(Extract, ScriptsWithoutSpacesAreCutByTheDictionaryAndByNeighbours) {
  const auto found = texts_of("zh", {"防波堤修建了。", "旧的防波堤在港口。", "新的防波堤很长。"});
  EXPECT_THAT(found, Contains("防波堤×3"));
  EXPECT_THAT(found, Not(Contains("防波×3")));
  EXPECT_THAT(texts_of("ja", {"灯台の修理", "灯台が見える", "灯台へ行く"}), Contains("灯台×3"));
}

TEST(Extract, DocumentsAreCountedOnceEach) {
  TermExtractor extractor(*LanguageTag::parse("en"));
  for (const auto* sentence : {"a sluice", "the sluices", "one sluice"}) {
    extractor.add(sentence);
    if (std::string_view(sentence) != "a sluice") extractor.end_document();
  }
  const auto found = extractor.candidates();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].documents, 2U);
  EXPECT_EQ(extractor.sentences(), 3U);
  EXPECT_EQ(extractor.words(), 6U);
  EXPECT_EQ(extractor.undercount(), 0U);
}

TEST(Extract, OptionsHaveBounds) {
  const auto language = *LanguageTag::parse("en");
  EXPECT_THROW(TermExtractor(language, {.min_count = 0}), Error);
  EXPECT_THROW(TermExtractor(language, {.max_words = 0}), Error);
  EXPECT_THROW(TermExtractor(language, {.max_words = 9}), Error);
}

std::vector<std::string> random_sentences(unsigned seed, std::size_t count) {
  std::mt19937 random(seed);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < count; ++i) {
    std::string sentence;
    for (auto words = 1 + random() % 9; words > 0; --words)
      sentence += (sentence.empty() ? "w" : " w") + std::to_string(std::min(random() % 6, random() % 6));
    out.push_back(std::move(sentence));
  }
  return out;
}

TEST(Extract, IsCValueAsItsDefinitionSays) {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    const auto sentences = random_sentences(seed, 30);
    const auto expected = reference::c_values(sentences, 2, 4, 0.5);
    const auto found = candidates_of("x-plain", sentences, {.min_count = 2, .max_words = 4});
    ASSERT_EQ(found.size(), expected.size()) << seed;
    for (const auto& candidate : found)
      EXPECT_NEAR(candidate.c_value, expected.at(reference::words_of(candidate.text)), 1e-9)
          << candidate.text;
    EXPECT_TRUE(std::ranges::is_sorted(found, std::greater<>(), &TermCandidate::score));
  }
}

TEST(Extract, TheOrderOfSentencesChangesPlacesOnly) {
  for (const auto* language : {"en", "de", "ru", "sv"}) {
    std::vector<std::string> sentences = {
        "Tidal gates close.", "The tidal gate was old.", "das alte Tor", "die alten Tore",
        "у дамбы стоял маяк", "к дамбе шёл маяк",        "två slussar",  "en sluss"};
    const auto first = texts_of(language, sentences);
    std::ranges::reverse(sentences);
    EXPECT_EQ(texts_of(language, sentences), first) << language;
  }
}

TEST(Extract, BoundedMemoryKeepsWhatIsFrequent) {
  auto sentences = random_sentences(7, 400);
  for (std::size_t i = 0; i < sentences.size(); ++i) sentences[i] += " x" + std::to_string(i) + " lock gate";
  TermExtractor extractor(*LanguageTag::parse("x-plain"),
                          {.min_count = 5, .max_words = 3, .most_phrases = 300});
  for (const auto& sentence : sentences) extractor.add(sentence);
  EXPECT_GT(extractor.undercount(), 0U);
  const auto found = extractor.candidates();
  const auto gate = std::ranges::find(found, "lock gate", &TermCandidate::text);
  ASSERT_NE(gate, found.end());
  EXPECT_LE(gate->frequency, 400U);
  EXPECT_GE(gate->frequency + extractor.undercount(), 400U);
}

TEST(FrequentCounts, AreRightWithinTheirBound) {
  using Key = std::array<std::uint32_t, 1>;
  terms_internal::FrequentCounts<Key, int> counts(64);
  std::map<std::uint32_t, std::uint32_t> truth;
  std::mt19937 random(3);
  for (int i = 0; i < 20'000; ++i) {
    const auto key = std::min({random() % 500, random() % 500, random() % 500});
    ++truth[static_cast<std::uint32_t>(key)];
    counts.note({static_cast<std::uint32_t>(key)});
    ASSERT_LE(counts.entries().size(), 64U);
  }
  std::set<std::uint32_t> held;
  for (const auto& entry : counts.entries()) {
    held.insert(entry.key[0]);
    EXPECT_LE(entry.count, truth[entry.key[0]]);
    EXPECT_GE(entry.count + entry.missed, truth[entry.key[0]]);
  }
  for (const auto& [key, count] : truth) {
    if (held.contains(key)) continue;
    EXPECT_LE(count, counts.floor());
  }
}

TEST(Association, IsTheLogLikelihoodRatio) {
  std::mt19937 random(5);
  for (int i = 0; i < 1000; ++i) {
    const std::uint64_t all = 2 + random() % 1000;
    const std::uint64_t first = 1 + random() % all;
    const std::uint64_t second = 1 + random() % all;
    const auto least = first + second > all ? first + second - all : 0;
    const auto both = least + random() % (std::min(first, second) - least + 1);
    const auto expected = reference::log_likelihood(static_cast<double>(both), static_cast<double>(first),
                                                    static_cast<double>(second), static_cast<double>(all));
    EXPECT_NEAR(std::abs(terms_internal::log_likelihood({both, first, second, all})), expected, 1e-6);
  }
  EXPECT_GT(terms_internal::log_likelihood({5, 5, 5, 100}), 0.0);
  EXPECT_LT(terms_internal::log_likelihood({0, 50, 50, 100}), 0.0);
  EXPECT_EQ(terms_internal::log_likelihood({0, 0, 0, 0}), 0.0);
}

TEST(TermReference, WhatIsAsFrequentInGeneralTextsIsLeftOut) {
  const std::vector<std::string> sentences = {"the sluice and the bread", "a sluice, some bread", "bread"};
  const auto language = *LanguageTag::parse("en");
  TermExtractor extractor(language);
  for (const auto& sentence : sentences) extractor.add(sentence);
  const auto candidates = extractor.candidates();
  TermReference general(candidates, language);
  for (int i = 0; i < 20; ++i) general.add("they bake bread and eat bread with bread in Arden");
  const auto judged = general.judge(candidates, extractor.words());
  ASSERT_EQ(judged.size(), 1U);
  EXPECT_EQ(judged[0].text, "sluice");
  EXPECT_EQ(judged[0].reference, 0U);
  EXPECT_GT(judged[0].contrast, 0.0);
  const double weirdness = (2.5 / 11.0) / (0.5 / 201.0);
  EXPECT_NEAR(judged[0].score, judged[0].c_value * std::log2(1.0 + weirdness), 1e-9);
}

TEST(Lemmas, AreThoseThatTheTextSpeaksFor) {
  terms_internal::Vocabulary words;
  const auto rules = terms_internal::Inflection::for_language(*LanguageTag::parse("en"));
  for (const auto* word : {"prices", "price", "gate", "gates", "gated"}) words.add(word);
  const std::vector<std::uint64_t> counts = {3, 1, 2, 2, 1};
  const terms_internal::Lemmas lemmas(words, counts, rules);
  EXPECT_EQ(lemmas.of(0), lemmas.of(1));
  EXPECT_EQ(lemmas.of(2), lemmas.of(3));
  EXPECT_EQ(lemmas.of(2), lemmas.of(4));
  EXPECT_NE(lemmas.of(0), lemmas.of(2));
}

}  // namespace
}  // namespace distich
