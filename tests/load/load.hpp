#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "process.hpp"

namespace distich::tests {

constexpr std::uint64_t megabyte = 1'000'000;

/// Is this the long run, `ctest -C often -L load`? DISTICH_LOAD=large.
[[nodiscard]] bool is_large();

template <class Number>
[[nodiscard]] Number by_size(Number small, Number large) {
  return is_large() ? large : small;
}

/// A folder that is there as long as the test runs.
class LoadFolder {
 public:
  enum class Place {
    memory,  ///< where waiting for the disk costs nothing, if there is such a place
    disk,
  };

  explicit LoadFolder(Place place = Place::memory);
  ~LoadFolder();
  LoadFolder(const LoadFolder&) = delete;
  LoadFolder& operator=(const LoadFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const noexcept { return work_; }

  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return work_ / name; }

 private:
  std::filesystem::path root_;
  std::filesystem::path work_;  ///< in it, so that what programs say lies beside and not elsewhere
};

/// Runs distich, expects the exit code, and prints what it took under a name that says how much there was.
Outcome expect_run(const std::string& what, const std::filesystem::path& folder,
                   const std::vector<std::string>& words, int exit_code = 0);

/// Runs distich without a word about it.
[[nodiscard]] Outcome run_distich(const std::filesystem::path& folder, const std::vector<std::string>& words);

/// Expects that no more memory was resident than that; nothing where `is_instrumented`.
void expect_peak(const Outcome& outcome, std::uint64_t bytes);

/// Do a sanitizer or the counters of coverage take memory of their own here?
[[nodiscard]] bool is_instrumented();

[[nodiscard]] std::uint64_t lines_with(const std::filesystem::path& file, const std::string& part);

/// An unsigned member of a JSON document, the first of its name.
[[nodiscard]] std::uint64_t member(const std::string& json, const std::string& name);

/// A line of figures that stands out in the test's output.
void say(const std::string& figures);

[[nodiscard]] std::string to_megabytes(std::uint64_t bytes);

}  // namespace distich::tests
