#pragma once
#include <cstddef>
#include <string_view>

namespace distich::segmentation {

/// The first offset of [from, end) whose byte `wanted` holds for; `end` when there is none.
/// Looks at blocks without a branch a byte, which compilers turn into vector instructions.
template <class Wanted>
[[nodiscard]] std::size_t find_byte(std::string_view text, std::size_t from, std::size_t end,
                                    Wanted wanted) noexcept {
  constexpr std::size_t block = 32;
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  while (end - from >= block) {
    unsigned char found = 0;
    for (std::size_t i = 0; i < block; ++i) {
      found = static_cast<unsigned char>(found | static_cast<unsigned char>(wanted(byte(from + i))));
    }
    if (found != 0) break;
    from += block;
  }
  while (from < end && !wanted(byte(from))) ++from;
  return from;
}

}  // namespace distich::segmentation
