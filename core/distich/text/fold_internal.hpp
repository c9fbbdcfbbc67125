#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include <distich/base/byte_map.hpp>

namespace distich::text {

enum class Points : std::uint8_t { keep, drop };  ///< Arabic tatweel and harakat, Hebrew points

/// One kind of apostrophe, quotation mark, dash and ellipsis, one space for a run of white
/// space, nothing invisible, trimmed. Not composed. Idempotent.
[[nodiscard]] std::string fold_typography(std::string_view text, Points points);
/// The same, noting in the empty `map` what became of what.
[[nodiscard]] std::string fold_typography(std::string_view text, Points points, ByteMap& map);

}  // namespace distich::text
