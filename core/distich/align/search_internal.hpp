#pragma once
#include <vector>

#include <distich/align/band_internal.hpp>
#include <distich/align/bead_scorer_internal.hpp>
#include <distich/base/control.hpp>

namespace distich::align_internal {

/// The beads of the best path (Viterbi), each with its posterior probability among all paths
/// (forward–backward) as confidence. Time and memory grow with the cells of the band.
[[nodiscard]] std::vector<Bead> search(const BeadScorer& scorer, const Band& band, const Control& control);

}  // namespace distich::align_internal
