#pragma once
#include <string>
#include <vector>

#include <distich/model/term.hpp>

namespace distich::sqlite {

/// What concepts and terms have beyond their columns, as a row of texts for a `details` column
/// (docs/storage.md); empty when there is nothing of it. `with_fields` is the way back: false when the row is
/// none that `fields_of` gives.
[[nodiscard]] std::vector<std::string> fields_of(const Concept& item);
[[nodiscard]] std::vector<std::string> fields_of(const Term& term);
[[nodiscard]] bool with_fields(std::vector<std::string> fields, Concept& item);
[[nodiscard]] bool with_fields(std::vector<std::string> fields, Term& term);

}  // namespace distich::sqlite
