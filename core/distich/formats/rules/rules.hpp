#pragma once
#include <string>
#include <string_view>

#include <distich/formats/format.hpp>

namespace distich {

/// A list of places that are always, or never, a break: docs/formats/rules.md
[[nodiscard]] Format rules_format();

/// Reads "no-break: Dr. | Miller" or "break: over | The", in no language. Throws Error{malformed}
/// that says what is wrong, without a place.
[[nodiscard]] SegmentationOverride parse_override(std::string_view written);

/// The way back.
[[nodiscard]] std::string to_string(const SegmentationOverride& each);

}  // namespace distich
