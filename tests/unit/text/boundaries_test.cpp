#include <thread>

#include <distich/text/boundaries.hpp>
#include <distich/text/code_points.hpp>

namespace distich::text {
namespace {

Boundaries boundaries(std::string_view language = "und") {
  return Boundaries(*LanguageTag::parse(language));
}

std::vector<std::string> words(std::string_view text, std::string_view language = "und") {
  std::vector<Word> found;
  boundaries(language).words(text, found);
  std::vector<std::string> out;
  for (const Word& word : found) out.emplace_back(word.range.of(text));
  return out;
}

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Words, LeaveWhiteSpaceOut) {
  EXPECT_THAT(words(""), IsEmpty());
  EXPECT_THAT(words(" \n\t\u00A0\u3000"), IsEmpty());
  EXPECT_THAT(words("It's  3.5 km, e.g.: (no)!"),
              ElementsAre("It's", "3.5", "km", ",", "e.g", ".", ":", "(", "no", ")", "!"));
  EXPECT_THAT(words("line\r\nline"), ElementsAre("line", "line"));
}

TEST(Words, InOtherScripts) {
  EXPECT_THAT(words("Он сказал: «да»."), ElementsAre("Он", "сказал", ":", "«", "да", "»", "."));
  EXPECT_THAT(words("قال: «نعم»."), ElementsAre("قال", ":", "«", "نعم", "»", "."));
  EXPECT_THAT(words("我们去北京。", "zh"), ElementsAre("我们", "去", "北京", "。"));
  EXPECT_THAT(words("ภาษาไทย", "th"), ElementsAre("ภาษา", "ไทย"));
}

TEST(Words, Kinds) {
  std::vector<Word> found;
  boundaries().words("Zug 12, 電車 カモメ 한글", found);
  std::vector<WordKind> kinds;
  for (const Word& word : found) kinds.push_back(word.kind);
  EXPECT_THAT(kinds, ElementsAre(WordKind::word, WordKind::number, WordKind::other, WordKind::ideograph,
                                 WordKind::ideograph, WordKind::word));
}

TEST(Words, ReplaceWhatWasThere) {
  std::vector<Word> found(7);
  boundaries().words("one", found);
  EXPECT_EQ(found.size(), 1U);
  boundaries().words("", found);
  EXPECT_THAT(found, IsEmpty());
}

TEST(Graphemes, KeepClustersTogether) {
  const std::string text = "e\u0301🇱🇺👩\u200D🚒\r\nक्ष";
  std::vector<ByteRange> found;
  boundaries().graphemes(text, found);
  std::size_t done = 0;
  for (const ByteRange cluster : found) {
    EXPECT_EQ(cluster.begin, done);
    done = cluster.end;
  }
  EXPECT_EQ(done, text.size());
  EXPECT_EQ(found[0].of(text), "e\u0301");
  EXPECT_EQ(found[1].of(text), "🇱🇺");
  EXPECT_EQ(found[2].of(text), "👩\u200D🚒");
  EXPECT_EQ(found[3].of(text), "\r\n");
}

TEST(Sentences, AreIcus) {
  const std::string text = "One here. Two there! 三つ目。四つ目。";
  std::vector<ByteRange> found;
  boundaries("ja").sentences(text, found);
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[0].of(text), "One here. ");
  EXPECT_EQ(found[3].of(text), "四つ目。");
}

TEST(Boundaries, AreShareableBetweenThreads) {
  const Boundaries shared = boundaries("th");
  const std::string text = "ภาษาไทย and English 東京タワー";
  std::vector<Word> expected;
  shared.words(text, expected);
  std::array<bool, 4> equal{};
  std::vector<std::jthread> threads;
  for (auto& same : equal) {
    threads.emplace_back([&] {
      std::vector<Word> found;
      same = true;
      for (int round = 0; round < 500; ++round) {
        shared.words(text, found);
        same = same && found == expected;
      }
    });
  }
  threads.clear();
  EXPECT_THAT(equal, testing::Each(true));
}

TEST(Boundaries, UnknownLanguagesGetTheCommonRules) {
  EXPECT_THAT(words("a b", "x-klingon"), ElementsAre("a", "b"));
  EXPECT_THAT(words("a b", "qaa-Latn"), ElementsAre("a", "b"));
}

}  // namespace
}  // namespace distich::text
