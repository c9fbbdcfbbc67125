#pragma once
#include <cstdint>
#include <string_view>

namespace distich {

/// What a translation takes over from its source rather than translates.
enum class PlaceableKind : std::uint8_t {
  number,
  date,  ///< in digits: "2026-03-01", "1.3.2026"
  url,
  email,
  inline_code,
};

[[nodiscard]] constexpr std::string_view name(PlaceableKind kind) noexcept {
  switch (kind) {
    case PlaceableKind::number: return "number";
    case PlaceableKind::date: return "date";
    case PlaceableKind::url: return "url";
    case PlaceableKind::email: return "email";
    case PlaceableKind::inline_code: return "inline-code";
  }
  return "";
}

}  // namespace distich
