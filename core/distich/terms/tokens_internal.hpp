#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <distich/base/range.hpp>

namespace distich::terms_internal {

/// A word, one character of an unspaced script, or one punctuation mark, symbol or stray mark.
struct Token {
  ByteRange range;
  bool after_space = false;  ///< white space stands before it
  bool word = false;         ///< letters or digits, as opposed to punctuation

  [[nodiscard]] bool found() const noexcept { return !range.empty(); }
};

/// Cuts text in `Form::term` into tokens, one at a time, so that a text of any size needs no list of them.
///
/// A word is a longest run of letters, marks and digits; a letter of an unspaced script stands
/// alone with its marks. An apostrophe or a hyphen is a token of its own, so that "israel" is
/// found in "israel's", and "cease-fire" differs from "cease fire" and from "ceasefire".
class Tokenizer {
 public:
  Tokenizer();

  /// The first token at or after `from`; not `found()` at the end of the text.
  [[nodiscard]] Token next(std::string_view text, std::size_t from) const noexcept;

 private:
  enum class Class : std::uint8_t { space, letter, mark, unspaced, other };

  struct Read {
    Class kind = Class::other;
    std::size_t size = 0;
  };

  [[nodiscard]] Class classify(char32_t c) const noexcept;
  [[nodiscard]] Read read(std::string_view text, std::size_t at) const noexcept;

  static constexpr std::size_t table_size = 0x0E00;  ///< below it no script goes unspaced
  std::array<Class, table_size> table_{};
};

}  // namespace distich::terms_internal
