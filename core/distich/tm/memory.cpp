#include <algorithm>
#include <functional>
#include <limits>
#include <unordered_set>

#include <distich/base/error.hpp>
#include <distich/text/normalize.hpp>
#include <distich/tm/facts_internal.hpp>
#include <distich/tm/keys_internal.hpp>
#include <distich/tm/memory.hpp>
#include <distich/tm/pairing_internal.hpp>
#include <distich/tm/score_internal.hpp>
#include <distich/tm/shortlist_internal.hpp>

namespace distich {
namespace {

constexpr std::string_view version_fact = "normalizer_version";

/// Texts without tokens have nothing to be found by.
bool has_text(const Variant& variant, const VariantKeys& keys) {
  return !keys.tokens.empty() || !text::normalize(variant.text.text, text::Form::match).empty();
}

/// A query on its way through a memory.
class Search {
 public:
  Search(const TmStore& store, const MatchQuery& query, const LanguagePair& languages,
         const MatchOptions& options, const text::Negation& negation)
      : store_(store),
        languages_(languages),
        options_(options),
        query_(query),
        scorer_(query.text),
        keys_(tm::text_keys(scorer_.normal(), scorer_.tokens())),
        facts_(query.text, negation),
        found_(options.limit, [this](std::string_view normal, Score least) {
          return scorer_.character_score(normal, least);
        }) {
    if (query.context) {
      previous_ = tm::text_key(query.context->previous);
      next_ = tm::text_key(query.context->next);
    }
  }

  std::vector<Match> run() {
    if (options_.limit == 0 || scorer_.normal().empty()) return {};
    offer_equal();
    offer_similar();
    std::vector<Match> matches;
    for (auto& offer : found_.take()) {
      facts_.fill(offer.match, offer.parts);
      matches.push_back(std::move(offer.match));
    }
    return matches;
  }

 private:
  struct Candidate {
    Score most;  ///< that it can score
    UnitId unit{};

    friend auto operator<=>(const Candidate&, const Candidate&) = default;
  };

  /// What has the same words; first of all what is the same segment, or stands between the same neighbours.
  void offer_equal() {
    if (!query_.id.empty()) offer_with_key(MatchKind::same_id, tm::id_key(keys_.words, query_.id));
    if (previous_) {
      offer_with_key(MatchKind::in_context, tm::context_key(keys_.words, *previous_, *next_));
      if (previous_ != tm::edge_key())
        offer_with_key(MatchKind::one_neighbour, tm::previous_key(keys_.words, *previous_));
      if (next_ != tm::edge_key())
        offer_with_key(MatchKind::one_neighbour, tm::next_key(keys_.words, *next_));
    }
    offer_with_key(MatchKind::exact, keys_.words);
  }

  void offer_with_key(MatchKind best, std::uint32_t key) {
    for (const auto unit : store_.with_key(languages_.source, key)) {
      if (!found_.admits(best, Score{whole}, unit)) return;
      offer(unit, Score{whole});
    }
  }

  /// What has other words, the most promising first.
  void offer_similar() {
    if (!found_.admits(MatchKind::fuzzy, Score{whole}, newest)) return;
    auto floor = options_.floor;
    std::vector<Candidate> candidates;
    if (floor == Score{0}) {
      // Texts without a common token, too: all that the memory has.
      floor = Score{1};
      store_.scan(languages_.source, [&](const ScannedVariant& variant) {
        candidates.push_back({Score{0}, variant.unit});
        return true;
      });
    }
    for (const auto& each : store_.similar(languages_.source, keys_.tokens, floor)) {
      const auto longer = std::max<std::uint64_t>(each.tokens, keys_.tokens.size());
      candidates.push_back(
          {Score{static_cast<std::uint16_t>(whole * (longer - each.edits) / longer)}, each.unit});
    }
    std::ranges::sort(candidates, std::greater{});
    for (const auto& candidate : candidates) {
      if (!found_.admits(MatchKind::fuzzy, candidate.most, candidate.unit)) return;
      offer(candidate.unit, candidate.most);
    }
  }

  void offer(UnitId id, Score most) {
    if (!offered_.insert(id).second) return;
    if (const auto unit = store_.get(id)) offer(*unit, most);
  }

  /// Every way in which the unit can answer the query; none scores above `most`.
  void offer(const StoredUnit& stored, Score most) {
    for (std::size_t i = 0; i < stored.unit.variants.size(); ++i) {
      const auto& source = stored.unit.variants[i];
      if (source.language.primary() != languages_.source.primary()) continue;
      auto source_normal = text::normalize(source.text.text, text::Form::match);
      // Most of what is read only ties with the last: that is decided by less than a whole score.
      if (most < Score{whole} && !found_.admits_similar(most, stored.id, source_normal)) continue;
      const auto parts = scorer_.parts(source.text, source_normal);
      auto score = parts.score();
      const auto penalty = std::min(score.basis_points, penalty_of(stored.session));
      score.basis_points -= penalty;
      const auto kind = kind_of(stored, source, source_normal, penalty > 0);
      if (score < options_.floor || !found_.admits(penalty > 0 ? MatchKind::fuzzy : kind, score, stored.id))
        continue;
      const auto* target = tm::counterpart(stored.unit, i, languages_.target);
      if (target == nullptr || target->text.text.empty()) continue;
      Match match;
      match.unit = stored.id;
      match.session = stored.session;
      match.source = source.text;
      match.target = target->text;
      match.languages = {source.language, target->language};
      match.kind = kind;
      match.score = score;
      if (penalty > 0) match.facts.penalties.push_back({PenaltyKind::origin, penalty});
      match.properties = stored.unit.properties;
      found_.offer({std::move(match), std::move(source_normal), parts});
    }
  }

  [[nodiscard]] std::uint16_t penalty_of(SessionId session) const noexcept {
    return options_.origins == nullptr ? std::uint16_t{0} : options_.origins->penalty(session);
  }

  /// What has lost something for its origin is no more than equal text, wherever it stands.
  [[nodiscard]] MatchKind kind_of(const StoredUnit& stored, const Variant& source,
                                  const std::string& source_normal, bool penalised) const {
    if (source_normal != scorer_.normal()) return MatchKind::fuzzy;
    if (penalised) return MatchKind::exact;
    if (is_same_segment(stored)) return MatchKind::same_id;
    if (!previous_ || !source.context) return MatchKind::exact;
    const bool same_previous = tm::text_key(source.context->previous) == previous_;
    const bool same_next = tm::text_key(source.context->next) == next_;
    if (same_previous && same_next) return MatchKind::in_context;
    // An edge alone says little: half of all headings have it.
    const bool one = (same_previous && previous_ != tm::edge_key()) || (same_next && next_ != tm::edge_key());
    return one ? MatchKind::one_neighbour : MatchKind::exact;
  }

  [[nodiscard]] bool is_same_segment(const StoredUnit& stored) const {
    if (query_.id.empty() || stored.unit.id != query_.id) return false;
    return query_.document.empty() ||
           (options_.origins != nullptr && options_.origins->name(stored.session) == query_.document);
  }

  static constexpr std::uint16_t whole = 10000;
  static constexpr UnitId newest{std::numeric_limits<std::int64_t>::max()};

  const TmStore& store_;
  const LanguagePair& languages_;
  const MatchOptions& options_;
  const MatchQuery& query_;
  tm::Scorer scorer_;
  tm::TextKeys keys_;
  std::unordered_set<UnitId> offered_;
  tm::FactFinder facts_;
  tm::Shortlist found_;
  std::optional<std::uint64_t> previous_;
  std::optional<std::uint64_t> next_;
};

}  // namespace

TranslationMemory::TranslationMemory(Store& store, const Control& control) : store_(&store) {
  const auto version = tm::keys_version();
  if (store.fact(version_fact) == version) return;
  if (!store.writable()) {
    if (store.tm().size() == 0) return;
    throw Error(ErrorCode::storage,
                tr("the memory's look-up keys were made by another version; open the store once for "
                   "writing to have them made anew"));
  }
  if (store.tm().size() > 0) store.tm().rebuild_keys(make_keys, control);
  store.set_fact(version_fact, version);
}

void TranslationMemory::add(const TranslationUnit& unit, SessionId session, ImportCounts& counts) {
  auto keys = make_keys(unit);
  const LanguageTag* first = nullptr;
  bool serves = false;
  for (std::size_t i = 0; i < keys.size() && !serves; ++i) {
    const auto& variant = unit.variants[i];
    if (!has_text(variant, keys[i])) continue;
    serves = first != nullptr && *first != variant.language;
    if (first == nullptr) first = &variant.language;
  }
  if (!serves) {
    ++counts.skipped;
    return;
  }
  const auto added = store_->tm().add(unit, session, keys);
  ++(added.outcome == AddOutcome::duplicate ? counts.duplicates : counts.added);
}

std::vector<std::string> TranslationMemory::check() const {
  return store_->tm().check_keys(make_keys);
}

std::vector<Match> TranslationMemory::find(const MatchQuery& query, const LanguagePair& languages,
                                           const MatchOptions& options) const {
  const auto snapshot = store_->snapshot();
  return Search(store_->tm(), query, languages, options, negation_of(languages.source)).run();
}

const text::Negation& TranslationMemory::negation_of(const LanguageTag& language) const {
  const auto known = negation_.find(language.primary());
  if (known != negation_.end()) return known->second;
  return negation_.emplace(language.primary(), text::Negation::for_language(language)).first->second;
}

}  // namespace distich
