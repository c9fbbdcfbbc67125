#pragma once
#include <vector>

#include <distich/align/band_internal.hpp>
#include <distich/align/bead_scorer_internal.hpp>
#include <distich/base/control.hpp>

namespace distich::align_internal {

/// The beads that most sentences are expected to be right in, with the posterior probability of each
/// as its confidence: forward–backward over the band, then the path with the greatest sum of
/// posteriors (each counted once a sentence). Time and memory grow with the cells of the band.
[[nodiscard]] std::vector<Bead> search(const BeadScorer& scorer, const Band& band, const Control& control);

}  // namespace distich::align_internal
