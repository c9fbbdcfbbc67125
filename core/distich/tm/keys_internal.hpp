#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace distich::tm {

/// Changes whenever the same unit could get other keys. Kept in each store.
[[nodiscard]] std::string keys_version();

/// What a text, or a neighbour, is looked up by: equal for texts that are equal once normalised.
[[nodiscard]] std::uint64_t text_key(std::string_view text);

}  // namespace distich::tm
