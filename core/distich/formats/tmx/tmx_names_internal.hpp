#pragma once
#include <array>
#include <string>
#include <string_view>

#include <distich/model/unit.hpp>

/// What TMX files and our properties call things.
namespace distich::formats::tmx {

// As <prop> of the <header>. What a unit knows beyond a memory's has the names of `unit_property`.
inline constexpr std::string_view original_property = "x-distich-original";
// OmegaT's names for the neighbours' texts.
inline constexpr std::string_view previous_property = "prev";
inline constexpr std::string_view next_property = "next";
/// The `type` of a <ph> that stands for a character that XML cannot hold.
inline constexpr std::string_view character_type = "x-distich-char";
/// Our properties' name for the notes of the <header>.
inline constexpr std::string_view header_note = "header-note";

// Prefixes of the ids of codes that are not <bpt>, <ept>, <ph> or <it>.
inline constexpr std::string_view highlight_prefix = "hi:";
inline constexpr std::string_view unknown_tag_prefix = "ut:";
/// Of codes whose original holds <sub> elements, and is therefore kept as markup.
inline constexpr std::string_view subflow_prefix = "sub:";

inline constexpr std::array<std::string_view, 13> unit_attributes{
    "changedate", "changeid",      "creationdate", "creationid", "creationtool", "creationtoolversion",
    "datatype",   "lastusagedate", "o-encoding",   "o-tmf",      "segtype",      "srclang",
    "usagecount"};
inline constexpr std::array<std::string_view, 11> variant_attributes{
    "changedate", "changeid",      "creationdate", "creationid", "creationtool", "creationtoolversion",
    "datatype",   "lastusagedate", "o-encoding",   "o-tmf",      "usagecount"};
inline constexpr std::array<std::string_view, 11> header_attributes{
    "adminlang",           "changedate", "changeid",   "creationdate", "creationid", "creationtool",
    "creationtoolversion", "datatype",   "o-encoding", "o-tmf",        "segtype"};

/// May a property of this name be read from or written to an attribute?
template <std::size_t N>
[[nodiscard]] constexpr bool is_one_of(const std::array<std::string_view, N>& names,
                                       std::string_view name) noexcept {
  for (const auto known : names) {
    if (known == name) return true;
  }
  return false;
}

/// Adds a <prop>. TMX allows several of one type, and types that are called like attributes;
/// our properties have unique names: the second "type" becomes "type#2", the third "type#3".
/// A type that ends in "#" and digits by itself, or is `reserved`, always gets a number.
void add_property(Properties& properties, std::string_view type, std::string value, bool reserved);
/// The <prop> type of a property's name: without the number that `add_property` gave it.
[[nodiscard]] std::string_view property_type(std::string_view name) noexcept;

}  // namespace distich::formats::tmx
