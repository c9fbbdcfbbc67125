#include <gtest/gtest.h>

#include <distich/align/relatedness.hpp>

namespace distich {
namespace {

TEST(TiedShare, CountsTheSideWithFewerSegments) {
  const std::vector<Bead> beads = {{{0, 1}, {0, 1}, 0.8}, {{1, 1}, {1, 5}, 1}, {{1, 3}, {5, 6}, 0.5}};
  EXPECT_DOUBLE_EQ(tied_share(beads), (0.8 + 2 * 0.5) / 3);
  EXPECT_TRUE(belong_together(beads));
}

TEST(TiedShare, IsNothingWhereASideIsEmptyOrNothingIsTied) {
  EXPECT_EQ(tied_share({}), 0);
  const std::vector<Bead> one_sided = {{{0, 1}, {0, 0}, 1}};
  EXPECT_EQ(tied_share(one_sided), 0);
  const std::vector<Bead> apart = {{{0, 3}, {0, 0}, 1}, {{3, 3}, {0, 2}, 1}};
  EXPECT_EQ(tied_share(apart), 0);
  EXPECT_FALSE(belong_together(apart));
}

}  // namespace
}  // namespace distich
