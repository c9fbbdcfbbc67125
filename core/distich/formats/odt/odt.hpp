#pragma once
#include <distich/formats/format.hpp>

namespace distich {

/// See docs/formats/odt.md.
[[nodiscard]] Format odt_format();

}  // namespace distich
