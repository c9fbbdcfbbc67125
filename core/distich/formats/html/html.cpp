#include <algorithm>
#include <optional>
#include <utility>

#include <distich/base/ascii.hpp>
#include <distich/formats/html/extract_internal.hpp>
#include <distich/formats/html/html.hpp>
#include <distich/formats/page/page.hpp>
#include <distich/formats/splice_internal.hpp>
#include <distich/text/decode.hpp>

namespace distich {
namespace {

using formats::Replacement;
using formats::html::Attribute;
using formats::html::Token;
using formats::html::Tokenizer;
using formats::html::TokenKind;

Article read_html(std::string_view bytes, const ReadOptions& options, const Control& control) {
  auto decoded = text::decode(bytes, {.input = options.input, .encoding = options.encoding}, control);
  formats::html::Extractor extractor(decoded.text, options, control);
  extractor.run();
  auto article = extractor.finish({"html", {}, decoded.encoding, decoded.byte_order_mark});
  article.skeleton.text = std::move(decoded.text);
  return article;
}

std::string escaped(std::string_view text, char quote) {
  std::string out;
  out.reserve(text.size() + 8);
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == quote && quote == '"') {
      out += "&quot;";
    } else if (c == quote && quote == '\'') {
      out += "&#39;";
    } else {
      out += c;
    }
  }
  return out;
}

/// For a value without quotes, of which only a part is written anew.
std::string escaped_bare(std::string_view text) {
  std::string out;
  for (const char c : escaped(text, '"')) {
    if (formats::html::is_html_space(c) || c == '\'' || c == '=' || c == '`') {
      out += "&#" + std::to_string(static_cast<int>(c)) + ";";
    } else {
      out += c;
    }
  }
  return out;
}

/// The attribute of the tag whose value `place` lies in.
std::optional<Attribute> attribute_around(const Token& token, ByteRange place) {
  if (token.kind != TokenKind::start_tag) return std::nullopt;
  for (const auto& attribute : token.attributes) {
    if (attribute.value.contains(place)) return attribute;
  }
  return std::nullopt;
}

bool ends_with_break(std::string_view markup) {
  const auto tag = markup.rfind('<');
  return tag != std::string_view::npos && ascii_lower(markup.substr(tag, 3)) == "<br" &&
         markup.substr(tag).find_first_of(" />") == 3;
}

/// Without the line ends that stand in the text for the <br> before them.
RichText without_said_breaks(const RichText& rich) {
  RichText out;
  std::size_t done = 0;
  for (const auto& code : rich.codes) {
    out.text.append(rich.text, done, code.at - done);
    done = std::max(done, code.at);
    out.codes.push_back(code);
    out.codes.back().at = out.text.size();
    if (ends_with_break(code.original) && rich.text.substr(done, 1) == "\n") ++done;
  }
  out.text.append(rich.text, done);
  return out;
}

Replacement replacement(const BilingualUnit& unit, const std::optional<Attribute>& attribute) {
  const char quote = attribute ? attribute->quote : '\0';
  const bool bare = attribute && quote == '\0';
  if (bare && attribute->value == *unit.place) {
    return {*unit.place,
            '"' + render(*unit.target, [](std::string_view part) { return escaped(part, '"'); }) + '"'};
  }
  return {*unit.place, render(without_said_breaks(*unit.target), [&](std::string_view part) {
            return bare ? escaped_bare(part) : escaped(part, quote);
          })};
}

/// The language and direction of the page, where its <html> tag states them.
void state_language(std::string_view html, const Token& tag, const LanguagePair& languages,
                    std::vector<Replacement>& out) {
  const auto* stated = formats::html::find_attribute(html, tag, "lang");
  if (stated == nullptr || stated->value.empty()) return;
  std::vector<Replacement> changes{{stated->value, languages.target.str()}};
  if (const auto* xml = formats::html::find_attribute(html, tag, "xml:lang");
      xml != nullptr && !xml->value.empty()) {
    changes.push_back({xml->value, languages.target.str()});
  }
  const auto direction = languages.target.direction();
  const std::string direction_name = direction == Direction::right_to_left ? "rtl" : "ltr";
  if (const auto* dir = formats::html::find_attribute(html, tag, "dir");
      dir != nullptr && !dir->value.empty()) {
    changes.push_back({dir->value, direction_name});
  } else if (dir == nullptr && direction != languages.source.direction()) {
    const auto behind = stated->value.end + (stated->quote != '\0' ? 1 : 0);
    changes.push_back({{behind, behind}, " dir=\"" + direction_name + "\""});
  }
  std::ranges::sort(changes, {}, [](const Replacement& change) { return change.place; });
  std::ranges::move(changes, std::back_inserter(out));
}

std::vector<Replacement> replacements(std::string_view html, const std::vector<const BilingualUnit*>& units) {
  std::vector<Replacement> out;
  Tokenizer tokenizer(html);
  Token token;
  auto unit = units.begin();
  while (tokenizer.next(token)) {
    if (token.kind == TokenKind::start_tag && token.name == "html" && !units.empty() &&
        units.front()->languages.target.known()) {
      state_language(html, token, units.front()->languages, out);
    }
    for (; unit != units.end() && (*unit)->place->begin < token.range.end; ++unit) {
      out.push_back(replacement(**unit, attribute_around(token, *(*unit)->place)));
    }
  }
  for (; unit != units.end(); ++unit) out.push_back(replacement(**unit, std::nullopt));
  std::ranges::stable_sort(out, {}, [](const Replacement& change) { return change.place; });
  return out;
}

std::string merge_html(const Skeleton& skeleton, std::span<const BilingualUnit> units) {
  auto changes = replacements(skeleton.text, formats::units_to_merge(skeleton.text, units));
  formats::use_references(changes, skeleton.encoding);
  return text::encode(formats::splice(skeleton.text, changes), skeleton.encoding, skeleton.byte_order_mark);
}

int sniff_html(std::string_view head, std::string_view) {
  const auto start = ascii_lower(head.substr(0, 4096));
  const auto first = start.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return 0;
  const auto rest = std::string_view(start).substr(first);
  if (rest.starts_with("<!doctype html") || rest.starts_with("<html")) return 95;
  if (rest.starts_with("<?xml")) return rest.find("<html") != std::string_view::npos ? 90 : 0;
  if (rest.find("<html") != std::string_view::npos || rest.find("<body") != std::string_view::npos) return 80;
  return rest.starts_with('<') &&
                 (rest.find("<p") != std::string_view::npos || rest.find("<div") != std::string_view::npos)
             ? 40
             : 0;
}

}  // namespace

Format html_format() {
  Format format;
  format.id = "html";
  format.title = "HTML";
  format.extensions = {"html", "htm", "xhtml"};
  format.loses = {tr("text in scripts")};
  format.sniff = sniff_html;
  format.read_article = read_html;
  format.merge = merge_html;
  format.write_bilingual = page_format().write_bilingual;
  return format;
}

}  // namespace distich
