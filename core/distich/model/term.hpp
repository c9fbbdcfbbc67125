#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/language.hpp>
#include <distich/base/range.hpp>

namespace distich {

/// What a desk thinks of a term. The first two may be used in a translation.
enum class TermStatus : std::uint8_t { preferred, admitted, deprecated, forbidden };

[[nodiscard]] std::string_view name(TermStatus status) noexcept;
[[nodiscard]] std::optional<TermStatus> term_status(std::string_view name) noexcept;

struct Term {
  std::string text;
  LanguageTag language;
  TermStatus status = TermStatus::preferred;
  std::string part_of_speech{};  ///< "noun", "verb", "adjective", "proper noun", …; may be empty
  std::string note{};
  bool match_case = false;

  friend auto operator<=>(const Term&, const Term&) = default;
};

/// What a glossary holds: a concept, named by terms in any number of languages (as in TBX).
struct Concept {
  std::string id;  ///< unique in a glossary and in a store; never empty once stored
  std::string subject;
  std::string definition;
  std::string note;
  std::vector<Term> terms;                        ///< in the order that the glossary gives
  std::map<std::string, std::string> properties;  ///< what a format knows beyond this

  friend auto operator<=>(const Concept&, const Concept&) = default;
};

/// How a text came to be recognised as a term.
enum class TermMatchKind : std::uint8_t {
  exact,      ///< as the glossary writes it
  folded,     ///< but for letter case and compatible forms (full width, typographic apostrophes)
  variant,    ///< another spelling, of the language ("ё" and "е") or named by the glossary
  inflected,  ///< another form of the same word, by the rules of its language ("warplanes")
  compound,   ///< the last part of a longer word ("Friedensvertrag" for "Vertrag")
};

[[nodiscard]] std::string_view name(TermMatchKind kind) noexcept;
[[nodiscard]] std::optional<TermMatchKind> term_match_kind(std::string_view name) noexcept;

/// A place in a text where a glossary's term stands.
struct TermHit {
  ByteRange range;  ///< in the text that was searched
  std::string concept_id;
  std::string term;  ///< the glossary's own spelling
  TermStatus status = TermStatus::preferred;
  TermMatchKind kind = TermMatchKind::exact;

  friend auto operator<=>(const TermHit&, const TermHit&) = default;
};

}  // namespace distich
