#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace distich::segmentation {

/// A map from words to small values that is asked very often: open addressing, all letters in one
/// string, words that are longer than all of its own refused at once.
template <class Value>
class WordTable {
 public:
  /// The word's value; a new one at first.
  Value& operator[](std::string_view word) {
    if (2 * (count_ + 1) > slots_.size()) grow();
    auto& slot = slots_[find_slot(word)];
    if (!slot.used) {
      slot = {hash_of(word),
              static_cast<std::uint32_t>(letters_.size()),
              static_cast<std::uint32_t>(word.size()),
              true,
              {}};
      letters_ += word;
      longest_ = word.size() > longest_ ? word.size() : longest_;
      ++count_;
    }
    return slot.value;
  }

  /// Null when the word is not there.
  [[nodiscard]] const Value* find(std::string_view word) const noexcept {
    if (count_ == 0 || word.size() > longest_) return nullptr;
    const auto& slot = slots_[find_slot(word)];
    return slot.used ? &slot.value : nullptr;
  }

  /// Calls `visit(word, value)` for each word, in no order.
  template <class Visit>
  void for_each(Visit visit) const {
    for (const auto& slot : slots_) {
      if (slot.used) visit(word_of(slot), slot.value);
    }
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t begin = 0;  ///< in `letters_`
    std::uint32_t size = 0;
    bool used = false;
    Value value{};
  };

  /// FNV-1a: words are short.
  static std::uint32_t hash_of(std::string_view word) noexcept {
    std::uint32_t hash = 0x811C9DC5U;
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
    return hash;
  }

  /// The word's slot, or the free one where it belongs.
  [[nodiscard]] std::size_t find_slot(std::string_view word) const noexcept {
    const auto hash = hash_of(word);
    const auto mask = slots_.size() - 1;
    auto at = hash & mask;
    while (slots_[at].used && (slots_[at].hash != hash || word_of(slots_[at]) != word)) at = (at + 1) & mask;
    return at;
  }

  [[nodiscard]] std::string_view word_of(const Slot& slot) const noexcept {
    return std::string_view(letters_).substr(slot.begin, slot.size);
  }

  void grow() {
    const auto old = std::move(slots_);
    slots_.assign(old.empty() ? 64 : 2 * old.size(), Slot{});
    for (const auto& slot : old) {
      if (slot.used) slots_[find_slot(word_of(slot))] = slot;
    }
  }

  std::vector<Slot> slots_;  ///< a power of two, at most half of them used
  std::string letters_;
  std::size_t count_ = 0;
  std::size_t longest_ = 0;
};

}  // namespace distich::segmentation
