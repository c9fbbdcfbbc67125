#include <charconv>
#include <optional>

#include <distich/formats/review/escapes_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>

namespace distich::formats::review {
namespace {

constexpr std::size_t escape_size = 7;  // "_x0041_"

/// The UTF-16 unit that an escape at the start of `text` stands for.
std::optional<char32_t> escape_at(std::string_view text) noexcept {
  if (text.size() < escape_size || text[0] != '_' || text[1] != 'x' || text[6] != '_') return std::nullopt;
  std::uint32_t unit = 0;
  const auto digits = text.substr(2, 4);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), unit, 16);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return unit;
}

bool is_surrogate(char32_t unit) noexcept {
  return unit >= 0xD800 && unit <= 0xDFFF;
}

void append_utf8(std::string& out, char32_t unit) {
  if (unit < 0x80) {
    out += static_cast<char>(unit);
  } else if (unit < 0x800) {
    out += static_cast<char>(0xC0 | (unit >> 6U));
    out += static_cast<char>(0x80 | (unit & 0x3FU));
  } else {
    out += static_cast<char>(0xE0 | (unit >> 12U));
    out += static_cast<char>(0x80 | ((unit >> 6U) & 0x3FU));
    out += static_cast<char>(0x80 | (unit & 0x3FU));
  }
}

void append_escape(std::string& out, char32_t unit) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  out += "_x";
  for (const auto shift : {12U, 8U, 4U, 0U}) out += digits[(unit >> shift) & 0xFU];
  out += '_';
}

void append_guarded(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '_' && escape_at(text.substr(at))) {
      append_escape(out, U'_');
    } else {
      out += text[at];
    }
  }
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  split_at_forbidden(
      text, [&](std::string_view run) { append_guarded(out, run); },
      [&](char32_t character) { append_escape(out, character); });
  return out;
}

std::string unescaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto unit = text[at] == '_' ? escape_at(text.substr(at)) : std::nullopt;
    if (unit && !is_surrogate(*unit)) {
      append_utf8(out, *unit);
      at += escape_size;
    } else {
      out += text[at++];
    }
  }
  return out;
}

}  // namespace distich::formats::review
