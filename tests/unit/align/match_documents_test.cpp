// Texts are found again whatever their order, and those without a partner stay alone.
#include <cmath>
#include <map>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/align/document_scores_internal.hpp>
#include <distich/align/match_documents.hpp>

namespace distich {
namespace {

using namespace align_internal;

LanguageTag tag(std::string_view text) {
  return LanguageTag::parse(text).value();
}

/// Texts that own their segments.
class Texts {
 public:
  explicit Texts(std::string_view language) : language_(tag(language)) {}

  void add(std::vector<std::string> segments) { texts_.push_back(std::move(segments)); }

  [[nodiscard]] std::vector<AlignSide> sides() {
    views_.clear();
    for (const auto& text : texts_) views_.emplace_back(text.begin(), text.end());
    std::vector<AlignSide> out;
    for (const auto& view : views_) out.push_back({view, language_});
    return out;
  }

 private:
  LanguageTag language_;
  std::vector<std::vector<std::string>> texts_;
  std::vector<std::vector<std::string_view>> views_;
};

constexpr std::array<std::string_view, 6> places = {"Norvik", "Port Azel", "Marren",
                                                    "Tamsa",  "Kelburg",   "Ostrava"};

/// The facts of an invented report, the same for both languages.
struct Facts {
  explicit Facts(unsigned seed) {
    std::mt19937 random(seed);
    place = places.at(random() % places.size());
    other = places.at(random() % places.size());
    people = random() % 900 + 100;
    year = random() % 80 + 1920;
    metres = random() % 400 + 20;
  }

  std::string place;
  std::string other;
  std::size_t people = 0;
  std::size_t year = 0;
  std::size_t metres = 0;
};

std::vector<std::string> english(const Facts& facts) {
  return {
      "The bridge of " + facts.place + " is closed.",
      "It was built in " + std::to_string(facts.year) + " and is " + std::to_string(facts.metres) +
          " metres long.",
      "Every day " + std::to_string(facts.people) + " people cross it on their way to " + facts.other + ".",
      "The council hopes that it will open again in spring."};
}

std::vector<std::string> german(const Facts& facts) {
  return {"Die Brücke von " + facts.place + " ist gesperrt.",
          "Sie wurde " + std::to_string(facts.year) + " gebaut und ist " + std::to_string(facts.metres) +
              " Meter lang.",
          "Jeden Tag überqueren sie " + std::to_string(facts.people) + " Menschen auf dem Weg nach " +
              facts.other + ".",
          "Der Rat hofft, dass sie im Frühjahr wieder öffnet."};
}

std::vector<std::pair<std::size_t, std::size_t>> pairs_of(std::span<const DocumentMatch> matches) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (const auto& match : matches) out.emplace_back(match.source, match.target);
  return out;
}

TEST(MatchDocuments, FindsEachTranslationInAnyOrder) {
  constexpr unsigned count = 40;
  std::mt19937 random(3);
  std::vector<unsigned> order(count);
  for (unsigned i = 0; i < count; ++i) order[i] = i;
  std::ranges::shuffle(order, random);
  Texts sources("en");
  Texts targets("de");
  std::vector<std::pair<std::size_t, std::size_t>> expected(count);
  for (unsigned i = 0; i < count; ++i) sources.add(english(Facts(i)));
  for (unsigned i = 0; i < count; ++i) {
    targets.add(german(Facts(order[i])));
    expected[order[i]] = {order[i], i};
  }
  const auto found = match_documents(sources.sides(), targets.sides());
  EXPECT_EQ(pairs_of(found), expected);
  for (const auto& match : found) {
    EXPECT_GE(match.score, 0.5);
    EXPECT_LE(match.score, 1.0);
  }
  EXPECT_EQ(match_documents(sources.sides(), targets.sides()), found);
}

TEST(MatchDocuments, LeavesAloneWhatHasNoPartner) {
  Texts sources("en");
  Texts targets("de");
  for (unsigned i = 0; i < 30; ++i) {
    if (i % 3 != 0) sources.add(english(Facts(i)));
    if (i % 3 != 1) targets.add(german(Facts(i)));
  }
  sources.add({"Tulips are in flower all over the park.", "Come and look at them before the rain does."});
  targets.add({});
  const auto found = pairs_of(match_documents(sources.sides(), targets.sides()));
  // Of three texts in a row the third is there twice: as the second of two sources, and of two targets.
  std::vector<std::pair<std::size_t, std::size_t>> expected;
  for (std::size_t k = 0; k < 10; ++k) expected.emplace_back(2 * k + 1, 2 * k + 1);
  EXPECT_THAT(found, testing::IsSupersetOf(expected));
  EXPECT_THAT(found, testing::Not(testing::Contains(testing::Pair(20U, testing::_))));
  EXPECT_THAT(found, testing::Not(testing::Contains(testing::Pair(testing::_, 20U))));
}

TEST(MatchDocuments, TakesOneTextOrNone) {
  Texts source("en");
  Texts target("de");
  EXPECT_TRUE(match_documents({}, {}).empty());
  source.add(english(Facts(1)));
  EXPECT_TRUE(match_documents(source.sides(), {}).empty());
  target.add(german(Facts(1)));
  EXPECT_EQ(pairs_of(match_documents(source.sides(), target.sides())),
            (std::vector<std::pair<std::size_t, std::size_t>>{{0, 0}}));
}

/// The evidence for two documents by its definition, without tables: of each type of `one` that has telling
/// renderings, what the best that `other` has says, or what it says that there is none.
double evidence_one_way(const DocumentSet& set, const DocumentSet& other_set, const Links& links,
                        std::size_t one, std::size_t other) {
  const auto others = other_set.types_of(other);
  double sum = 0;
  for (const auto type : set.types_of(one)) {
    double best = 0;
    double certainty = 0;
    for (const auto& link : links[type]) {
      if (!other_set.is_telling(link.type)) continue;
      const auto share = other_set.share_with(link.type);
      const auto probability = 0.8 * static_cast<double>(link.probability);
      const auto gain = std::log(probability / share + 1.0 - probability);
      if (gain <= 0) continue;
      certainty = std::max(certainty, probability * (1.0 - share));
      if (std::ranges::binary_search(others, link.type)) best = std::max(best, gain);
    }
    sum += best > 0 ? best : 0.25 * std::log(1.0 - certainty);
  }
  return sum;
}

TEST(DocumentScores, AreThoseOfTheDefinition) {
  std::mt19937 random(11);
  constexpr std::array<std::string_view, 12> words = {
      "1987", "12", "Norvik", "Norvig", "Tamsa", "31", "the", "bridge", "Brücke", "die", "Marren", "Maren"};
  for (int round = 0; round < 50; ++round) {
    const auto texts = [&](std::string_view language) {
      Texts out(language);
      for (auto count = random() % 8 + 1; count > 0; --count) {
        std::string text;
        for (auto length = random() % 9; length > 0; --length)
          text += std::string(words.at(random() % 12)) + ' ';
        out.add({text});
      }
      return out;
    };
    auto source_texts = texts("en");
    auto target_texts = texts("de");
    const auto source_sides = extract_features(source_texts.sides());
    const auto target_sides = extract_features(target_texts.sides());
    const DocumentSet sources(source_sides);
    const DocumentSet targets(target_sides);
    const auto lexicon = anchor_lexicon(source_sides.front().types(), target_sides.front().types());
    DocumentScores scores(sources, targets, lexicon);
    const auto ratio = std::log(targets.total_length() / sources.total_length());
    for (std::size_t source = 0; source < sources.size(); ++source) {
      scores.visit_partners(source, [&](std::size_t target, double score) {
        const auto z = (std::log(targets.length_of(target) / sources.length_of(source)) - ratio) / 0.25;
        const auto expected = (evidence_one_way(sources, targets, lexicon.forward, source, target) +
                               evidence_one_way(targets, sources, lexicon.backward, target, source)) /
                                  2 +
                              std::max(-6.0, -z * z / 2);
        EXPECT_NEAR(score, expected, 1e-9);
      });
    }
  }
}

}  // namespace
}  // namespace distich
