#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <distich/formats/format.hpp>

namespace distich::formats {

/// New text for a range of a skeleton.
struct Replacement {
  ByteRange place;
  std::string text;
};

/// The units that have a target, sorted by their places. Throws Error{invalid_argument} for a target without
/// a place, for places outside `text` or inside a character, and for places that overlap.
[[nodiscard]] std::vector<const BilingualUnit*> units_in_place(std::string_view text,
                                                               std::span<const BilingualUnit> units);

/// The units that change something, sorted by their places: those whose target is there and
/// is not the source unchanged. Throws as `units_in_place`.
[[nodiscard]] std::vector<const BilingualUnit*> units_to_merge(std::string_view text,
                                                               std::span<const BilingualUnit> units);

/// Writes numeric references ("&#8204;", of HTML and XML) for the characters that the encoding lacks.
void use_references(std::span<Replacement> replacements, const std::string& encoding);

/// `text` with the replacements, which are in order and disjoint.
[[nodiscard]] std::string splice(std::string_view text, std::span<const Replacement> replacements);

}  // namespace distich::formats
