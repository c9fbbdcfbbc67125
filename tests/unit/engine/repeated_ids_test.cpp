#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include <distich/engine/repeated_ids_internal.hpp>

namespace distich {
namespace {

using Pairs = std::vector<std::pair<std::uint64_t, std::uint64_t>>;

/// Units numbered from 1 on, whose ids repeat every `period` units.
Pairs repeated(std::uint64_t units, std::uint64_t period) {
  RepeatedIds ids;
  for (std::uint64_t number = 1; number <= units; ++number)
    ids.add("id " + std::to_string(number % period), number);
  Pairs found;
  ids.each([&](std::uint64_t number, std::uint64_t earlier) { found.emplace_back(number, earlier); });
  std::ranges::sort(found);
  return found;
}

Pairs expected(std::uint64_t units, std::uint64_t period) {
  Pairs pairs;
  for (auto number = period + 1; number <= units; ++number) pairs.emplace_back(number, number - period);
  return pairs;
}

TEST(RepeatedIds, AreFoundInMemoryAndInAFile) {
  EXPECT_EQ(repeated(0, 1), Pairs());
  EXPECT_EQ(repeated(10, 100), Pairs());
  EXPECT_EQ(repeated(10, 3), expected(10, 3));
  for (const std::uint64_t units : {524'287U, 524'288U, 1'300'000U}) {
    EXPECT_EQ(repeated(units, units - 5), expected(units, units - 5)) << units;
  }
  EXPECT_EQ(repeated(1'200'000, 500'000), expected(1'200'000, 500'000));
}

}  // namespace
}  // namespace distich
