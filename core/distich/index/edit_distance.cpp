#include <algorithm>

#include <distich/index/edit_distance.hpp>

namespace distich::index {
namespace {

constexpr std::size_t rows_a_block = 64;

}  // namespace

EditDistance::EditDistance(std::span<const Symbol> pattern, std::size_t symbols)
    : size_(pattern.size()),
      blocks_((pattern.size() + rows_a_block - 1) / rows_a_block),
      equal_((symbols + 1) * blocks_.size(), 0) {
  for (std::size_t row = 0; row < size_; ++row) {
    equal_[pattern[row] * blocks_.size() + row / rows_a_block] |= std::uint64_t{1} << row % rows_a_block;
  }
}

EditDistance::Carry EditDistance::advance(Block& block, std::uint64_t equal, Carry in,
                                          std::uint64_t last_row) noexcept {
  const auto vertical = equal | block.minus;
  equal |= in.minus;
  const auto diagonal = (((equal & block.plus) + block.plus) ^ block.plus) | equal;
  auto plus = block.minus | ~(diagonal | block.plus);
  auto minus = block.plus & diagonal;
  const Carry out{(plus & last_row) != 0 ? 1U : 0U, (minus & last_row) != 0 ? 1U : 0U};
  plus = plus << 1 | in.plus;
  minus = minus << 1 | in.minus;
  block.plus = minus | ~(vertical | plus);
  block.minus = plus & vertical;
  return out;
}

/// Nearly all texts have at most 64 tokens: their column stays in two registers.
std::size_t EditDistance::in_one_block(std::span<const Symbol> other, std::size_t most) const noexcept {
  const auto last_row = size_ - 1;
  Block block;
  auto distance = size_;
  auto left = other.size();
  for (const auto symbol : other) {
    const auto equal = equal_[symbol];
    const auto vertical = equal | block.minus;
    const auto diagonal = (((equal & block.plus) + block.plus) ^ block.plus) | equal;
    auto plus = block.minus | ~(diagonal | block.plus);
    auto minus = block.plus & diagonal;
    distance = distance + (plus >> last_row & 1U) - (minus >> last_row & 1U);
    plus = plus << 1 | 1U;
    minus <<= 1;
    block.plus = minus | ~(vertical | plus);
    block.minus = plus & vertical;
    --left;
    // Each column that is left can take off one at most.
    if (distance > most + left) return distance - left;
  }
  return distance;
}

std::size_t EditDistance::operator()(std::span<const Symbol> other, std::size_t most) {
  if (size_ == 0) return other.size();
  if (blocks_.size() == 1) return in_one_block(other, most);
  constexpr auto block_end = std::uint64_t{1} << (rows_a_block - 1);
  const auto text_end = std::uint64_t{1} << (size_ - 1) % rows_a_block;
  std::ranges::fill(blocks_, Block{});
  auto distance = size_;
  auto left = other.size();
  for (const auto symbol : other) {
    const auto* equal = &equal_[symbol * blocks_.size()];
    Carry carry{1, 0};  // the matrix's first row grows by one a column
    for (std::size_t i = 0; i + 1 < blocks_.size(); ++i)
      carry = advance(blocks_[i], equal[i], carry, block_end);
    carry = advance(blocks_.back(), equal[blocks_.size() - 1], carry, text_end);
    distance = distance + carry.plus - carry.minus;
    --left;
    // Each column that is left can take off one at most.
    if (distance > most + left) return distance - left;
  }
  return distance;
}

}  // namespace distich::index
