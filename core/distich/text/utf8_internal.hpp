#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace distich::text {

/// How many sequences of bytes over 0x7F are UTF-8, and how many are not.
struct Utf8Census {
  std::size_t well_formed = 0;
  std::size_t ill_formed = 0;
};

/// The size of a sequence at the end that could be well-formed if it went on; 0 when there is none.
[[nodiscard]] std::size_t unfinished_tail(std::string_view bytes) noexcept;

/// Control characters that text hardly ever has; white space and ESC are none.
[[nodiscard]] std::uint64_t count_controls(std::string_view bytes) noexcept;

[[nodiscard]] std::uint64_t count_line_feeds(std::string_view bytes) noexcept;

/// Does that speak for a binary file?
[[nodiscard]] constexpr bool too_many_controls(std::uint64_t controls, std::uint64_t bytes) noexcept {
  return controls * 20 > bytes + 40;
}

[[nodiscard]] Utf8Census take_census(std::string_view bytes) noexcept;

}  // namespace distich::text
