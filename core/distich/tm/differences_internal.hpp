#pragma once
#include <string_view>
#include <vector>

#include <distich/base/range.hpp>

namespace distich::tm {

/// The parts in which two texts differ, in bytes of the texts as given, in order; parts next
/// to each other are one. Found by aligning the tokens at the least edit distance; a word
/// that is spelled otherwise (letter case) differs on both sides.
struct Differences {
  std::vector<ByteRange> in_one;
  std::vector<ByteRange> in_other;
};

/// O(n·m) in the tokens that are left between a common beginning and end; where that is
/// beyond 4 million, all that is left differs.
[[nodiscard]] Differences find_differences(std::string_view one, std::string_view other);

}  // namespace distich::tm
