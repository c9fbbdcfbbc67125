#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <distich/model/term.hpp>

namespace distich::formats::table {

/// A mark behind a term that a glossary's cell should not have: what it says, and where.
struct BadMark {
  std::string text;
  std::size_t offset = 0;  ///< in the cell
};

/// The terms of a cell: "cease-fire | truce {admitted} | armistice {deprecated; note=only of treaties}".
/// Marks: a status, "case" (letter case counts), "pos=…", "note=…", "gender=…",
/// "usage=…", "context=…", "source=…", "match=…" (a tolerance), "variant=…" (any number). | { } \ in a text
/// are written with a backslash before them, as are ; and = where a mark would end; \t and \n are a tab and a
/// line end.
[[nodiscard]] std::vector<Term> parse_terms(std::string_view cell, const LanguageTag& language,
                                            std::vector<BadMark>& bad_marks);
[[nodiscard]] std::string write_terms(const std::vector<const Term*>& terms);

/// Other cells of a glossary: only \t \n \r \\ are special.
[[nodiscard]] std::string plain_cell(std::string_view text);
[[nodiscard]] std::string from_plain_cell(std::string_view cell);

}  // namespace distich::formats::table
