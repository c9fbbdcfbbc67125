#pragma once
#include <cstdint>
#include <string_view>

namespace distich::text {

/// XXH3, 64 bits: the same value in every release and on every machine, so it may be kept on disk.
[[nodiscard]] std::uint64_t hash64(std::string_view bytes) noexcept;

}  // namespace distich::text
