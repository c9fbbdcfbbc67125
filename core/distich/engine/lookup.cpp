#include <algorithm>

#include <distich/engine/lookup.hpp>

namespace distich {
namespace {

/// How many matches penalties are weighed among.
constexpr std::size_t unpenalised_limit = 1000;

}  // namespace

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

Lookup::Lookup(Store& store, const TranslationMemory& memory) : memory_(&memory) {
  std::map<std::string, std::uint16_t> by_origin;
  for (auto& [origin, points] : store.origin_penalties()) by_origin.emplace(origin, points);
  for (const auto& session : store.sessions()) {
    origins_.emplace(session.id, session.origin);
    const auto penalty = by_origin.find(session.origin);
    if (penalty != by_origin.end() && session.units > 0) penalties_.emplace(session.id, penalty->second);
  }
}

std::vector<Match> Lookup::find(const MatchQuery& query, const LanguagePair& languages,
                                const MatchOptions& options) const {
  if (penalties_.empty()) return memory_->find(query, languages, options);
  // What falls back makes room for what ranked behind it, so the cut comes last.
  auto all = options;
  all.limit = unpenalised_limit;
  return penalised(memory_->find(query, languages, all), options);
}

std::uint16_t Lookup::penalty_of(SessionId session) const {
  const auto found = penalties_.find(session);
  return found == penalties_.end() ? std::uint16_t{0} : found->second;
}

std::vector<Match> Lookup::penalised(std::vector<Match> matches, const MatchOptions& options) const {
  for (auto& match : matches) {
    const auto penalty = penalty_of(match.session);
    if (penalty == 0) continue;
    match.score.basis_points -= std::min(match.score.basis_points, penalty);
    if (match.kind == MatchKind::in_context) match.kind = MatchKind::exact;
  }
  std::erase_if(matches, [&](const Match& match) { return match.score < options.floor; });
  std::ranges::stable_sort(matches, [](const Match& left, const Match& right) {
    const bool left_in_context = left.kind == MatchKind::in_context;
    const bool right_in_context = right.kind == MatchKind::in_context;
    return left_in_context != right_in_context ? left_in_context : left.score > right.score;
  });
  if (matches.size() > options.limit) matches.resize(options.limit);
  return matches;
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
  if (const auto own = match.properties.find("origin"); own != match.properties.end()) {
    out.origin = own->second;
  } else if (const auto session = origins_.find(match.session); session != origins_.end()) {
    out.origin = session->second;
  }
  return out;
}

Context context_of(const Document& document, std::size_t segment) {
  Context context;
  if (segment > 0) context.previous = document.segment_text(segment - 1);
  if (segment + 1 < document.segments().size()) context.next = document.segment_text(segment + 1);
  return context;
}

}  // namespace distich
