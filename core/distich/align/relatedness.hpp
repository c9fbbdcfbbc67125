#pragma once
#include <span>

#include <distich/model/bilingual.hpp>

namespace distich {

/// How much of the text that has fewer segments is tied to the other: the share of its segments in beads with
/// two sides, each weighted by its bead's confidence. 0 … 1; 0 when either text is empty. `beads` tile both.
[[nodiscard]] double tied_share(std::span<const Bead> beads) noexcept;

/// Below it two texts hardly belong together. Measured on news and abridged news in fifteen sets:
/// docs/alignment.md.
inline constexpr double least_tied_share = 0.5;

/// Whether two texts look like translations of one another, by the beads that tile them.
[[nodiscard]] inline bool belong_together(std::span<const Bead> beads) noexcept {
  return tied_share(beads) >= least_tied_share;
}

}  // namespace distich
