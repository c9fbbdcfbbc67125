#include <array>
#include <cstdint>

#include <distich/formats/base64_internal.hpp>

namespace distich::formats {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t line_length = 76;
constexpr int no_digit = -1;

constexpr std::array<int, 256> digit_values = [] {
  std::array<int, 256> values{};
  values.fill(no_digit);
  for (std::size_t i = 0; i < alphabet.size(); ++i)
    values[static_cast<unsigned char>(alphabet[i])] = static_cast<int>(i);
  return values;
}();

constexpr bool is_space(char c) noexcept {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

}  // namespace

std::string encode_base64(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() / 3 * 4 + bytes.size() / 57 + 8);
  std::size_t in_line = 0;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const auto group = bytes.substr(at, 3);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      bits = bits << 8U | (i < group.size() ? static_cast<unsigned char>(group[i]) : 0U);
    }
    if (in_line == line_length) {
      out += '\n';
      in_line = 0;
    }
    for (std::size_t i = 0; i < 4; ++i) {
      out += i <= group.size() ? alphabet[bits >> (18U - 6U * i) & 0x3FU] : '=';
    }
    in_line += 4;
  }
  return out;
}

std::optional<std::string> decode_base64(std::string_view text) {
  std::string out;
  out.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  std::size_t digits = 0;
  std::size_t padding = 0;
  for (const char c : text) {
    if (is_space(c)) continue;
    const int value = digit_values[static_cast<unsigned char>(c)];
    if (c == '=') {
      ++padding;
    } else if (value == no_digit || padding != 0) {
      return std::nullopt;
    }
    bits = bits << 6U | static_cast<std::uint32_t>(value == no_digit ? 0 : value);
    if (++digits % 4 != 0) continue;
    for (std::size_t i = 0; i + padding < 3; ++i) out += static_cast<char>(bits >> (16U - 8U * i) & 0xFFU);
    bits = 0;
  }
  if (digits % 4 != 0 || padding > 2) return std::nullopt;
  return out;
}

}  // namespace distich::formats
