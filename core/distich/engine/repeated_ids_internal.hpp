#pragma once
#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace distich {

/// Finds out which units of a file have the id of an earlier one, in memory that does not grow: ids are kept
/// as hashes, sorted in chunks that go to a nameless temporary file, and merged at the end. Where no such
/// file can be made or written, chunks stay in memory.
class RepeatedIds {
 public:
  void add(std::string_view id, std::uint64_t number);
  /// Calls `visit` with the number of a unit and of the one before it with the same id, by hash of the id,
  /// then number. To be called once, at the end.
  void each(const std::function<void(std::uint64_t number, std::uint64_t earlier)>& visit);

 private:
  struct Entry {
    std::uint64_t hash = 0;
    std::uint64_t number = 0;

    friend auto operator<=>(const Entry&, const Entry&) = default;
  };

  struct Close {
    void operator()(std::FILE* file) const noexcept { static_cast<void>(std::fclose(file)); }
  };

  class ChunkReader;

  bool spill();

  std::vector<Entry> entries_;
  std::unique_ptr<std::FILE, Close> file_;
  std::size_t chunks_ = 0;  ///< in the file, each of `chunk_size` entries
};

}  // namespace distich
