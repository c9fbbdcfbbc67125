#pragma once
#include <compare>
#include <cstdint>
#include <string_view>

namespace distich {

/// Similarity of two texts in basis points (hundredths of a percent), so that ranking never
/// hangs on the rounding of fractions. 0 … 10000; 10000 is said only of equal texts.
struct Score {
  std::uint16_t basis_points = 0;

  [[nodiscard]] constexpr double percent() const noexcept { return basis_points / 100.0; }

  friend constexpr auto operator<=>(Score, Score) = default;
};

/// How a memory's unit came to be offered; later kinds rank above earlier ones.
enum class MatchKind : std::uint8_t {
  fuzzy,       ///< similar text
  exact,       ///< equal text (after normalisation)
  in_context,  ///< equal text between equal neighbours
};

[[nodiscard]] std::string_view name(MatchKind kind) noexcept;

}  // namespace distich
