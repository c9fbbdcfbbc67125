#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace distich::tm {

/// What a character is to words, in any form of a text.
enum class CharacterKind : std::uint8_t {
  space,
  letter,  ///< letters, marks, digits and "_": neighbours belong to one word
  single,  ///< stands for itself: letters of scripts without spaces, punctuation, symbols
  format,  ///< does not count
};

[[nodiscard]] CharacterKind kind_of(char32_t c) noexcept;

/// How a word of the vocabulary begins that is not one of the usual kind: letters alone, or one single
/// character. No token holds these characters.
inline constexpr char glue_sign =
    '\1';  ///< no word as it stands, but letters, or nothing, once folded: "²", "™"
inline constexpr char compound_sign = '\2';  ///< several words or single characters, once folded: "ŀ", "㍿"
inline constexpr char transparent_sign = '\3';  ///< nothing but marks

/// Adds what the vocabulary says of a token as `TokenList::folded` gives it: how it is spelled in
/// `text::Form::term`, decomposed and without marks, so that it is the same whatever the token stands
/// beside; with a sign before it when it is of no usual kind. Linear.
void append_word(std::string_view folded, std::string& out);

}  // namespace distich::tm
