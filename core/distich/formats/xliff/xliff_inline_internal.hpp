#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <distich/formats/in_place_internal.hpp>
#include <distich/formats/xliff/code_plan_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>
#include <distich/xml/reader.hpp>
#include <distich/xml/writer.hpp>

namespace distich::formats::xliff {

/// <data> by its id.
using OriginalData = std::map<std::string, std::string, std::less<>>;

/// From the start of <originalData>: steps to its end.
[[nodiscard]] OriginalData read_original_data(xml::Reader& reader, Reporter& report);

/// What stands in a <source> or <target>.
struct Content {
  RichText text;
  std::vector<std::string> code_markup{};  ///< of `text.codes`, where the file is held
  std::vector<Annotation> annotations{};   ///< where the file is held
  std::optional<Spot> spot{};
};

/// From the start of a <source> or <target>: steps to its end.
[[nodiscard]] Content read_content(xml::Reader& reader, const OriginalData& data, const HeldText& held,
                                   Reporter& report);

/// Own ids of codes by the ones that stand for them.
using CodeIds = std::map<std::string, std::string, std::less<>>;

/// From the start of <dx:codes>: steps to its end.
[[nodiscard]] CodeIds read_code_ids(xml::Reader& reader);
void give_own_ids(RichText& text, const CodeIds& ids);

/// Nothing when no code has any.
void write_original_data(xml::Writer& writer, const CodePlan& plan);
/// The codes' own ids, where XLIFF does not allow them; nothing when it allows all.
void write_code_ids(xml::Writer& writer, const CodePlan& plan);
/// As the element `name`.
void write_content(xml::Writer& writer, std::string_view name, const CodePlan& plan,
                   const CodePlan::Side& side);

/// A text as it stands between elements; `prefix` ("x:") is that of XLIFF's own elements.
[[nodiscard]] std::string text_markup(std::string_view text, std::string_view prefix);

}  // namespace distich::formats::xliff
