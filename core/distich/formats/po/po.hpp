#pragma once
#include <distich/formats/format.hpp>

namespace distich {

/// Message catalogues and templates of GNU gettext (docs/formats/po.md).
[[nodiscard]] Format po_format();

}  // namespace distich
