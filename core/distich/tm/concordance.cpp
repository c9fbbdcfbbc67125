#include <algorithm>
#include <compare>

#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>
#include <distich/tm/inflected_query_internal.hpp>
#include <distich/tm/memory.hpp>
#include <distich/tm/pairing_internal.hpp>
#include <distich/tm/tokens_internal.hpp>
#include <distich/tm/word_forms_internal.hpp>
#include <distich/tm/word_query_internal.hpp>

namespace distich {
namespace {

/// Texts that are read, once a page is full, to say how many hits there are.
constexpr unsigned most_counted = 64;

/// Is the last character of the text that counts a letter?
bool ends_in_letter(std::string_view text) {
  for (auto at = text.size(); at > 0;) {
    const auto c = text::code_point_before(text, at);
    const auto kind = tm::kind_of(c.value);
    if (kind != tm::CharacterKind::format) return kind == tm::CharacterKind::letter;
    at -= c.size;
  }
  return false;
}

bool begins_with_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = text::code_point_at(text, at);
    const auto kind = tm::kind_of(c.value);
    if (kind != tm::CharacterKind::format) return kind == tm::CharacterKind::letter;
    at += c.size;
  }
  return false;
}

/// The places of `folded` in a folded text, none over another.
std::vector<ByteRange> places_of(std::string_view folded, std::string_view text) {
  std::vector<ByteRange> places;
  for (auto at = text.find(folded); at != std::string_view::npos;
       at = text.find(folded, at + folded.size())) {
    places.push_back({at, at + folded.size()});
  }
  return places;
}

/// What stands at a place of a text begins and ends as words do.
bool is_whole(ByteRange place, std::string_view text) {
  const auto found = place.of(text);
  if (begins_with_letter(found) && ends_in_letter(text.substr(0, place.begin))) return false;
  return !ends_in_letter(found) || !begins_with_letter(text.substr(place.end));
}

/// Sorted, those that lie over one another as one.
void join(std::vector<ByteRange>& ranges) {
  std::ranges::sort(ranges);
  std::vector<ByteRange> joined;
  for (const auto range : ranges) {
    if (!joined.empty() && range.begin < joined.back().end) {
      joined.back().end = std::max(joined.back().end, range.end);
    } else {
      joined.push_back(range);
    }
  }
  ranges = std::move(joined);
}

/// Where `folded` stands in the text, once that is folded too; in bytes of the text itself. They may lie over
/// one another: a character that folds to several may hold several.
std::vector<ByteRange> find_folded(std::string_view folded, std::string_view text) {
  const auto mapped = text::normalize_mapped(text, text::Form::term);
  std::vector<ByteRange> found;
  for (const auto place : places_of(folded, mapped.text)) found.push_back(mapped.map.to_source(place));
  return found;
}

/// How a text has what is looked for, at best; the best first.
enum class Closeness : std::uint8_t {
  whole_words,     ///< as it is
  inflected,       ///< its words in other forms
  inflected_core,  ///< these, but for function words at the ends
  inside_words,    ///< as it is, within words
};

/// What decides the order of hits, but for the age of their units. Less is better.
struct Rank {
  Closeness closeness = Closeness::whole_words;
  std::size_t tokens = 0;

  friend auto operator<=>(const Rank&, const Rank&) = default;
};

/// A search on its way through a memory.
class Search {
 public:
  Search(const TmStore& store, std::string_view text, std::string_view folded, const LanguagePair& languages,
         const ConcordanceOptions& options, const Control& control)
      : store_(store),
        folded_(folded),
        query_(folded),
        searched_(options.search_target ? languages.target : languages.source),
        other_(options.search_target ? languages.source : languages.target),
        options_(options),
        control_(control) {
    if (options.find_forms != nullptr) inflected_.emplace(text, *options.find_forms);
    if (inflected_ && !inflected_->has_words()) inflected_.reset();
  }

  ConcordancePage run() {
    look(Closeness::whole_words, query_.pattern(true));
    if (inflected_) look(Closeness::inflected, inflected_->pattern(Extent::all));
    if (has_core()) look(Closeness::inflected_core, inflected_->pattern(Extent::core));
    if (query_.may_be_inside_a_word()) look(Closeness::inside_words, query_.pattern(false));
    return std::move(page_);
  }

 private:
  using Extent = tm::InflectedQuery::Extent;

  void look(Closeness closeness, const index::WordPattern& pattern) {
    if (!page_.complete) return;
    store_.with_words(searched_, pattern, [&](UnitId id, std::uint32_t tokens) {
      constexpr std::uint64_t checkpoint_every = 1024;
      if (++read_ % checkpoint_every == 0) control_.checkpoint({"searching", read_, std::nullopt});
      if (is_full() && counted_++ == most_counted) {
        page_.complete = false;
        return false;
      }
      const auto unit = store_.get(id);
      if (unit) offer(*unit, {closeness, tokens});
      return true;
    });
  }

  [[nodiscard]] bool has_core() const noexcept { return inflected_ && inflected_->has_core(); }

  [[nodiscard]] bool is_full() const noexcept { return page_.hits.size() == options_.limit; }

  /// Takes the unit when its best variant has this rank: now is its turn.
  void offer(const StoredUnit& stored, const Rank& rank) {
    const auto best = best_variant(stored.unit, rank.tokens);
    if (!best || best->first != rank) return;
    ++page_.total;
    if (page_.total > options_.skip && !is_full()) page_.hits.push_back(make_hit(stored, *best));
  }

  /// The best variant that has the text, and, when the target is searched, a source.
  [[nodiscard]] std::optional<std::pair<Rank, std::size_t>> best_variant(const TranslationUnit& unit,
                                                                         std::size_t tokens) const {
    const auto serves = [&](const Variant& each) { return each.language.primary() == searched_.primary(); };
    const bool has_several = std::ranges::count_if(unit.variants, serves) > 1;
    std::optional<std::pair<Rank, std::size_t>> best;
    for (std::size_t i = 0; i < unit.variants.size(); ++i) {
      const auto& variant = unit.variants[i];
      if (!serves(variant)) continue;
      const auto closeness = closeness_of(variant.text.text);
      if (!closeness) continue;
      if (options_.search_target && tm::counterpart(unit, i, other_) == nullptr) continue;
      const Rank rank{*closeness, has_several ? count_tokens(variant) : tokens};
      if (!best || rank < best->first) best = {rank, i};
    }
    return best;
  }

  [[nodiscard]] std::optional<Closeness> closeness_of(std::string_view given) const {
    const auto text = text::normalize(given, text::Form::term);
    const auto places = places_of(folded_, text);
    if (std::ranges::any_of(places, [&](ByteRange place) { return is_whole(place, text); }))
      return Closeness::whole_words;
    if (inflected_ && !inflected_->places(given, Extent::all).empty()) return Closeness::inflected;
    if (has_core() && !inflected_->places(given, Extent::core).empty()) return Closeness::inflected_core;
    if (!places.empty()) return Closeness::inside_words;
    return std::nullopt;
  }

  /// All places, whatever the closeness.
  [[nodiscard]] std::vector<ByteRange> find_places(std::string_view text) const {
    auto found = find_folded(folded_, text);
    const auto add = [&](Extent extent) {
      const auto places = inflected_->places(text, extent);
      found.insert(found.end(), places.begin(), places.end());
    };
    if (inflected_) add(Extent::all);
    if (has_core()) add(Extent::core);
    join(found);
    return found;
  }

  [[nodiscard]] static std::size_t count_tokens(const Variant& variant) {
    return tm::TokenList(text::normalize(variant.text.text, text::Form::match)).size();
  }

  [[nodiscard]] ConcordanceHit make_hit(const StoredUnit& stored,
                                        const std::pair<Rank, std::size_t>& best) const {
    const auto& [rank, variant] = best;
    const auto& searched = stored.unit.variants[variant];
    const auto* other = tm::counterpart(stored.unit, variant, other_);
    const auto* source = options_.search_target ? other : &searched;
    const auto* target = options_.search_target ? &searched : other;
    ConcordanceHit hit;
    hit.unit = stored.id;
    hit.source = source->text;
    hit.languages = {source->language, target == nullptr ? other_ : target->language};
    if (target != nullptr) hit.target = target->text;
    hit.found = find_places(searched.text.text);
    hit.inflected = rank.closeness == Closeness::inflected || rank.closeness == Closeness::inflected_core;
    return hit;
  }

  const TmStore& store_;
  std::string_view folded_;
  tm::WordQuery query_;
  std::optional<tm::InflectedQuery> inflected_;
  const LanguageTag& searched_;
  const LanguageTag& other_;
  const ConcordanceOptions& options_;
  const Control& control_;
  ConcordancePage page_;
  std::uint64_t read_ = 0;
  unsigned counted_ = 0;
};

}  // namespace

ConcordancePage TranslationMemory::concordance(std::string_view text, const LanguagePair& languages,
                                               const ConcordanceOptions& options,
                                               const Control& control) const {
  const auto folded = text::normalize(text, text::Form::term);
  if (folded.empty()) return {};
  const auto snapshot = store_->snapshot();
  return Search(store_->tm(), text, folded, languages, options, control).run();
}

}  // namespace distich
