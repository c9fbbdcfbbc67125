#include <distich/segment/regex_pattern_internal.hpp>
#include <distich/text/regex.hpp>

namespace distich::segmentation {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(PossibleEndings, OfPlainExpressions) {
  EXPECT_THAT(possible_endings(R"(\b(Mr|Dr)\.)"), ElementsAre("Dr.", "Mr."));
  EXPECT_THAT(possible_endings(R"([Pp]rof\.)"), ElementsAre("Prof.", "prof."));
  EXPECT_THAT(possible_endings(R"(\p{Lu}\.)"), ElementsAre("."));
  EXPECT_THAT(possible_endings(R"(e\.?g\.)"), ElementsAre("e.g.", "eg."));
  EXPECT_THAT(possible_endings(R"([.!?]+)"), ElementsAre("!", ".", "?"));
  EXPECT_THAT(possible_endings(R"(\d{2}\.)"), ElementsAre("."));
  EXPECT_THAT(possible_endings(R"(\Qa.b\E)"), ElementsAre("a.b"));
  EXPECT_THAT(possible_endings("\\u00e9\\x41"), ElementsAre("éA"));
  EXPECT_THAT(possible_endings(R"((?<!x)Nr\.(?!=))"), ElementsAre("Nr."));
}

TEST(PossibleEndings, AreUnknownWhereAnythingCanEnd) {
  for (const auto* const pattern : {"", "a*", "a?", R"(\w)", ".", R"(Dr\.\s?)", "(a|)", "(?i)dr", "[^a]",
                                    "[a-z]", R"([.!?]+["')\p{Pf}]*)", "a{0,3}", R"(\bDr\b|\d)", R"((x)\1)"}) {
    EXPECT_THAT(possible_endings(pattern), IsEmpty()) << pattern;
  }
}

// The promise itself: whatever an expression matches ends with one of the texts.
TEST(PossibleEndings, HoldForEveryMatch) {
  const std::vector<std::string> patterns{R"(\b(St|Gen|Dr|e\.?\s*g)\.)",
                                          "(a|bc)+d{1,2}",
                                          "([ab]c){2}x?y",
                                          "x(?:a|b(?:c|d))e",
                                          "[.!?]+\\)?\\.",
                                          "(?>ab|a)c"};
  const std::string text =
      "St. Gen. Dr. e.g. eg. e  g. abcdd acdd bcacy acbcxy xae xbce xbde !). .. ?. abc ac acd";
  text::RegexText units;
  units.assign(text);
  for (const auto& pattern : patterns) {
    const auto endings = possible_endings(pattern);
    ASSERT_FALSE(endings.empty()) << pattern;
    text::RegexMatcher matcher{text::Regex(pattern)};
    matcher.reset(units);
    int matches = 0;
    while (matcher.next() == text::MatchOutcome::found) {
      ++matches;
      const auto match = matcher.match().of(text);
      EXPECT_TRUE(std::ranges::any_of(endings, [&](const auto& each) { return match.ends_with(each); }))
          << pattern << " matches " << match;
    }
    EXPECT_GT(matches, 0) << pattern;
  }
}

TEST(PossibleEndings, AreLinearWhateverTheExpression) {
  std::string deep(100'000, '(');
  deep += "a" + std::string(100'000, ')');
  EXPECT_THAT(possible_endings(deep), IsEmpty());
  std::string wide = "(";
  for (int i = 0; i < 30; ++i) wide += "[ab]";
  EXPECT_FALSE(possible_endings(wide + ")").empty());
}

TEST(WithBounds, BoundsEveryRepetition) {
  EXPECT_EQ(with_bounds("a*b+c?d{2,}e{3}f{1,2}"), "a{0,100}b{1,100}c?d{2,100}e{3}f{1,2}");
  EXPECT_EQ(with_bounds("a*?b++c{200,}"), "a{0,100}?b{1,100}+c{200,200}");
  EXPECT_EQ(with_bounds(R"(\*[*+]\++\Qa*\E(?:x|y)*)"), R"(\*[*+]\+{1,100}\Qa*\E(?:x|y){0,100})");
  EXPECT_EQ(with_bounds("(?<!a*)b"), "(?<!a{0,100})b");
  EXPECT_EQ(with_bounds(R"([[a*]&&[*]]+\p{L}*)"), R"([[a*]&&[*]]{1,100}\p{L}{0,100})");
}

}  // namespace
}  // namespace distich::segmentation
