#pragma once
#include <cstddef>
#include <deque>
#include <functional>
#include <string>
#include <string_view>

#include <distich/segment/stream.hpp>

namespace distich {

/// A segment of a plain text that was not read as a whole. The same as in its article.
struct TextSegment {
  ByteRange place;  ///< in the file's text
  std::string_view text;
  BreakReason ends_by = BreakReason::sentence;
  std::size_t block = 0;   ///< from 1
  std::size_t number = 0;  ///< in its block, from 1

  /// "p3.s1"
  [[nodiscard]] std::string id() const;
};

/// Cuts a plain text that comes in parts, as `open_article` and `segment_article` do with the whole of it:
/// blank lines divide blocks, and \r\n or \r within a segment are \n. One thread at a time.
class TextStream {
 public:
  using Take = std::function<void(const TextSegment&)>;

  TextStream(const Segmenter& segmenter, Take take);
  ~TextStream() = default;
  TextStream(const TextStream&) = delete;
  TextStream& operator=(const TextStream&) = delete;

  /// The next part, UTF-8 without a byte-order mark; may be cut between any two bytes.
  void write(std::string_view part);

  /// Warns "segment.rule-given-up", as `segment_article`.
  void finish(const Control& control = {}) {
    segments_.finish();
    segments_.report(control);
  }

 private:
  void hand_out(const StreamSegment& segment);
  [[nodiscard]] std::size_t source_of(std::size_t at);

  SegmentStream segments_;
  Take take_;
  std::size_t written_ = 0;        ///< bytes of text with line ends folded
  std::deque<std::size_t> pairs_;  ///< where a line feed of it was \r\n, not handed out yet
  std::size_t folded_ = 0;         ///< such pairs before what was handed out
  bool after_return_ = false;
  std::size_t block_ = 0;
  std::size_t number_ = 0;
};

}  // namespace distich
