#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/language.hpp>
#include <distich/base/range.hpp>
#include <distich/model/match_facts.hpp>
#include <distich/model/rich_text.hpp>
#include <distich/model/score.hpp>
#include <distich/model/term.hpp>

namespace distich {

/// Properties keep their order out of the output: sorted by name, so that writers are deterministic.
using Properties = std::map<std::string, std::string>;

/// The neighbours of a segment in the text that it was taken from; empty at either end of it.
struct Context {
  std::string previous;
  std::string next;

  friend auto operator<=>(const Context&, const Context&) = default;
};

/// One language's text of a translation unit (TMX <tuv>).
struct Variant {
  LanguageTag language;
  RichText text;
  std::optional<Context> context;  ///< neighbours in the same language, when known
  std::vector<std::string> notes;
  Properties properties;

  friend auto operator<=>(const Variant&, const Variant&) = default;
};

/// An entry of a translation memory (TMX <tu>): the same text in any number of languages.
/// Any of them can be the source of a look-up.
struct TranslationUnit {
  std::string id;  ///< TMX tuid; may be empty
  std::vector<Variant> variants;
  std::vector<std::string> notes;
  Properties properties;  ///< "creationid", "creationdate", "changedate", … and <prop> by type

  /// The variant that serves a wanted language best (RFC 4647 look-up); null when none does.
  [[nodiscard]] const Variant* variant(const LanguageTag& wanted) const;

  friend auto operator<=>(const TranslationUnit&, const TranslationUnit&) = default;
};

enum class UnitState : std::uint8_t { untranslated, draft, translated, reviewed, signed_off };

[[nodiscard]] std::string_view name(UnitState state) noexcept;
[[nodiscard]] std::optional<UnitState> unit_state(std::string_view name) noexcept;

/// A memory's offer for a segment.
struct Suggestion {
  RichText source;
  RichText target;
  MatchKind kind = MatchKind::fuzzy;
  Score score;
  std::string origin;              ///< where the unit came from: a file's name, an author
  std::vector<ByteRange> differs;  ///< parts of the segment that `source` says otherwise
  MatchFacts facts{};              ///< not kept by files

  friend auto operator<=>(const Suggestion&, const Suggestion&) = default;
};

struct TermRendering {
  std::string text;
  TermStatus status = TermStatus::preferred;

  friend auto operator<=>(const TermRendering&, const TermRendering&) = default;
};

/// A glossary's term in a segment's source, and how the glossary renders it in the target language.
struct TermNote {
  TermHit hit;
  std::vector<TermRendering> renderings;
  std::string definition;

  friend auto operator<=>(const TermNote&, const TermNote&) = default;
};

/// One line of a bilingual file: a source text, its translation if there is one, and all
/// that is known to help.
struct BilingualUnit {
  std::string id;  ///< unique in its file, e.g. "p3.s1"
  LanguagePair languages;
  RichText source;
  std::optional<RichText> target;
  UnitState state = UnitState::untranslated;
  std::vector<std::string> notes;
  Properties properties;

  std::optional<ByteRange> place;       ///< where the source stands in the file (`Article::source`)
  std::optional<Context> context;       ///< source texts of the neighbouring segments
  std::optional<double> confidence;     ///< of the alignment, 0 … 1
  std::string bead;                     ///< "1-1", "2-1", …: how many segments were tied; or empty
  std::vector<Suggestion> suggestions;  ///< best first
  std::vector<TermNote> terms;          ///< in order of their place in the source

  friend auto operator<=>(const BilingualUnit&, const BilingualUnit&) = default;
};

/// What a bilingual unit knows beyond an entry of a memory goes into these properties of the entry
/// (its state, unless that is "translated"; place, confidence, bead), and comes out of them again.
/// A value that is not understood stays a property.
namespace unit_property {
inline constexpr std::string_view state = "x-distich-state";
inline constexpr std::string_view place = "x-distich-place";
inline constexpr std::string_view confidence = "x-distich-confidence";
inline constexpr std::string_view bead = "x-distich-bead";
}  // namespace unit_property

[[nodiscard]] TranslationUnit to_translation_unit(const BilingualUnit& unit);
/// Takes what `unit_property` names out of a unit's properties into its members.
void take_details(BilingualUnit& unit);
/// Empty when the unit has no text in one of the two languages, or the same variant serves both.
[[nodiscard]] std::optional<BilingualUnit> to_bilingual_unit(const TranslationUnit& unit,
                                                             const LanguagePair& languages);

}  // namespace distich
