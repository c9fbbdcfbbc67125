#include <algorithm>

#include <distich/formats/page/markup_internal.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/language_name.hpp>
#include <distich/xml/page_filter.hpp>

namespace distich::formats::page {
namespace {

/// "<b class='x'>" gives "b", "</b>" gives "/b"; other markup is shortened.
std::string label(const InlineCode& code) {
  if (!code.shown_as.empty()) return code.shown_as;
  const auto& original = code.original;
  if (original.size() > 2 && original.front() == '<') {
    const auto begin = original.find_first_not_of('<');
    const auto end = original.find_first_of(" \t\r\n>", begin);
    return original.substr(begin, end - begin);
  }
  constexpr std::size_t longest = 24;
  if (original.size() <= longest) return original.empty() ? code.id : original;
  auto cut = longest;
  while (cut > 0 && (static_cast<unsigned char>(original[cut]) & 0xC0U) == 0x80U) --cut;
  return original.substr(0, cut) + "…";
}

/// Where the marking of a text changes, in order.
std::vector<std::size_t> cuts(const RichText& rich, const std::vector<TermNote>& terms) {
  std::vector<std::size_t> out{0, rich.text.size()};
  for (const auto& code : rich.codes) out.push_back(code.at);
  for (const auto& term : terms) {
    out.push_back(term.hit.range.begin);
    out.push_back(term.hit.range.end);
  }
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  while (out.back() > rich.text.size()) out.pop_back();
  return out;
}

/// How many terms cover each stretch between two cuts.
std::vector<int> covers(const std::vector<std::size_t>& at, const std::vector<TermNote>& terms) {
  std::vector<int> changes(at.size() + 1, 0);
  const auto index = [&](std::size_t offset) {
    return static_cast<std::size_t>(std::ranges::lower_bound(at, offset) - at.begin());
  };
  for (const auto& term : terms) {
    if (term.hit.range.end > at.back()) continue;
    ++changes[index(term.hit.range.begin)];
    --changes[index(term.hit.range.end)];
  }
  for (std::size_t i = 1; i < changes.size(); ++i) changes[i] += changes[i - 1];
  return changes;
}

/// HTML's input stream: no control characters but white space, no noncharacters.
constexpr bool is_allowed(char32_t c) noexcept {
  const bool control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F);
  const bool noncharacter = (c & 0xFFFEU) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
  return !control && !noncharacter;
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size();) {
    const auto c = text::code_point_at(text, at);
    switch (c.value) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += is_allowed(c.value) ? text.substr(at, c.size) : "\xEF\xBF\xBD";
    }
    at += c.size;
  }
  return out;
}

std::string language_label(const LanguageTag& language) {
  if (!language.known()) return "language not stated";
  const auto name = text::own_name(language);
  if (name.empty()) return escaped(language.str());
  return "<bdi" + xml::language_attributes(language) + ">" + escaped(name) + "</bdi> (" +
         escaped(language.str()) + ")";
}

std::string marked_text(const RichText& rich, const std::vector<TermNote>& terms) {
  const auto at = cuts(rich, terms);
  const auto cover = covers(at, terms);
  std::string out;
  auto code = rich.codes.begin();
  const auto write_codes_until = [&](std::size_t offset) {
    for (; code != rich.codes.end() && code->at <= offset; ++code) {
      out += "<bdi class=\"code\" dir=\"ltr\">" + escaped(label(*code)) + "</bdi>";
    }
  };
  for (std::size_t i = 0; i + 1 < at.size(); ++i) {
    write_codes_until(at[i]);
    const auto part = escaped(ByteRange{at[i], at[i + 1]}.of(rich.text));
    if (cover[i] == 0) {
      out += part;
    } else {
      out += cover[i] == 1 ? "<mark>" : "<mark class=\"deep\">";
      out += part + "</mark>";
    }
  }
  write_codes_until(rich.text.size());
  return out;
}

}  // namespace distich::formats::page
