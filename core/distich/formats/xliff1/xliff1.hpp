#pragma once
#include <distich/formats/format.hpp>

namespace distich {

/// XLIFF 1: reads 1.0, 1.1 and 1.2 record by record, writes 1.2. docs/formats/xliff1.md says how its parts
/// map to ours.
[[nodiscard]] Format xliff1_format();
/// SDLXLIFF, which is XLIFF 1.2 and more. The file itself is the article of its units (`Skeleton`): merging
/// and writing put their targets in place and leave every other byte as it was; other units cannot be written
/// so. Held whole.
[[nodiscard]] Format sdlxliff_format();
/// mqxliff, in the same way.
[[nodiscard]] Format mqxliff_format();

}  // namespace distich
