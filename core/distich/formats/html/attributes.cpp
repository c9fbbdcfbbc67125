#include <algorithm>
#include <array>

#include <distich/base/ascii.hpp>
#include <distich/formats/html/attributes_internal.hpp>

namespace distich::formats::html {
namespace {

constexpr std::array<std::string_view, 6> readable{"alt",   "aria-description", "aria-label",
                                                   "label", "placeholder",      "title"};
constexpr std::array<std::string_view, 7> readable_meta{
    "description",         "og:description",    "og:image:alt", "og:title",
    "twitter:description", "twitter:image:alt", "twitter:title"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool is_button(std::string_view html, const Token& tag) {
  const auto type = ascii_lower(attribute_value(html, tag, "type"));
  return type == "button" || type == "submit" || type == "reset";
}

bool is_readable(std::string_view html, const Token& tag, std::string_view name) {
  if (name == "content") {
    return tag.name == "meta" &&
           (contains(readable_meta, ascii_lower(attribute_value(html, tag, "name"))) ||
            contains(readable_meta, ascii_lower(attribute_value(html, tag, "property"))));
  }
  if (name == "value") return tag.name == "input" && is_button(html, tag);
  if (name == "title") return tag.name != "link" && tag.name != "style";
  return contains(readable, name);
}

}  // namespace

const Attribute* find_attribute(std::string_view html, const Token& tag, std::string_view name) {
  const auto found = std::ranges::find_if(tag.attributes, [&](const Attribute& attribute) {
    return ascii_lower(attribute.name.of(html)) == name;
  });
  return found != tag.attributes.end() ? &*found : nullptr;
}

std::string_view attribute_value(std::string_view html, const Token& tag, std::string_view name) {
  const auto* attribute = find_attribute(html, tag, name);
  return attribute != nullptr ? attribute->value.of(html) : std::string_view{};
}

std::vector<Attribute> readable_attributes(std::string_view html, const Token& tag) {
  std::vector<Attribute> found;
  for (const auto& attribute : tag.attributes) {
    const auto value = attribute.value.of(html);
    if (std::ranges::all_of(value, is_html_space)) continue;
    if (is_readable(html, tag, ascii_lower(attribute.name.of(html)))) found.push_back(attribute);
  }
  return found;
}

}  // namespace distich::formats::html
