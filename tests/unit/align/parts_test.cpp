#include <random>
#include <stop_token>
#include <string>
#include <tuple>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/align/anchor_chain_internal.hpp>
#include <distich/align/band_internal.hpp>
#include <distich/align/confidence_internal.hpp>
#include <distich/align/phonetic_internal.hpp>
#include <distich/align/search_internal.hpp>

namespace distich::align_internal {
namespace {

Side side_of(const std::vector<std::string>& texts, std::string_view language) {
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  const AlignSide side{views, *LanguageTag::parse(language)};
  return std::move(extract_features({&side, 1}).front());
}

TEST(ConsonantSkeleton, IsAlikeInAllScripts) {
  const auto expected = consonant_skeleton("petrosian");
  EXPECT_EQ(expected, "ftrsn");
  EXPECT_EQ(consonant_skeleton("петросян"), expected);
  EXPECT_EQ(consonant_skeleton("پتروسیان"), expected);
  EXPECT_EQ(consonant_skeleton("פטרוסיאן"), expected);
  EXPECT_EQ(consonant_skeleton("ペトロシアン"), expected);
  EXPECT_EQ(consonant_skeleton("पेट्रोसियन"), expected);
  EXPECT_EQ(consonant_skeleton("北京"), "");
  EXPECT_EQ(consonant_skeleton(""), "");
}

TEST(Features, NumberTypesAreTheSameInAllDigits) {
  const auto side = side_of({"1,500 men", "۱۵۰۰ نفر", "007"}, "fa");
  ASSERT_EQ(side.size(), 3U);
  EXPECT_EQ(side.sentences[0].tokens.at(0), side.sentences[1].tokens.at(0));
  EXPECT_EQ(side.types()[side.sentences[2].tokens.at(0)].key, "7");
}

TEST(Anchors, FindNumbersNamesCognatesAndMarks) {
  const auto source = side_of({"Norvik, 1987: parliament?"}, "en");
  const auto target = side_of({"Норвик, 1987: Parlament؟"}, "ru");
  const auto lexicon = anchor_lexicon(source.types(), target.types());
  std::vector<std::string> linked;
  for (std::size_t type = 0; type < source.types().size(); ++type) {
    for (const auto& link : lexicon.forward[type])
      linked.push_back(source.types()[type].key + "=" + target.types()[link.type].key);
  }
  EXPECT_THAT(linked, testing::IsSupersetOf({"norvik=норвик", "1987=1987", ",=,", ":=:", "?=?"}));
}

TEST(CalibratedConfidence, RisesWithThePosterior) {
  for (const auto& [sources, targets] : {std::pair<std::size_t, std::size_t>{1, 1}, {1, 0}, {0, 1}, {2, 3}}) {
    double last = -1;
    for (int percent = 0; percent <= 100; ++percent) {
      const auto confidence = calibrated_confidence({{0, sources}, {0, targets}, percent / 100.0});
      EXPECT_GT(confidence, last);
      EXPECT_LE(confidence, 1);
      last = confidence;
    }
    EXPECT_EQ(calibrated_confidence({{0, sources}, {0, targets}, 0}), 0);
    EXPECT_EQ(last, 1);
  }
}

TEST(CalibratedConfidence, TrustsBeadsOfSeveralSentencesLess) {
  const auto of = [](std::size_t sources, std::size_t targets) {
    return calibrated_confidence({{0, sources}, {0, targets}, 0.9});
  };
  EXPECT_GT(of(1, 1), of(1, 0));
  EXPECT_GT(of(1, 0), of(1, 2));
  EXPECT_EQ(of(1, 2), of(3, 1));
}

TEST(AnchorChain, AdvancesOnBothSides) {
  std::vector<std::string> source;
  std::vector<std::string> target;
  for (int i = 0; i < 50; ++i) {
    source.push_back("line " + std::to_string(1000 + i));
    if (i % 7 != 0) target.push_back("Zeile " + std::to_string(1000 + i));
  }
  std::swap(target[3], target[30]);  // one that stands apart
  const auto one = side_of(source, "en");
  const auto other = side_of(target, "de");
  const auto chain = anchor_chain(one, other, anchor_lexicon(one.types(), other.types())).anchors;
  ASSERT_GT(chain.size(), 30U);
  for (std::size_t k = 1; k < chain.size(); ++k) {
    EXPECT_LT(chain[k - 1].source, chain[k].source);
    EXPECT_LT(chain[k - 1].target, chain[k].target);
  }
}

void expect_connected(const Band& band, std::size_t sources, std::size_t targets) {
  ASSERT_EQ(band.rows(), sources + 1);
  EXPECT_EQ(band.low.front(), 0U);
  EXPECT_EQ(band.high.back(), targets);
  for (std::size_t row = 1; row < band.rows(); ++row) {
    EXPECT_LE(band.low[row - 1], band.low[row]);
    EXPECT_LE(band.high[row - 1], band.high[row]);
    EXPECT_LE(band.low[row], band.high[row - 1]);
    EXPECT_LE(band.high[row], targets);
  }
}

TEST(Band, AroundAnyPathIsConnected) {
  std::mt19937 random(11);
  for (int round = 0; round < 200; ++round) {
    std::vector<Bead> path;
    std::size_t sources = 0;
    std::size_t targets = 0;
    for (auto beads = random() % 30 + 1; beads > 0; --beads) {
      const auto n = random() % 4;
      const auto m = n == 0 ? 1 + random() % 40 : random() % 4;
      path.push_back({{sources, sources + n}, {targets, targets + m}, 1});
      sources += n;
      targets += m;
    }
    expect_connected(band_around(path, sources, targets, random() % 3), sources, targets);
  }
}

TEST(Band, AlongAnchorsIsConnectedWhateverTheLengths) {
  for (const auto& [sources, targets] :
       std::vector<std::pair<int, int>>{{1, 100'000}, {400, 900}, {2000, 1}}) {
    const auto one =
        side_of(std::vector<std::string>(static_cast<std::size_t>(sources), "some words 12."), "en");
    const auto other =
        side_of(std::vector<std::string>(static_cast<std::size_t>(targets), "ein paar Wörter 12."), "de");
    const auto chain = anchor_chain(one, other, anchor_lexicon(one.types(), other.types()));
    const LengthModel lengths(one, other, {});
    expect_connected(band_along({}, one.size(), other.size(), lengths), one.size(), other.size());
    const auto band = band_along(chain.anchors, one.size(), other.size(), lengths);
    expect_connected(band, one.size(), other.size());
  }
}

/// Not only before it begins: a book takes minutes.
TEST(SearchByLength, StopsOnItsWay) {
  const std::vector<std::string> texts(1000, "some words.");
  const auto one = side_of(texts, "en");
  const LengthModel lengths(one, one, {});
  std::stop_source stop;
  Progress last;
  Control control;
  control.stop = stop.get_token();
  control.on_progress = [&](const Progress& progress) {
    last = progress;
    if (progress.done > 0) stop.request_stop();
  };
  const auto search = [&] {
    return search_by_length(BeadPrior(2, 2), lengths, whole_band(one.size(), one.size()), control);
  };
  EXPECT_THROW(std::ignore = search(), Error);
  EXPECT_GT(last.done, 0U);
  EXPECT_LT(last.done, one.size());
}

}  // namespace
}  // namespace distich::align_internal
