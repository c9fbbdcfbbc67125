#include <xxhash.h>

#include <distich/text/hash.hpp>

namespace distich::text {

std::uint64_t hash64(std::string_view bytes) noexcept {
  return XXH3_64bits(bytes.data(), bytes.size());
}

}  // namespace distich::text
