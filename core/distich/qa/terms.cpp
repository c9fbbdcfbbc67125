#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <vector>

#include <distich/qa/terms_internal.hpp>

namespace distich::qa_internal {
namespace {

bool is_unwanted(TermStatus status) noexcept {
  return status == TermStatus::deprecated || status == TermStatus::forbidden;
}

bool has_unwanted(const TermNote& note) {
  return std::ranges::any_of(note.renderings,
                             [](const TermRendering& rendering) { return is_unwanted(rendering.status); });
}

bool has_wanted(const TermNote& note) {
  return std::ranges::any_of(note.renderings,
                             [](const TermRendering& rendering) { return !is_unwanted(rendering.status); });
}

/// A glossary of what the unit's terms may and may not be rendered as; concepts are numbered as the
/// notes are. Wanted renderings are in it too, so that one that holds an unwanted one within it
/// ("Staatsgebiet Nord" and "Nord") keeps it from being found.
TermMatcher renderings_of(const BilingualUnit& unit) {
  std::vector<Concept> concepts;
  for (std::size_t note = 0; note < unit.terms.size(); ++note) {
    Concept of_note;
    of_note.id = std::to_string(note);
    for (const auto& rendering : unit.terms[note].renderings) {
      of_note.terms.push_back({rendering.text, unit.languages.target, rendering.status, {}, {}, false});
    }
    concepts.push_back(std::move(of_note));
  }
  return {std::move(concepts), unit.languages.target};
}

Finding forbidden(const BilingualUnit& unit, const TermNote& note, const TermHit& hit) {
  const auto text = hit.range.of(unit.target->text);
  auto message = hit.status == TermStatus::forbidden
                     ? tr("“{1}” is forbidden for “{2}”", text, note.hit.term)
                     : tr("“{1}” is no longer used for “{2}”", text, note.hit.term);
  return {check_name::forbidden_term, Severity::warning, unit.id, note.hit.range, hit.range,
          std::move(message)};
}

/// Hits to be asked for by their concepts. Of one concept they keep their order.
class HitsByConcept {
 public:
  explicit HitsByConcept(std::span<const TermHit> hits) {
    hits_.reserve(hits.size());
    for (const auto& hit : hits) hits_.push_back(&hit);
    std::ranges::sort(hits_, [](const TermHit* a, const TermHit* b) {
      const auto order = a->concept_id.compare(b->concept_id);
      return order != 0 ? order < 0 : a < b;
    });
  }

  [[nodiscard]] std::span<const TermHit* const> of(std::string_view id) const {
    return {std::ranges::lower_bound(hits_, id, {}, id_of), std::ranges::upper_bound(hits_, id, {}, id_of)};
  }

 private:
  static std::string_view id_of(const TermHit* hit) { return hit->concept_id; }

  std::vector<const TermHit*> hits_;
};

/// The only rendering in the target of a concept that the source does not have; null when there are none, or
/// several, none of which can be told to stand for a missing term.
const TermHit* of_no_concept(std::span<const TermNote> notes, std::span<const TermHit> hits) {
  const TermHit* other = nullptr;
  const auto is_in_source = [&](const TermHit& hit) {
    return std::ranges::any_of(notes,
                               [&](const TermNote& note) { return note.hit.concept_id == hit.concept_id; });
  };
  for (const auto& hit : hits) {
    // A text may have the same word by right, of a concept that the source has.
    const auto is_shared = [&](const TermHit& same) {
      return same.range.overlaps(hit.range) && is_in_source(same);
    };
    if (std::ranges::any_of(hits, is_shared)) continue;
    if (other != nullptr && !other->range.overlaps(hit.range)) return nullptr;
    other = &hit;
  }
  return other;
}

/// What is wrong with a unit's renderings. `hits` are those in the target, wanted and unwanted ones, their
/// concepts called as `id_of(note)` calls them.
template <class IdOf>
void check_renderings(const BilingualUnit& unit, std::span<const TermNote> notes,
                      std::span<const TermHit> hits, IdOf id_of, const Report& found, bool report_missing) {
  std::set<ByteRange> reported;
  std::set<std::string> missing;
  const TermNote* unrendered = nullptr;
  const HitsByConcept by_concept(hits);
  for (std::size_t i = 0; i < notes.size(); ++i) {
    const auto& note = notes[i];
    const auto id = id_of(i);
    bool rendered = false;
    bool misrendered = false;
    for (const auto* of_concept : by_concept.of(id)) {
      const auto& hit = *of_concept;
      if (!is_unwanted(hit.status)) {
        rendered = true;
        continue;
      }
      misrendered = true;
      const auto wanted_here = [&](const TermHit& other) {
        return other.range == hit.range && !is_unwanted(other.status);
      };
      if (!std::ranges::any_of(hits, wanted_here) && reported.insert(hit.range).second)
        found(forbidden(unit, note, hit));
    }
    if (!report_missing || rendered || misrendered || !has_wanted(note) || !missing.insert(id).second)
      continue;
    unrendered = &note;
    found({check_name::missing_term,
           Severity::warning,
           unit.id,
           note.hit.range,
           {},
           tr("no rendering of “{1}” is in the translation; the glossary has “{2}”", note.hit.term,
              note.renderings.front().text)});
  }
  const auto* other = missing.size() == 1 ? of_no_concept(notes, hits) : nullptr;
  if (other == nullptr) return;
  found({check_name::other_term, Severity::warning, unit.id, unrendered->hit.range, other->range,
         tr("“{1}” renders another concept than “{2}”", other->range.of(unit.target->text),
            unrendered->hit.term)});
}

}  // namespace

void check_noted_terms(const Task& task, const Report& found) {
  const auto& unit = task.unit;
  if (std::ranges::none_of(unit.terms, has_unwanted)) return;
  const auto hits = renderings_of(unit).find(unit.target->text);
  check_renderings(
      unit, unit.terms, hits, [](std::size_t i) { return std::to_string(i); }, found, false);
}

GlossaryCheck::GlossaryCheck(const LanguagePair& languages, const std::vector<Concept>& glossary)
    : languages_(languages), source_(glossary, languages.source), target_(glossary, languages.target) {}

void GlossaryCheck::run(const BilingualUnit& unit, const Report& found) const {
  std::vector<TermNote> notes;
  for (const auto& hit : source_.find(unit.source.text))
    notes.push_back(source_.annotate(hit, languages_.target));
  if (notes.empty()) return;
  // A rendering within a longer term, or at the end of a compound, is one.
  const auto hits = target_.find(unit.target->text, {.nested = true, .compounds = true});
  check_renderings(
      unit, notes, hits, [&](std::size_t i) { return notes[i].hit.concept_id; }, found, true);
}

}  // namespace distich::qa_internal
