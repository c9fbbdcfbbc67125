#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <distich/formats/in_place_internal.hpp>
#include <distich/model/unit.hpp>
#include <distich/xml/reader.hpp>
#include <distich/xml/writer.hpp>

/// <context-group> elements: those of other tools, and those in which our writer keeps what XLIFF 1.2 has no
/// place for.
namespace distich::formats::xliff1 {

/// A <context>.
struct ContextEntry {
  std::string type;
  std::string text;
  std::optional<Spot> spot;  ///< where the file is held
};

using Contexts = std::vector<ContextEntry>;

/// From the start of a <context-group>: steps to its end.
[[nodiscard]] Contexts read_context_group(xml::Reader& reader, const HeldText& held);
/// Puts a context of ours into the unit. False for others', and for those of terms and states.
[[nodiscard]] bool take_own_context(std::string_view type, const std::string& text, BilingualUnit& unit);
/// Does the group hold a term?
[[nodiscard]] bool is_own_term(const Contexts& contexts);
[[nodiscard]] TermNote to_term(const Contexts& contexts);

/// What of a unit goes into contexts, besides its terms.
struct OwnContexts {
  std::string_view written_id;  ///< the unit's own id is kept where it is another
  LanguagePair file_languages;  ///< the unit's own languages are kept where they are others
  bool keep_state = false;
};

/// Does XLIFF 1.2 have an attribute of a unit for that property?
[[nodiscard]] bool is_attribute(std::string_view property, std::string_view value) noexcept;
/// Attributes of <note>, and what our properties call them behind "note-".
inline constexpr std::array<std::string_view, 3> note_attributes{"from", "annotates", "priority"};

/// Is it what a note without the attribute says, too?
[[nodiscard]] bool is_default_of_note(std::string_view attribute, std::string_view value) noexcept;
/// Does XLIFF allow the value, and does it come back?
[[nodiscard]] bool may_be_of_note(std::string_view attribute, std::string_view value) noexcept;
void write_notes(xml::Writer& writer, const BilingualUnit& unit);
/// Nothing when there is nothing to keep.
void write_contexts(xml::Writer& writer, const BilingualUnit& unit, const OwnContexts& how);
void write_differences(xml::Writer& writer, const std::vector<ByteRange>& differs);
void write_term(xml::Writer& writer, const TermNote& note);
/// A <context> of ours as markup, with the file's prefix ("x:") for XLIFF's elements.
[[nodiscard]] std::string context_markup(std::string_view prefix, std::string_view type,
                                         std::string_view text);

}  // namespace distich::formats::xliff1
