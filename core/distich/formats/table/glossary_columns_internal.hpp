#pragma once
#include <optional>
#include <string>
#include <vector>

#include <distich/formats/format.hpp>
#include <distich/formats/table/delimited_internal.hpp>
#include <distich/formats/table/header_internal.hpp>

namespace distich::formats::table {

using ColumnIndex = std::optional<std::size_t>;

/// A column of terms, and the columns that say more of the same terms.
struct TermColumns {
  std::size_t terms = 0;
  LanguageTag language;
  ColumnIndex note;
  ColumnIndex context;
  ColumnIndex status;
  ColumnIndex part_of_speech;
  ColumnIndex gender;
  ColumnIndex usage;
  ColumnIndex source;
};

/// A column that says something of a concept in one language.
struct SectionColumn {
  std::size_t index = 0;
  LanguageTag language;
  bool is_note = false;  ///< else a definition
};

/// What the columns of a table of terms are.
struct GlossaryColumns {
  ColumnIndex id;
  ColumnIndex subject;
  ColumnIndex part_of_speech;
  ColumnIndex definition;
  ColumnIndex note;
  ColumnIndex comment;
  ColumnIndex status;     ///< of all terms of the row
  ColumnIndex forbidden;  ///< of all terms of the row: "TRUE"
  ColumnIndex source;
  ColumnIndex relations;
  ColumnIndex created;
  ColumnIndex created_by;
  ColumnIndex modified;
  ColumnIndex modified_by;
  std::vector<TermColumns> terms;
  std::vector<SectionColumn> sections;
  std::vector<std::pair<std::size_t, std::string>> properties;
  std::vector<std::size_t> unnamed;
  std::size_t columns = 0;  ///< 0 where the file has no header row
};

/// Is the row a header: does it name columns that glossaries have, or that `map` speaks of?
[[nodiscard]] bool names_glossary_columns(const Row& row, const ColumnMap& map);

/// The columns by what `map` says and, of what it leaves open, by the headings. `header` is null where the
/// file has none. Throws Error{invalid_argument} for a map that speaks of columns that are not there, or has
/// roles that are none, Error{malformed} when no column is of terms.
[[nodiscard]] GlossaryColumns glossary_columns(const Row* header, const ColumnMap& map,
                                               const LanguagePair& languages, const SourcePos& where);

// Headings that writers use beside those of languages.
namespace heading {
inline constexpr std::string_view source = "reference";
inline constexpr std::string_view relations = "relations";
inline constexpr std::string_view created = "created";
inline constexpr std::string_view created_by = "created-by";
inline constexpr std::string_view modified = "modified";
inline constexpr std::string_view modified_by = "modified-by";
inline constexpr std::string_view definition_suffix = ".definition";
inline constexpr std::string_view note_suffix = ".note";
}  // namespace heading

}  // namespace distich::formats::table
