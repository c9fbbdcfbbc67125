#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "process.hpp"

namespace distich::tests {

/// A command that writes something, as people call it.
struct WritingCommand {
  std::string name;  ///< for the names of tests
  std::vector<std::string> words;
  std::vector<std::string> outputs = {};  ///< files that it writes; none: it changes the store
  bool in_steps = false;                  ///< commits more than once
  std::string store = "store.db";
};

void PrintTo(const WritingCommand& command, std::ostream* out);

/// Every command that writes into a file or a store.
[[nodiscard]] const std::vector<WritingCommand>& writing_commands();

/// The rows of all tables of a store; opens it, and so brings its write-ahead log in. Throws Error when it
/// cannot be read.
[[nodiscard]] std::uint64_t digest_of(const std::filesystem::path& store);

[[nodiscard]] std::string bytes_of_file(const std::filesystem::path& file);

/// The names of a folder's files, without those that SQLite keeps beside a store.
[[nodiscard]] std::set<std::string> files_in(const std::filesystem::path& folder);

/// A folder with articles, bilingual files, glossaries and a store, made once in a process by the program
/// itself.
class Scene {
 public:
  static const Scene& get();

  /// A copy of the folder, in place of one of the same name.
  [[nodiscard]] std::filesystem::path copy(const std::string& name) const;

  [[nodiscard]] const std::filesystem::path& folder() const noexcept { return original_; }

  ~Scene();
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;

 private:
  Scene();

  std::filesystem::path root_;
  std::filesystem::path original_;
};

/// What a command leaves when nothing goes wrong.
struct Expected {
  std::uint64_t store_before = 0;
  std::uint64_t store_after = 0;
  std::map<std::string, std::string> outputs;
  std::set<std::string> files;
  std::chrono::microseconds took{};
  std::uint64_t largest_file = 0;
};

[[nodiscard]] const Expected& expected_of(const WritingCommand& command);

/// The seed of all that is random, and how often each fault is tried: DISTICH_FAULT_SEED, DISTICH_FAULT_RUNS.
[[nodiscard]] std::uint64_t seed();
[[nodiscard]] int runs();

}  // namespace distich::tests
