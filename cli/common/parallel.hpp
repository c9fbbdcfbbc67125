#pragma once
#include <cstddef>
#include <functional>

namespace distich::cli {

/// Calls `one` with 0 … count − 1, on so many threads at once, which take them in order. Returns when all are
/// done. What `one` throws is thrown here, that of the first number; the rest is done all the same.
void for_each_index(std::size_t count, std::size_t jobs, const std::function<void(std::size_t)>& one);

}  // namespace distich::cli
