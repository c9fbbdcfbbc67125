#include <algorithm>
#include <iterator>
#include <string_view>

#include <distich/terms/switches_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::terms_internal {
namespace {

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

Switches switches_of(const Concept& item, const Term& term) {
  const auto property = [&](const std::string& name) -> std::string_view {
    const auto found = item.properties.find(name);
    return found == item.properties.end() ? std::string_view() : std::string_view(found->second);
  };
  Switches switches;
  switches.variants = term.variants;
  if (!item.properties.empty()) {
    const auto language = term.language.str();
    const auto of_language = term_tolerance(property(language + ".match"));
    const auto of_all = term_tolerance(property("match"));
    switches.tolerance = of_language.value_or(of_all.value_or(switches.tolerance));
    std::ranges::move(split(property(language + ".variants")), std::back_inserter(switches.variants));
  }
  switches.tolerance = term.tolerance.value_or(switches.tolerance);
  return switches;
}

}  // namespace distich::terms_internal
