#pragma once
#include <cstddef>
#include <system_error>
#include <thread>
#include <vector>

namespace distich {

/// Starts as many of `count` threads that do `work` as the system lets run: where its limits are narrow,
/// fewer do the same. Throws std::system_error when it lets none.
template <class Work>
void start_threads(std::vector<std::jthread>& threads, std::size_t count, const Work& work) {
  for (std::size_t i = 0; i < count; ++i) {
    try {
      threads.emplace_back(work);
    } catch (const std::system_error&) {
      if (threads.empty()) throw;
      return;
    }
  }
}

}  // namespace distich
