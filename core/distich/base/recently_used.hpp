#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <utility>

namespace distich {

/// Values that cost much to make, one a key, made when a key comes up. At most `most` are held: the one that
/// was not asked for the longest goes first, so that keys that strangers choose cannot fill the memory.
/// One thread at a time; a copy holds copies. Asking is O(log n), making room O(n).
template <class Key, class Value>
class RecentlyUsed {
 public:
  using Make = std::function<Value(const Key&)>;

  /// `most` is at least 1.
  RecentlyUsed(std::size_t most, Make make) : most_(most), make_(std::move(make)) {}

  /// Good until another key is asked for. Throws what making it throws.
  const Value& operator[](const Key& key) {
    auto found = held_.find(key);
    if (found == held_.end()) {
      make_room();
      found = held_.emplace(key, Held{make_(key), 0}).first;
    }
    found->second.used = ++asked_;
    return found->second.value;
  }

 private:
  struct Held {
    Value value;
    std::uint64_t used;  ///< the number of the last question for it
  };

  void make_room() {
    if (held_.size() < most_) return;
    held_.erase(std::ranges::min_element(held_, {}, [](const auto& entry) { return entry.second.used; }));
  }

  std::size_t most_;
  Make make_;
  std::map<Key, Held> held_;
  std::uint64_t asked_ = 0;
};

}  // namespace distich
