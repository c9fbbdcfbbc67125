#include <algorithm>
#include <array>

#include <distich/model/unit.hpp>

namespace distich {
namespace {

constexpr std::array<std::string_view, 3> match_kinds{"fuzzy", "exact", "in-context"};
constexpr std::array<std::string_view, 4> term_statuses{"preferred", "admitted", "deprecated", "forbidden"};
constexpr std::array<std::string_view, 5> term_match_kinds{"exact", "folded", "variant", "inflected",
                                                           "compound"};
constexpr std::array<std::string_view, 5> unit_states{"untranslated", "draft", "translated", "reviewed",
                                                      "signed-off"};

template <class Enum, std::size_t N>
std::optional<Enum> by_name(const std::array<std::string_view, N>& names, std::string_view wanted) noexcept {
  const auto* found = std::ranges::find(names, wanted);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view name(MatchKind kind) noexcept {
  return match_kinds.at(static_cast<std::size_t>(kind));
}

std::string_view name(TermStatus status) noexcept {
  return term_statuses.at(static_cast<std::size_t>(status));
}

std::string_view name(TermMatchKind kind) noexcept {
  return term_match_kinds.at(static_cast<std::size_t>(kind));
}

std::string_view name(UnitState state) noexcept {
  return unit_states.at(static_cast<std::size_t>(state));
}

std::optional<TermStatus> term_status(std::string_view name) noexcept {
  return by_name<TermStatus>(term_statuses, name);
}

std::optional<TermMatchKind> term_match_kind(std::string_view name) noexcept {
  return by_name<TermMatchKind>(term_match_kinds, name);
}

std::optional<UnitState> unit_state(std::string_view name) noexcept {
  return by_name<UnitState>(unit_states, name);
}

const Variant* TranslationUnit::variant(const LanguageTag& wanted) const {
  std::vector<LanguageTag> languages;
  languages.reserve(variants.size());
  for (const auto& variant : variants) languages.push_back(variant.language);
  const auto index = lookup_language(wanted, languages);
  return index ? &variants[*index] : nullptr;
}

TranslationUnit to_translation_unit(const BilingualUnit& unit) {
  TranslationUnit out;
  out.id = unit.id;
  out.notes = unit.notes;
  out.properties = unit.properties;
  Variant source;
  source.language = unit.languages.source;
  source.text = unit.source;
  source.context = unit.context;
  out.variants.push_back(std::move(source));
  if (unit.target) {
    Variant target;
    target.language = unit.languages.target;
    target.text = *unit.target;
    out.variants.push_back(std::move(target));
  }
  return out;
}

std::optional<BilingualUnit> to_bilingual_unit(const TranslationUnit& unit, const LanguagePair& languages) {
  const Variant* source = unit.variant(languages.source);
  const Variant* target = unit.variant(languages.target);
  if (source == nullptr || target == nullptr || source == target) return std::nullopt;
  BilingualUnit out;
  out.id = unit.id;
  out.languages = languages;
  out.source = source->text;
  out.target = target->text;
  out.state = UnitState::translated;
  out.notes = unit.notes;
  out.properties = unit.properties;
  out.context = source->context;
  return out;
}

}  // namespace distich
