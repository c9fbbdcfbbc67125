#include <string_view>

#include <distich/terms/switches_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::terms_internal {
namespace {

Tolerance tolerance_of(std::string_view value, Tolerance otherwise) noexcept {
  if (value == "exact") return Tolerance::none;
  if (value == "folded") return Tolerance::folding;
  return value == "inflected" ? Tolerance::inflection : otherwise;
}

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> items;
  while (!list.empty()) {
    const auto item = list.substr(0, list.find(';'));
    list.remove_prefix(std::min(item.size() + 1, list.size()));
    const auto range = text::trimmed(item, {0, item.size()});
    if (!range.empty()) items.emplace_back(range.of(item));
  }
  return items;
}

}  // namespace

Switches switches_of(const Concept& item, const LanguageTag& language) {
  Switches switches;
  if (item.properties.empty()) return switches;
  const auto value = [&](const std::string& name) -> std::string_view {
    const auto found = item.properties.find(name);
    return found == item.properties.end() ? std::string_view() : std::string_view(found->second);
  };
  switches.tolerance = tolerance_of(value("match"), switches.tolerance);
  switches.tolerance = tolerance_of(value(language.str() + ".match"), switches.tolerance);
  switches.variants = split(value(language.str() + ".variants"));
  return switches;
}

}  // namespace distich::terms_internal
