#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace distich::index {

/// Levenshtein distance of one sequence of symbols to many others: Myers' bit-vector
/// algorithm (J. ACM 46, 1999) with Hyyrö's blocks for sequences over 64 symbols (2003).
/// O(length · ⌈size / 64⌉) a comparison. One thread at a time.
class EditDistance {
 public:
  using Symbol = std::uint32_t;

  /// Symbols run from 1 to `symbols`; 0 is one that the pattern does not have.
  EditDistance(std::span<const Symbol> pattern, std::size_t symbols);

  /// The distance; any number above `most` when it is above `most`.
  [[nodiscard]] std::size_t operator()(std::span<const Symbol> other, std::size_t most);

 private:
  /// The vertical differences of 64 rows of a column of the matrix: +1 and −1.
  struct Block {
    std::uint64_t plus = ~std::uint64_t{0};
    std::uint64_t minus = 0;
  };

  /// What a row hands down to the next block: a horizontal difference of +1, −1 or 0.
  struct Carry {
    std::uint64_t plus = 0;
    std::uint64_t minus = 0;
  };

  static Carry advance(Block& block, std::uint64_t equal, Carry in, std::uint64_t last_row) noexcept;
  [[nodiscard]] std::size_t in_one_block(std::span<const Symbol> other, std::size_t most) const noexcept;

  std::size_t size_;
  std::vector<Block> blocks_;
  std::vector<std::uint64_t> equal_;  ///< for each symbol, for each block: rows that hold it
};

}  // namespace distich::index
