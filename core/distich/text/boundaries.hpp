#pragma once
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include <distich/base/language.hpp>
#include <distich/base/range.hpp>

namespace distich::text {

enum class WordKind : std::uint8_t { word, number, ideograph, kana, other };  // other: punctuation, symbols

struct Word {
  ByteRange range;
  WordKind kind = WordKind::word;

  friend auto operator<=>(const Word&, const Word&) = default;
};

/// Words and grapheme clusters (UAX #29 and ICU's dictionaries for Chinese, Japanese, Thai, …).
/// Immutable; safe to share between threads: each call works on its own clone of ICU's iterator.
class Boundaries {
 public:
  explicit Boundaries(const LanguageTag& language);

  /// Every word, number, punctuation mark and symbol of the text, white space left out.
  /// Replaces what `out` held. Linear.
  void words(std::string_view text, std::vector<Word>& out) const;
  void graphemes(std::string_view text, std::vector<ByteRange>& out) const;
  /// ICU's own idea of sentences (UAX #29), for scripts that need its dictionaries and for comparison.
  void sentences(std::string_view text, std::vector<ByteRange>& out) const;

 private:
  struct Impl;
  std::shared_ptr<const Impl> impl_;
};

}  // namespace distich::text
