#include "glossary_fields_internal.hpp"
#include <distich/terms/glossary_diff.hpp>

namespace distich {
namespace {

using terms_internal::each_field;
using terms_internal::in_words;
using terms_internal::keys_of;
using terms_internal::paired;
using terms_internal::place_of;

class Comparison {
 public:
  void compare(const Concept& before, const Concept& after) {
    const GlossaryPlace place{after.id};
    compare_value(place, "id", before.id, after.id);
    compare_fields(place, before, after);
    compare_properties(place, before.properties, after.properties);
    compare_lists<LanguageSection>(after.id, before.sections, after.sections);
    compare_lists<Term>(after.id, before.terms, after.terms);
  }

  void note(GlossaryChangeKind kind, GlossaryPlace place) { changes_.push_back({kind, std::move(place)}); }

  [[nodiscard]] std::vector<GlossaryChange> take() { return std::move(changes_); }

 private:
  void compare_value(GlossaryPlace place, std::string field, const auto& before, const auto& after) {
    if (before == after) return;
    place.field = std::move(field);
    changes_.push_back({GlossaryChangeKind::changed, std::move(place), in_words(before), in_words(after)});
  }

  template <class Entry>
  void compare_fields(const GlossaryPlace& place, const Entry& before, const Entry& after) {
    each_field(after, [&](const char* field, auto member) {
      compare_value(place, field, before.*member, after.*member);
    });
  }

  void compare_properties(const GlossaryPlace& place, std::map<std::string, std::string> before,
                          const std::map<std::string, std::string>& after) {
    for (const auto& [field, value] : after) before.try_emplace(field);
    for (const auto& [field, value] : before) {
      const auto found = after.find(field);
      compare_value(place, field, value, found == after.end() ? std::string() : found->second);
    }
  }

  template <class Entry>
  void compare_lists(const std::string& id, std::span<const Entry> before, std::span<const Entry> after) {
    const std::span<const Entry> none;
    for (const auto& [_, old, fresh] : paired(none, {}, before, keys_of(before), after, keys_of(after))) {
      if (old == nullptr) {
        note(GlossaryChangeKind::added, place_of(id, *fresh));
      } else if (fresh == nullptr) {
        note(GlossaryChangeKind::removed, place_of(id, *old));
      } else {
        compare_fields(place_of(id, *fresh), *old, *fresh);
      }
    }
  }

  std::vector<GlossaryChange> changes_;
};

}  // namespace

std::string_view name(GlossaryChangeKind kind) noexcept {
  if (kind == GlossaryChangeKind::added) return "added";
  return kind == GlossaryChangeKind::removed ? "removed" : "changed";
}

std::vector<GlossaryChange> diff_glossaries(std::span<const Concept> before, std::span<const Concept> after) {
  terms_internal::ConceptKeys keys;
  const auto before_keys = keys.of(before);
  const auto after_keys = keys.of(after);
  Comparison comparison;
  const std::span<const Concept> none;
  for (const auto& [_, old, fresh] : paired(none, {}, before, before_keys, after, after_keys)) {
    if (old == nullptr) {
      comparison.note(GlossaryChangeKind::added, {fresh->id});
    } else if (fresh == nullptr) {
      comparison.note(GlossaryChangeKind::removed, {old->id});
    } else {
      comparison.compare(*old, *fresh);
    }
  }
  return comparison.take();
}

}  // namespace distich
