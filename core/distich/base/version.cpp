#include "distich/base/version.hpp"

namespace distich {

std::string_view version() noexcept {
  return DISTICH_VERSION;
}

std::string_view build() noexcept {
  return DISTICH_BUILD;
}

}  // namespace distich
