#include <algorithm>

#include <distich/engine/lookup.hpp>

namespace distich {

std::vector<Concept> concepts_of(Store& store) {
  std::vector<Concept> concepts;
  concepts.reserve(store.terms().size());
  store.terms().each([&](const Concept& item) {
    concepts.push_back(item);
    return true;
  });
  return concepts;
}

std::vector<TermNote> terms_of(std::string_view text, const TermMatcher& matcher, const LanguageTag& target,
                               const TermFindOptions& options) {
  std::vector<TermNote> notes;
  for (const auto& hit : matcher.find(text, options)) {
    if (target.known()) {
      notes.push_back(matcher.annotate(hit, target));
    } else {
      notes.push_back({hit, {}, {}});
    }
  }
  return notes;
}

bool same_codes(const RichText& left, const RichText& right) {
  const auto originals = [](const RichText& rich) {
    std::vector<std::string> out;
    for (const auto& code : rich.codes) out.push_back(code.original);
    std::ranges::sort(out);
    return out;
  };
  return originals(left) == originals(right);
}

std::vector<Match> Lookup::find(const MatchQuery& query, const LanguagePair& languages,
                                const MatchOptions& options) const {
  auto with_origins = options;
  with_origins.origins = &origins_;
  return memory_->find(query, languages, with_origins);
}

std::vector<Match> Lookup::find(const Document& document, std::size_t segment, const LanguageTag& target,
                                const MatchOptions& options) const {
  return find(MatchQuery{document.segment_rich(segment), context_of(document, segment)},
              LanguagePair{document.language(), target}, options);
}

Suggestion Lookup::to_suggestion(const Match& match) const {
  Suggestion out;
  out.source = match.source;
  out.target = match.target;
  out.kind = match.kind;
  out.score = match.score;
  out.differs = match.differs;
  out.facts = match.facts;
  const auto own = match.properties.find("origin");
  out.origin = own != match.properties.end() ? own->second : std::string(origins_.name(match.session));
  return out;
}

Context context_of(const Document& document, std::size_t segment) {
  Context context;
  if (segment > 0) context.previous = document.segment_text(segment - 1);
  if (segment + 1 < document.segments().size()) context.next = document.segment_text(segment + 1);
  return context;
}

}  // namespace distich
