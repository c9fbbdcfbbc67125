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

/// Throws Error{invalid_argument}: the unit's place is none of the article's.
[[noreturn]] void refuse_place(const BilingualUnit& unit);

/// Writes numeric references ("&#8204;", of HTML and XML) for the characters that the encoding lacks.
void use_references(std::span<Replacement> replacements, const std::string& encoding);

/// `text` with the replacements, which are in order and disjoint.
[[nodiscard]] std::string splice(std::string_view text, std::span<const Replacement> replacements);

/// The merged text in the article's own encoding. Throws Error{encoding} with what to do about it for
/// characters that the encoding lacks.
[[nodiscard]] std::string encode_article(std::string_view merged, const Skeleton& skeleton);

}  // namespace distich::formats
