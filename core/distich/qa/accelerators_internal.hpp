#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <distich/qa/checks_internal.hpp>

namespace distich::qa_internal {

/// The markers ("&" in "&File") that make the letter behind them an access key. A doubled marker is the
/// character itself; "&amp;" is an entity. Linear.
[[nodiscard]] std::vector<ByteRange> find_accelerators(std::string_view text, char32_t marker);

/// The text without those markers.
[[nodiscard]] std::string without_accelerators(std::string_view text, char32_t marker);

}  // namespace distich::qa_internal
