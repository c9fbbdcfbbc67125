#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <distich/text/hash.hpp>

namespace distich::terms_internal {

/// Counts of keys, of which there may be any number, in bounded memory. When as many as `capacity` distinct
/// keys are held, the rarest quarter or more is dropped, and what comes later may have been missed up to
/// `floor()` times: lossy counting (G. S. Manku, R. Motwani, "Approximate frequency counts over data
/// streams", VLDB 2002) with buckets by need. While `floor()` is 0 all counts are exact. The same keys in the
/// same order give the same counts. `Key` is an array of numbers.
template <class Key, class Value>
class FrequentCounts {
 public:
  struct Entry {
    Key key{};
    std::uint32_t count = 0;   ///< at most the truth
    std::uint32_t missed = 0;  ///< and the truth is at most `count + missed`
    Value value{};
  };

  explicit FrequentCounts(std::size_t capacity) : capacity_(std::max<std::size_t>(capacity, 16)) {
    slots_.assign(1024, free_slot);
  }

  /// Counts a key. The entry lives until the next call.
  Entry& note(const Key& key) {
    auto* slot = &slots_[slot_of(key)];
    if (*slot == free_slot) {
      if (entries_.size() == capacity_) drop_rarest();
      if ((entries_.size() + 1) * 2 > slots_.size()) rebuild(slots_.size() * 2);
      slot = &slots_[slot_of(key)];
      *slot = static_cast<std::uint32_t>(entries_.size());
      entries_.push_back({key, 0, floor_, {}});
    }
    auto& entry = entries_[*slot];
    ++entry.count;
    return entry;
  }

  /// In the order of their first (or, when dropped in between, latest first) occurrence.
  [[nodiscard]] std::span<const Entry> entries() const noexcept { return entries_; }

  /// A key that is not held occurred at most so often.
  [[nodiscard]] std::uint32_t floor() const noexcept { return floor_; }

 private:
  static constexpr std::uint32_t free_slot = UINT32_MAX;

  [[nodiscard]] std::size_t slot_of(const Key& key) const noexcept {
    const auto mask = slots_.size() - 1;
    const std::string_view bytes(reinterpret_cast<const char*>(key.data()),
                                 key.size() * sizeof(typename Key::value_type));
    auto at = static_cast<std::size_t>(text::hash64(bytes)) & mask;
    while (slots_[at] != free_slot && entries_[slots_[at]].key != key) at = (at + 1) & mask;
    return at;
  }

  void rebuild(std::size_t size) {
    slots_.assign(size, free_slot);
    for (std::size_t i = 0; i < entries_.size(); ++i)
      slots_[slot_of(entries_[i].key)] = static_cast<std::uint32_t>(i);
  }

  void drop_rarest() {
    std::vector<std::uint32_t> bounds;
    bounds.reserve(entries_.size());
    for (const auto& entry : entries_) bounds.push_back(entry.count + entry.missed);
    const auto quarter = bounds.begin() + static_cast<std::ptrdiff_t>(bounds.size() / 4);
    std::nth_element(bounds.begin(), quarter, bounds.end());
    floor_ = *quarter;
    std::erase_if(entries_, [this](const Entry& entry) { return entry.count + entry.missed <= floor_; });
    rebuild(slots_.size());
  }

  std::size_t capacity_;
  std::uint32_t floor_ = 0;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  ///< open addressing, a power of two of them, at most half of them taken
};

}  // namespace distich::terms_internal
