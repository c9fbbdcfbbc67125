#pragma once
#include <optional>
#include <string_view>

#include <distich/base/range.hpp>
#include <distich/model/document.hpp>
#include <distich/segment/segmenter.hpp>

namespace distich::segmentation {

/// The part of a text that is at hand. It ends between characters.
struct Window {
  std::string_view text;
  bool complete = true;  ///< nothing comes behind it
};

/// A stretch of text that no sentence crosses: a line, or a paragraph of joined lines.
struct Unit {
  std::size_t begin = 0;  ///< of the first character that is not white space
  std::size_t end = 0;    ///< behind the last character that is not white space
  BreakReason ends_by = BreakReason::line;
  bool may_be_last = false;  ///< ends_by is `block`, but only white space was at hand behind it
};

/// Cuts a text into units, front to back: at blank lines, and at line ends where lines stand
/// for themselves. Calls alternate: `begin`, then `end` until it gives the unit's end. Both give
/// nothing while that takes text which is not at hand yet, and go on when called again with a
/// window that has grown at its end. Each byte is looked at a bounded number of times by one
/// call.
class UnitReader {
 public:
  explicit UnitReader(LineMode mode) : mode_(mode) {}

  /// Where the next unit begins; nothing at the end of a complete text.
  [[nodiscard]] std::optional<std::size_t> begin(const Window& window);
  /// The end of the unit that has begun.
  [[nodiscard]] std::optional<Unit> end(const Window& window);

  /// The first byte that will be looked at again.
  [[nodiscard]] std::size_t at() const noexcept { return at_; }

  /// The window's first `size` bytes are gone. Precondition: size <= at().
  void drop(std::size_t size) noexcept;

 private:
  /// A line's end and the white space behind it.
  struct Gap {
    std::size_t line_end = 0;
    std::size_t next = 0;  ///< where text goes on
    bool ends_paragraph = false;
    bool ends_text = false;
    bool open = false;  ///< more white space may come
  };

  [[nodiscard]] static std::optional<Gap> find_gap(const Window& window, std::size_t& from);
  [[nodiscard]] std::optional<bool> is_wrapped(const Window& window);

  LineMode mode_;
  std::size_t at_ = 0;
  std::size_t unit_begin_ = 0;
  bool in_paragraph_ = false;
  bool wrapped_ = false;
  std::optional<Gap> gap_;  ///< behind the unit's first line, when it was looked at before
};

}  // namespace distich::segmentation
