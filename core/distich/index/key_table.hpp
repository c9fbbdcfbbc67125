#pragma once
#include <cstddef>
#include <limits>
#include <vector>

#include <distich/index/entries.hpp>

namespace distich::index {

/// Whom keys belong to that are in no run yet. Keys are hashes: evenly spread. Adding and finding
/// take constant time, but for keys that many owners share.
class KeyTable {
 public:
  /// No owner may be the least number that there is.
  void add(Key key, Owner owner);
  /// Adds the owners of a key, in no order.
  void find(Key key, std::vector<Owner>& owners) const;
  /// Keeps its memory.
  void clear() noexcept;

 private:
  static constexpr Owner nobody = std::numeric_limits<Owner>::min();

  struct Slot {
    Owner owner = nobody;
    Key key = 0;
  };

  void insert(Slot slot) noexcept;
  void grow();

  std::vector<Slot> slots_;  ///< none, or a power of two, at most half of them in use
  std::size_t used_ = 0;
};

}  // namespace distich::index
