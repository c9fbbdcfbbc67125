#pragma once
#include <distich/model/bilingual.hpp>

namespace distich::align_internal {

/// How often a bead of this shape and posterior probability (its `confidence`) is exactly right. 0 … 1,
/// rises with the posterior; 0 and 1 stay what they are.
[[nodiscard]] double calibrated_confidence(const Bead& bead) noexcept;

}  // namespace distich::align_internal
