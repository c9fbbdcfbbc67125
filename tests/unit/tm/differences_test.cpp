#include <gtest/gtest.h>

#include <distich/tm/differences_internal.hpp>

namespace distich::tm {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> texts(const std::vector<ByteRange>& ranges, std::string_view text) {
  std::vector<std::string> out;
  for (const auto& range : ranges) out.emplace_back(range.of(text));
  return out;
}

std::vector<std::string> in_one(std::string_view one, std::string_view other) {
  return texts(find_differences(one, other).in_one, one);
}

TEST(Differences, AreNoneInEqualTexts) {
  EXPECT_THAT(in_one("It’s late", "It's  late"), IsEmpty());
  EXPECT_THAT(in_one("", ""), IsEmpty());
  EXPECT_THAT(in_one("", "text"), IsEmpty());
}

TEST(Differences, AreTheWordsThatTheOtherSideDoesNotHave) {
  EXPECT_THAT(in_one("The old ferry left at noon.", "The ferry left at dawn."), ElementsAre("old", "noon"));
  EXPECT_THAT(in_one("The ferry left at dawn.", "The old ferry left at noon."), ElementsAre("dawn"));
  EXPECT_THAT(in_one("all", "else entirely"), ElementsAre("all"));
}

TEST(Differences, NextToEachOtherAreOne) {
  EXPECT_THAT(in_one("The very old ferry left", "The ferry left"), ElementsAre("very old"));
}

TEST(Differences, AreBytesOfTheTextsAsGiven) {
  EXPECT_THAT(in_one("“Nein”,  sagte  der  Kapitän", "\"Nein\", sagte der Koch"), ElementsAre("Kapitän"));
  EXPECT_THAT(in_one("渡轮准时离港", "渡轮晚点离港"), ElementsAre("准时"));
  EXPECT_THAT(in_one("  the bridge\u00ad s open", "the bridges open"), ElementsAre("bridge\u00ad s"));
}

TEST(Differences, AreSeenInLetterCase) {
  EXPECT_THAT(in_one("The Ferry left", "The ferry left"), ElementsAre("Ferry"));
}

TEST(Differences, CountEditsByWhatTheyAreOf) {
  const auto edits = find_differences("At 9, the old ferry left!", "At 10, a ferry left.").edits;
  EXPECT_EQ(edits.words, 2U);
  EXPECT_EQ(edits.placeables, 1U);
  EXPECT_EQ(edits.marks, 1U);
  EXPECT_EQ(find_differences("a b", "a b, 1.5").edits.placeables, 3U);
}

TEST(Differences, OfVeryLongTextsAreBounded) {
  std::string one = "same start ";
  std::string other = one;
  for (int i = 0; i < 20'000; ++i) {
    one += "a" + std::to_string(i) + " ";
    other += "b" + std::to_string(i) + " ";
  }
  const auto found = find_differences(one + "same end", other + "same end");
  ASSERT_EQ(found.in_one.size(), 1U);
  EXPECT_EQ(found.in_one[0].begin, 11U);
  EXPECT_EQ(found.in_one[0].end, one.size() - 1);
}

}  // namespace
}  // namespace distich::tm
