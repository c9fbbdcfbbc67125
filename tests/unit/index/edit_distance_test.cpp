#include <random>

#include <gtest/gtest.h>

#include <distich/index/edit_distance.hpp>
#include <reference/edit_distance.hpp>

namespace distich::index {
namespace {

using Symbols = std::vector<EditDistance::Symbol>;

TEST(EditDistance, OfSmallSequences) {
  const Symbols pattern{1, 2, 3};
  EditDistance distance(pattern, 3);
  EXPECT_EQ(distance(Symbols{1, 2, 3}, 10), 0U);
  EXPECT_EQ(distance(Symbols{}, 10), 3U);
  EXPECT_EQ(distance(Symbols{0, 0, 0, 0}, 10), 4U);
  EXPECT_EQ(distance(Symbols{2, 3}, 10), 1U);
  EXPECT_EQ(distance(Symbols{3, 2, 1}, 10), 2U);
  EditDistance empty({}, 0);
  EXPECT_EQ(empty(Symbols{}, 0), 0U);
  EXPECT_EQ(empty(Symbols{0, 0}, 5), 2U);
}

TEST(EditDistance, AgreesWithTheMatrixAtAnyLengthAndCutoff) {
  std::mt19937 random(20260104);
  const auto below = [&](std::size_t bound) { return random() % bound; };
  for (int round = 0; round < 3000; ++round) {
    // Lengths around the ends of the 64-row blocks, too.
    const auto size = round % 3 == 0 ? 60 + below(10) : round % 3 == 1 ? below(12) : 120 + below(80);
    const auto symbols = 1 + below(8);
    Symbols pattern(1 + size);
    for (auto& symbol : pattern) symbol = static_cast<EditDistance::Symbol>(1 + below(symbols));
    Symbols other(pattern);
    for (auto edits = below(1 + size / 2); edits > 0; --edits) {
      const auto place = other.begin() + static_cast<std::ptrdiff_t>(below(other.size() + 1));
      const auto symbol = static_cast<EditDistance::Symbol>(below(symbols + 1));
      if (below(2) == 0) {
        other.insert(place, symbol);
      } else if (place != other.end()) {
        below(2) == 0 ? static_cast<void>(other.erase(place)) : static_cast<void>(*place = symbol);
      }
    }
    EditDistance distance(pattern, symbols);
    const auto expected = reference::edit_distance(pattern, other);
    ASSERT_EQ(distance(other, SIZE_MAX / 2), expected);
    const auto most = below(size + 2);
    const auto found = distance(other, most);
    ASSERT_EQ(std::min(found, most + 1), std::min(expected, most + 1));
  }
}

}  // namespace
}  // namespace distich::index
