#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace distich::text {

/// Byte offsets to the units that other programs count in, and back. Built once for a text
/// with a checkpoint every 256 bytes; each look-up scans at most that far. Offsets past the
/// end give the end; offsets inside a character fall back to its start.
class OffsetMap {
 public:
  /// `text` must outlive the map.
  explicit OffsetMap(std::string_view text);

  [[nodiscard]] std::size_t to_utf16(std::size_t byte) const;
  [[nodiscard]] std::size_t to_code_points(std::size_t byte) const;
  [[nodiscard]] std::size_t from_utf16(std::size_t unit) const;
  [[nodiscard]] std::size_t from_code_points(std::size_t index) const;

 private:
  struct Checkpoint {
    std::size_t byte = 0;
    std::size_t utf16 = 0;
    std::size_t code_points = 0;
  };

  /// Past the code point that starts here.
  void step(Checkpoint& here) const noexcept;
  /// The last code-point boundary whose `Count` is at most `count`.
  template <std::size_t Checkpoint::*Count>
  [[nodiscard]] Checkpoint find(std::size_t count) const noexcept;

  std::string_view text_;
  std::vector<Checkpoint> checkpoints_;
};

}  // namespace distich::text
