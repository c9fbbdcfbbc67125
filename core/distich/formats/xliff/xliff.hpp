#pragma once
#include <distich/formats/format.hpp>

namespace distich {

/// XML Localization Interchange File Format: reads 2.0, 2.1 and the core of 2.2, writes 2.1.
/// docs/formats/xliff.md says how its parts map to ours.
[[nodiscard]] Format xliff_format();

}  // namespace distich
