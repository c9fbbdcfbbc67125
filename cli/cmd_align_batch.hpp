#pragma once
#include "common/aligning.hpp"

namespace distich::cli {

/// `align` for two folders or a list of pairs.
int run_batch(const AlignWords& words, Environment& environment);

}  // namespace distich::cli
