#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/range.hpp>

namespace distich::text {

/// A number as a text writes it, in the digits of any script.
struct Number {
  ByteRange range;
  std::string digits;  ///< ASCII digits only, grouping and decimal separators dropped: "1.234,5" → "12345"
  friend auto operator<=>(const Number&, const Number&) = default;
};

/// All numbers of a text, in order. Separators ( . , ' ’ ٫ ٬ and no-break spaces) belong to a
/// number when digits stand on both sides of them.
[[nodiscard]] std::vector<Number> find_numbers(std::string_view text);

/// By what a character multiplies the number before it; 0 when it is none that does. "20万" is 200,000: East
/// Asian languages count in ten thousands.
[[nodiscard]] std::uint64_t multiplier(char32_t c) noexcept;

/// The digits of a number without the zeros before them; one digit at least.
[[nodiscard]] std::string_view without_leading_zeros(std::string_view digits) noexcept;

}  // namespace distich::text
