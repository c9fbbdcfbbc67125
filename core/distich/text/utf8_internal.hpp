#pragma once
#include <cstddef>
#include <string_view>

namespace distich::text {

/// How many sequences of bytes over 0x7F are UTF-8, and how many are not.
struct Utf8Census {
  std::size_t well_formed = 0;
  std::size_t ill_formed = 0;
};

[[nodiscard]] Utf8Census take_census(std::string_view bytes) noexcept;

}  // namespace distich::text
