#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace distich::report {

/// `output` as a terminal may get it, whatever format it is in: of what steers a terminal or reorders text
/// only line ends, tabs, the sequences of `paint` and the isolates of `isolated` are left, the rest is shown
/// as \u{1B}. Bytes that are not UTF-8 are left. Linear.
[[nodiscard]] std::string for_terminal(std::string_view output);

/// How many bytes at the end of `output` may be the beginning of a character or of a sequence of `paint`.
[[nodiscard]] std::size_t unfinished_tail(std::string_view output) noexcept;

}  // namespace distich::report
