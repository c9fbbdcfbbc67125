#include <algorithm>

#include <distich/model/term.hpp>

namespace distich {

const LanguageSection* Concept::section(const LanguageTag& language) const noexcept {
  const auto found = std::ranges::find(sections, language, &LanguageSection::language);
  return found == sections.end() ? nullptr : &*found;
}

std::span<const TermProperty> about_member(std::span<const TermProperty> extras,
                                           std::string_view member) noexcept {
  const auto head = std::ranges::find_if(extras, [&](const TermProperty& extra) {
    return extra.category == member_category && extra.type == member && extra.depth == 0;
  });
  if (head == extras.end()) return {};
  const auto first = std::next(head);
  const auto last =
      std::ranges::find_if(first, extras.end(), [](const TermProperty& extra) { return extra.depth == 0; });
  return {first, last};
}

}  // namespace distich
