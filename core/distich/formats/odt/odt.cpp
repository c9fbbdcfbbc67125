#include <algorithm>
#include <array>
#include <set>
#include <sstream>

#include <distich/archive/archive.hpp>
#include <distich/base/error.hpp>
#include <distich/formats/odt/odt.hpp>
#include <distich/formats/office/flow_internal.hpp>
#include <distich/xml/reader.hpp>

namespace distich {
namespace {

using formats::office::Namespace;
using formats::office::Package;
using formats::office::Role;
using formats::office::Styles;
using formats::office::Vocabulary;

constexpr std::string_view mimetype = "application/vnd.oasis.opendocument.text";

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

[[noreturn]] void refuse(ErrorCode code, Message message, const std::string& input) {
  throw Error(code, std::move(message), SourcePos{input, 0, 0, 0});
}

void check(const archive::Archive& archive, const std::string& input) {
  if (archive.find("content.xml") == nullptr) {
    refuse(ErrorCode::malformed, tr("not an ODT file: it has no content.xml"), input);
  }
  const auto manifest = archive.read("META-INF/manifest.xml").value_or("");
  if (manifest.find(":encryption-data") != std::string::npos) {
    refuse(ErrorCode::unsupported, tr("the file is encrypted; save it without a password"), input);
  }
}

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

formats::office::Flow read_flow(const archive::Archive& archive, Package& package, std::string bytes,
                                const ReadOptions& options, const Control& control) {
  check(archive, options.input);
  std::vector<std::string> names{"content.xml"};
  if (archive.find("styles.xml") != nullptr) names.emplace_back("styles.xml");
  package = formats::office::take_parts(archive, names, vocabulary, options.input, control);
  Styles styles;
  styles.is_noise = [noise = styles_without_look(archive.read("content.xml").value_or(""), options.input)](
                        std::string_view tag) {
    const auto style = formats::office::attribute(tag, "style-name");
    return !style || noise.contains(std::string(*style));
  };
  return formats::office::read_flow(package, vocabulary, styles, {"odt", std::move(bytes), "binary", false},
                                    options, control);
}

Article read_odt(std::string_view bytes, const ReadOptions& options, const Control& control) {
  const archive::Archive archive(bytes, options.input);
  Package package;
  auto flow = read_flow(archive, package, std::string(bytes), options, control);
  flow.article.unpacked = std::move(package.text);
  return std::move(flow.article);
}

std::string merge_odt(const Skeleton& skeleton, std::span<const BilingualUnit> units) {
  const archive::Archive archive(skeleton.text);
  Package package;
  const auto flow = read_flow(archive, package, {}, {}, {});
  return formats::office::put_back(archive, package,
                                   formats::office::merge_flow(package, flow, vocabulary, units));
}

int sniff_odt(std::string_view head, std::string_view) {
  if (!archive::is_archive(head)) return 0;
  return head.find("mimetype" + std::string(mimetype)) != std::string_view::npos ? 98 : 0;
}

}  // namespace

Format odt_format() {
  Format format;
  format.id = "odt";
  format.title = "ODT (OpenDocument)";
  format.extensions = {"odt", "ott"};
  format.sniff = sniff_odt;
  format.read_article = read_odt;
  format.merge = merge_odt;
  return format;
}

}  // namespace distich
