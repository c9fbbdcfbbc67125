#include <algorithm>
#include <array>
#include <set>
#include <sstream>

#include <distich/archive/archive.hpp>
#include <distich/base/error.hpp>
#include <distich/formats/docx/docx.hpp>
#include <distich/formats/office/flow_internal.hpp>
#include <distich/xml/reader.hpp>

namespace distich {
namespace {

using formats::office::Namespace;
using formats::office::Package;
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

/// Parts by what they hold, as [Content_Types].xml says it.
class Parts {
 public:
  Parts(const archive::Archive& archive, const std::string& input) : archive_(&archive), input_(input) {
    constexpr std::string_view list = "[Content_Types].xml";
    const auto bytes = archive.read(list);
    if (bytes) read(*bytes, input + ": " + std::string(list));
    if (texts_[0].empty()) {
      throw Error(ErrorCode::malformed, tr("not a DOCX file: it has no main document"),
                  SourcePos{input, 0, 0, 0});
    }
  }

  /// The document, then notes, then headers and footers.
  [[nodiscard]] std::vector<std::string> texts() const {
    std::vector<std::string> out;
    for (const auto& names : texts_) out.insert(out.end(), names.begin(), names.end());
    return out;
  }

  [[nodiscard]] const std::string& styles() const noexcept { return styles_; }

 private:
  static constexpr std::array<std::string_view, 5> kinds{".main+xml", ".footnotes+xml", ".endnotes+xml",
                                                         ".header+xml", ".footer+xml"};

  void read(const std::string& bytes, const std::string& where) {
    std::istringstream in(bytes);
    xml::Reader reader(in, where);
    while (reader.next()) {
      if (reader.kind() != xml::NodeKind::start || reader.name() != "Override") continue;
      std::string name(reader.attribute("PartName").value_or(""));
      const auto type = reader.attribute("ContentType").value_or("");
      if (name.starts_with('/')) name.erase(0, 1);
      const bool is_word = type.find("word") != std::string_view::npos;
      if (!is_word || archive_->find(name) == nullptr) continue;
      if (type.ends_with(".styles+xml")) styles_ = name;
      for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (type.ends_with(kinds.at(i))) texts_.at(i).insert(name);
      }
    }
  }

  const archive::Archive* archive_;
  std::string input_;
  std::array<std::set<std::string>, kinds.size()> texts_;
  std::string styles_;
};

bool names_heading(std::string name) {
  std::ranges::transform(name, name.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return name.starts_with("heading ") || name == "title" || name == "subtitle";
}

/// The ids of the styles of headings: their names are the same in every language.
std::set<std::string> heading_styles(const archive::Archive& archive, const Parts& parts,
                                     const std::string& input) {
  std::set<std::string> out;
  if (parts.styles().empty()) return out;
  std::istringstream in(archive.read(parts.styles()).value_or(""));
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

formats::office::Flow read_flow(const archive::Archive& archive, Package& package, std::string bytes,
                                const ReadOptions& options, const Control& control) {
  const Parts parts(archive, options.input);
  package = formats::office::take_parts(archive, parts.texts(), vocabulary, options.input, control);
  Styles styles;
  styles.kind_of = [headings = heading_styles(archive, parts, options.input)](std::string_view properties) {
    return kind_of(properties, headings);
  };
  return formats::office::read_flow(package, vocabulary, styles, {"docx", std::move(bytes), "binary", false},
                                    options, control);
}

Article read_docx(std::string_view bytes, const ReadOptions& options, const Control& control) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
    throw Error(ErrorCode::unsupported,
                tr("the file is encrypted, or a DOC file of old; save it as DOCX without a password"),
                SourcePos{options.input, 0, 0, 0});
  }
  const archive::Archive archive(bytes, options.input);
  Package package;
  auto flow = read_flow(archive, package, std::string(bytes), options, control);
  flow.article.unpacked = std::move(package.text);
  return std::move(flow.article);
}

std::string merge_docx(const Skeleton& skeleton, std::span<const BilingualUnit> units) {
  const archive::Archive archive(skeleton.text);
  Package package;
  const auto flow = read_flow(archive, package, {}, {}, {});
  return formats::office::put_back(archive, package,
                                   formats::office::merge_flow(package, flow, vocabulary, units));
}

int sniff_docx(std::string_view head, std::string_view) {
  if (!archive::is_archive(head)) return 0;
  if (head.find("word/document.xml") != std::string_view::npos) return 95;
  if (head.find("word/") != std::string_view::npos) return 80;
  return head.find("[Content_Types].xml") != std::string_view::npos ? 20 : 0;
}

}  // namespace

Format docx_format() {
  Format format;
  format.id = "docx";
  format.title = "DOCX (Word)";
  format.extensions = {"docx", "docm", "dotx"};
  format.sniff = sniff_docx;
  format.read_article = read_docx;
  format.merge = merge_docx;
  return format;
}

}  // namespace distich
