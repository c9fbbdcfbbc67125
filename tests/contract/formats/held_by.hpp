#pragma once
#include <string_view>

#include "awkward.hpp"
#include <distich/formats/format.hpp>

/// What formats cannot hold, by name. A format that is not named here must hold everything.
namespace distich::contract {

[[nodiscard]] BilingualUnit held_by(std::string_view format, BilingualUnit unit);
[[nodiscard]] TranslationUnit held_by(std::string_view format, TranslationUnit unit);
[[nodiscard]] Concept held_by(std::string_view format, Concept entry);

/// The same for awkward records, of which formats lose more; nothing where a record is left out. `index`
/// counts records from 0.
[[nodiscard]] std::optional<BilingualUnit> held_awkward(const Way& way, BilingualUnit unit,
                                                        std::size_t index);
[[nodiscard]] std::optional<TranslationUnit> held_awkward(const Way& way, TranslationUnit unit,
                                                          std::size_t index);
[[nodiscard]] std::optional<Concept> held_awkward(const Way& way, Concept entry, std::size_t index);

/// What the formats of glossaries hold in all their dialects of awkward concepts: ids, terms and their
/// languages, notes and definitions, white space as single spaces and what XML cannot hold as U+FFFD.
[[nodiscard]] Concept comparable(const Way& way, const Concept& entry);

template <class Record>
[[nodiscard]] const Record& comparable(const Way& /*way*/, const Record& record) {
  return record;
}

/// Formats in which a file cut off anywhere is not known to be cut off.
[[nodiscard]] bool hides_truncation(std::string_view format);
/// Formats whose memories have their languages from the records alone.
[[nodiscard]] bool needs_a_record(std::string_view format);
/// Formats that cut white space off the ends of a glossary's cells.
[[nodiscard]] bool trims_terms(std::string_view format);
/// Formats whose files are ZIP archives: what is in them is packed.
[[nodiscard]] bool is_archive(std::string_view format);
/// Formats that show characters that XML cannot hold as U+FFFD outside translatable text.
[[nodiscard]] bool is_xml(std::string_view format);

}  // namespace distich::contract
