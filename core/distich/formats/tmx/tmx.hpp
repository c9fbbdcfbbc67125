#pragma once
#include <distich/formats/format.hpp>

namespace distich {

/// Translation Memory eXchange: reads 1.1 to 1.4, writes 1.4b. docs/formats/tmx.md says how
/// its parts map to ours.
[[nodiscard]] Format tmx_format();

}  // namespace distich
