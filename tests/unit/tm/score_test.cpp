#include <random>

#include <gtest/gtest.h>

#include <distich/text/normalize.hpp>
#include <distich/tm/memory.hpp>
#include <distich/tm/score_internal.hpp>
#include <reference/memory.hpp>

namespace distich {
namespace {

int score(const RichText& one, const RichText& other) {
  return similarity(one, other).basis_points;
}

int score(std::string one, std::string other) {
  return score(RichText(std::move(one)), RichText(std::move(other)));
}

RichText bold(std::string text, std::size_t from, std::size_t to) {
  return RichText(std::move(text), {{from, InlineCode::Kind::open, "1", "<b>", ""},
                                    {to, InlineCode::Kind::close, "1", "</b>", ""}});
}

TEST(Similarity, IsWholeForTextsThatAreEqualOnceNormalised) {
  EXPECT_EQ(score("The ferry left.", "The ferry left."), 10000);
  EXPECT_EQ(score("It’s “late”", " It's  \"late\" "), 10000);
  EXPECT_EQ(score("caf\u00e9", "cafe\u0301"), 10000);
  EXPECT_EQ(score("", ""), 10000);
  EXPECT_EQ(score("", "  "), 10000);
}

TEST(Similarity, IsTheShareOfTokensThatNeedNoEdit) {
  EXPECT_EQ(score("one two three four", "one two three five"), 7500);
  EXPECT_EQ(score("one two three", "one three"), 6666);
  EXPECT_EQ(score("one two", "three four"), 0);
  EXPECT_EQ(score("one", ""), 0);
  EXPECT_EQ(score("Open 3 files", "Open 4 files"), 6666);
}

TEST(Similarity, CountsEachCharacterInScriptsWithoutSpaces) {
  EXPECT_EQ(score("渡轮准时离港", "渡轮晚点离港"), 6666);
  EXPECT_EQ(score("東京は雨", "東京は雪"), 7500);
}

TEST(Similarity, TakesLittleOffForLetterCase) {
  EXPECT_EQ(score("The ferry left", "the Ferry left"), 9900);
  EXPECT_EQ(score("ΑΘΗΝΑ", "Αθηνα"), 9900);
}

TEST(Similarity, TakesLittleOffForPunctuationHoweverShortTheText) {
  EXPECT_EQ(score("Yes", "Yes."), 9900);
  EXPECT_EQ(score("Yes?", "Yes!"), 9900);
  EXPECT_EQ(score("Yes", "...[Yes]..."), 9500);
  EXPECT_EQ(score("Yes", "yes."), 9800);
  EXPECT_EQ(score("up to date", "up-to-date"), 9800);
}

TEST(Similarity, TakesLittleOffForSpacingAndJoiners) {
  EXPECT_EQ(score("5 %", "5%"), 9900);
  EXPECT_EQ(score("می\u200cرود", "میرود"), 9900);
}

TEST(Similarity, OfPunctuationAloneIsByTokens) {
  EXPECT_EQ(score("---", "--+"), 6666);
  EXPECT_EQ(score("!", "?"), 0);
}

TEST(Similarity, TakesLittleOffForInlineCodes) {
  const auto one = bold("The ferry left", 4, 9);
  EXPECT_EQ(score(one, one), 10000);
  EXPECT_EQ(score(one, RichText("The ferry left")), 9900);
  EXPECT_EQ(score(one, bold("The ferry left", 0, 9)), 9900);
  EXPECT_EQ(score(one, bold("the ferry left", 4, 9)), 9900);
  EXPECT_EQ(score(one, RichText("the ferry left")), 9800);
  EXPECT_EQ(score(one, bold("The ferry came", 4, 9)), 6666);
  EXPECT_EQ(score(one, RichText("The ferry came")), 6566);
  EXPECT_EQ(score(RichText("a", {{0, InlineCode::Kind::standalone, "", "x", ""}}), RichText("b")), 0);
}

TEST(Similarity, ComparesThePlacesOfCodesInTheNormalisedText) {
  EXPECT_EQ(score(bold("“It” left", 3, 5), bold("\"It\" left", 1, 3)), 10000);
  EXPECT_EQ(score(bold("“It” left", 3, 5), bold("\"It\" left", 1, 4)), 9900);
}

TEST(Similarity, OfVeryLongTextsIsNeverWholeUnlessEqual) {
  std::string one;
  for (int i = 0; i < 30'000; ++i) one += "w" + std::to_string(i % 700) + " ";
  EXPECT_EQ(score(one, one + "end"), 9999);
}

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> parts{"the", "The", "ferry", "port", "5", "渡", "轮", ".",      ",",
                                              " ",   "  ",  "–",     "é",    "É", "(",  ")",  "\u200c", "…",
                                              "Ж",   "ж",   "_",     "بندر", "'", "’",  " ",  " ",      "กิน"};
  std::string text;
  for (auto left = random() % 14; left > 0; --left)
    text += parts[random() % parts.size()] + (random() % 2 ? " " : "");
  return text;
}

TEST(Similarity, AgreesWithItsDefinitionIsSymmetricAndWholeOnlyForEqualTexts) {
  std::mt19937 random(20260105);
  for (int round = 0; round < 20'000; ++round) {
    const auto one = random_text(random);
    const auto other = random() % 4 == 0 ? one + random_text(random) : random_text(random);
    const auto found = score(one, other);
    ASSERT_EQ(found, reference::text_score(one, other)) << "[" << one << "] [" << other << "]";
    ASSERT_EQ(found, score(other, one));
    ASSERT_GE(found, 0);
    ASSERT_EQ(found == 10000, reference::normal(one) == reference::normal(other));
  }
}

}  // namespace
}  // namespace distich
