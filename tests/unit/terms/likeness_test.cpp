#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <distich/terms/likeness.hpp>

namespace distich {
namespace {

int likeness(std::string_view wanted, std::string_view term) {
  return TermLikeness(wanted)(term);
}

TEST(TermLikeness, IsWholeWhereTheTermHasTheText) {
  EXPECT_EQ(likeness("truce", "Truce"), 10000);
  EXPECT_EQ(likeness("fire", "cease-fire talks"), 10000);
  EXPECT_EQ(likeness("水道", "上水道局"), 10000);
}

TEST(TermLikeness, CountsEditsOfCodePoints) {
  EXPECT_EQ(likeness("seasefire", "ceasefire"), 8888);
  EXPECT_EQ(likeness("перемерие", "перемирие"), 8888);
  EXPECT_EQ(likeness("abcd", "wxyz"), 0);
}

TEST(TermLikeness, TakesTheNearestRunOfWords) {
  EXPECT_EQ(likeness("seasefire", "the ceasefire agreement"), 8888);
  EXPECT_EQ(likeness("cease fire", "ceasefire line"), 9000);
  EXPECT_EQ(likeness("harbor wall", "old harbour wall"), 9166);
  EXPECT_EQ(likeness("国際会儀", "国際会議場"), 7500);
}

TEST(TermLikeness, OfNothingIsNothing) {
  EXPECT_EQ(likeness("", "truce"), 0);
  EXPECT_EQ(likeness(" ", "truce"), 0);
  EXPECT_EQ(likeness("truce", ""), 0);
  EXPECT_EQ(likeness("truce", "—"), 0);
}

std::size_t plain_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, substituted}));
    }
  }
  return row.back();
}

TEST(TermLikeness, OfSingleWordsIsThatOfThePlainDistance) {
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same words each time
  const auto word = [&] {
    std::string out(1 + random() % 80, ' ');
    std::ranges::generate(out, [&] { return static_cast<char>('a' + random() % 3); });
    return out;
  };
  for (int i = 0; i < 2000; ++i) {
    const auto wanted = word();
    const auto term = word();
    const auto longer = std::max(wanted.size(), term.size());
    const auto expected = term.find(wanted) != std::string::npos
                              ? 10000
                              : static_cast<int>((longer - plain_distance(wanted, term)) * 10000 / longer);
    ASSERT_EQ(likeness(wanted, term), expected) << wanted << ' ' << term;
  }
}

}  // namespace
}  // namespace distich
