#pragma once
#include "common/articles.hpp"
#include "common/environment.hpp"
#include <distich/engine/filter.hpp>

namespace distich::cli {

/// Runs a filter from standard input to where results go, on so many threads. Exit code 5 when a line failed.
[[nodiscard]] int run_filter(const LineFilter& filter, const ShowOptions& show, Environment& environment,
                             std::size_t jobs = 1);

}  // namespace distich::cli
