#include <algorithm>

#include <distich/text/normalize.hpp>
#include <distich/tm/memory.hpp>
#include <distich/tm/pairing_internal.hpp>

namespace distich {
namespace {

/// Where `folded` stands in the text, once that is folded too; in bytes of the text itself.
std::vector<ByteRange> find_folded(const std::string& folded, std::string_view text) {
  const auto mapped = text::normalize_mapped(text, text::Form::term);
  std::vector<ByteRange> found;
  for (auto at = mapped.text.find(folded); at != std::string::npos;
       at = mapped.text.find(folded, at + folded.size())) {
    const auto range = mapped.map.to_source({at, at + folded.size()});
    // A character that folds to several may hold several hits.
    if (!found.empty() && range.begin < found.back().end) {
      found.back().end = std::max(found.back().end, range.end);
    } else {
      found.push_back(range);
    }
  }
  return found;
}

/// The hit of a unit in its first variant that holds the text; nothing when a source is missing.
std::optional<ConcordanceHit> make_hit(const StoredUnit& stored, const std::string& folded,
                                       const LanguagePair& languages, bool search_target) {
  const auto& searched_language = search_target ? languages.target : languages.source;
  const auto& other_language = search_target ? languages.source : languages.target;
  for (std::size_t i = 0; i < stored.unit.variants.size(); ++i) {
    const auto& searched = stored.unit.variants[i];
    if (searched.language.primary() != searched_language.primary()) continue;
    auto found = find_folded(folded, searched.text.text);
    if (found.empty()) continue;
    const auto* other = tm::counterpart(stored.unit, i, other_language);
    if (search_target && other == nullptr) continue;
    const auto& source = search_target ? *other : searched;
    const auto* target = search_target ? &searched : other;
    ConcordanceHit hit;
    hit.unit = stored.id;
    hit.source = source.text;
    hit.languages = {source.language, target == nullptr ? languages.target : target->language};
    if (target != nullptr) hit.target = target->text;
    hit.found = std::move(found);
    return hit;
  }
  return std::nullopt;
}

}  // namespace

std::vector<ConcordanceHit> TranslationMemory::concordance(std::string_view text,
                                                           const LanguagePair& languages,
                                                           const ConcordanceOptions& options,
                                                           const Control& control) const {
  constexpr std::uint64_t checkpoint_every = 4096;
  std::vector<ConcordanceHit> hits;
  const auto folded = text::normalize(text, text::Form::term);
  if (folded.empty() || options.limit == 0) return hits;
  const auto& store = store_->tm();
  std::uint64_t done = 0;
  std::size_t skipped = 0;
  UnitId last{};
  store.scan(options.search_target ? languages.target : languages.source, [&](const ScannedVariant& variant) {
    if (++done % checkpoint_every == 0) control.checkpoint({"searching", done, std::nullopt});
    if (variant.unit == last) return true;
    if (text::normalize(variant.text, text::Form::term).find(folded) == std::string::npos) return true;
    const auto unit = store.get(variant.unit);
    auto hit = unit ? make_hit(*unit, folded, languages, options.search_target) : std::nullopt;
    if (!hit) return true;
    last = variant.unit;
    if (skipped < options.skip) {
      ++skipped;
    } else {
      hits.push_back(std::move(*hit));
    }
    return hits.size() < options.limit;
  });
  return hits;
}

}  // namespace distich
