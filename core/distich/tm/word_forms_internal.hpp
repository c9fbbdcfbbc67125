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
inline constexpr char other_sign = '\5';  ///< of the usual kind, but the token is not what stands behind this

/// Ends the bare form of a word in the vocabulary.
inline constexpr char bare_end = '\4';

/// Is a token, as `TokenList::folded` gives it, a word of a script with spaces? Only such are inflected.
[[nodiscard]] bool is_word(std::string_view folded) noexcept;

/// Adds the bare form of a token as `TokenList::folded` gives it: how it is spelled in
/// `text::Form::term`, decomposed and without marks, so that it is the same whatever the token stands
/// beside; with a sign before it when it is of no usual kind. Linear.
void append_word(std::string_view folded, std::string& out);

/// Adds what the vocabulary says of a token: the token alone, where that is its bare form; else the bare form
/// with a sign before it, `bare_end`, and, where it `is_word`, the token as it is, by which its inflected
/// forms are known.
void append_vocabulary_word(std::string_view folded, std::string& out);

/// A word of the vocabulary. Views.
struct VocabularyWord {
  std::string_view bare;     ///< with its sign, when it is of no usual kind
  std::string_view spelled;  ///< the token; empty when it is no word
};

[[nodiscard]] VocabularyWord read_word(std::string_view word) noexcept;

}  // namespace distich::tm
