#include <distich/formats/odt/alignment_internal.hpp>
#include <distich/formats/office/markup_internal.hpp>

namespace distich::formats::odt {
namespace {

using office::attribute;
using office::Scanner;
using office::Token;
using office::TokenKind;

std::string value(std::string_view tag, std::string_view local) {
  return std::string(attribute(tag, local).value_or(""));
}

std::string alignment_in(std::string_view style) {
  Scanner scanner(style, {0, style.size()});
  for (Token token; scanner.next(token);) {
    if (token.name.ends_with("paragraph-properties")) return value(token.range.of(style), "text-align");
  }
  return {};
}

}  // namespace

Alignments::Alignments(const office::Package& package) {
  for (const auto& part : package.parts) read(part.xml);
}

void Alignments::read(std::string_view xml) {
  Scanner scanner(xml, {0, xml.size()});
  bool is_inside = false;
  for (Token token; scanner.next(token);) {
    const auto local = token.name.substr(token.name.find(':') + 1);
    if (local == "styles") {
      is_inside = token.kind == TokenKind::start;
      if (!is_inside) return;
    } else if (is_inside && (local == "style" || local == "default-style") && token.kind != TokenKind::end) {
      const auto tag = token.range.of(xml);
      const ByteRange style{token.range.begin, scanner.skip_element(token)};
      if (value(tag, "family") != "paragraph") continue;
      // A default style has no name, and stands above all.
      styles_[value(tag, "name")] = {value(tag, "parent-style-name"), alignment_in(style.of(xml))};
    }
  }
}

std::string Alignments::of(std::string_view style, std::string_view name) const {
  std::string above(name);
  if (!style.empty()) {
    if (auto own = alignment_in(style); !own.empty()) return own;
    above = value(style.substr(0, style.find('>') + 1), "parent-style-name");
  }
  // Those above one another are few; a circle of them is a fault of the file.
  constexpr int most_levels = 20;
  for (int level = 0; level < most_levels; ++level) {
    const auto found = styles_.find(above);
    if (found == styles_.end()) return {};
    if (!found->second.alignment.empty() || above.empty()) return found->second.alignment;
    above = found->second.above;
  }
  return {};
}

std::string_view turned(std::string_view alignment, bool to_left) noexcept {
  if (alignment == "center" || alignment == "justify") return {};
  const bool was_left = alignment == "left" || (to_left && (alignment.empty() || alignment == "start"));
  return was_left ? "right" : "left";
}

}  // namespace distich::formats::odt
