#include <distich/base/error.hpp>
#include <distich/text/regex.hpp>

namespace distich::text {
namespace {

using testing::ElementsAre;

/// All matches of an expression, in bytes.
std::vector<ByteRange> all_matches(std::string_view pattern, std::string_view text) {
  RegexText units;
  units.assign(text);
  RegexMatcher matcher{Regex(pattern)};
  matcher.reset(units);
  std::vector<ByteRange> found;
  while (matcher.next() == MatchOutcome::found)
    found.push_back({units.byte_of(matcher.match().begin), units.byte_of(matcher.match().end)});
  return found;
}

TEST(Regex, FindsAllMatchesInBytes) {
  EXPECT_THAT(all_matches("b+", "abbcb"), ElementsAre(ByteRange{1, 3}, ByteRange{4, 5}));
  EXPECT_THAT(all_matches("é+", "aéé.é"), ElementsAre(ByteRange{1, 5}, ByteRange{6, 8}));
  EXPECT_THAT(all_matches("[👩]", "a👩b👩"), ElementsAre(ByteRange{1, 5}, ByteRange{6, 10}));
  EXPECT_THAT(all_matches("x", ""), ElementsAre());
  EXPECT_THAT(all_matches("(?=b)", "abb"), ElementsAre(ByteRange{1, 1}, ByteRange{2, 2}));
}

TEST(Regex, LooksBehindThePlaceWhereItIsAsked) {
  RegexText units;
  units.assign("Mr. X");
  RegexMatcher matcher{Regex(R"((?=\s)(?<=\bMr\.))")};
  matcher.reset(units);
  EXPECT_EQ(matcher.matches_at(3), MatchOutcome::found);
  EXPECT_EQ(matcher.matches_at(2), MatchOutcome::not_found);
}

TEST(Regex, UnitsAndBytesLeadToEachOther) {
  RegexText units;
  const std::string text = "aé👩z";
  units.assign(text);
  ASSERT_EQ(units.size(), 5U);
  EXPECT_EQ(units.byte_of(2), 3U);
  EXPECT_EQ(units.byte_of(4), 7U);
  EXPECT_EQ(units.byte_of(5), text.size());
  for (const std::size_t byte : {0U, 1U, 3U, 7U, 8U}) EXPECT_EQ(units.byte_of(units.unit_of(byte)), byte);
  units.assign("plain");
  EXPECT_EQ(units.unit_of(3), 3U);
}

TEST(Regex, SaysWhereAnExpressionIsBroken) {
  try {
    (void)Regex("aé(b[");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::malformed);
    ASSERT_TRUE(error.where());
    EXPECT_EQ(error.where()->byte, 6U);
    EXPECT_EQ(error.where()->column, 6U);
  }
  EXPECT_THROW((void)Regex("a)"), Error);
  EXPECT_THROW((void)Regex("(?<=a+)b"), Error);
}

TEST(Regex, MatchesWholeShortTexts) {
  const Regex pattern("[Ee][Nn].*", Regex::Case::ignored);
  EXPECT_TRUE(pattern.matches("en"));
  EXPECT_TRUE(pattern.matches("EN-gb"));
  EXPECT_FALSE(pattern.matches("de-EN"));
}

TEST(Regex, GivesUpAnExpressionThatExplodes) {
  RegexText units;
  units.assign(std::string(5000, 'a'));
  RegexMatcher matcher{Regex("(a+)+b")};
  matcher.reset(units);
  EXPECT_EQ(matcher.next(), MatchOutcome::gave_up);
  matcher.reset(units);
  EXPECT_EQ(matcher.matches_at(0), MatchOutcome::gave_up);
  EXPECT_FALSE(Regex("(a+)+b").matches(std::string(5000, 'a')));
  units.assign("aab");
  matcher.reset(units);
  EXPECT_EQ(matcher.next(), MatchOutcome::found);
}

TEST(Regex, DeepRecursionEndsAtTheStackLimit) {
  RegexText units;
  units.assign(std::string(1U << 20U, 'a'));
  RegexMatcher matcher{Regex("(?:(a)|b)*c")};
  matcher.reset(units);
  EXPECT_EQ(matcher.next(), MatchOutcome::gave_up);
}

}  // namespace
}  // namespace distich::text
