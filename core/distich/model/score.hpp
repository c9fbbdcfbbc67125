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

/// How a memory's unit came to be offered; later kinds rank above earlier ones. All but `fuzzy` are
/// equal text (after normalisation).
enum class MatchKind : std::uint8_t {
  fuzzy,          ///< similar text
  exact,          ///< equal text
  one_neighbour,  ///< beside one equal neighbour: what is called 101 %
  in_context,     ///< between equal neighbours: 102 %
  same_id,        ///< the same segment of the same document, by its id
};

inline constexpr MatchKind all_match_kinds[] = {MatchKind::fuzzy, MatchKind::exact, MatchKind::one_neighbour,
                                                MatchKind::in_context, MatchKind::same_id};

[[nodiscard]] std::string_view name(MatchKind kind) noexcept;

/// What something was taken off a score for.
enum class PenaltyKind : std::uint8_t {
  words,
  numbers,  ///< and dates and addresses
  punctuation,
  letter_case,
  spacing,  ///< white space, joiners
  inline_codes,
  origin,  ///< what the store takes off all matches from there
};

[[nodiscard]] std::string_view name(PenaltyKind kind) noexcept;

/// One of the things that a score lacks of 10000.
struct Penalty {
  PenaltyKind kind = PenaltyKind::words;
  std::uint16_t basis_points = 0;  ///< above 0

  friend constexpr auto operator<=>(const Penalty&, const Penalty&) = default;
};

}  // namespace distich
