#pragma once
#include <string_view>

/// Namespaces that stand in XLIFF 1 files, and the words that we add to it.
namespace distich::formats::xliff1 {

inline constexpr std::string_view core_namespace = "urn:oasis:names:tc:xliff:document:1.2";
inline constexpr std::string_view xliff_2_family = "urn:oasis:names:tc:xliff:document:2.";
inline constexpr std::string_view sdl_namespace = "http://sdl.com/FileTypes/SdlXliff/1.0";
inline constexpr std::string_view memoq_namespace = "MQXliff";

/// Is the format a tool's own, which says with elements of its own whether a segment is done?
[[nodiscard]] constexpr bool is_tools_format(std::string_view id) noexcept {
  return id == "sdlxliff" || id == "mqxliff";
}

/// XLIFF 1.2 lets everybody add values that begin with "x-" to its own, also where it is strict. What it has
/// no place for stands in <context> elements of these types, in the text's inline elements and in <note>, so
/// that other tools need not know a namespace to keep it.
namespace own {
inline constexpr std::string_view prefix = "x-distich-";
inline constexpr std::string_view id = "x-distich-id";
inline constexpr std::string_view state = "x-distich-state";
inline constexpr std::string_view source_language = "x-distich-source-language";
inline constexpr std::string_view target_language = "x-distich-target-language";
inline constexpr std::string_view place = "x-distich-place";
inline constexpr std::string_view confidence = "x-distich-confidence";
inline constexpr std::string_view bead = "x-distich-bead";
inline constexpr std::string_view previous = "x-distich-previous";
inline constexpr std::string_view next = "x-distich-next";
inline constexpr std::string_view property = "x-distich-property";  ///< also a <note from="…"> of a header
inline constexpr std::string_view differs = "x-distich-differs";    ///< of an <alt-trans>
inline constexpr std::string_view term = "x-distich-term";          ///< begins a term
inline constexpr std::string_view term_place = "x-distich-term-place";
inline constexpr std::string_view term_concept = "x-distich-term-concept";
inline constexpr std::string_view term_kind = "x-distich-term-kind";
inline constexpr std::string_view term_status = "x-distich-term-status";
inline constexpr std::string_view definition = "x-distich-definition";
inline constexpr std::string_view rendering_prefix = "x-distich-rendering-";  ///< then the status
inline constexpr std::string_view character = "x-distich-character";          ///< `ctype` of a <ph>
inline constexpr std::string_view skeleton = "x-distich-article";  ///< begins `form` of <internal-file>
}  // namespace own

}  // namespace distich::formats::xliff1
