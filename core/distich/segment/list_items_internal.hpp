#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include <distich/base/range.hpp>

namespace distich::segmentation {

/// Items of a list that stand in one line: "1) Bread 2) Milk", "a. Bread b. Milk". Only where
/// the unit begins with a marker, and only markers of its kind that count on from it, each
/// before a capital. Holds no text, so that the beginning of a long unit may be forgotten.
/// Looks at most `look_ahead` bytes behind where it is asked for. Linear over a unit.
class ListItems {
 public:
  static constexpr std::size_t look_ahead = 320;

  ListItems() = default;
  /// `text` ends with the unit that begins at `begin`, or holds `look_ahead` bytes of it.
  ListItems(std::string_view text, std::size_t begin);

  /// Is the next item to begin at or before `limit`? Asked with limits that grow.
  [[nodiscard]] bool begins_by(std::string_view text, std::size_t limit);

  /// The next item's marker, when it is known to begin somewhere.
  [[nodiscard]] ByteRange marker() const noexcept { return next_; }

  /// Goes on to the item behind `marker`.
  void advance();

  /// Can there be any item?
  [[nodiscard]] bool is_list() const noexcept { return !wanted_.empty(); }

  /// The first `size` bytes of the text are gone.
  void drop(std::size_t size) noexcept;

 private:
  [[nodiscard]] std::string marker_text() const;

  std::string prefix_;  ///< a bullet, with the space behind it
  std::string suffix_;  ///< ")", "." or ".)"
  std::string wanted_;  ///< the next marker; empty when there is none
  unsigned value_ = 0;
  bool letters_ = false;
  bool found_ = false;
  ByteRange next_;
  std::size_t searched_ = 0;  ///< the next marker begins here or later
};

}  // namespace distich::segmentation
