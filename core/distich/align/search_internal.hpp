#pragma once
#include <vector>

#include <distich/align/band_internal.hpp>
#include <distich/align/bead_scorer_internal.hpp>
#include <distich/base/control.hpp>

namespace distich::align_internal {

/// The best path through the band by shapes and lengths alone, in a byte for each of its cells. Beads have
/// two segments of a side at most, and a confidence of 0.
[[nodiscard]] std::vector<Bead> search_by_length(const BeadPrior& prior, const LengthModel& lengths,
                                                 const Band& band, const Control& control);

struct Found {
  std::vector<Bead> beads;
  double score = 0;  ///< of the best path, a log-likelihood ratio
};

/// The beads of the best path (Viterbi), each with its posterior probability among all paths
/// (forward–backward) as confidence. Time and memory grow with the cells of the band.
[[nodiscard]] Found search(const BeadScorer& scorer, const Band& band, const Control& control);

}  // namespace distich::align_internal
