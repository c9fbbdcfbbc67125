#include <algorithm>
#include <array>

#include <distich/formats/po/po_header_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::formats::po {
namespace {

/// What stands behind "@" in names of locales, as a subtag.
constexpr auto modifiers = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"latin", "Latn"}, {"cyrillic", "Cyrl"}, {"arabic", "Arab"}, {"devanagari", "Deva"}});

std::string_view trimmed(std::string_view text) {
  return text::trimmed(text, {0, text.size()}).of(text);
}

}  // namespace

std::vector<std::pair<std::string, std::string>> fields_of(std::string_view header) {
  std::vector<std::pair<std::string, std::string>> out;
  while (!header.empty()) {
    const auto line = header.substr(0, header.find('\n'));
    header.remove_prefix(std::min(line.size() + 1, header.size()));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const auto name = trimmed(line.substr(0, colon));
    const auto value = trimmed(line.substr(colon + 1));
    if (!name.empty() && !value.empty()) out.emplace_back(name, value);
  }
  return out;
}

std::optional<LanguageTag> language_of_locale(std::string_view locale) {
  const auto at = locale.find('@');
  const auto modifier = at == std::string_view::npos ? std::string_view{} : locale.substr(at + 1);
  auto name = locale.substr(0, at);
  name = name.substr(0, name.find('.'));
  std::string tag(name.substr(0, name.find('_')));
  const auto* script =
      std::ranges::find(modifiers, modifier, &std::pair<std::string_view, std::string_view>::first);
  if (script != modifiers.end()) tag += '-' + std::string(script->second);
  if (const auto rest = name.find('_'); rest != std::string_view::npos) tag += name.substr(rest);
  if (modifier == "valencia") tag += "-valencia";
  return LanguageTag::parse_loose(tag);
}

std::string locale_of(const LanguageTag& language) {
  const auto* modifier =
      std::ranges::find(modifiers, language.script(), &std::pair<std::string_view, std::string_view>::second);
  std::string out;
  if (modifier != modifiers.end()) {
    out = std::string(language.primary());
    if (!language.region().empty()) out += '_' + std::string(language.region());
    return out + '@' + std::string(modifier->first);
  }
  out = language.str();
  std::ranges::replace(out, '-', '_');
  return out;
}

}  // namespace distich::formats::po
