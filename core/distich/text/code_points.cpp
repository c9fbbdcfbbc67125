#include <algorithm>
#include <array>

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <distich/text/code_points.hpp>

namespace distich::text {
namespace {

constexpr std::uint32_t letter_mask = U_GC_L_MASK;

std::uint32_t category(char32_t c) noexcept {
  return U_MASK(u_charType(static_cast<UChar32>(c)));
}

constexpr bool is_ascii(char32_t c) noexcept {
  return c < 0x80;
}

constexpr unsigned byte_at(std::string_view text, std::size_t at) noexcept {
  return static_cast<unsigned char>(text[at]);
}

constexpr bool is_trail(unsigned byte) noexcept {
  return (byte & 0xC0U) == 0x80U;
}

constexpr std::size_t sequence_size(unsigned lead) noexcept {
  if (lead < 0x80) return 1;
  if (lead < 0xE0) return 2;
  return lead < 0xF0 ? 3 : 4;
}

}  // namespace

CodePoint detail::multibyte_at(std::string_view text, std::size_t at) noexcept {
  const unsigned lead = byte_at(text, at);
  const std::size_t size = std::min(sequence_size(lead), text.size() - at);
  if (size == 1) return {lead, 1};
  char32_t value = lead & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) value = (value << 6U) | (byte_at(text, at + i) & 0x3FU);
  return {value, size};
}

CodePoint code_point_before(std::string_view text, std::size_t at) noexcept {
  if (at == 0 || text.empty()) return {};
  at = std::min(at, text.size());
  std::size_t start = at - 1;
  while (start > 0 && at - start < 4 && is_trail(byte_at(text, start))) --start;
  return {code_point_at(text.substr(0, at), start).value, at - start};
}

void append(std::string& text, char32_t code_point) {
  if (is_ascii(code_point)) {
    text += static_cast<char>(code_point);
    return;
  }
  std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
  std::size_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, code_point);
  text.append(bytes.begin(), bytes.begin() + size);
}

std::size_t count_code_points(std::string_view text) noexcept {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return !is_trail(static_cast<unsigned char>(c)); }));
}

bool detail::is_letter_beyond_ascii(char32_t c) noexcept {
  return (category(c) & letter_mask) != 0;
}

bool detail::is_mark_beyond_ascii(char32_t c) noexcept {
  return (category(c) & U_GC_M_MASK) != 0;
}

bool detail::is_digit_beyond_ascii(char32_t c) noexcept {
  return (category(c) & U_GC_ND_MASK) != 0;
}

bool detail::is_upper_beyond_ascii(char32_t c) noexcept {
  return (category(c) & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0;
}

bool detail::is_lower_beyond_ascii(char32_t c) noexcept {
  return (category(c) & U_GC_LL_MASK) != 0;
}

char32_t to_upper(char32_t c) noexcept {
  return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c)));
}

char32_t to_lower(char32_t c) noexcept {
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

bool is_pictograph(char32_t c) noexcept {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
}

bool is_punctuation(char32_t c) noexcept {
  return (category(c) & U_GC_P_MASK) != 0;
}

bool is_symbol(char32_t c) noexcept {
  return (category(c) & U_GC_S_MASK) != 0;
}

bool detail::is_format_beyond_ascii(char32_t c) noexcept {
  return (category(c) & U_GC_CF_MASK) != 0;
}

bool detail::joins_next_beyond_alphabets(char32_t c) noexcept {
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_GRAPHEME_CLUSTER_BREAK) == U_GCB_PREPEND;
}

bool detail::is_unspaced_beyond_alphabets(char32_t c) noexcept {
  if (!is_letter(c)) return false;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode code = uscript_getScript(static_cast<UChar32>(c), &status);
  if (U_FAILURE(status) || code == USCRIPT_HANGUL) return false;
  // The lengthening mark and iteration marks of kana and Han belong to several scripts.
  if (code == USCRIPT_COMMON) return (c >= 0x3005 && c <= 0x30FF) || c == 0xFF70;
  return uscript_breaksBetweenLetters(code) != 0;
}

int detail::digit_value_beyond_ascii(char32_t c) noexcept {
  return u_charDigitValue(static_cast<UChar32>(c));
}

std::string_view script(char32_t c) noexcept {
  if (is_ascii(c) && is_letter(c)) return "Latn";
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode code = uscript_getScript(static_cast<UChar32>(c), &status);
  const char* const name = U_SUCCESS(status) ? uscript_getShortName(code) : nullptr;
  return name == nullptr ? "Zzzz" : name;
}

Bracket bracket(char32_t c) noexcept {
  if (c < 0x0F00) {
    if (c == U'(' || c == U'[' || c == U'{') return Bracket::open;
    return c == U')' || c == U']' || c == U'}' ? Bracket::close : Bracket::none;
  }
  const std::uint32_t mask = category(c) & (U_GC_PS_MASK | U_GC_PE_MASK);
  if (mask == 0 || is_quote(c)) return Bracket::none;
  return mask == U_GC_PS_MASK ? Bracket::open : Bracket::close;
}

bool detail::is_quote_beyond_ascii(char32_t c) noexcept {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_QUOTATION_MARK) != 0;
}

ByteRange trimmed(std::string_view text, ByteRange range) noexcept {
  const std::string_view inside = text.substr(0, range.end);
  while (range.begin < range.end) {
    const CodePoint first = code_point_at(inside, range.begin);
    if (!is_space(first.value)) break;
    range.begin += first.size;
  }
  while (range.begin < range.end) {
    const CodePoint last = code_point_before(inside, range.end);
    if (!is_space(last.value)) break;
    range.end -= last.size;
  }
  return range;
}

bool is_right_to_left(std::string_view text) noexcept {
  std::size_t isolates = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    at += c.size;
    switch (u_charDirection(static_cast<UChar32>(c.value))) {
      case U_LEFT_TO_RIGHT_ISOLATE:
      case U_RIGHT_TO_LEFT_ISOLATE:
      case U_FIRST_STRONG_ISOLATE: ++isolates; break;
      case U_BLOCK_SEPARATOR: isolates = 0; break;
      case U_POP_DIRECTIONAL_ISOLATE: isolates -= isolates > 0 ? 1 : 0; break;
      case U_LEFT_TO_RIGHT:
        if (isolates == 0) return false;
        break;
      case U_RIGHT_TO_LEFT:
      case U_RIGHT_TO_LEFT_ARABIC:
        if (isolates == 0) return true;
        break;
      default: break;
    }
  }
  return false;
}

std::string dominant_script(std::string_view text) {
  std::array<std::size_t, USCRIPT_CODE_LIMIT> letters{};
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    at += c.size;
    if (!is_letter(c.value)) continue;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode code =
        is_ascii(c.value) ? USCRIPT_LATIN : uscript_getScript(static_cast<UChar32>(c.value), &status);
    if (U_SUCCESS(status) && code > USCRIPT_INHERITED) ++letters.at(static_cast<std::size_t>(code));
  }
  const auto most = std::ranges::max_element(letters);
  if (*most == 0) return {};
  return uscript_getShortName(static_cast<UScriptCode>(most - letters.begin()));
}

}  // namespace distich::text
