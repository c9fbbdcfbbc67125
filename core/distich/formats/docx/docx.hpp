#pragma once
#include <distich/formats/format.hpp>

namespace distich {

/// See docs/formats/docx.md.
[[nodiscard]] Format docx_format();

}  // namespace distich
