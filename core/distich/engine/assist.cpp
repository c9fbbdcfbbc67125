#include <distich/engine/article.hpp>
#include <distich/engine/assist.hpp>

namespace distich {
namespace {

void prefill(BilingualUnit& unit) {
  if (unit.suggestions.empty()) return;
  const auto& best = unit.suggestions.front();
  if (best.kind == MatchKind::fuzzy || best.score < Score{10000} || !same_codes(unit.source, best.target))
    return;
  unit.target = best.target;
  unit.state = UnitState::draft;
}

}  // namespace

BilingualFile assist(const Article& article, const LanguageTag& target, const Lookup* lookup,
                     const TermMatcher* terms, const AssistOptions& options, const Control& control) {
  const Document& document = article.document;
  const auto ids = segment_ids(document);
  BilingualFile file;
  file.header = header_of(article, target);
  file.units.reserve(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    control.checkpoint({"matching", i, ids.size()});
    BilingualUnit unit;
    unit.id = ids[i];
    unit.languages = file.header.languages;
    unit.source = document.segment_rich(i);
    unit.place = article.place_of(document.segments()[i].range);
    unit.context = context_of(document, i);
    if (lookup != nullptr) {
      for (const auto& match : lookup->find(document, i, target, options.matches)) {
        unit.suggestions.push_back(lookup->to_suggestion(match));
      }
    }
    if (terms != nullptr) unit.terms = terms_of(unit.source.text, *terms, target);
    if (options.prefill) prefill(unit);
    file.units.push_back(std::move(unit));
  }
  return file;
}

}  // namespace distich
