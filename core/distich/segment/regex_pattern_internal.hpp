#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace distich::segmentation {

/// How often a part of an expression is repeated at most when it is put into a look-behind, which
/// wants a bound: longer than any abbreviation, date or run of white space.
inline constexpr int most_repetitions = 100;

/// The expression with a bound to every repetition: `a*b+c{2,}` gives `a{0,100}b{1,100}c{2,100}`.
/// `pattern` must be well-formed.
[[nodiscard]] std::string with_bounds(std::string_view pattern);

/// Texts of which every match of the expression ends with one; empty when that cannot be told.
/// `\b(Mr|Dr)\.` gives "Mr." and "Dr.". `pattern` must be well-formed. Linear but for a limit.
[[nodiscard]] std::vector<std::string> possible_endings(std::string_view pattern);

}  // namespace distich::segmentation
