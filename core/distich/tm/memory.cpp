#include <algorithm>
#include <set>

#include <distich/base/error.hpp>
#include <distich/text/normalize.hpp>
#include <distich/tm/differences_internal.hpp>
#include <distich/tm/keys_internal.hpp>
#include <distich/tm/memory.hpp>
#include <distich/tm/pairing_internal.hpp>
#include <distich/tm/score_internal.hpp>
#include <distich/tm/shortlist_internal.hpp>

namespace distich {
namespace {

constexpr std::string_view version_fact = "normalizer_version";

bool has_text(const Variant& variant) {
  return !text::normalize(variant.text.text, text::Form::match).empty();
}

/// A query on its way through a memory.
class Search {
 public:
  Search(const TmStore& store, const MatchQuery& query, const LanguagePair& languages,
         const MatchOptions& options)
      : store_(store),
        query_(query),
        languages_(languages),
        options_(options),
        scorer_(query.text),
        found_(options.limit) {
    if (query.context) {
      previous_ = tm::text_key(query.context->previous);
      next_ = tm::text_key(query.context->next);
    }
  }

  std::vector<Match> run() {
    if (options_.limit == 0 || scorer_.normal().empty()) return {};
    for (const auto& unit : store_.with_key(languages_.source, tm::text_key(query_.text.text))) offer(unit);
    // Whatever is not equal ranks below what is.
    if (!found_.full()) offer_similar();
    auto matches = found_.take();
    for (auto& match : matches) {
      auto differences = tm::find_differences(query_.text.text, match.source.text);
      match.differs = std::move(differences.in_one);
      match.differs_in_source = std::move(differences.in_other);
    }
    return matches;
  }

 private:
  struct Candidate {
    Score score;  ///< of the texts; codes may take something off
    UnitId unit{};

    friend auto operator<=>(const Candidate&, const Candidate&) = default;
  };

  void offer_similar() {
    auto candidates = similar_units();
    std::ranges::sort(candidates, std::greater{});
    for (const auto& candidate : candidates) {
      if (!found_.admits(MatchKind::fuzzy, candidate.score, candidate.unit)) return;
      if (const auto unit = store_.get(candidate.unit)) offer(*unit);
    }
  }

  std::vector<Candidate> similar_units() {
    std::vector<Candidate> candidates;
    const auto window = scorer_.window(options_.floor);
    store_.scan(languages_.source, window.min, window.max, [&](const ScannedVariant& variant) {
      if (const auto score = scorer_.text_score(variant.text, options_.floor)) {
        candidates.push_back({*score, variant.unit});
      }
      return true;
    });
    return candidates;
  }

  /// Every way in which the unit can answer the query.
  void offer(const StoredUnit& stored) {
    for (std::size_t i = 0; i < stored.unit.variants.size(); ++i) {
      const auto& source = stored.unit.variants[i];
      if (source.language.primary() != languages_.source.primary()) continue;
      const auto score = scorer_.score(source.text);
      if (score < options_.floor) continue;
      const auto* target = tm::counterpart(stored.unit, i, languages_.target);
      if (target == nullptr || target->text.text.empty()) continue;
      Match match;
      match.unit = stored.id;
      match.session = stored.session;
      match.source = source.text;
      match.target = target->text;
      match.languages = {source.language, target->language};
      match.kind = kind_of(source, stored.keys[i]);
      match.score = score;
      match.properties = stored.unit.properties;
      found_.offer(std::move(match));
    }
  }

  [[nodiscard]] MatchKind kind_of(const Variant& source, const VariantKeys& keys) const {
    if (text::normalize(source.text.text, text::Form::match) != scorer_.normal()) return MatchKind::fuzzy;
    const bool known = previous_ && keys.previous && keys.next;
    return known && keys.previous == previous_ && keys.next == next_ ? MatchKind::in_context
                                                                     : MatchKind::exact;
  }

  const TmStore& store_;
  const MatchQuery& query_;
  const LanguagePair& languages_;
  const MatchOptions& options_;
  tm::Scorer scorer_;
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
  std::set<LanguageTag> languages;
  for (const auto& variant : unit.variants) {
    if (has_text(variant)) languages.insert(variant.language);
  }
  if (languages.size() < 2) {
    ++counts.skipped;
    return;
  }
  const auto added = store_->tm().add({UnitId{}, session, unit, make_keys(unit)});
  ++(added.outcome == AddOutcome::duplicate ? counts.duplicates : counts.added);
}

std::vector<Match> TranslationMemory::find(const MatchQuery& query, const LanguagePair& languages,
                                           const MatchOptions& options) const {
  return Search(store_->tm(), query, languages, options).run();
}

}  // namespace distich
