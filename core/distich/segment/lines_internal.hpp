#pragma once
#include <optional>
#include <string_view>

#include <distich/base/range.hpp>
#include <distich/model/document.hpp>
#include <distich/segment/segmenter.hpp>

namespace distich::segmentation {

/// A stretch of text that no sentence crosses: a line, or a paragraph of joined lines.
struct Unit {
  ByteRange range;  ///< trimmed, not empty
  BreakReason ends_by = BreakReason::line;
};

/// Cuts a text into units, front to back: at blank lines, and at line ends where lines stand
/// for themselves.
class UnitReader {
 public:
  UnitReader(std::string_view text, LineMode mode) : text_(text), mode_(mode) {}

  [[nodiscard]] std::optional<Unit> next();

 private:
  struct Line {
    ByteRange range;              ///< trimmed
    std::size_t next = 0;         ///< where the line after it begins
    bool ends_paragraph = false;  ///< by U+2029
  };

  [[nodiscard]] Line read_line(std::size_t from) const;
  /// Reads on to the next paragraph; false at the end of the text.
  bool open_paragraph();
  [[nodiscard]] bool paragraph_is_wrapped(std::size_t from) const;

  std::string_view text_;
  LineMode mode_;
  std::size_t at_ = 0;             ///< the next line begins here
  std::size_t paragraph_end_ = 0;  ///< behind the last line of the paragraph
  bool wrapped_ = false;
};

}  // namespace distich::segmentation
