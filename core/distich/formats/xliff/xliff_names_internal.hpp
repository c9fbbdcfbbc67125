#pragma once
#include <array>
#include <string_view>
#include <utility>

/// Namespaces of XLIFF 2, and what we call our own things inside it.
namespace distich::formats::xliff {

inline constexpr std::string_view core_namespace = "urn:oasis:names:tc:xliff:document:2.0";
inline constexpr std::string_view core_2_2_namespace = "urn:oasis:names:tc:xliff:document:2.2";
inline constexpr std::string_view matches_namespace = "urn:oasis:names:tc:xliff:matches:2.0";
inline constexpr std::string_view glossary_namespace = "urn:oasis:names:tc:xliff:glossary:2.0";
inline constexpr std::string_view metadata_namespace = "urn:oasis:names:tc:xliff:metadata:2.0";
inline constexpr std::string_view sizes_namespace = "urn:oasis:names:tc:xliff:sizerestriction:2.0";
// Versions of one module differ in their last part only.
inline constexpr std::string_view matches_family = "urn:oasis:names:tc:xliff:matches:";
inline constexpr std::string_view glossary_family = "urn:oasis:names:tc:xliff:glossary:";
inline constexpr std::string_view metadata_family = "urn:oasis:names:tc:xliff:metadata:";
inline constexpr std::string_view core_2_family = "urn:oasis:names:tc:xliff:document:2.";

/// Attributes of <note>, and what our properties call them.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 3> note_attributes{
    {{"category", "category"}, {"priority", "priority"}, {"appliesTo", "annotates"}}};

/// For what no module of XLIFF holds: places, confidences, contexts, the article itself.
inline constexpr std::string_view distich_namespace = "urn:distich:1";

/// Category of the metadata group that holds our properties.
inline constexpr std::string_view property_category = "distich";
/// Authority of our values of `subState` and `subType`.
inline constexpr std::string_view authority = "distich:";
/// The id of the one segment that our writer puts into a unit.
inline constexpr std::string_view segment_id = "s1";

}  // namespace distich::formats::xliff
