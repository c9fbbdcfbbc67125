#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <sys/resource.h>

namespace distich::tests {

/// A limit that a program runs under, like {RLIMIT_FSIZE, 4096}.
struct ResourceLimit {
  decltype(RLIMIT_FSIZE) what;
  std::uint64_t value;
};

/// A signal, and when it is sent after the program has started.
struct TimedSignal {
  int number = 0;
  std::chrono::microseconds after{};
};

enum class StandardOutput { file, closed, full, broken_pipe };

struct Surroundings {
  std::filesystem::path folder;  ///< to run in
  std::optional<ResourceLimit> limit = {};
  std::optional<TimedSignal> signal = {};
  StandardOutput output = StandardOutput::file;
  bool as_nobody = false;                ///< give up the rights of root
  std::function<void()> meanwhile = {};  ///< called when the program has started
};

/// How a program ended.
struct Outcome {
  std::optional<int> exit_code;  ///< none: a signal ended it
  int signal = 0;
  std::string said;    ///< on standard error
  std::string output;  ///< on standard output
  std::chrono::microseconds took{};
};

/// Runs the program with a fixed environment (C.UTF-8, SOURCE_DATE_EPOCH, no home) and waits for its end.
[[nodiscard]] Outcome run(const std::string& program, const std::vector<std::string>& words,
                          const Surroundings& surroundings);

/// Can this user take the rights of another?
[[nodiscard]] bool may_become_nobody();

}  // namespace distich::tests
