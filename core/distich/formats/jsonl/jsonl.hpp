#pragma once
#include <distich/formats/format.hpp>

namespace distich {

/// Bilingual units as JSON, one object a line (docs/formats/jsonl.md).
[[nodiscard]] Format jsonl_format();

}  // namespace distich
