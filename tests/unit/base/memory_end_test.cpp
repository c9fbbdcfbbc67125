// What happens when memory ends, in a process of its own.
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <new>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include <distich/base/start_threads.hpp>
#include <distich/base/string_writer.hpp>
#include <sys/resource.h>
#include <unistd.h>

namespace distich {
namespace {

constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20U;

class MemoryEnd : public testing::Test {
 protected:
  void SetUp() override {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "sanitizers end the program when memory ends";
#endif
  }
};

/// Lets this process have no more than that beyond what it has.
void limit_memory(std::uint64_t more) {
  std::uint64_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  const auto size = pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) + more;
  const rlimit limit{size, size};
  if (pages == 0 || ::setrlimit(RLIMIT_AS, &limit) != 0) std::_Exit(2);
}

std::size_t threads_within(std::uint64_t memory, std::size_t wanted) {
  limit_memory(memory);
  std::vector<std::jthread> threads;
  start_threads(threads, wanted, [](const std::stop_token& stop) {
    while (!stop.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  });
  return threads.size();
}

TEST_F(MemoryEnd, FewerThreadsStartWhereTheSystemLetsFewerRun) {
  constexpr std::size_t wanted = 1000;
  EXPECT_EXIT(
      {
        const auto started = threads_within(200 * mebibyte, wanted);
        std::_Exit(started > 0 && started < wanted ? 0 : 1);
      },
      testing::ExitedWithCode(0), "");
}

TEST_F(MemoryEnd, NoThreadIsAnError) {
  EXPECT_EXIT(
      {
        try {
          std::_Exit(threads_within(0, 2) > 0 ? 1 : 3);
        } catch (const std::exception&) {  // of the system, or for want of memory
          std::_Exit(0);
        }
      },
      testing::ExitedWithCode(0), "");
}

TEST_F(MemoryEnd, IsSaidByAStringWriter) {
  const std::string block(mebibyte, 'x');
  EXPECT_EXIT(
      {
        limit_memory(16 * mebibyte);
        auto out = string_writer();
        try {
          for (int i = 0; i < 64; ++i) out << block;
        } catch (const std::bad_alloc&) {
          std::_Exit(0);
        }
        std::_Exit(1);
      },
      testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace distich
