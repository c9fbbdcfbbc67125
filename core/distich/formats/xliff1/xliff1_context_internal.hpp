#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <distich/model/unit.hpp>
#include <distich/xml/reader.hpp>
#include <distich/xml/writer.hpp>

/// <context-group> elements: those of other tools, and those in which our writer keeps what XLIFF 1.2 has no
/// place for.
namespace distich::formats::xliff1 {

/// The type and the text of each <context>.
using Contexts = std::vector<std::pair<std::string, std::string>>;

/// From the start of a <context-group>: steps to its end.
[[nodiscard]] Contexts read_context_group(xml::Reader& reader);
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
/// Nothing when there is nothing to keep.
void write_contexts(xml::Writer& writer, const BilingualUnit& unit, const OwnContexts& how);
void write_differences(xml::Writer& writer, const std::vector<ByteRange>& differs);
void write_term(xml::Writer& writer, const TermNote& note);

}  // namespace distich::formats::xliff1
