#include <algorithm>

#include <distich/formats/tmx/tmx_names_internal.hpp>

namespace distich::formats::tmx {
namespace {

/// Where "#" and digits at the end of a name begin; its size when there are none.
std::size_t number_begin(std::string_view name) noexcept {
  const auto last = name.find_last_not_of("0123456789");
  const bool numbered = last != std::string_view::npos && name[last] == '#' && last + 1 < name.size();
  return numbered ? last : name.size();
}

}  // namespace

void add_property(Properties& properties, std::string_view type, std::string value, bool reserved) {
  std::string name(type);
  std::size_t number = 1;
  if (reserved || number_begin(type) != type.size()) name += "#1";
  while (properties.contains(name)) name = std::string(type) + '#' + std::to_string(++number);
  properties.emplace(std::move(name), std::move(value));
}

std::string_view property_type(std::string_view name) noexcept {
  return name.substr(0, number_begin(name));
}

}  // namespace distich::formats::tmx
