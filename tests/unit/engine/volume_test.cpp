#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/engine/volume.hpp>

namespace distich {
namespace {

LanguageTag tag(std::string_view text) {
  return *LanguageTag::parse(text);
}

Band add(VolumeCounter& counter, std::string text, std::string_view language = "en") {
  MatchQuery query;
  query.text.text = std::move(text);
  return counter.add(query, tag(language));
}

TEST(Volume, CountsWordsNumbersAndCharacters) {
  VolumeCounter counter(nullptr, {});
  counter.begin_file();
  EXPECT_EQ(add(counter, "It’s 1,250 boats — “old” ones."), Band::none);
  const auto volume = total(counter.volumes());
  EXPECT_EQ(volume, (Volume{1, 5, 30, 25}));
  counter.begin_file();
  add(counter, "今日は東京です。", "ja");
  EXPECT_EQ(total(counter.volumes()).characters, 8U);
  EXPECT_GE(total(counter.volumes()).words, 4U) << "words of a dictionary";
}

/// The volume of one segment by GMX-V 2.0.
Volume by_gmx(std::string text, std::string_view language) {
  VolumeCounter counter(nullptr, {}, OwnLikeness::ignore, Counting::gmx_v);
  counter.begin_file();
  add(counter, std::move(text), language);
  return total(counter.volumes());
}

TEST(Volume, ByGmxCountsNoPunctuationOutsideWords) {
  const auto french = by_gmx("d'une famille d'or.", "fr");
  EXPECT_EQ(french.words, 3U);
  EXPECT_EQ(french.characters, 19U);
  EXPECT_EQ(french.characters_without_spaces, 17U);
  EXPECT_EQ(french.net_characters(), 16U);
  EXPECT_EQ(by_gmx("1,250 – (all)", "en").net_characters(), 8U) << "the comma is within a number";
  EXPECT_EQ(by_gmx("5\u00A0%", "en").characters_without_spaces, 3U) << "a no-break space is no white space";
  EXPECT_EQ(by_gmx("$5", "en").net_characters(), 2U) << "symbols are no punctuation";
}

TEST(Volume, ByGmxWordsOfLogographicScriptsAreAPartOfTheirCharacters) {
  EXPECT_EQ(by_gmx("今日は東京へ行きます。", "ja").words, 3U);
  EXPECT_EQ(by_gmx("港口今天开放，渡轮每小时一班。", "zh-Hans").words, 5U) << "13 / 2.8";
  EXPECT_EQ(by_gmx("항구가 오늘 열립니다", "ko").words, 3U) << "9 / 3.3";
  EXPECT_EQ(by_gmx("ท่าเรือเปิดวันนี้", "th").words, 3U) << "17 / 6.0";
  EXPECT_EQ(by_gmx("好", "zh").words, 1U);
  EXPECT_EQ(by_gmx("。", "zh").words, 0U);
}

TEST(Volume, RepetitionsAreThoseWithinAFileThenAcrossFiles) {
  VolumeCounter counter(nullptr, {});
  counter.begin_file();
  EXPECT_EQ(add(counter, "The pier is closed."), Band::none);
  EXPECT_EQ(add(counter, "The  pier is closed."), Band::repetition);
  EXPECT_EQ(add(counter, "the pier is closed."), Band::none) << "letter case counts";
  counter.begin_file();
  EXPECT_EQ(total(counter.volumes()), Volume{});
  EXPECT_EQ(add(counter, "The pier is closed."), Band::across_files);
  EXPECT_EQ(add(counter, "The pier is closed."), Band::repetition);
}

TEST(Volume, LikenessToEarlierSegmentsCountsWhereWanted) {
  VolumeCounter without(nullptr, {});
  VolumeCounter with(nullptr, {}, OwnLikeness::count);
  for (auto* counter : {&without, &with}) {
    counter->begin_file();
    EXPECT_EQ(add(*counter, "One two three four five six seven eight nine ten."), Band::none);
    EXPECT_EQ(add(*counter, "One two three four five six seven eight nine ten."), Band::repetition);
  }
  EXPECT_EQ(add(without, "One two three four five six seven eight nine elf."), Band::none);
  EXPECT_EQ(add(with, "One two three four five six seven eight nine elf."), Band::from_85);
  with.begin_file();
  EXPECT_EQ(add(with, "One two three four five six seven eight nine ten!"), Band::from_95);
  EXPECT_EQ(add(with, "One two three four five six seven eight nine ten."), Band::across_files);
  EXPECT_EQ(add(with, "Nothing like it at all."), Band::none);
}

class VolumeByMemory : public ::testing::Test {
 protected:
  VolumeByMemory() {
    const auto session = store_->start_session("import", "a.tmx", "2026-01-01T00:00:00Z");
    ImportCounts counts;
    for (const auto* text :
         {"The pier is closed today.", "One two three four five six seven eight nine ten."}) {
      TranslationUnit unit;
      unit.variants.push_back({tag("en"), RichText(text), {}, {}, {}});
      unit.variants.push_back({tag("de"), RichText("x"), {}, {}, {}});
      memory_.add(unit, session, counts);
    }
    counter_.begin_file();
  }

  std::unique_ptr<Store> store_ = open_store(":memory:");
  TranslationMemory memory_{*store_};
  Lookup lookup_{*store_, memory_};
  VolumeCounter counter_{&lookup_, tag("de")};
};

TEST_F(VolumeByMemory, BandsAreThoseOfTheBestMatch) {
  EXPECT_EQ(add(counter_, "The pier is closed today."), Band::exact);
  EXPECT_EQ(add(counter_, "The pier is closed today."), Band::repetition);
  EXPECT_EQ(add(counter_, "The pier is closed today!"), Band::from_95) << "a mark";
  EXPECT_EQ(add(counter_, "One two three four five six seven eight nine elf."), Band::from_85);
  EXPECT_EQ(add(counter_, "One two three four five six seven acht neun elf."), Band::from_50);
  EXPECT_EQ(add(counter_, "Something else."), Band::none);
}

TEST(BandWeights, CountHundredthsOfWords) {
  Volumes volumes{};
  volumes[static_cast<std::size_t>(Band::exact)].words = 10;
  volumes[static_cast<std::size_t>(Band::none)].words = 3;
  BandWeights weights{};
  weights[static_cast<std::size_t>(Band::exact)] = 25;
  weights[static_cast<std::size_t>(Band::none)] = 100;
  EXPECT_EQ(weighted_words(volumes, weights), 550U);
  for (std::size_t i = 0; i < band_count; ++i)
    EXPECT_EQ(band_named(name(static_cast<Band>(i))), static_cast<Band>(i));
  EXPECT_EQ(band_named("most"), std::nullopt);
}

}  // namespace
}  // namespace distich
