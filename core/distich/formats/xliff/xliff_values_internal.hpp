#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <distich/model/unit.hpp>

/// Our values as attributes of XLIFF, and back.
namespace distich::formats::xliff {

/// The `state` of a segment, and a `subState` where that alone would not come back the same.
struct SegmentState {
  std::string_view state;
  std::string sub_state;  ///< may be empty
};

[[nodiscard]] SegmentState to_segment_state(UnitState state, bool has_target);
[[nodiscard]] UnitState to_unit_state(std::string_view state, std::string_view sub_state, bool has_target);

/// "10-24"
[[nodiscard]] std::string format_range(ByteRange range);
[[nodiscard]] std::optional<ByteRange> parse_range(std::string_view text);
/// "3-8 10-24"; empty for none. Ranges that are none are left out.
[[nodiscard]] std::string format_ranges(const std::vector<ByteRange>& ranges);
[[nodiscard]] std::vector<ByteRange> parse_ranges(std::string_view text);

/// A percentage with two decimals: "87.5", "100".
[[nodiscard]] std::string format_score(Score score);
[[nodiscard]] std::optional<Score> parse_score(std::string_view text);

}  // namespace distich::formats::xliff
