#pragma once
#include <string>
#include <string_view>

#include <distich/base/error.hpp>

namespace distich::formats {

/// Lines and columns of offsets that come in order: linear over all of them together, where
/// `locate` would be linear for each.
class PositionTracker {
 public:
  /// `text` must outlive the tracker.
  PositionTracker(std::string_view text, std::string input) : text_(text), input_(std::move(input)) {}

  /// `offset` must not be smaller than the one before.
  [[nodiscard]] SourcePos at(std::size_t offset) {
    for (; done_ < offset && done_ < text_.size(); ++done_) {
      const auto byte = static_cast<unsigned char>(text_[done_]);
      if (byte == '\n') {
        ++line_;
        column_ = 1;
      } else if ((byte & 0xC0U) != 0x80U) {
        ++column_;
      }
    }
    return {input_, offset, line_, column_};
  }

 private:
  std::string_view text_;
  std::string input_;
  std::size_t done_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
};

}  // namespace distich::formats
