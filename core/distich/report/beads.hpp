#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include <distich/model/bilingual.hpp>

namespace distich::report {

/// What the segments of a side are called in a file of beads, and behind them what comes after the last: the
/// numbers of their lines, where lines are passed over. Empty: 0, 1, 2, …
using SegmentNumbers = std::vector<std::size_t>;

struct BeadNumbers {
  SegmentNumbers source;
  SegmentNumbers target;
};

/// The beads as a ladder (hunalign): of each bead a line "SOURCE TARGET CONFIDENCE" with tabs between, where
/// it begins on each side, and a last line where both sides end. `beads` tile both.
[[nodiscard]] std::string ladder(std::span<const Bead> beads, const BeadNumbers& numbers = {});

/// Of each bead a line "[0]:[0, 1]:CONFIDENCE" (vecalign, whose third field is a cost).
[[nodiscard]] std::string vecalign(std::span<const Bead> beads, const BeadNumbers& numbers = {});

}  // namespace distich::report
