#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <distich/base/range.hpp>

namespace distich::text {

// All functions here take valid UTF-8 and offsets on code-point boundaries.

/// A code point and how many bytes it takes.
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0;
};

namespace detail {
[[nodiscard]] CodePoint multibyte_at(std::string_view text, std::size_t at) noexcept;
[[nodiscard]] bool is_letter_beyond_ascii(char32_t c) noexcept;
[[nodiscard]] bool is_mark_beyond_ascii(char32_t c) noexcept;
[[nodiscard]] bool is_digit_beyond_ascii(char32_t c) noexcept;
[[nodiscard]] bool is_upper_beyond_ascii(char32_t c) noexcept;
[[nodiscard]] bool is_lower_beyond_ascii(char32_t c) noexcept;
[[nodiscard]] bool is_format_beyond_ascii(char32_t c) noexcept;
[[nodiscard]] bool is_quote_beyond_ascii(char32_t c) noexcept;
[[nodiscard]] bool joins_next_beyond_alphabets(char32_t c) noexcept;
[[nodiscard]] bool is_unspaced_beyond_alphabets(char32_t c) noexcept;
[[nodiscard]] int digit_value_beyond_ascii(char32_t c) noexcept;

/// Han, kana and Hangul that are letters (Lo) and nothing else.
[[nodiscard]] constexpr bool is_plain_syllable(char32_t c) noexcept {
  return (c >= 0x4E00 && c < 0xA000) || (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FA) ||
         (c >= 0xAC00 && c <= 0xD7A3);
}
}  // namespace detail

// What is asked of every character of a text is answered here for ASCII and for Han, kana and Hangul,
// without a call.

/// The code point at `at`; size 0 at the end.
[[nodiscard]] inline CodePoint code_point_at(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size()) return {};
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0 && at + 1 < text.size()) {
    const auto trail = static_cast<unsigned char>(text[at + 1]);
    return {((lead & 0x1FU) << 6U) | (trail & 0x3FU), 2};
  }
  if (lead < 0xF0 && at + 2 < text.size()) {
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const auto third = static_cast<unsigned char>(text[at + 2]);
    return {((lead & 0x0FU) << 12U) | ((second & 0x3FU) << 6U) | (third & 0x3FU), 3};
  }
  return detail::multibyte_at(text, at);
}

/// The code point that ends at `at`; size 0 at the start.
[[nodiscard]] CodePoint code_point_before(std::string_view text, std::size_t at) noexcept;
void append(std::string& text, char32_t code_point);
[[nodiscard]] std::size_t count_code_points(std::string_view text) noexcept;

/// General category L*
[[nodiscard]] inline bool is_letter(char32_t c) noexcept {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  return detail::is_plain_syllable(c) || detail::is_letter_beyond_ascii(c);
}

/// M*
[[nodiscard]] inline bool is_mark(char32_t c) noexcept {
  return c >= 0x300 && !detail::is_plain_syllable(c) && detail::is_mark_beyond_ascii(c);
}

/// Nd
[[nodiscard]] inline bool is_digit(char32_t c) noexcept {
  if (c < 0x80) return c >= U'0' && c <= U'9';
  return !detail::is_plain_syllable(c) && detail::is_digit_beyond_ascii(c);
}

/// Upper- or titlecase letter
[[nodiscard]] inline bool is_upper(char32_t c) noexcept {
  if (c < 0x80) return c >= U'A' && c <= U'Z';
  return !detail::is_plain_syllable(c) && detail::is_upper_beyond_ascii(c);
}

[[nodiscard]] inline bool is_lower(char32_t c) noexcept {
  if (c < 0x80) return c >= U'a' && c <= U'z';
  return !detail::is_plain_syllable(c) && detail::is_lower_beyond_ascii(c);
}

/// Simple case mapping, of no language in particular.
[[nodiscard]] char32_t to_upper(char32_t c) noexcept;
[[nodiscard]] char32_t to_lower(char32_t c) noexcept;

/// White_Space, and U+FEFF, U+200B
[[nodiscard]] inline bool is_space(char32_t c) noexcept {
  if (c < 0x80) return c == U' ' || (c >= U'\t' && c <= U'\r');
  if (c < 0x2000) return c == 0x85 || c == 0xA0 || c == 0x1680;
  return c <= 0x200B || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 ||
         c == 0xFEFF;
}

[[nodiscard]] bool is_punctuation(char32_t c) noexcept;  ///< P*
[[nodiscard]] bool is_symbol(char32_t c) noexcept;       ///< S*

/// Cf: joiners, bidi controls, soft hyphen
[[nodiscard]] inline bool is_format(char32_t c) noexcept {
  return c >= 0x80 && !detail::is_plain_syllable(c) && detail::is_format_beyond_ascii(c);
}

/// Joins the character behind it in one grapheme cluster, white space too (UAX #29: Prepend): signs of
/// number and year of the Arabic script and kin.
[[nodiscard]] inline bool joins_next(char32_t c) noexcept {
  return c >= 0x0600 && detail::joins_next_beyond_alphabets(c);
}

/// Extended_Pictographic: two of them with U+200D between them are one grapheme cluster.
[[nodiscard]] bool is_pictograph(char32_t c) noexcept;

/// Letter of a script written without spaces between words (Han, kana, Thai, Lao, Khmer, Burmese, …).
[[nodiscard]] inline bool is_unspaced(char32_t c) noexcept {
  if (detail::is_plain_syllable(c)) return c < 0xAC00;
  return c >= 0x0E00 && detail::is_unspaced_beyond_alphabets(c);
}

/// 0 … 9 for any decimal digit of any script, else -1.
[[nodiscard]] inline int digit_value(char32_t c) noexcept {
  if (c < 0x80) return c >= U'0' && c <= U'9' ? static_cast<int>(c - U'0') : -1;
  if (c < 0x660 || detail::is_plain_syllable(c)) return -1;
  return detail::digit_value_beyond_ascii(c);
}

/// ISO 15924 name: "Latn", "Arab", "Hani", "Zyyy" (common), "Zinh" (inherited).
[[nodiscard]] std::string_view script(char32_t c) noexcept;

enum class Bracket : std::uint8_t { none, open, close };
/// Brackets by Unicode (Ps, Pe); quotation marks are not brackets.
[[nodiscard]] Bracket bracket(char32_t c) noexcept;

/// Quotation_Mark, in any direction, ASCII ones included.
[[nodiscard]] inline bool is_quote(char32_t c) noexcept {
  if (c < 0x80) return c == U'"' || c == U'\'';
  return !detail::is_plain_syllable(c) && detail::is_quote_beyond_ascii(c);
}

/// `text` without white space at either end, as a range of it.
[[nodiscard]] ByteRange trimmed(std::string_view text, ByteRange range) noexcept;

/// Columns that a terminal gives the text: East Asian wide 2, marks and format characters 0,
/// a grapheme cluster (an emoji of several parts) at most 2.
[[nodiscard]] std::size_t display_width(std::string_view text);
/// Does the first strong character run from right to left (UAX #9, rule P2)?
[[nodiscard]] bool is_right_to_left(std::string_view text) noexcept;
/// The script of most letters of the text, as `script` names it; empty when there are no letters.
[[nodiscard]] std::string dominant_script(std::string_view text);

}  // namespace distich::text
