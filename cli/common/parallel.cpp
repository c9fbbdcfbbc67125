#include "common/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>
#include <vector>

#include <distich/base/start_threads.hpp>

namespace distich::cli {

void for_each_index(std::size_t count, std::size_t jobs, const std::function<void(std::size_t)>& one) {
  std::vector<std::exception_ptr> failures(count);
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (auto i = next.fetch_add(1); i < count; i = next.fetch_add(1)) {
      try {
        one(i);
      } catch (...) {
        failures[i] = std::current_exception();
      }
    }
  };
  if (jobs > 1 && count > 1) {
    std::vector<std::jthread> threads;
    start_threads(threads, std::min(jobs, count), work);
  } else {
    work();
  }
  for (const auto& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
}

}  // namespace distich::cli
