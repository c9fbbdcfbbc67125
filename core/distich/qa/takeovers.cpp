#include <algorithm>
#include <string>
#include <vector>

#include <distich/qa/checks_internal.hpp>
#include <distich/qa/takeovers_internal.hpp>
#include <distich/text/placeables.hpp>

namespace distich::qa_internal {
namespace {

/// Those of `these` that `those` do not have as often, in order.
std::vector<TakenOver> surplus(const std::vector<TakenOver>& these, std::vector<TakenOver> those) {
  std::vector<TakenOver> out;
  for (const auto& one : these) {
    const auto same = std::ranges::find(those, one.key, &TakenOver::key);
    if (same == those.end()) {
      out.push_back(one);
    } else {
      those.erase(same);
    }
  }
  return out;
}

std::vector<TakenOver> addresses_in(const Outline& outline) {
  std::vector<TakenOver> out;
  for (const auto& placeable : outline.placeables()) {
    const bool address = placeable.kind == PlaceableKind::url || placeable.kind == PlaceableKind::email;
    if (address) out.push_back({placeable.value, placeable.range});
  }
  return out;
}

std::vector<TakenOver> placeholders_in(const Outline& outline) {
  std::vector<TakenOver> out;
  for (const auto& placeholder : outline.placeholders()) out.push_back({placeholder.key, placeholder.place});
  return out;
}

}  // namespace

void compare_takeovers(const Task& task, std::string_view check, const std::vector<TakenOver>& source,
                       const std::vector<TakenOver>& target, Severity severity, const Report& found) {
  for (const auto& one : surplus(source, target)) {
    found({check,
           severity,
           task.unit.id,
           one.place,
           {},
           tr("{1} is missing in the translation", one.place.of(task.source_text()))});
  }
  for (const auto& one : surplus(target, source)) {
    found({check,
           severity,
           task.unit.id,
           {},
           one.place,
           tr("{1} is not in the source", one.place.of(task.target_text()))});
  }
}

void check_addresses(const Task& task, const Report& found) {
  if (task.source_outline.placeables().empty() && task.target_outline.placeables().empty()) return;
  compare_takeovers(task, check_name::addresses, addresses_in(task.source_outline),
                    addresses_in(task.target_outline), Severity::warning, found);
}

void check_placeholders(const Task& task, const Report& found) {
  if (task.source_outline.placeholders().empty() && task.target_outline.placeholders().empty()) return;
  compare_takeovers(task, check_name::placeholders, placeholders_in(task.source_outline),
                    placeholders_in(task.target_outline), Severity::error, found);
}

}  // namespace distich::qa_internal
