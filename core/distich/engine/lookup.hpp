#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/control.hpp>
#include <distich/model/document.hpp>
#include <distich/model/unit.hpp>
#include <distich/store/store.hpp>
#include <distich/terms/term_matcher.hpp>
#include <distich/tm/memory.hpp>

namespace distich {

/// Every concept that a store holds, by id.
[[nodiscard]] std::vector<Concept> concepts_of(Store& store);

/// The glossary's terms in a text and how they are rendered in `target`; without renderings
/// when `target` is "und". Places count from the start of `text`.
[[nodiscard]] std::vector<TermNote> terms_of(std::string_view text, const TermMatcher& matcher,
                                             const LanguageTag& target, const TermFindOptions& options = {});

/// Have both the same inline codes, in any places? Their `original` counts, so that putting one in
/// for the other never changes markup.
[[nodiscard]] bool same_codes(const RichText& left, const RichText& right);

/// Looks segments up in a memory and says where each offer comes from. What comes from an origin
/// that the store has a penalty for loses that much of its score, is called no more than equal text, and
/// falls in the order accordingly; below the floor it is left out.
class Lookup {
 public:
  /// Both must outlive the look-up.
  Lookup(const Store& store, const TranslationMemory& memory) : memory_(&memory), origins_(store) {}

  /// `options.origins` does not count: the store's are taken.
  [[nodiscard]] std::vector<Match> find(const MatchQuery& query, const LanguagePair& languages,
                                        const MatchOptions& options) const;
  /// A segment of a document, with its neighbours as context.
  [[nodiscard]] std::vector<Match> find(const Document& document, std::size_t segment,
                                        const LanguageTag& target, const MatchOptions& options) const;
  /// `origin` is the unit's own, else that of the session it came in by.
  [[nodiscard]] Suggestion to_suggestion(const Match& match) const;

 private:
  const TranslationMemory* memory_;
  Origins origins_;
};

/// The neighbours of a segment: the texts of the segments before and behind it.
[[nodiscard]] Context context_of(const Document& document, std::size_t segment);

}  // namespace distich
