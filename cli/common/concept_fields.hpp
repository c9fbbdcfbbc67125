#pragma once
#include <string>
#include <string_view>

#include <distich/model/term.hpp>

namespace distich::cli {

/// The names that `set_field` knows, for help pages: "subject, definition, …".
[[nodiscard]] std::string concept_field_names();
[[nodiscard]] std::string term_field_names();

/// Does what "definition=what it means" says; nothing behind the sign empties the field. "broader=quay" adds
/// a relation, "broader=" takes all of that kind out. Throws usage errors.
void set_field(Concept& item, std::string_view assignment);
/// The same for "gender=neuter", "case=yes", "match=exact", …; "variant=Waffen-Ruhe" adds a spelling.
void set_field(Term& term, std::string_view assignment);

}  // namespace distich::cli
