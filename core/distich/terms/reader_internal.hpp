#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <distich/terms/lexicon_internal.hpp>
#include <distich/terms/tokens_internal.hpp>

namespace distich::terms_internal {

/// What a token may be in the glossary's eyes. One token may fall into several words when it is
/// normalised ("½": "1", "⁄", "2").
struct ReadToken {
  std::uint32_t first_part = 0;
  std::uint32_t parts = 0;  ///< 0: normalising leaves nothing of it
  bool known = false;       ///< every part is some word of the glossary
};

/// Reads tokens by a lexicon, and remembers each: texts repeat their words, so most tokens cost
/// one look-up of their bytes. One search at a time; what it remembers changes no result.
class Reader {
 public:
  Reader(const Lexicon& lexicon, const Tokenizer& tokenizer, bool compounds);

  /// `token`: the bytes of a token as they stand in the text.
  [[nodiscard]] ReadToken read(std::string_view token);
  /// What a part may be; until the next call of `read`.
  [[nodiscard]] std::span<const Reading> part(std::uint32_t number) const noexcept;

 private:
  /// The bytes of a short token as two numbers; of a long one, their hash.
  struct Key {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    std::uint32_t size = 0;

    friend bool operator==(const Key&, const Key&) = default;
  };

  struct Slot {
    Key key;  ///< size 0: free
    std::uint32_t entry = 0;
  };

  struct Entry {
    ReadToken read;
    std::uint32_t text = 0;  ///< where the bytes of a long token begin
  };

  struct Part {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };

  [[nodiscard]] static Key key_of(std::string_view token) noexcept;
  [[nodiscard]] std::size_t slot_of(const Key& key, std::string_view token) const noexcept;
  [[nodiscard]] ReadToken make(std::string_view token);
  void grow();
  /// Keeps memory within bounds.
  void forget_if_full();

  const Lexicon* lexicon_;
  const Tokenizer* tokenizer_;
  bool compounds_;
  Lexicon::Scratch scratch_;
  std::vector<Slot> slots_;  ///< open addressing, a power of two of them, at most half of them taken
  std::vector<Entry> entries_;
  std::vector<Part> parts_;
  std::vector<Reading> readings_;
  std::string long_tokens_;
};

}  // namespace distich::terms_internal
