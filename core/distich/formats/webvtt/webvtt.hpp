#pragma once
#include <distich/formats/format.hpp>

namespace distich {

/// WebVTT subtitles and captions (docs/formats/webvtt.md).
[[nodiscard]] Format webvtt_format();

}  // namespace distich
