#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace distich::tm {

/// `wanted` written as the target writes: `source` and `target` are the same number (digits are equal) in
/// the texts of a match. Digits are of the target's script; a separator of `wanted` becomes what the
/// target has where the source has that separator. Empty where that cannot be told: a separator that
/// the source does not have, or that groups digits in one of the two and not in the other.
[[nodiscard]] std::optional<std::string> rewrite_number(std::string_view wanted, std::string_view source,
                                                        std::string_view target);

/// The same of dates in digits: the three numbers in the target's order, with its separators and zeros.
/// Empty where the order cannot be told.
[[nodiscard]] std::optional<std::string> rewrite_date(std::string_view wanted, std::string_view source,
                                                      std::string_view target);

}  // namespace distich::tm
