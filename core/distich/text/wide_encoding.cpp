#include <algorithm>
#include <array>

#include <unicode/uchar.h>

#include <distich/text/decode.hpp>
#include <distich/text/encoding_internal.hpp>

namespace distich::text {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t sampled_bytes = 1U << 16U;

// UTF-32LE stands before UTF-16LE, whose mark it starts with.
constexpr auto marks = std::to_array<ByteOrderMark>({
    {"UTF-8", "\xEF\xBB\xBF"sv},
    {"UTF-32LE", "\xFF\xFE\x00\x00"sv},
    {"UTF-32BE", "\x00\x00\xFE\xFF"sv},
    {"UTF-16LE", "\xFF\xFE"sv},
    {"UTF-16BE", "\xFE\xFF"sv},
});

enum class Endian { little, big };

template <std::size_t Size>
char32_t unit_at(std::string_view bytes, std::size_t at, Endian endian) noexcept {
  char32_t value = 0;
  for (std::size_t i = 0; i < Size; ++i) {
    const std::size_t from = endian == Endian::big ? i : Size - 1 - i;
    value = (value << 8U) | static_cast<unsigned char>(bytes[at + from]);
  }
  return value;
}

bool is_impossible(char32_t c) noexcept {
  const bool control = c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1B;
  return control || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF) || (c & 0xFFFEU) == 0xFFFE;
}

bool is_utf32(std::string_view sample, Endian endian) noexcept {
  for (std::size_t at = 0; at + 4 <= sample.size(); at += 4) {
    if (is_impossible(unit_at<4>(sample, at, endian))) return false;
  }
  return sample.size() >= 4;
}

/// How much like text the sample reads in UTF-16; 0 when it cannot be that. White space and
/// ASCII count for it, code points that nobody uses much against it.
long utf16_score(std::string_view sample, Endian endian) noexcept {
  long score = 0;
  for (std::size_t at = 0; at + 2 <= sample.size(); at += 2) {
    char32_t c = unit_at<2>(sample, at, endian);
    if (c >= 0xD800 && c <= 0xDBFF) {
      if (at + 4 > sample.size()) break;
      const char32_t low = unit_at<2>(sample, at + 2, endian);
      if (low < 0xDC00 || low > 0xDFFF) return 0;
      c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
      at += 2;
    }
    if (is_impossible(c)) return 0;
    if (c == ' ' || c == '\n') {
      score += 3;
    } else if (c < 0x80) {
      score += 1;
    } else if (const auto category = u_charType(static_cast<UChar32>(c));
               category == U_UNASSIGNED || category == U_PRIVATE_USE_CHAR) {
      score -= 10;
    }
  }
  return std::max(score, 0L);
}

/// 8-bit text that a few NUL bytes got into is no UTF-16.
bool is_text_with_stray_nuls(std::string_view sample, std::size_t nuls) {
  if (nuls * 5 > sample.size()) return false;
  std::string rest(sample);
  std::erase(rest, '\0');
  const bool has_controls = std::ranges::any_of(rest, [](char c) { return c > 0 && c < '\t'; });
  return !has_controls && first_ill_formed(rest) + 4 > rest.size();
}

}  // namespace

std::optional<ByteOrderMark> byte_order_mark_of(std::string_view bytes) noexcept {
  const auto* found =
      std::ranges::find_if(marks, [&](const auto& mark) { return bytes.starts_with(mark.bytes); });
  if (found == marks.end()) return std::nullopt;
  return *found;
}

std::string_view byte_order_mark_for(std::string_view encoding) noexcept {
  const auto* found = std::ranges::find(marks, encoding, &ByteOrderMark::encoding);
  return found == marks.end() ? std::string_view{} : found->bytes;
}

std::string_view wide_encoding_of(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, sampled_bytes);
  const auto nuls = static_cast<std::size_t>(std::ranges::count(sample, '\0'));
  if (nuls == 0) return {};
  if (is_utf32(sample, Endian::little)) return "UTF-32LE";
  if (is_utf32(sample, Endian::big)) return "UTF-32BE";
  if (is_text_with_stray_nuls(sample, nuls)) return {};
  const long little = utf16_score(sample, Endian::little);
  const long big = utf16_score(sample, Endian::big);
  if (little == 0 && big == 0) return {};
  return little >= big ? "UTF-16LE" : "UTF-16BE";
}

}  // namespace distich::text
