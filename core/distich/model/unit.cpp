#include <algorithm>
#include <array>
#include <charconv>

#include <distich/model/unit.hpp>

namespace distich {
namespace {

constexpr std::array<std::string_view, 5> match_kinds{"fuzzy", "exact", "one-neighbour", "in-context",
                                                      "same-id"};
constexpr std::array<std::string_view, 7> penalty_kinds{
    "words", "numbers", "punctuation", "letter-case", "spacing", "inline-codes", "origin"};
constexpr std::array<std::string_view, 4> term_statuses{"preferred", "admitted", "deprecated", "forbidden"};
constexpr std::array<std::string_view, 5> term_match_kinds{"exact", "folded", "variant", "inflected",
                                                           "compound"};
constexpr std::array<std::string_view, 3> term_tolerances{"exact", "folded", "inflected"};
constexpr std::array<std::string_view, 5> unit_states{"untranslated", "draft", "translated", "reviewed",
                                                      "signed-off"};

template <class Enum, std::size_t N>
std::optional<Enum> by_name(const std::array<std::string_view, N>& names, std::string_view wanted) noexcept {
  const auto* found = std::ranges::find(names, wanted);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

/// The shortest digits that give the number again.
std::string spelled(double number) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  return {digits.data(), end.ptr};
}

template <class Number>
std::optional<Number> number_in(std::string_view text) {
  Number number{};
  const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
  if (end.ec != std::errc{} || end.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<ByteRange> place_in(std::string_view text) {
  const auto dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto begin = number_in<std::size_t>(text.substr(0, dash));
  const auto end = number_in<std::size_t>(text.substr(dash + 1));
  if (!begin || !end || *end < *begin) return std::nullopt;
  return ByteRange{*begin, *end};
}

void keep_details(const BilingualUnit& unit, Properties& properties) {
  const auto set = [&](std::string_view name, std::string value) {
    properties.insert_or_assign(std::string(name), std::move(value));
  };
  if (!unit.target || unit.state != UnitState::translated) {
    set(unit_property::state, std::string(name(unit.state)));
  }
  if (unit.place)
    set(unit_property::place, std::to_string(unit.place->begin) + '-' + std::to_string(unit.place->end));
  if (unit.confidence) set(unit_property::confidence, spelled(*unit.confidence));
  if (!unit.bead.empty()) set(unit_property::bead, unit.bead);
}

/// Puts what `read` makes of a property into `member`, in place of the property.
template <class Member, class Read>
void take(Properties& properties, std::string_view name, Member& member, Read read) {
  const auto found = properties.find(std::string(name));
  if (found == properties.end()) return;
  auto value = read(std::string_view(found->second));
  if (!value) return;
  member = std::move(*value);
  properties.erase(found);
}

}  // namespace

std::string_view name(MatchKind kind) noexcept {
  return match_kinds.at(static_cast<std::size_t>(kind));
}

std::string_view name(PenaltyKind kind) noexcept {
  return penalty_kinds.at(static_cast<std::size_t>(kind));
}

std::string_view name(TermStatus status) noexcept {
  return term_statuses.at(static_cast<std::size_t>(status));
}

std::string_view name(TermTolerance tolerance) noexcept {
  return term_tolerances.at(static_cast<std::size_t>(tolerance));
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

std::optional<TermTolerance> term_tolerance(std::string_view name) noexcept {
  return by_name<TermTolerance>(term_tolerances, name);
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
  keep_details(unit, out.properties);
  return out;
}

void take_details(BilingualUnit& unit) {
  take(unit.properties, unit_property::state, unit.state, unit_state);
  take(unit.properties, unit_property::place, unit.place, place_in);
  take(unit.properties, unit_property::confidence, unit.confidence, number_in<double>);
  take(unit.properties, unit_property::bead, unit.bead,
       [](std::string_view bead) { return std::optional<std::string>(bead); });
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
  take_details(out);
  return out;
}

}  // namespace distich
