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

/// The code point at `at`; size 0 at the end.
[[nodiscard]] CodePoint code_point_at(std::string_view text, std::size_t at) noexcept;
/// The code point that ends at `at`; size 0 at the start.
[[nodiscard]] CodePoint code_point_before(std::string_view text, std::size_t at) noexcept;
void append(std::string& text, char32_t code_point);
[[nodiscard]] std::size_t count_code_points(std::string_view text) noexcept;

[[nodiscard]] bool is_letter(char32_t c) noexcept;  ///< general category L*
[[nodiscard]] bool is_mark(char32_t c) noexcept;    ///< M*
[[nodiscard]] bool is_digit(char32_t c) noexcept;   ///< Nd
[[nodiscard]] bool is_upper(char32_t c) noexcept;   ///< upper- or titlecase letter
[[nodiscard]] bool is_lower(char32_t c) noexcept;
[[nodiscard]] char32_t to_upper(char32_t c) noexcept;  ///< simple mapping, of no language in particular
[[nodiscard]] char32_t to_lower(char32_t c) noexcept;
[[nodiscard]] bool is_space(char32_t c) noexcept;        ///< White_Space, and U+FEFF, U+200B
[[nodiscard]] bool is_punctuation(char32_t c) noexcept;  ///< P*
[[nodiscard]] bool is_symbol(char32_t c) noexcept;       ///< S*
[[nodiscard]] bool is_format(char32_t c) noexcept;       ///< Cf: joiners, bidi controls, soft hyphen
/// Letter of a script written without spaces between words (Han, kana, Thai, Lao, Khmer, Burmese, …).
[[nodiscard]] bool is_unspaced(char32_t c) noexcept;
/// 0 … 9 for any decimal digit of any script, else -1.
[[nodiscard]] int digit_value(char32_t c) noexcept;
/// ISO 15924 name: "Latn", "Arab", "Hani", "Zyyy" (common), "Zinh" (inherited).
[[nodiscard]] std::string_view script(char32_t c) noexcept;

enum class Bracket : std::uint8_t { none, open, close };
/// Brackets by Unicode (Ps, Pe); quotation marks are not brackets.
[[nodiscard]] Bracket bracket(char32_t c) noexcept;
/// Quotation_Mark, in any direction, ASCII ones included.
[[nodiscard]] bool is_quote(char32_t c) noexcept;

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
