#include <algorithm>
#include <array>
#include <set>
#include <sstream>

#include <distich/formats/odt/odt.hpp>
#include <distich/formats/odt/odt_dressing_internal.hpp>
#include <distich/formats/odt/package_internal.hpp>
#include <distich/formats/office/document_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>
#include <distich/xml/reader.hpp>

namespace distich {
namespace {

using formats::office::Container;
using formats::office::Namespace;
using formats::office::Role;
using formats::office::Styles;
using formats::office::Vocabulary;

constexpr std::array<Namespace, 4> namespaces{
    {{"urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"},
     {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"},
     {"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"},
     {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"}}};

constexpr std::pair<std::string_view, Role> roles[] = {
    {"text:p", Role::block},
    {"text:h", Role::heading},
    {"table:table-cell", Role::cell},
    {"text:list-item", Role::item},
    {"text:list-header", Role::item},
    {"text:span", Role::pair},
    {"text:a", Role::link},
    {"text:meta", Role::through},
    {"text:s", Role::spaces},
    {"text:tab", Role::tab},
    {"text:line-break", Role::line_break},
    {"text:soft-page-break", Role::skip},
    {"text:tracked-changes", Role::skip},
    {"office:forms", Role::skip},
    {"text:bookmark", Role::anchor_start},
    {"text:bookmark-start", Role::anchor_start},
    {"text:bookmark-end", Role::anchor_end},
    {"text:reference-mark", Role::anchor_start},
    {"text:reference-mark-start", Role::anchor_start},
    {"text:reference-mark-end", Role::anchor_end},
    {"text:change", Role::anchor_start},
    {"text:change-start", Role::anchor_start},
    {"text:change-end", Role::anchor_end},
    {"text:alphabetical-index-mark-start", Role::anchor_start},
    {"text:alphabetical-index-mark-end", Role::anchor_end},
    {"text:toc-mark-start", Role::anchor_start},
    {"text:toc-mark-end", Role::anchor_end},
    {"text:note-body", Role::nested},
    {"draw:text-box", Role::nested},
};

constexpr Vocabulary vocabulary{.namespaces = namespaces,
                                .roles = roles,
                                .collapses_space = true,
                                .line_break = "line-break",
                                .tab = "tab",
                                .spaces = "s"};

/// Do a style's properties say nothing but when text was typed, and in which language?
bool is_no_look(const std::vector<xml::Attribute>& properties) {
  constexpr std::array<std::string_view, 3> beginnings{"language", "country", "script"};
  return std::ranges::all_of(properties, [&](const xml::Attribute& attribute) {
    return attribute.name == "rsid" || attribute.name == "paragraph-rsid" ||
           std::ranges::any_of(beginnings,
                               [&](std::string_view begin) { return attribute.name.starts_with(begin); });
  });
}

/// The styles of a part that give a text no look of its own: editors make many.
std::set<std::string> styles_without_look(const std::string& xml, const std::string& input) {
  std::set<std::string> out;
  std::istringstream in(xml);
  xml::Reader reader(in, input);
  std::string name;  // of the style that the reader is in, as long as it says nothing
  while (reader.next()) {
    if (reader.kind() == xml::NodeKind::end && reader.name() == "style") {
      if (!name.empty()) out.insert(name);
      name.clear();
    }
    if (reader.kind() != xml::NodeKind::start) continue;
    if (reader.name() == "style") {
      name.clear();
      const auto value = [&](std::string_view attribute) {
        return std::string(reader.attribute(attribute, reader.uri()).value_or(""));
      };
      if (value("family") == "text" && value("parent-style-name").empty()) name = value("name");
    } else if (!name.empty() && !(reader.name() == "text-properties" && is_no_look(reader.attributes()))) {
      name.clear();
    }
  }
  return out;
}

/// A flat file has all in one.
formats::office::Outline outline(const Container& container, const std::string& input) {
  std::vector<std::string> names{""};
  if (container.is_flat()) {
    formats::odt::check_flat(container.read(""), input);
  } else {
    formats::odt::check_package(*container.archive(), input);
    names = {"content.xml"};
    if (container.has("styles.xml")) names.emplace_back("styles.xml");
  }
  Styles styles;
  styles.is_noise = [noise = styles_without_look(container.read(names.front()),
                                                 container.input_of(names.front()))](std::string_view tag) {
    const auto style = formats::office::attribute(tag, "style-name");
    return !style || noise.contains(std::string(*style));
  };
  return {std::move(names), std::move(styles)};
}

constexpr formats::office::Kind kind{.id = "odt",
                                     .vocabulary = &vocabulary,
                                     .may_be_flat = true,
                                     .outline = outline,
                                     .dressing = formats::odt::make_dressing};

int sniff(std::string_view head, std::string_view) {
  const bool is_flat = formats::root_tag(head).find(formats::odt::mimetype) != std::string_view::npos;
  return is_flat ? 96 : formats::odt::sniff_package(head);
}

}  // namespace

Format odt_format() {
  Format format;
  format.id = "odt";
  format.title = "ODT (OpenDocument)";
  format.extensions = {"odt", "ott", "fodt"};
  format.loses = {tr("comments"), tr("results of fields"), tr("descriptions of pictures"),
                  tr("document properties")};
  format.sniff = sniff;
  format.read_article = [](std::string_view bytes, const ReadOptions& options, const Control& control) {
    return read_document(kind, bytes, options, control);
  };
  format.merge = [](const Skeleton& skeleton, std::span<const BilingualUnit> units) {
    return merge_document(kind, skeleton, units);
  };
  return format;
}

}  // namespace distich
