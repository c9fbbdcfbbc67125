#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <span>
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

/// How far a text may be from a term's spelling and still be taken for it.
enum class TermTolerance : std::uint8_t {
  exact,      ///< every byte counts
  folded,     ///< letter case and compatible forms do not count
  inflected,  ///< and other forms of its words are found
};

[[nodiscard]] std::string_view name(TermTolerance tolerance) noexcept;
[[nodiscard]] std::optional<TermTolerance> term_tolerance(std::string_view name) noexcept;

/// Who did something to an entry, and when.
struct EntryStamp {
  std::string author;     ///< a name for people
  std::string author_id;  ///< what the termbase knows the person by; may be empty
  std::string date;       ///< ISO 8601, or as the termbase writes it

  [[nodiscard]] bool empty() const noexcept { return author.empty() && author_id.empty() && date.empty(); }

  friend auto operator<=>(const EntryStamp&, const EntryStamp&) = default;
};

/// What a termbase says beyond the members below, in its own words. They stand in lists, in the order of the
/// termbase; one with a depth of n + 1 is about the nearest one before it with a depth of n (the source of a
/// quotation, the date of a transaction).
struct TermProperty {
  std::string category;  ///< the kind of statement, by the names of TBX: "descrip", "admin", "termNote",
                         ///< "note", "ref", "xref", "transac", "date", …; or `member_category`
  std::string type;      ///< the data category: "transferComment", "reading", …; may be empty
  std::string value;
  std::string target;    ///< the id or address that it refers to; may be empty
  std::string id;        ///< its own identity; may be empty
  std::string language;  ///< a BCP 47 tag, where the value is in another language than its surroundings
  std::string datatype;  ///< what kind of text the value is; may be empty
  std::uint32_t depth = 0;

  friend auto operator<=>(const TermProperty&, const TermProperty&) = default;
};

/// Category of a TermProperty that stands for a member of its owner ("definition", "context", "status", …,
/// named by `type`): what follows it with a greater depth is about that member. Its value, where it has one,
/// is how the termbase words the member.
inline constexpr std::string_view member_category = "member";

struct Term {
  std::string text;
  LanguageTag language{};
  TermStatus status = TermStatus::preferred;
  std::string part_of_speech{};  ///< "noun", "verb", "adjective", "proper noun", …; may be empty
  std::string note{};
  bool match_case = false;
  bool status_stated = true;  ///< false: the termbase names no status, `preferred` is taken for granted
  std::string id{};           ///< of the term itself, where the termbase gives it one
  std::string gender{};       ///< "masculine", "feminine", "neuter", …; may be empty
  std::string usage{};        ///< where it is used: a region in the termbase's words
  std::string context{};      ///< a sentence that has the term in it
  std::string source{};       ///< where the term was found
  EntryStamp created{};
  EntryStamp modified{};
  std::optional<TermTolerance> tolerance{};  ///< none: as its concept's properties say, else `inflected`
  std::vector<std::string> variants{};       ///< further spellings that it is found by
  std::vector<TermProperty> extras{};

  friend auto operator<=>(const Term&, const Term&) = default;
};

/// A tie from a concept to another concept. Nothing promises that there is one of that id, nor that
/// following relations ends.
struct ConceptRelation {
  std::string kind;    ///< "see", "related", "broader", "narrower"
  std::string target;  ///< a concept's id; may be empty where only the text is known
  std::string text{};  ///< how the termbase names the other concept; may be empty

  friend auto operator<=>(const ConceptRelation&, const ConceptRelation&) = default;
};

/// What is said of a concept in one language, or of all its terms in that language.
struct LanguageSection {
  LanguageTag language{};
  std::string definition{};  ///< in that language
  std::string note{};
  std::vector<TermProperty> extras{};

  friend auto operator<=>(const LanguageSection&, const LanguageSection&) = default;
};

/// What a glossary holds: a concept, named by terms in any number of languages (as in TBX).
struct Concept {
  std::string id{};  ///< unique in a glossary and in a store; never empty once stored
  std::string subject{};
  std::string definition{};
  std::string note{};
  std::vector<Term> terms{};                        ///< in the order that the glossary gives
  std::map<std::string, std::string> properties{};  ///< named columns of tables; switches of the matcher
  std::string source{};                             ///< where the concept was taken from
  EntryStamp created{};
  EntryStamp modified{};
  std::vector<ConceptRelation> relations{};
  std::vector<LanguageSection> sections{};  ///< at most one a language, by no order of their own
  std::vector<TermProperty> extras{};

  /// The section of a language; null when nothing is said of it.
  [[nodiscard]] const LanguageSection* section(const LanguageTag& language) const noexcept;

  friend auto operator<=>(const Concept&, const Concept&) = default;
};

/// What the properties say of the member of that name: those behind its `member_category` entry, with their
/// depths. Empty when there is none.
[[nodiscard]] std::span<const TermProperty> about_member(std::span<const TermProperty> extras,
                                                         std::string_view member) noexcept;

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
