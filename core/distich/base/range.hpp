#pragma once
#include <compare>
#include <cstddef>
#include <string_view>

namespace distich {

/// Half-open range [begin, end) of UTF-8 bytes in one text. Both ends lie on code-point
/// boundaries and begin <= end. Every offset in the public interface is of this kind.
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] constexpr std::size_t size() const noexcept { return end - begin; }

  [[nodiscard]] constexpr bool empty() const noexcept { return begin == end; }

  [[nodiscard]] constexpr bool contains(ByteRange other) const noexcept {
    return begin <= other.begin && other.end <= end;
  }

  [[nodiscard]] constexpr bool overlaps(ByteRange other) const noexcept {
    return begin < other.end && other.begin < end;
  }

  /// The bytes themselves. `text` must be the text that the range speaks of.
  [[nodiscard]] constexpr std::string_view of(std::string_view text) const noexcept {
    return {text.data() + begin, size()};
  }

  friend constexpr auto operator<=>(ByteRange, ByteRange) = default;
};

/// Half-open range [begin, end) of indices into a list of segments. A type of its own, so
/// that the index of a segment can never be passed where a byte offset is meant.
struct SegmentRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] constexpr std::size_t size() const noexcept { return end - begin; }

  [[nodiscard]] constexpr bool empty() const noexcept { return begin == end; }

  friend constexpr auto operator<=>(SegmentRange, SegmentRange) = default;
};

}  // namespace distich
