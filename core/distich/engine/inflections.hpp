#pragma once
#include <optional>

#include <distich/base/language.hpp>
#include <distich/tm/query_forms.hpp>

namespace distich {

/// What `terms` knows of a language's inflection, for a concordance; nothing when it knows none. What it
/// makes serves one thread at a time.
[[nodiscard]] std::optional<FindForms> inflections_of(const LanguageTag& language);

}  // namespace distich
