#pragma once
#include <distich/formats/format.hpp>

namespace distich {

/// SubRip subtitles (docs/formats/srt.md).
[[nodiscard]] Format srt_format();

}  // namespace distich
