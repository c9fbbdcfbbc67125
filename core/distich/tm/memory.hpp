#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/control.hpp>
#include <distich/base/language.hpp>
#include <distich/base/range.hpp>
#include <distich/model/match_facts.hpp>
#include <distich/model/score.hpp>
#include <distich/model/unit.hpp>
#include <distich/store/store.hpp>
#include <distich/text/negation.hpp>
#include <distich/tm/origins.hpp>
#include <distich/tm/query_forms.hpp>

namespace distich {

struct Match {
  UnitId unit{};
  SessionId session{};
  RichText source;
  RichText target;
  LanguagePair languages;  ///< as the unit's variants are tagged
  MatchKind kind = MatchKind::fuzzy;
  Score score;
  std::vector<ByteRange> differs;            ///< parts of the query that the match says otherwise
  std::vector<ByteRange> differs_in_source;  ///< parts of the match's source that the query says otherwise
  Properties properties;                     ///< of the unit
  MatchFacts facts;
};

struct MatchQuery {
  RichText text;
  std::optional<Context> context;
  std::string id{};  ///< of the segment in its document; empty when not known
  /// The name of the document that `id` is from: only what was imported from a file of this name has the
  /// same ids. Empty: ids are taken to name the same thing everywhere.
  std::string document{};
};

struct MatchOptions {
  Score floor{7000};
  std::size_t limit = 5;
  /// What is taken off by origin, and what documents units are from; null: nothing is known. Must outlive
  /// the look-up.
  const Origins* origins = nullptr;
};

struct ConcordanceOptions {
  bool search_target = false;
  std::size_t limit = 50;
  std::size_t skip = 0;
  /// Null: texts are found as they are written. Must outlive the search.
  const FindForms* find_forms = nullptr;
};

struct ConcordanceHit {
  UnitId unit{};
  RichText source;
  std::optional<RichText> target;
  LanguagePair languages;
  std::vector<ByteRange> found;  ///< in the side that was searched
  bool inflected = false;        ///< it has the text's words in other forms only
};

/// A part of the hits of a search.
struct ConcordancePage {
  std::vector<ConcordanceHit> hits;
  std::uint64_t total = 0;  ///< hits that the memory has, with those that were left out
  bool complete = true;     ///< else it has at least `total`
};

struct ImportCounts {
  std::uint64_t added = 0;
  std::uint64_t duplicates = 0;
  std::uint64_t skipped = 0;  ///< units that cannot serve: fewer than two languages with text
};

/// A translation memory: keys, scores and ranking over any store. One thread at a time, as
/// the store it stands on.
class TranslationMemory {
 public:
  /// `store` must outlive the memory. When the store's keys were made by other rules of
  /// normalising, a store that can be written has them rebuilt; else Error{storage}.
  explicit TranslationMemory(Store& store, const Control& control = {});

  /// Adds a unit to the session. Units with fewer than two variants that have text are `skipped`.
  void add(const TranslationUnit& unit, SessionId session, ImportCounts& counts);
  /// Best first: kind, score, likeness of the characters, then newest id; one match for each distinct
  /// target text. Equal input, equal order. Nothing that reaches the floor is missed.
  [[nodiscard]] std::vector<Match> find(const MatchQuery& query, const LanguagePair& languages,
                                        const MatchOptions& options = {}) const;
  /// What is wrong with the look-up of the texts that the store holds; empty = sound. Reads all
  /// of them.
  [[nodiscard]] std::vector<std::string> check() const;
  /// Units with `text` anywhere inside, caseless (`text::Form::term`), in any script and of any
  /// length. A unit comes once, in its best variant: first those that have the text as whole words,
  /// then by ascending number of tokens, then newest first; of a unit's equally good variants
  /// the first. With `find_forms` also units that have its words, one behind the other, in other
  /// forms: these come behind those with whole words. Nothing is missed. Reads of the texts little more than
  /// what it gives, but for texts that are marks alone. Reads one state of the store.
  [[nodiscard]] ConcordancePage concordance(std::string_view text, const LanguagePair& languages,
                                            const ConcordanceOptions& options = {},
                                            const Control& control = {}) const;

 private:
  [[nodiscard]] const text::Negation& negation_of(const LanguageTag& language) const;

  Store* store_;
  mutable std::map<std::string, text::Negation, std::less<>> negation_;  ///< read when first asked for
};

/// The keys that the store finds a unit's variants by.
[[nodiscard]] std::vector<VariantKeys> make_keys(const TranslationUnit& unit);

/// Similarity of two texts: 100·(1 − d / max tokens), d the edit distance over lower-cased word
/// tokens (one token a character in scripts without spaces); a difference in letter case,
/// punctuation or inline codes alone costs a little, never nothing. 10000 only when equal
/// after `text::Form::match` normalisation.
[[nodiscard]] Score similarity(const RichText& query, const RichText& candidate);

}  // namespace distich
