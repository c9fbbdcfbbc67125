#include <algorithm>
#include <deque>
#include <optional>
#include <span>
#include <tuple>
#include <unordered_map>

#include <distich/terms/search_internal.hpp>
#include <distich/terms/switches_internal.hpp>
#include <distich/terms/term_matcher.hpp>
#include <distich/text/boundaries.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>

namespace distich {

using terms_internal::Agreement;
using terms_internal::Candidate;
using terms_internal::Inflection;
using terms_internal::Search;
using terms_internal::Step;

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

/// Where words of scripts without spaces begin and end.
class WordEdges {
 public:
  WordEdges(const text::Boundaries& boundaries, std::string_view text) : text_(text) {
    std::vector<text::Word> words;
    boundaries.words(text, words);
    for (const auto& word : words) {
      edges_.push_back(word.range.begin);
      edges_.push_back(word.range.end);
    }
  }

  /// Neither end cuts a word in two. Ends in other scripts are not looked at.
  [[nodiscard]] bool hold(ByteRange range) const {
    const bool begins =
        !text::is_unspaced(text::code_point_at(text_, range.begin).value) || is_edge(range.begin);
    const bool ends =
        !text::is_unspaced(text::code_point_before(text_, range.end).value) || is_edge(range.end);
    return begins && ends;
  }

 private:
  [[nodiscard]] bool is_edge(std::size_t at) const {
    return std::binary_search(edges_.begin(), edges_.end(), at);
  }

  std::string_view text_;
  std::vector<std::size_t> edges_;
};

constexpr TermMatchKind kind_by(Agreement agreement) noexcept {
  switch (agreement) {
    case Agreement::same: return TermMatchKind::folded;
    case Agreement::variant: return TermMatchKind::variant;
    case Agreement::inflected:
    case Agreement::phrase: return TermMatchKind::inflected;
    case Agreement::compound: return TermMatchKind::compound;
  }
  return TermMatchKind::folded;
}

bool begins_upper(std::string_view text) noexcept {
  return text::is_upper(text::code_point_at(text, 0).value);
}

}  // namespace

struct TermMatcher::Impl {
  /// A spelling that is looked for.
  struct Entry {
    std::uint32_t concept_index = 0;
    std::uint32_t term_index = 0;
    std::string_view spelling;  ///< the term's own, or one of `variants`
    TermTolerance tolerance = TermTolerance::inflected;
    bool is_variant = false;
  };

  /// An entry at a place, before it is told to anybody.
  struct Found {
    const Entry* entry = nullptr;
    TermMatchKind kind = TermMatchKind::exact;
    TermStatus status = TermStatus::preferred;
  };

  std::vector<Concept> concepts;
  std::deque<std::string> variants;
  std::unordered_map<std::string_view, std::size_t> concept_by_id;
  std::vector<Entry> entries;
  std::size_t terms = 0;
  terms_internal::Tokenizer tokenizer;
  terms_internal::Lexicon lexicon;
  terms_internal::Trie trie;
  std::optional<text::Boundaries> boundaries;
  mutable terms_internal::SearchPool searches;

  Impl(std::vector<Concept> all, const LanguageTag& language);

  void add_concept(std::uint32_t index, const LanguageTag& language);
  /// False when there is nothing in it to look for.
  bool add(Entry entry);
  /// The words of a term, as a path. An asterisk right behind a word stands for any ending of it.
  [[nodiscard]] std::vector<Step> path_of(std::string_view normalised);

  [[nodiscard]] const Term& term_of(const Entry& entry) const {
    return concepts[entry.concept_index].terms[entry.term_index];
  }

  [[nodiscard]] std::vector<TermHit> find(Search& search, std::string_view text, bool nested) const;
  /// Drops candidates that no entry takes, lest they hide shorter ones.
  void drop_refused(std::vector<Candidate>& candidates, std::string_view text) const;
  /// Drops candidates that cut a word in two.
  void drop_cutting(std::vector<Candidate>& candidates, std::string_view text) const;
  [[nodiscard]] std::optional<TermMatchKind> kind_of(const Entry& entry, std::string_view found,
                                                     Agreement agreement) const;
  [[nodiscard]] bool is_tolerated(const Entry& entry, std::string_view found, Agreement agreement) const;
  /// Hits of one place, in the order that the contract gives.
  void add_hits(std::span<const Candidate> at_place, std::string_view found,
                std::vector<TermHit>& hits) const;
};

TermMatcher::Impl::Impl(std::vector<Concept> all, const LanguageTag& language)
    : concepts(std::move(all)), lexicon(Inflection::for_language(language)) {
  concept_by_id.reserve(concepts.size());
  for (std::uint32_t index = 0; index < concepts.size(); ++index) {
    concept_by_id.emplace(concepts[index].id, index);
    add_concept(index, language);
  }
  lexicon.freeze();
  trie.freeze(lexicon.size());
  if (lexicon.inflection().needs_word_boundaries()) boundaries.emplace(language);
}

void TermMatcher::Impl::add_concept(std::uint32_t index, const LanguageTag& language) {
  const auto& item = concepts[index];
  for (std::uint32_t t = 0; t < item.terms.size(); ++t) {
    const auto& term = item.terms[t];
    if (!related(language, term.language)) continue;
    const auto switches = terms_internal::switches_of(item, term);
    if (add({index, t, term.text, switches.tolerance, false})) ++terms;
    for (const auto& variant : switches.variants)
      add({index, t, variants.emplace_back(variant), switches.tolerance, true});
  }
}

std::vector<Step> TermMatcher::Impl::path_of(std::string_view normalised) {
  std::vector<terms_internal::Token> tokens;
  std::size_t words = 0;
  for (auto token = tokenizer.next(normalised, 0); token.found();
       token = tokenizer.next(normalised, token.range.end)) {
    tokens.push_back(token);
    if (token.word) ++words;
  }
  std::vector<Step> path;
  if (words == 0) return path;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto word = tokens[i].range.of(normalised);
    const auto behind = i + 1 < tokens.size() ? tokens[i + 1].range.of(normalised) : std::string_view();
    const bool ends_there = i + 2 >= tokens.size() || tokens[i + 2].after_space;
    if (tokens[i].word && behind == "*" && !tokens[i + 1].after_space && ends_there) {
      path.push_back({lexicon.add_prefix(word), tokens[i].after_space});
      ++i;
    } else {
      path.push_back({lexicon.add(word, words > 1 && tokens[i].word), tokens[i].after_space});
    }
  }
  return path;
}

bool TermMatcher::Impl::add(Entry entry) {
  const auto path = path_of(lexicon.inflection().normalise(entry.spelling));
  if (path.empty()) return false;
  trie.add(path, static_cast<std::uint32_t>(entries.size()));
  entries.push_back(entry);
  return true;
}

std::vector<TermHit> TermMatcher::Impl::find(Search& search, std::string_view text, bool nested) const {
  std::vector<TermHit> hits;
  auto& candidates = search.run(text);
  if (!nested) drop_refused(candidates, text);
  if (boundaries && !candidates.empty()) drop_cutting(candidates, text);
  if (!nested) keep_longest(candidates);
  for (std::size_t begin = 0, end = 0; begin < candidates.size(); begin = end) {
    for (end = begin; end < candidates.size() && candidates[end].range == candidates[begin].range;) ++end;
    add_hits(std::span(candidates).subspan(begin, end - begin), candidates[begin].range.of(text), hits);
  }
  return hits;
}

void TermMatcher::Impl::drop_refused(std::vector<Candidate>& candidates, std::string_view text) const {
  std::erase_if(candidates, [&](const Candidate& candidate) {
    const auto numbers = trie.terms(candidate.node);
    return std::none_of(numbers.begin(), numbers.end(), [&](std::uint32_t number) {
      return kind_of(entries[number], candidate.range.of(text), candidate.agreement).has_value();
    });
  });
}

void TermMatcher::Impl::drop_cutting(std::vector<Candidate>& candidates, std::string_view text) const {
  const WordEdges edges(*boundaries, text);
  std::erase_if(candidates, [&](const Candidate& candidate) { return !edges.hold(candidate.range); });
}

bool TermMatcher::Impl::is_tolerated(const Entry& entry, std::string_view found, Agreement agreement) const {
  if (entry.tolerance == TermTolerance::exact) return false;
  if (entry.tolerance == TermTolerance::folded && agreement != Agreement::same) return false;
  if (agreement == Agreement::inflected && lexicon.inflection().nouns_have_capitals() &&
      begins_upper(entry.spelling) && !begins_upper(found)) {
    return false;
  }
  if (!term_of(entry).match_case) return true;
  return same_case(text::normalize(found, text::Form::match),
                   text::normalize(entry.spelling, text::Form::match));
}

std::optional<TermMatchKind> TermMatcher::Impl::kind_of(const Entry& entry, std::string_view found,
                                                        Agreement agreement) const {
  if (found == entry.spelling) return entry.is_variant ? TermMatchKind::variant : TermMatchKind::exact;
  if (!is_tolerated(entry, found, agreement)) return std::nullopt;
  return std::max(kind_by(agreement), entry.is_variant ? TermMatchKind::variant : TermMatchKind::exact);
}

void TermMatcher::Impl::add_hits(std::span<const Candidate> at_place, std::string_view found,
                                 std::vector<TermHit>& hits) const {
  std::vector<Found> here;
  for (const auto& candidate : at_place) {
    for (const auto number : trie.terms(candidate.node)) {
      const auto& entry = entries[number];
      if (const auto kind = kind_of(entry, found, candidate.agreement))
        here.push_back({&entry, *kind, term_of(entry).status});
    }
  }
  const auto id_of = [&](const Found& one) -> const std::string& {
    return concepts[one.entry->concept_index].id;
  };
  std::stable_sort(here.begin(), here.end(), [&](const Found& a, const Found& b) {
    return std::tie(id_of(a), a.kind, a.status) < std::tie(id_of(b), b.kind, b.status);
  });
  const auto same_concept = [&](const Found& a, const Found& b) { return id_of(a) == id_of(b); };
  here.erase(std::unique(here.begin(), here.end(), same_concept), here.end());
  const auto derived = [](const Found& one) { return one.kind >= TermMatchKind::inflected; };
  if (!std::ranges::all_of(here, derived)) std::erase_if(here, derived);
  for (const auto& [entry, kind, status] : here) {
    hits.push_back(
        {at_place.front().range, concepts[entry->concept_index].id, term_of(*entry).text, status, kind});
  }
}

TermMatcher::TermMatcher(std::vector<Concept> concepts, const LanguageTag& language)
    : impl_(std::make_shared<const Impl>(std::move(concepts), language)) {}

std::vector<TermHit> TermMatcher::find(std::string_view text, const TermFindOptions& options) const {
  if (impl_->entries.empty()) return {};
  const auto make = [&] {
    return std::make_unique<Search>(impl_->lexicon, impl_->trie, impl_->tokenizer, options.compounds);
  };
  return impl_->searches.with(options.compounds, make,
                              [&](Search& search) { return impl_->find(search, text, options.nested); });
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
  return impl_->terms;
}

}  // namespace distich
