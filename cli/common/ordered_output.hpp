#pragma once
#include <condition_variable>
#include <cstddef>
#include <iosfwd>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace distich::cli {

/// Brings what several threads write, each for an input of its own, into the order of the inputs.
/// What belongs to the first input that is not done goes straight out, the rest is held up to a
/// bound; who would go beyond it waits. Inputs must be begun in order. Safe to share between threads.
class OrderedOutput {
 public:
  explicit OrderedOutput(std::ostream& out) : out_(&out) {}

  /// False when the output was stopped.
  [[nodiscard]] bool write(std::size_t input, std::string_view bytes);
  /// The first input is done: writes what is held of it, and the next one becomes the first.
  void advance();
  /// Nobody waits, and nothing is written, from now on.
  void stop();

 private:
  std::ostream* out_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t first_ = 0;
  std::map<std::size_t, std::string> held_;
  std::size_t held_bytes_ = 0;
  bool stopped_ = false;
};

}  // namespace distich::cli
