#pragma once
#include <string>
#include <string_view>

namespace distich {

/// A small letter for A to Z, anything else as it is, whatever the locale: for words of formats and options,
/// not for texts.
[[nodiscard]] constexpr char ascii_lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] inline std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = ascii_lower(c);
  return out;
}

}  // namespace distich
