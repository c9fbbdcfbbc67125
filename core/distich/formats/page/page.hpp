#pragma once
#include <distich/formats/format.hpp>

namespace distich {

/// A side-by-side HTML page for people (docs/formats/page.md). Only written.
[[nodiscard]] Format page_format();

}  // namespace distich
