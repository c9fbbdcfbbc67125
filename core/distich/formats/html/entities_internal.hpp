#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace distich::formats::html {

/// What a character reference stands for.
struct Reference {
  std::size_t size = 0;  ///< bytes of the reference, "&" and ";" included; 0 = there is none
  std::string text;
};

enum class ReferencePlace : std::uint8_t { text, attribute };

/// The character reference that begins at `at`, where an "&" stands, by the rules of browsers
/// ("&copy2" is one in text, not in an attribute). References to control characters, which
/// no other format could hold, are not taken as such.
[[nodiscard]] Reference reference_at(std::string_view text, std::size_t at, ReferencePlace place);

/// See entity_table.cpp.
[[nodiscard]] std::string_view named_reference_table() noexcept;

}  // namespace distich::formats::html
