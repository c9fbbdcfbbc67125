#pragma once
#include <span>
#include <vector>

#include <distich/align/anchor_chain_internal.hpp>
#include <distich/align/length_model_internal.hpp>
#include <distich/align/lexicon_internal.hpp>

namespace distich::align_internal {

/// The part of the table of source × target positions that is searched. Row i (after i source
/// sentences) holds the target positions low[i] … high[i]. Rows overlap, and neither end ever goes
/// back, so that a path from (0, 0) to the other corner exists.
struct Band {
  std::vector<std::size_t> low;
  std::vector<std::size_t> high;

  [[nodiscard]] std::size_t rows() const noexcept { return low.size(); }

  [[nodiscard]] std::size_t width(std::size_t row) const noexcept { return high[row] - low[row] + 1; }

  [[nodiscard]] bool contains(std::size_t row, std::size_t column) const noexcept {
    return low[row] <= column && column <= high[row];
  }

  [[nodiscard]] std::size_t cells() const noexcept;
};

/// Whether two texts are short enough to be searched whole.
[[nodiscard]] bool is_short(std::size_t sources, std::size_t targets) noexcept;

[[nodiscard]] Band whole_band(std::size_t sources, std::size_t targets);

/// A strip along anchors, the wider the farther these are apart; between them, and where there are
/// none, along equal shares of the two texts.
[[nodiscard]] Band band_along(std::span<const Anchor> anchors, std::size_t sources, std::size_t targets,
                              const LengthModel& lengths);

/// A strip of `half_width` around a path.
[[nodiscard]] Band band_around(std::span<const Bead> path, std::size_t sources, std::size_t targets,
                               std::size_t half_width);

}  // namespace distich::align_internal
