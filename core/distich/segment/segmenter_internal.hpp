#pragma once
#include <distich/segment/language_data_internal.hpp>
#include <distich/segment/scanner_internal.hpp>
#include <distich/segment/segmenter.hpp>

namespace distich {

/// What a segmenter is made of; shared with the streams that it serves.
struct Segmenter::Impl {
  Impl(const LanguageTag& language, const SegmentOptions& chosen);

  [[nodiscard]] segmentation::Scanner scanner() const {
    return segmentation::Scanner({data, terminators, options.lines, options.profile});
  }

  const segmentation::LanguageData* found;
  const segmentation::LanguageData& data;
  segmentation::TerminatorSet terminators;
  SegmentOptions options;
};

}  // namespace distich
