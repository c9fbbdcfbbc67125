#pragma once
#include <distich/formats/format.hpp>

namespace distich {

/// Dictionaries of dictd: NAME.index with NAME.dict or NAME.dict.dz beside it (docs/formats/dictionaries.md).
/// Read as glossaries.
[[nodiscard]] Format dictd_format();

}  // namespace distich
