#pragma once
#include <span>
#include <vector>

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

/// Everything, for short texts; else a strip along anchors that hold together, the wider the farther
/// anchors are apart, and along equal shares of the two texts where there are none.
[[nodiscard]] Band first_band(const Side& source, const Side& target, const Lexicon& lexicon,
                              const LengthModel& lengths);

/// A strip of `half_width` around a path.
[[nodiscard]] Band band_around(std::span<const Bead> path, std::size_t sources, std::size_t targets,
                               std::size_t half_width);

}  // namespace distich::align_internal
