#pragma once
#include "common/articles.hpp"
#include "common/environment.hpp"
#include <distich/engine/filter.hpp>

namespace distich::cli {

/// Runs a filter from standard input to where results go, on so many threads, of the lines that `shard`
/// takes. Exit code 5 when a line failed.
[[nodiscard]] int run_filter(const LineFilter& filter, const ShowOptions& show, Environment& environment,
                             std::size_t jobs = 1, const Shard& shard = {});

}  // namespace distich::cli
