#include <array>
#include <set>
#include <sstream>

#include <distich/base/ascii.hpp>
#include <distich/formats/docx/docx.hpp>
#include <distich/formats/docx/docx_dressing_internal.hpp>
#include <distich/formats/docx/parts_internal.hpp>
#include <distich/formats/office/document_internal.hpp>
#include <distich/xml/reader.hpp>

namespace distich {
namespace {

using formats::office::Container;
using formats::office::Namespace;
using formats::office::Role;
using formats::office::Styles;
using formats::office::Vocabulary;

constexpr std::array<Namespace, 3> namespaces{
    {{"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
     {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},  // ISO 29500, strict
     {"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"}}};

constexpr std::pair<std::string_view, Role> roles[] = {
    {"w:p", Role::block},
    {"w:tc", Role::cell},
    {"w:pPr", Role::paragraph_properties},
    {"w:r", Role::run},
    {"w:rPr", Role::run_properties},
    {"w:t", Role::holder},
    {"w:hyperlink", Role::link},
    {"w:sdt", Role::control},
    {"w:sdtContent", Role::control_content},
    {"w:sdtPr", Role::skip},
    {"w:sdtEndPr", Role::skip},
    {"w:ins", Role::through},
    {"w:moveTo", Role::through},
    {"w:del", Role::skip},
    {"w:moveFrom", Role::skip},
    {"w:smartTag", Role::through},
    {"w:smartTagPr", Role::skip},
    {"w:customXml", Role::through},
    {"w:customXmlPr", Role::skip},
    {"w:bdo", Role::pair},
    {"w:dir", Role::pair},
    {"w:bookmarkStart", Role::anchor_start},
    {"w:bookmarkEnd", Role::anchor_end},
    {"w:commentRangeStart", Role::anchor_start},
    {"w:commentRangeEnd", Role::anchor_end},
    {"w:permStart", Role::anchor_start},
    {"w:permEnd", Role::anchor_end},
    {"w:moveFromRangeStart", Role::anchor_start},
    {"w:moveFromRangeEnd", Role::anchor_end},
    {"w:moveToRangeStart", Role::anchor_start},
    {"w:moveToRangeEnd", Role::anchor_end},
    {"w:proofErr", Role::skip},
    {"w:lastRenderedPageBreak", Role::skip},
    {"w:br", Role::line_break},
    {"w:cr", Role::line_break},
    {"w:tab", Role::tab},
    {"w:noBreakHyphen", Role::hard_hyphen},
    {"w:softHyphen", Role::soft_hyphen},
    {"w:fldChar", Role::field_mark},
    {"w:txbxContent", Role::nested},
    {"mc:AlternateContent", Role::alternative},
    {"mc:Choice", Role::choice},
    {"mc:Fallback", Role::fallback},
};

constexpr Vocabulary vocabulary{.namespaces = namespaces,
                                .roles = roles,
                                .has_holders = true,
                                .line_break = "br",
                                .tab = "tab",
                                .spaces = {}};

bool names_heading(std::string_view style) {
  const auto name = ascii_lower(style);
  return name.starts_with("heading ") || name == "title" || name == "subtitle";
}

/// The ids of the styles of headings: their names are the same in every language.
std::set<std::string> heading_styles(const Container& container, const formats::docx::Parts& parts,
                                     const std::string& input) {
  std::set<std::string> out;
  if (parts.styles().empty()) return out;
  std::istringstream in(container.read(parts.styles()));
  xml::Reader reader(in, input + ": " + parts.styles());
  std::string id;
  while (reader.next()) {
    if (reader.kind() != xml::NodeKind::start) continue;
    const auto value = [&](std::string_view name) {
      return std::string(reader.attribute(name, reader.uri()).value_or(""));
    };
    if (reader.name() == "style") id = value("styleId");
    if (reader.name() == "name" && names_heading(value("val"))) out.insert(id);
  }
  return out;
}

std::optional<BlockKind> kind_of(std::string_view properties, const std::set<std::string>& headings) {
  formats::office::Scanner scanner(properties, {0, properties.size()});
  std::optional<BlockKind> kind;
  for (formats::office::Token token; scanner.next(token);) {
    const auto local = token.name.substr(token.name.find(':') + 1);
    const auto value =
        std::string(formats::office::attribute(token.range.of(properties), "val").value_or(""));
    if (local == "pStyle" && headings.contains(value)) return BlockKind::heading;
    if (local == "outlineLvl" && value != "9") return BlockKind::heading;  // 9 is the level of body text
    if (local == "numPr") kind = BlockKind::list_item;
  }
  return kind;
}

formats::office::Outline outline(const Container& container, const std::string& input) {
  const formats::docx::Parts parts(*container.archive(), input);
  Styles styles;
  styles.kind_of = [headings = heading_styles(container, parts, input)](std::string_view properties) {
    return kind_of(properties, headings);
  };
  return {parts.texts(), std::move(styles)};
}

constexpr formats::office::Kind kind{
    .id = "docx", .vocabulary = &vocabulary, .outline = outline, .dressing = formats::docx::make_dressing};

Article read_docx(std::string_view bytes, const ReadOptions& options, const Control& control) {
  formats::docx::refuse_other_files(bytes, options.input);
  return read_document(kind, bytes, options, control);
}

}  // namespace

Format docx_format() {
  Format format;
  format.id = "docx";
  format.title = "DOCX (Word)";
  format.extensions = {"docx", "docm", "dotx"};
  format.loses = {tr("comments"), tr("charts"), tr("results of fields"), tr("descriptions of pictures"),
                  tr("document properties")};
  format.sniff = [](std::string_view head, std::string_view) { return formats::docx::sniff(head); };
  format.read_article = read_docx;
  format.merge = [](const Skeleton& skeleton, std::span<const BilingualUnit> units) {
    return merge_document(kind, skeleton, units);
  };
  return format;
}

}  // namespace distich
