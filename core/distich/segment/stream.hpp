#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

#include <distich/base/range.hpp>
#include <distich/model/document.hpp>
#include <distich/segment/segmenter.hpp>

namespace distich {

/// A segment of a text that comes in parts.
struct StreamSegment {
  ByteRange range;  ///< in the whole text
  BreakReason ends_by = BreakReason::sentence;
  std::string_view text;       ///< valid while it is handed out
  std::size_t line_feeds = 0;  ///< U+000A in the white space before it
};

/// Cuts a text that comes in parts of any size. The segments are those of
/// `Segmenter::segment(whole text)`, whatever the parts, and are handed out as soon as no later
/// part can change them. Holds what is undecided: the segment that is open, and of a paragraph
/// of several lines at most the 200 lines that tell whether it is hard-wrapped. With user rules the
/// line or paragraph that is open is held whole. Linear. One thread at a time.
class SegmentStream {
 public:
  using Take = std::function<void(const StreamSegment&)>;

  SegmentStream(const Segmenter& segmenter, Take take);
  ~SegmentStream();
  SegmentStream(const SegmentStream&) = delete;
  SegmentStream& operator=(const SegmentStream&) = delete;
  SegmentStream(SegmentStream&&) noexcept;
  SegmentStream& operator=(SegmentStream&&) noexcept;

  /// The next part. UTF-8, which may be cut between any two bytes.
  void write(std::string_view part);
  /// The text is over: hands out what is left. Nothing may be written behind it.
  void finish();
  /// Warns "segment.rule-given-up", as `Segmenter::segment`.
  void report(const Control& control) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace distich
