#include <algorithm>
#include <optional>
#include <span>
#include <tuple>
#include <unordered_map>

#include <distich/terms/inflection_internal.hpp>
#include <distich/terms/overlaps_internal.hpp>
#include <distich/terms/term_matcher.hpp>
#include <distich/terms/tokens_internal.hpp>
#include <distich/terms/trie_internal.hpp>
#include <distich/terms/vocabulary_internal.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>

namespace distich {

using terms_internal::Candidate;
using terms_internal::Inflection;
using terms_internal::no_node;
using terms_internal::no_word;
using terms_internal::Node;
using terms_internal::Step;
using terms_internal::Token;
using terms_internal::WordId;

namespace {

bool related(const LanguageTag& one, const LanguageTag& other) noexcept {
  return one.admits(other) || other.admits(one);
}

/// Do two spellings of a word agree in letter case as far as they agree in letters?
bool same_case(std::string_view found, std::string_view wanted) {
  for (std::size_t at = 0; at < found.size() && at < wanted.size();) {
    const auto one = text::code_point_at(found, at);
    const auto other = text::code_point_at(wanted, at);
    if (one.value != other.value) {
      const auto folded = [](std::string_view letter) { return text::normalize(letter, text::Form::term); };
      return folded(found.substr(at, one.size)) != folded(wanted.substr(at, other.size));
    }
    at += one.size;
  }
  return true;
}

/// The place in the source of a place in its normalised copy. Vowel points at the end, which
/// normalising dropped, belong to it.
ByteRange place_in_source(std::string_view source, const ByteMap& map, ByteRange derived) {
  const auto range = map.to_source(derived);
  auto with_points = range;
  for (auto c = text::code_point_at(source, range.end); c.size != 0 && text::is_mark(c.value);) {
    with_points.end += c.size;
    c = text::code_point_at(source, with_points.end);
  }
  return map.to_derived(with_points) == derived ? with_points : range;
}

/// A path of words that may yet become a term.
struct Walk {
  Node node = no_node;
  std::size_t end = 0;  ///< where in the text it has come to
  bool inflected = false;
};

}  // namespace

struct TermMatcher::Impl {
  struct Entry {
    std::uint32_t concept_index = 0;
    std::uint32_t term_index = 0;
  };

  /// One call of `find`.
  struct Search {
    std::string_view source;
    text::Mapped normalised;
    Inflection::Forms forms;
    std::vector<Walk> walks;
    std::vector<Candidate> candidates;
  };

  std::vector<Concept> concepts;
  std::unordered_map<std::string_view, std::size_t> concept_by_id;
  std::vector<Entry> entries;
  terms_internal::Tokenizer tokenizer;
  terms_internal::Vocabulary vocabulary;
  terms_internal::Trie trie;
  Inflection inflection;

  Impl(std::vector<Concept> all, const LanguageTag& language);

  void add(const Term& term, Entry entry);

  [[nodiscard]] const Term& term_of(Entry entry) const {
    return concepts[entry.concept_index].terms[entry.term_index];
  }

  /// Calls `visit(word, inflected)` for every word of the glossary that the text's word may be.
  template <class Visit>
  void words_of(std::string_view word, Search& search, Visit visit) const;
  void walk_from(const Token& first, Search& search) const;
  void search_all(Search& search) const;

  /// Drops repeated candidates, those that ask for another letter case, and those that begin or
  /// end within what was one character of the source ("½" is "1⁄2" when normalised).
  void sift(Search& search) const;
  [[nodiscard]] std::optional<TermMatchKind> kind_of(Entry entry, std::string_view found,
                                                     bool inflected) const;
  /// Hits of one place, in the order that the contract gives.
  void add_hits(std::span<const Candidate> at_place, std::string_view found, ByteRange range,
                std::vector<TermHit>& hits) const;
};

TermMatcher::Impl::Impl(std::vector<Concept> all, const LanguageTag& language)
    : concepts(std::move(all)), inflection(Inflection::for_language(language)) {
  concept_by_id.reserve(concepts.size());
  for (std::uint32_t c = 0; c < concepts.size(); ++c) {
    concept_by_id.emplace(concepts[c].id, c);
    for (std::uint32_t t = 0; t < concepts[c].terms.size(); ++t) {
      if (related(language, concepts[c].terms[t].language)) add(concepts[c].terms[t], {c, t});
    }
  }
  trie.freeze(vocabulary.size());
}

void TermMatcher::Impl::add(const Term& term, Entry entry) {
  const auto normalised = text::normalize(term.text, text::Form::term);
  std::vector<Step> path;
  bool has_word = false;
  for (auto token = tokenizer.next(normalised, 0); token.found();
       token = tokenizer.next(normalised, token.range.end)) {
    path.push_back({vocabulary.add(token.range.of(normalised)), token.after_space});
    has_word |= token.word;
  }
  if (!has_word) return;
  trie.add(path, static_cast<std::uint32_t>(entries.size()));
  entries.push_back(entry);
}

template <class Visit>
void TermMatcher::Impl::words_of(std::string_view word, Search& search, Visit visit) const {
  if (const auto id = vocabulary.find(word); id != no_word) visit(id, false);
  const auto count = inflection.citation_forms(word, search.forms);
  for (std::size_t form = 0; form < count; ++form) {
    const auto id = vocabulary.find(search.forms[form]);
    if (id == no_word || search.forms[form] == word) continue;
    if (inflection.is_function_word(word) || inflection.is_function_word(search.forms[form])) continue;
    visit(id, true);
  }
}

void TermMatcher::Impl::walk_from(const Token& first, Search& search) const {
  search.walks.clear();
  words_of(first.range.of(search.normalised.text), search, [&](WordId word, bool inflected) {
    if (const auto node = trie.first(word); node != no_node)
      search.walks.push_back({node, first.range.end, inflected});
  });
  while (!search.walks.empty()) {
    const auto walk = search.walks.back();
    search.walks.pop_back();
    if (!trie.terms(walk.node).empty()) {
      search.candidates.push_back({{first.range.begin, walk.end}, walk.node, walk.inflected});
    }
    if (trie.is_leaf(walk.node)) continue;
    const auto token = tokenizer.next(search.normalised.text, walk.end);
    if (!token.found()) continue;
    words_of(token.range.of(search.normalised.text), search, [&](WordId word, bool inflected) {
      const auto node = trie.next(walk.node, {word, token.after_space});
      if (node != no_node) search.walks.push_back({node, token.range.end, walk.inflected || inflected});
    });
  }
}

void TermMatcher::Impl::search_all(Search& search) const {
  for (auto token = tokenizer.next(search.normalised.text, 0); token.found();
       token = tokenizer.next(search.normalised.text, token.range.end)) {
    walk_from(token, search);
  }
}

void TermMatcher::Impl::sift(Search& search) const {
  auto& candidates = search.candidates;
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::tie(a.range, a.inflected, a.node) < std::tie(b.range, b.inflected, b.node);
  });
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  std::erase_if(candidates, [&](const Candidate& candidate) {
    const auto range = search.normalised.map.to_source(candidate.range);
    if (search.normalised.map.to_derived(range) != candidate.range) return true;
    const auto fits = [&](std::uint32_t number) {
      return kind_of(entries[number], range.of(search.source), candidate.inflected).has_value();
    };
    const auto numbers = trie.terms(candidate.node);
    return std::none_of(numbers.begin(), numbers.end(), fits);
  });
}

std::optional<TermMatchKind> TermMatcher::Impl::kind_of(Entry entry, std::string_view found,
                                                        bool inflected) const {
  const auto& term = term_of(entry);
  if (found == term.text) return TermMatchKind::exact;
  if (term.match_case) {
    const auto one = text::normalize(found, text::Form::match);
    const auto other = text::normalize(term.text, text::Form::match);
    if (!same_case(one, other)) return std::nullopt;
  }
  return inflected ? TermMatchKind::inflected : TermMatchKind::folded;
}

void TermMatcher::Impl::add_hits(std::span<const Candidate> at_place, std::string_view found, ByteRange range,
                                 std::vector<TermHit>& hits) const {
  const auto first = hits.size();
  const auto begin = [&] { return hits.begin() + static_cast<std::ptrdiff_t>(first); };
  for (const auto& candidate : at_place) {
    for (const auto number : trie.terms(candidate.node)) {
      const auto entry = entries[number];
      const auto kind = kind_of(entry, found, candidate.inflected);
      if (!kind) continue;
      const auto& term = term_of(entry);
      hits.push_back({range, concepts[entry.concept_index].id, term.text, term.status, *kind});
    }
  }
  if (hits.size() - first < 2) return;
  std::stable_sort(begin(), hits.end(), [](const TermHit& a, const TermHit& b) {
    return std::tie(a.concept_id, a.kind, a.status) < std::tie(b.concept_id, b.kind, b.status);
  });
  const auto same_concept = [](const TermHit& a, const TermHit& b) { return a.concept_id == b.concept_id; };
  hits.erase(std::unique(begin(), hits.end(), same_concept), hits.end());
  const auto inflected = [](const TermHit& hit) { return hit.kind == TermMatchKind::inflected; };
  if (!std::all_of(begin(), hits.end(), inflected))
    hits.erase(std::remove_if(begin(), hits.end(), inflected), hits.end());
}

TermMatcher::TermMatcher(std::vector<Concept> concepts, const LanguageTag& language)
    : impl_(std::make_shared<const Impl>(std::move(concepts), language)) {}

std::vector<TermHit> TermMatcher::find(std::string_view text, const TermFindOptions& options) const {
  std::vector<TermHit> hits;
  if (impl_->entries.empty()) return hits;
  Impl::Search search{text, text::normalize_mapped(text, text::Form::term), {}, {}, {}};
  impl_->search_all(search);
  impl_->sift(search);
  auto& candidates = search.candidates;
  if (!options.nested) keep_longest(candidates);
  for (std::size_t begin = 0, end = 0; begin < candidates.size(); begin = end) {
    for (end = begin; end < candidates.size() && candidates[end].range == candidates[begin].range;) ++end;
    const auto range = place_in_source(text, search.normalised.map, candidates[begin].range);
    impl_->add_hits(std::span(candidates).subspan(begin, end - begin), range.of(text), range, hits);
  }
  return hits;
}

const Concept* TermMatcher::find_concept(std::string_view id) const noexcept {
  const auto found = impl_->concept_by_id.find(id);
  return found == impl_->concept_by_id.end() ? nullptr : &impl_->concepts[found->second];
}

TermNote TermMatcher::annotate(const TermHit& hit, const LanguageTag& target) const {
  TermNote note{hit, {}, {}};
  const auto* known = find_concept(hit.concept_id);
  if (known == nullptr) return note;
  note.definition = known->definition;
  for (const auto& term : known->terms) {
    if (related(target, term.language)) note.renderings.push_back({term.text, term.status});
  }
  std::stable_sort(note.renderings.begin(), note.renderings.end(),
                   [](const TermRendering& a, const TermRendering& b) { return a.status < b.status; });
  return note;
}

std::size_t TermMatcher::size() const noexcept {
  return impl_->entries.size();
}

}  // namespace distich
