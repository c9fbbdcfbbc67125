#pragma once
#include "common/files.hpp"
#include <distich/engine/assist.hpp>
#include <distich/formats/format.hpp>

namespace distich::cli {

/// A whole bilingual file; units that do not say their languages have the file's. Throws a usage error when
/// neither the file nor `read` says both languages. Reports progress "reading".
[[nodiscard]] BilingualFile load_bilingual(InputFile& input, const Format& format, ReadOptions read,
                                           Environment& environment);

}  // namespace distich::cli
