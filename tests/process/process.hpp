#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sys/resource.h>
#include <sys/types.h>

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
  bool as_nobody = false;                     ///< give up the rights of root
  std::function<void()> meanwhile = {};       ///< called when the program has started
  std::filesystem::path input = "/dev/null";  ///< its standard input
};

/// How a program ended.
struct Outcome {
  std::optional<int> exit_code;  ///< none: a signal ended it
  int signal = 0;
  std::string said;    ///< on standard error
  std::string output;  ///< on standard output
  std::chrono::microseconds took{};
  std::chrono::microseconds cpu{};  ///< of the user and the system
  std::uint64_t peak = 0;           ///< most resident memory, bytes
};

/// Runs the program with a fixed environment (C.UTF-8, SOURCE_DATE_EPOCH, no home) and waits for its end.
[[nodiscard]] Outcome run(const std::string& program, const std::vector<std::string>& words,
                          const Surroundings& surroundings);

/// A program that answers each line with a line, like a filter that an editor keeps running.
class Conversation {
 public:
  /// Starts it as `run` does. Throws std::runtime_error.
  Conversation(const std::string& program, const std::vector<std::string>& words,
               const std::filesystem::path& folder);
  ~Conversation();
  Conversation(const Conversation&) = delete;
  Conversation& operator=(const Conversation&) = delete;

  /// Sends a line. Throws std::runtime_error when the program has ended.
  void ask(std::string_view line);
  /// Waits for the next answer, which is good until the one after it. Throws std::runtime_error when the
  /// program has ended.
  [[nodiscard]] std::string_view answer();

  /// Its memory that is resident now, bytes.
  [[nodiscard]] std::uint64_t resident() const;
  /// How many files it has open.
  [[nodiscard]] std::size_t open_files() const;

  /// Closes its input and waits for its end. `output` is empty.
  [[nodiscard]] Outcome finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Can this user take the rights of another?
[[nodiscard]] bool may_become_nobody();

}  // namespace distich::tests
