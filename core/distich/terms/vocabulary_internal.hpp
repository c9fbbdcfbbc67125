#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace distich::terms_internal {

using WordId = std::uint32_t;
inline constexpr WordId no_word = UINT32_MAX;

/// Numbers distinct words, those of a glossary or a text, from 0. Open addressing over one arena of bytes.
/// Once sealed, a filter (B. H. Bloom, "Space/time trade-offs in hash coding with allowable errors", 1970;
/// here both bits of a word lie in one block) spares most look-ups that fail, as most do, the way to memory
/// that is in no cache.
class Vocabulary {
 public:
  /// The word's number; a new one when it was not known.
  WordId add(std::string_view word);
  /// Call it after the last `add`, to look up faster.
  void seal();
  /// `no_word` when the glossary does not use it.
  [[nodiscard]] WordId find(std::string_view word) const noexcept;

  /// A word by its number; until the next `add`.
  [[nodiscard]] std::string_view spelling(WordId word) const noexcept;

  [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }

 private:
  struct Slot {
    std::uint32_t fingerprint = 0;
    WordId word = no_word;
  };

  [[nodiscard]] std::size_t slot_of(std::string_view word, std::uint64_t hash) const noexcept;
  [[nodiscard]] std::size_t block_of(std::uint64_t hash) const noexcept;
  void grow();

  std::string arena_;
  std::vector<std::size_t> ends_;      ///< where each word ends in the arena
  std::vector<Slot> slots_;            ///< a power of two of them, at most half of them taken
  std::vector<std::uint64_t> filter_;  ///< a power of two of blocks; empty until sealed
};

}  // namespace distich::terms_internal
