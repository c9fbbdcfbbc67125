#pragma once
#include <distich/formats/format.hpp>

namespace distich {

/// SRX 2.0, with what older and careless files make of it. docs/formats/srx.md
[[nodiscard]] Format srx_format();

}  // namespace distich
