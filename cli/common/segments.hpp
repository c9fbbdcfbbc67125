#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "common/articles.hpp"
#include "common/environment.hpp"
#include "common/large_text.hpp"
#include <distich/engine/text_stream.hpp>

namespace distich::cli {

/// What is the same for all articles of a run.
struct SegmentReading {
  const ReadingOptions& options;
  SegmentOptions how;
  LanguageTag language;  ///< what the user named, or und
  Environment& environment;
};

/// The article in some bytes, cut into segments.
[[nodiscard]] Article segmented_article(const SegmentReading& reading, std::string_view bytes,
                                        const std::string& file, const Control& control);

/// Takes a segment, until it returns false; the language is the article's.
using TakeSegment = std::function<bool(const TextSegment&, const LanguageTag&)>;

/// Hands out the segments of a large text, part by part. False when nothing was: the language cannot be told
/// from the beginning. Precondition: input.is_stream().
[[nodiscard]] bool stream_segments(const SegmentReading& reading, const std::string& file,
                                   ArticleInput& input, const Control& control, const TakeSegment& take);

/// The segments of an article that is held whole, as `stream_segments` hands them out. False when it was
/// stopped.
bool for_each_segment(const Article& article, const TakeSegment& take);

}  // namespace distich::cli
