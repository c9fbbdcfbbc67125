#pragma once
#include <algorithm>
#include <numeric>
#include <vector>

namespace distich::reference {

/// Levenshtein distance by the textbook's matrix, two rows of it. O(n·m).
template <class Sequence>
[[nodiscard]] std::size_t edit_distance(const Sequence& one, const Sequence& other) {
  std::vector<std::size_t> above(other.size() + 1);
  std::iota(above.begin(), above.end(), std::size_t{0});
  for (std::size_t i = 0; i < one.size(); ++i) {
    std::vector<std::size_t> row(other.size() + 1, i + 1);
    for (std::size_t j = 0; j < other.size(); ++j) {
      row[j + 1] = std::min({above[j] + (one[i] == other[j] ? 0U : 1U), above[j + 1] + 1, row[j] + 1});
    }
    above = row;
  }
  return above.back();
}

}  // namespace distich::reference
