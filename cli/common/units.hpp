#pragma once
#include <string>

#include "common/json.hpp"
#include <distich/engine/assist.hpp>
#include <distich/model/term.hpp>
#include <distich/model/unit.hpp>

namespace distich::cli {

/// A bilingual unit with all that is known of it; members that are empty are left out.
[[nodiscard]] Json unit_json(const BilingualUnit& unit);
/// {"schema":…,"source":…,"target":…,"original":…,"units":[…]}
[[nodiscard]] Json file_json(const std::string& schema, const BilingualFile& file);
[[nodiscard]] Json concept_json(const Concept& item);

}  // namespace distich::cli
