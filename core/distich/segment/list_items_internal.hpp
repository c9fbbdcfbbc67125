#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include <distich/base/range.hpp>

namespace distich::segmentation {

/// Items of a list that stand in one line: "1) Bread 2) Milk", "a. Bread b. Milk". Only where
/// the unit begins with a marker, and only markers of its kind that count on from it, each
/// before a capital. Linear over a unit.
class ListItems {
 public:
  /// `text` ends with the unit that begins at `begin`.
  ListItems(std::string_view text, std::size_t begin);

  /// Where the next item begins; the text's size when there is none.
  [[nodiscard]] std::size_t next() const noexcept { return next_.begin; }

  /// The next item's marker; empty when there is none.
  [[nodiscard]] ByteRange marker() const noexcept { return next_; }

  /// Goes on to the item behind `next`.
  void advance();

 private:
  [[nodiscard]] std::string marker_text() const;
  [[nodiscard]] bool stands_alone(ByteRange marker) const;

  std::string_view text_;
  std::string prefix_;  ///< a bullet, with the space behind it
  std::string suffix_;  ///< ")", "." or ".)"
  unsigned value_ = 0;
  bool letters_ = false;
  ByteRange next_;
};

}  // namespace distich::segmentation
