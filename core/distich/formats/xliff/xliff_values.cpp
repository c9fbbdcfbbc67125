#include <cmath>

#include <distich/formats/xliff/xliff_names_internal.hpp>
#include <distich/formats/xliff/xliff_values_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>

namespace distich::formats::xliff {
namespace {

std::string_view state_of(UnitState state) noexcept {
  switch (state) {
    case UnitState::untranslated:
    case UnitState::draft: return "initial";
    case UnitState::translated: return "translated";
    case UnitState::reviewed: return "reviewed";
    case UnitState::signed_off: return "final";
  }
  return "initial";
}

UnitState natural_state(std::string_view state, bool has_target) noexcept {
  if (state == "translated") return UnitState::translated;
  if (state == "reviewed") return UnitState::reviewed;
  if (state == "final") return UnitState::signed_off;
  return has_target ? UnitState::draft : UnitState::untranslated;
}

constexpr double basis_points_a_percent = 100.0;

}  // namespace

SegmentState to_segment_state(UnitState state, bool has_target) {
  // XLIFF allows no state but "initial" without a target.
  const auto written = has_target ? state_of(state) : "initial";
  if (natural_state(written, has_target) == state) return {written, {}};
  return {written, std::string(authority) + std::string(name(state))};
}

UnitState to_unit_state(std::string_view state, std::string_view sub_state, bool has_target) {
  if (sub_state.starts_with(authority)) {
    if (const auto own = unit_state(sub_state.substr(authority.size()))) return *own;
  }
  return natural_state(state, has_target);
}

std::string format_range(ByteRange range) {
  return std::to_string(range.begin) + '-' + std::to_string(range.end);
}

std::optional<ByteRange> parse_range(std::string_view text) {
  const auto dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto begin = parse_number<std::size_t>(text.substr(0, dash));
  const auto end = parse_number<std::size_t>(text.substr(dash + 1));
  if (!begin || !end || *end < *begin) return std::nullopt;
  return ByteRange{*begin, *end};
}

std::string format_ranges(const std::vector<ByteRange>& ranges) {
  std::string out;
  for (const auto range : ranges) {
    if (!out.empty()) out += ' ';
    out += format_range(range);
  }
  return out;
}

std::vector<ByteRange> parse_ranges(std::string_view text) {
  std::vector<ByteRange> ranges;
  while (!text.empty()) {
    const auto space = text.find(' ');
    if (const auto range = parse_range(text.substr(0, space))) ranges.push_back(*range);
    if (space == std::string_view::npos) break;
    text.remove_prefix(space + 1);
  }
  return ranges;
}

std::string format_score(Score score) {
  return format_number(score.basis_points / basis_points_a_percent);
}

std::optional<Score> parse_score(std::string_view text) {
  const auto percent = parse_number<double>(text);
  if (!percent || !(*percent >= 0.0 && *percent <= 100.0)) return std::nullopt;
  return Score{static_cast<std::uint16_t>(std::lround(*percent * basis_points_a_percent))};
}

}  // namespace distich::formats::xliff
