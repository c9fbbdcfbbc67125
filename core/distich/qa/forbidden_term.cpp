#include <algorithm>
#include <string>
#include <vector>

#include <distich/qa/checks_internal.hpp>
#include <distich/terms/term_matcher.hpp>

namespace distich::qa_internal {
namespace {

bool is_unwanted(TermStatus status) noexcept {
  return status == TermStatus::deprecated || status == TermStatus::forbidden;
}

bool has_unwanted(const TermNote& note) {
  return std::any_of(note.renderings.begin(), note.renderings.end(),
                     [](const TermRendering& rendering) { return is_unwanted(rendering.status); });
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

}  // namespace

void check_forbidden_terms(const BilingualUnit& unit, const Report& found) {
  if (std::none_of(unit.terms.begin(), unit.terms.end(), has_unwanted)) return;
  const auto& target = unit.target->text;
  const auto hits = renderings_of(unit).find(target);
  std::vector<ByteRange> reported;
  for (const auto& hit : hits) {
    const auto wanted_here = [&](const TermHit& other) {
      return other.range == hit.range && !is_unwanted(other.status);
    };
    if (!is_unwanted(hit.status) || std::any_of(hits.begin(), hits.end(), wanted_here)) continue;
    if (std::find(reported.begin(), reported.end(), hit.range) != reported.end()) continue;
    reported.push_back(hit.range);
    const auto& note = unit.terms[std::stoul(hit.concept_id)];
    const auto text = hit.range.of(target);
    auto message = hit.status == TermStatus::forbidden
                       ? tr("“{1}” is forbidden for “{2}”", text, note.hit.term)
                       : tr("“{1}” is no longer used for “{2}”", text, note.hit.term);
    found({forbidden_term_name, Severity::warning, unit.id, note.hit.range, hit.range, std::move(message)});
  }
}

}  // namespace distich::qa_internal
