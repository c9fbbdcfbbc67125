#pragma once
#include <string_view>
#include <vector>

#include <distich/base/range.hpp>
#include <distich/text/normalize.hpp>
#include <distich/text/placeables.hpp>
#include <distich/tm/tokens_internal.hpp>

namespace distich::tm {

/// How many of the edits that make one text of the other are of what.
struct EditCounts {
  std::size_t words = 0;
  std::size_t placeables = 0;  ///< parts of numbers, dates and addresses, for such or for nothing
  std::size_t marks = 0;       ///< for marks or for nothing
};

/// The parts in which two texts differ, in bytes of the texts as given, in order; parts next
/// to each other are one. Found by aligning the tokens at the least edit distance; a word
/// that is spelled otherwise (letter case) differs on both sides.
struct Differences {
  std::vector<ByteRange> in_one;
  std::vector<ByteRange> in_other;
  EditCounts edits;
};

/// A text to be compared with others, read once.
class Differ {
 public:
  /// `placeables` are those of the text.
  Differ(std::string_view text, const std::vector<text::Placeable>& placeables);

  /// See `find_differences`.
  [[nodiscard]] Differences from(const Differ& other) const;

 private:
  friend class Comparison;

  text::Mapped mapped_;
  TokenList tokens_;
  std::vector<bool> in_placeable_;  ///< for each token
};

/// O(n·m) in the tokens that are left between a common beginning and end; where that is
/// beyond 4 million, all that is left differs, and its edits are of words.
[[nodiscard]] Differences find_differences(std::string_view one, std::string_view other);

}  // namespace distich::tm
