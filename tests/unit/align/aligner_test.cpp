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
                              const AlignOptions& options = {}, const Control& control = {}) {
  const auto source_views = views(source);
  const auto target_views = views(target);
  return align({source_views, *LanguageTag::parse("en")}, {target_views, *LanguageTag::parse("de")}, options,
               control);
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
  AlignOptions options;
  options.evidence = &evidence;
  const std::vector<std::string> same = {"abc def.", "abc def.", "abc def."};
  EXPECT_THAT(shapes(align_texts(same, same, options)), ElementsAre("0-1", "1-1", "1-1", "1-0"));
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

}  // namespace
}  // namespace distich
