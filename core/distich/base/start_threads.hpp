#pragma once
#include <cstddef>
#include <thread>
#include <vector>

namespace distich {

/// Starts as many of `count` threads that do `work` as the system lets run: where its limits are narrow,
/// fewer do the same. Throws std::system_error or std::bad_alloc when it lets none.
template <class Work>
void start_threads(std::vector<std::jthread>& threads, std::size_t count, const Work& work) {
  for (std::size_t i = 0; i < count; ++i) {
    try {
      threads.emplace_back(work);
    } catch (...) {  // no thread, or no memory for one: those that wait for work must not wait for ever
      if (threads.empty()) throw;
      return;
    }
  }
}

}  // namespace distich
