#include <vector>

#include <distich/tm/pairing_internal.hpp>

namespace distich::tm {

const Variant* counterpart(const TranslationUnit& unit, std::size_t source, const LanguageTag& wanted) {
  std::vector<LanguageTag> languages;
  std::vector<const Variant*> others;
  for (const auto& variant : unit.variants) {
    if (&variant == &unit.variants[source]) continue;
    languages.push_back(variant.language);
    others.push_back(&variant);
  }
  const auto index = lookup_language(wanted, languages);
  return index ? others[*index] : nullptr;
}

}  // namespace distich::tm
