#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <distich/base/range.hpp>

namespace distich::terms_internal {

/// A word, one character of an unspaced script, or one punctuation mark, symbol or stray mark.
struct Token {
  ByteRange range;
  bool after_space = false;      ///< white space stands before it
  bool after_paragraph = false;  ///< and an empty line or a paragraph separator in that
  bool word = false;             ///< letters or digits, as opposed to punctuation
  bool unspaced = false;         ///< of a script without spaces

  [[nodiscard]] bool found() const noexcept { return !range.empty(); }
};

/// Cuts text into tokens, one at a time, so that a text of any size needs no list of them. A
/// character counts as what it becomes in `Form::term`, so text as it was given and text that
/// was normalised fall into the same tokens.
///
/// A word is a longest run of letters, marks and digits; what normalising drops (joiners, soft hyphens) does
/// not end it. A letter of an unspaced script stands alone with its marks. An apostrophe or a hyphen is a
/// token of its own, so that "israel" is found in "israel's", and "cease-fire" differs from "cease fire" and
/// from "ceasefire".
class Tokenizer {
 public:
  Tokenizer();

  /// The first token at or after `from`; not `found()` at the end of the text.
  [[nodiscard]] Token next(std::string_view text, std::size_t from) const;

 private:
  enum class Class : std::uint8_t { space, letter, mark, ignored, unspaced, other };

  struct Read {
    Class kind = Class::other;
    std::size_t size = 0;
  };

  [[nodiscard]] static Class find_class(char32_t c);
  [[nodiscard]] Read read(std::string_view text, std::size_t at) const;
  /// Skips white space and what is ignored before a token.
  [[nodiscard]] std::size_t skip_space(std::string_view text, std::size_t at, Token& token) const;
  [[nodiscard]] std::size_t end_of_word(std::string_view text, std::size_t at, bool unspaced) const;

  static constexpr std::size_t table_size = 0x2100;  ///< alphabets with spaces, and general punctuation
  static std::span<const Class, table_size> table();

  std::span<const Class, table_size> table_;
};

}  // namespace distich::terms_internal
