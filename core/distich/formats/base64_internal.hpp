#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace distich::formats {

/// RFC 4648, section 4, in lines of 76 characters.
[[nodiscard]] std::string encode_base64(std::string_view bytes);
/// White space is passed over; empty when anything else is no base64.
[[nodiscard]] std::optional<std::string> decode_base64(std::string_view text);

}  // namespace distich::formats
