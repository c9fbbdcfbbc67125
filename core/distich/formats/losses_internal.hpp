#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include <distich/base/control.hpp>

namespace distich::formats {

/// Counts what a writer could not write, and says it once a kind when the file is done.
class Losses {
 public:
  Losses(std::string format, std::function<void(const Diagnostic&)> listener)
      : format_(std::move(format)), listener_(std::move(listener)) {}

  /// By the format's own names ("definition", "id").
  void add(std::string_view what, std::uint64_t count = 1) {
    if (count > 0) counts_[std::string(what)] += count;
  }

  void report() {
    if (!listener_) return;
    for (const auto& [what, count] : counts_) {
      listener_({Severity::warning, "write.left-out",
                 tr("{1} cannot hold {2} as it is here: left out or changed {3} times", format_, what, count),
                 std::nullopt});
    }
  }

 private:
  std::string format_;
  std::function<void(const Diagnostic&)> listener_;
  std::map<std::string, std::uint64_t> counts_;
};

}  // namespace distich::formats
