#include <gtest/gtest.h>

#include <distich/terms/overlaps_internal.hpp>

namespace distich::terms_internal {
namespace {

std::vector<Candidate> ranges(std::initializer_list<ByteRange> list) {
  std::vector<Candidate> candidates;
  for (const auto range : list) candidates.push_back({range, 1});
  return candidates;
}

std::vector<Candidate> longest(std::vector<Candidate> candidates) {
  keep_longest(candidates);
  return candidates;
}

TEST(KeepLongest, LeavesDisjointOnesAlone) {
  const auto all = ranges({{0, 3}, {3, 5}, {9, 10}});
  EXPECT_EQ(longest(all), all);
  EXPECT_EQ(longest({}), std::vector<Candidate>{});
}

TEST(KeepLongest, PrefersTheLongerWhereverItBegins) {
  EXPECT_EQ(longest(ranges({{0, 4}, {2, 9}})), ranges({{2, 9}}));
  EXPECT_EQ(longest(ranges({{0, 7}, {2, 9}})), ranges({{0, 7}})) << "equally long: the first";
}

TEST(KeepLongest, KeepsAShorterOneThatTheWinnerLeavesRoomFor) {
  EXPECT_EQ(longest(ranges({{0, 1}, {0, 5}, {3, 12}})), ranges({{0, 1}, {3, 12}}));
}

TEST(KeepLongest, KeepsAllOfOnePlace) {
  auto all = ranges({{0, 4}, {0, 4}, {1, 2}});
  all[1].node = 2;
  EXPECT_EQ(longest(all), (std::vector<Candidate>{all[0], all[1]}));
}

}  // namespace
}  // namespace distich::terms_internal
