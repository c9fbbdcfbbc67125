#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/align/aligner.hpp>
#include <distich/base/error.hpp>

namespace distich {
namespace {

using ::testing::ElementsAre;

std::vector<std::string_view> views(const std::vector<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

std::vector<Bead> align_texts(const std::vector<std::string>& source, const std::vector<std::string>& target,
                              const AlignOptions& options = {}, const Control& control = {},
                              const PairEvidence* evidence = nullptr) {
  const auto source_views = views(source);
  const auto target_views = views(target);
  return align(
      {{source_views, *LanguageTag::parse("en")}, {target_views, *LanguageTag::parse("de")}, evidence},
      options, control);
}

/// "0-1:0-1" of every bead: segments first to last but one, source and target.
std::vector<std::string> shapes(const std::vector<Bead>& beads) {
  std::vector<std::string> out;
  for (const auto& bead : beads) out.push_back(shape(bead));
  return out;
}

const std::vector<std::string> english = {
    "Flood closes the Norvik bridge",
    "The bridge over the Sanne at Norvik was closed on 14 March after the river rose by 3.2 metres.",
    "Nobody was hurt.",
    "Mayor Lene Osterdal asked people to stay at home, and said that 450 families had been brought to "
    "safety.",
    "Schools will stay shut until Friday, she told Radio Norvik.",
    "The last flood of that kind was in 1987."};

const std::vector<std::string> german = {
    "Hochwasser: Norvik-Brücke gesperrt",
    "Die Brücke über die Sanne bei Norvik wurde am 14. März gesperrt, nachdem der Fluss um 3,2 Meter "
    "gestiegen war.",
    "Verletzt wurde niemand.",
    "Bürgermeisterin Lene Osterdal bat die Menschen, zu Hause zu bleiben.",
    "450 Familien seien in Sicherheit gebracht worden.",
    "Die Schulen bleiben bis Freitag geschlossen, sagte sie Radio Norvik.",
    "Das letzte Hochwasser dieser Art gab es 1987."};

TEST(Align, FindsASplitSentence) {
  const auto beads = align_texts(english, german);
  EXPECT_THAT(shapes(beads), ElementsAre("1-1", "1-1", "1-1", "1-2", "1-1", "1-1"));
  for (const auto& bead : beads) EXPECT_GT(bead.confidence, 0.5);
  EXPECT_GT(mean_confidence(beads), 0.8);
}

TEST(Align, FindsAnOmittedSentence) {
  auto shorter = german;
  shorter.erase(shorter.begin() + 1);
  EXPECT_THAT(shapes(align_texts(english, shorter)), ElementsAre("1-1", "1-0", "1-1", "1-2", "1-1", "1-1"));
}

TEST(Align, GivesTheSameBeadsEachTime) {
  EXPECT_EQ(align_texts(english, german), align_texts(english, german));
}

TEST(Align, TakesEmptySides) {
  EXPECT_TRUE(align_texts({}, {}).empty());
  EXPECT_THAT(shapes(align_texts({"One.", "Two."}, {})), ElementsAre("1-0", "1-0"));
  EXPECT_THAT(shapes(align_texts({}, {"Eins."})), ElementsAre("0-1"));
}

TEST(Align, TakesEmptyAndBlankSegments) {
  const auto beads = align_texts({"", " ", "Norvik 1987"}, {"", "Norvik 1987"});
  EXPECT_TRUE(tiles(beads, 3, 2));
}

TEST(Align, KeepsToTheLargestBeadsAskedFor) {
  AlignOptions options;
  options.max_source = 1;
  options.max_target = 1;
  for (const auto& bead : align_texts(english, german, options)) {
    EXPECT_LE(bead.source.size(), 1U);
    EXPECT_LE(bead.target.size(), 1U);
  }
  options.max_source = 0;
  options.max_target = 99;
  const auto beads = align_texts(english, german, options);
  EXPECT_TRUE(tiles(beads, english.size(), german.size())) << "limits out of range are moved into it";
}

TEST(Align, IsUnsureOfTextsThatAreNoTranslations) {
  const std::vector<std::string> other = {
      "Kurz.",
      "Im Sommer 2031 eröffnet in Talheim ein Museum für Glas, das lange geplant war und nun endlich kommt.",
      "Der Eintritt ist frei.", "Wer mag, kann 77 Vasen sehen!", "Ja?"};
  EXPECT_LT(mean_confidence(align_texts(english, other)), mean_confidence(align_texts(english, german)));
}

class Crossing : public PairEvidence {
 public:
  [[nodiscard]] double log_odds(std::size_t source, std::size_t target) const override {
    return target == source + 1 ? 20 : -20;
  }
};

TEST(Align, HeedsTheCallersEvidence) {
  const Crossing evidence;
  const std::vector<std::string> same = {"abc def.", "abc def.", "abc def."};
  EXPECT_THAT(shapes(align_texts(same, same, {}, {}, &evidence)), ElementsAre("0-1", "1-1", "1-1", "1-0"));
}

class NoMiddle : public PairEvidence {
 public:
  [[nodiscard]] double log_odds(std::size_t source, std::size_t target) const override {
    return source == target && source != 1 ? 20 : -20;
  }
};

/// Whether the sentence left out or the one added comes first is all the same: neither is doubtful by it.
TEST(Align, IsSureOfWhatHasNoPartnerWhereverItStands) {
  const NoMiddle evidence;
  const std::vector<std::string> same = {"abc def.", "abc def.", "abc def."};
  const auto beads = align_texts(same, same, {}, {}, &evidence);
  ASSERT_EQ(beads.size(), 4U);
  for (const auto& bead : beads) EXPECT_GT(bead.confidence, 0.9) << shape(bead);
}

TEST(Align, StopsWhenAsked) {
  std::stop_source stop;
  stop.request_stop();
  Control control;
  control.stop = stop.get_token();
  EXPECT_THROW(std::ignore = align_texts(english, german, {}, control), Error);
}

/// A long text with one sentence in ten left out by the translation.
TEST(Align, FollowsALongTextThroughOmissions) {
  std::mt19937 random(3);
  std::vector<std::string> source;
  std::vector<std::string> target;
  std::vector<std::size_t> partner;
  for (std::size_t i = 0; i < 1500; ++i) {
    std::string sentence = "Item " + std::to_string(i * 37 + 11) + ":";
    for (auto words = random() % 12 + 3; words > 0; --words)
      sentence += " w" + std::to_string(random() % 400) + "x";
    source.push_back(sentence);
    if (i % 10 == 5) continue;
    partner.push_back(i);
    target.push_back(sentence);
  }
  const auto beads = align_texts(source, target);
  ASSERT_TRUE(tiles(beads, source.size(), target.size()));
  std::size_t right = 0;
  for (const auto& bead : beads) {
    if (bead.source.size() == 1 && bead.target.size() == 1 && partner[bead.target.begin] == bead.source.begin)
      ++right;
  }
  EXPECT_GT(right, target.size() * 99 / 100);
}

TEST(MeanConfidence, WeighsBeadsByTheirText) {
  const std::vector<Bead> beads = {{{0, 1}, {0, 1}, 1.0}, {{1, 3}, {1, 5}, 0.5}};
  EXPECT_DOUBLE_EQ(mean_confidence(beads), (2 * 1.0 + 6 * 0.5) / 8);
  EXPECT_EQ(mean_confidence({}), 0);
}

/// Texts in an invented pair of languages, word for word; nothing but learning tells which belong together.
class Invented {
 public:
  explicit Invented(unsigned seed) : random_(seed) {}

  [[nodiscard]] std::string word() {
    const auto length = random_() % 5 + 3;
    std::string word;
    for (std::size_t k = 0; k < length; ++k) word += static_cast<char>('a' + random_() % 26);
    return word;
  }

  [[nodiscard]] std::size_t number_below(std::size_t end) { return random_() % end; }

 private:
  std::mt19937 random_;
};

struct InventedBatch {
  std::vector<std::vector<std::string>> sources;
  std::vector<std::vector<std::string>> targets;
  std::vector<std::vector<Bead>> beads;
};

InventedBatch invented_batch(std::size_t texts) {
  Invented make(17);
  std::vector<std::pair<std::string, std::string>> lexicon;
  for (int k = 0; k < 200; ++k) lexicon.emplace_back(make.word(), make.word());
  InventedBatch batch;
  for (std::size_t text = 0; text < texts; ++text) {
    auto& source = batch.sources.emplace_back();
    auto& target = batch.targets.emplace_back();
    auto& beads = batch.beads.emplace_back();
    for (int sentence = 0; sentence < 12; ++sentence) {
      std::string one;
      std::string other;
      for (auto words = make.number_below(12) + 6; words > 0; --words) {
        const auto& [left, right] = lexicon[make.number_below(lexicon.size())];
        one += left + " ";
        other += right + " ";
      }
      const auto fate = make.number_below(5);
      const auto i = source.size();
      const auto j = target.size();
      if (fate != 0) source.push_back(one + ".");
      if (fate != 1) target.push_back(other + ".");
      beads.push_back({{i, source.size()}, {j, target.size()}, 1});
    }
  }
  return batch;
}

std::size_t right_beads(const std::vector<Bead>& found, const std::vector<Bead>& truth) {
  return static_cast<std::size_t>(std::count_if(found.begin(), found.end(), [&](const Bead& bead) {
    return std::any_of(truth.begin(), truth.end(), [&](const Bead& other) {
      return bead.source == other.source && bead.target == other.target;
    });
  }));
}

TEST(AlignBatch, LearnsFromOneTextForTheNext) {
  const auto batch = invented_batch(40);
  std::vector<std::vector<std::string_view>> texts;
  for (std::size_t k = 0; k < batch.sources.size(); ++k) {
    texts.push_back(views(batch.sources[k]));
    texts.push_back(views(batch.targets[k]));
  }
  std::vector<AlignPair> pairs;
  std::size_t alone = 0;
  std::size_t all = 0;
  for (std::size_t k = 0; k < batch.sources.size(); ++k) {
    pairs.push_back(
        {{texts[2 * k], *LanguageTag::parse("en")}, {texts[2 * k + 1], *LanguageTag::parse("de")}});
    alone += right_beads(align(pairs.back()), batch.beads[k]);
    all += batch.beads[k].size();
  }
  const auto found = align_batch(pairs);
  std::size_t together = 0;
  for (std::size_t k = 0; k < pairs.size(); ++k) together += right_beads(found[k], batch.beads[k]);
  EXPECT_GE(together * 100, all * 88);
  EXPECT_LT(alone * 100, all * 75) << "the test no longer tells anything";
}

TEST(AlignBatch, TakesTextsWithoutASideAndNoTexts) {
  EXPECT_TRUE(align_batch({}).empty());
  const std::vector<std::string_view> one = {"Norvik 1987", "Aldra 12"};
  const auto english_tag = *LanguageTag::parse("en");
  const std::vector<AlignPair> pairs = {{{{}, english_tag}, {one, english_tag}},
                                        {{one, english_tag}, {one, english_tag}},
                                        {{one, english_tag}, {{}, english_tag}},
                                        {{{}, english_tag}, {{}, english_tag}}};
  const auto found = align_batch(pairs);
  ASSERT_EQ(found.size(), pairs.size());
  for (std::size_t k = 0; k < pairs.size(); ++k)
    EXPECT_TRUE(tiles(found[k], pairs[k].source.segments.size(), pairs[k].target.segments.size())) << k;
}

/// Rare words fit everywhere in a text that repeats itself.
TEST(Align, IsNotLedAstrayByRepetition) {
  Invented make(23);
  std::vector<std::string> block;
  for (int i = 0; i < 150; ++i) {
    std::string sentence;
    for (auto words = make.number_below(12) + 3; words > 0; --words) sentence += make.word() + " ";
    block.push_back(sentence + ".");
  }
  std::vector<std::string> text;
  for (int k = 0; k < 4; ++k) text.insert(text.end(), block.begin(), block.end());
  std::size_t right = 0;
  for (const auto& bead : align_texts(text, text)) right += bead.source == bead.target ? 1U : 0U;
  EXPECT_GE(right, text.size() * 98 / 100);
}

}  // namespace
}  // namespace distich
