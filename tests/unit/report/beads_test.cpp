#include <gtest/gtest.h>

#include <distich/report/beads.hpp>

namespace distich::report {
namespace {

const std::vector<Bead> sample = {{{0, 1}, {0, 2}, 1}, {{1, 2}, {2, 2}, 0.12345}, {{2, 4}, {2, 3}, 0.99999}};

TEST(Ladder, HasARungABeadAndTheEnd) {
  EXPECT_EQ(ladder(sample), "0\t0\t1.0000\n1\t2\t0.1235\n2\t2\t1.0000\n4\t3\t0.0000\n");
  EXPECT_EQ(ladder({}), "0\t0\t0.0000\n");
}

TEST(Ladder, CallsSegmentsByTheirLines) {
  EXPECT_EQ(ladder(sample, {{0, 2, 3, 4, 6}, {1, 2, 3, 4}}),
            "0\t1\t1.0000\n2\t3\t0.1235\n3\t3\t1.0000\n6\t4\t0.0000\n");
}

TEST(Vecalign, ListsTheSegmentsOfEachBead) {
  EXPECT_EQ(vecalign(sample), "[0]:[0, 1]:1.0000\n[1]:[]:0.1235\n[2, 3]:[2]:1.0000\n");
  EXPECT_EQ(vecalign({}), "");
}

TEST(Vecalign, CallsSegmentsByTheirLines) {
  EXPECT_EQ(vecalign(sample, {{0, 2, 3, 4, 6}, {1, 2, 3, 4}}),
            "[0]:[1, 2]:1.0000\n[2]:[]:0.1235\n[3, 4]:[3]:1.0000\n");
}

}  // namespace
}  // namespace distich::report
