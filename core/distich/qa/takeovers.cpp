#include <algorithm>
#include <string>
#include <vector>

#include <distich/qa/checks_internal.hpp>
#include <distich/text/placeables.hpp>
#include <distich/text/placeholders.hpp>

namespace distich::qa_internal {
namespace {

/// A part of a text that the translation must have as it is.
struct TakenOver {
  std::string key;
  ByteRange place;
};

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

/// `missing` and `extra` are said of what only one side has.
void compare(const Task& task, std::string_view check, const std::vector<TakenOver>& source,
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

std::vector<TakenOver> addresses_in(std::string_view text) {
  std::vector<TakenOver> out;
  for (auto& placeable : text::find_placeables(text)) {
    const bool address = placeable.kind == PlaceableKind::url || placeable.kind == PlaceableKind::email;
    if (address) out.push_back({std::move(placeable.value), placeable.range});
  }
  return out;
}

std::vector<TakenOver> placeholders_in(std::string_view text) {
  std::vector<TakenOver> out;
  for (auto& placeholder : text::find_placeholders(text))
    out.push_back({std::move(placeholder.key), placeholder.place});
  return out;
}

}  // namespace

void check_addresses(const Task& task, const Report& found) {
  compare(task, check_name::addresses, addresses_in(task.source_text()), addresses_in(task.target_text()),
          Severity::warning, found);
}

void check_placeholders(const Task& task, const Report& found) {
  compare(task, check_name::placeholders, placeholders_in(task.source_text()),
          placeholders_in(task.target_text()), Severity::error, found);
}

}  // namespace distich::qa_internal
