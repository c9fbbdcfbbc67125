#pragma once
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace distich::formats {

/// A set of 64-bit hashes in 8 to 16 bytes each, for files with millions of records.
class HashSet {
 public:
  /// False when it was there before. Two different things are taken for one once in 2⁶⁴ pairs.
  bool insert(std::uint64_t hash) {
    if (hash == 0) hash = 1;
    if ((size_ + 1) * 4 > slots_.size() * 3) grow();
    auto& slot = slots_[place_of(hash)];
    if (slot == hash) return false;
    slot = hash;
    ++size_;
    return true;
  }

  [[nodiscard]] bool contains(std::uint64_t hash) const {
    if (hash == 0) hash = 1;
    return size_ > 0 && slots_[place_of(hash)] == hash;
  }

 private:
  [[nodiscard]] std::size_t place_of(std::uint64_t hash) const {
    const auto mask = slots_.size() - 1;
    auto at = static_cast<std::size_t>(hash) & mask;
    while (slots_[at] != 0 && slots_[at] != hash) at = (at + 1) & mask;
    return at;
  }

  void grow() {
    auto old = std::move(slots_);
    slots_.assign(old.empty() ? 64 : old.size() * 2, 0);
    for (const auto hash : old) {
      if (hash != 0) slots_[place_of(hash)] = hash;
    }
  }

  std::vector<std::uint64_t> slots_;  ///< 0 = free; a power of two of them
  std::size_t size_ = 0;
};

}  // namespace distich::formats
