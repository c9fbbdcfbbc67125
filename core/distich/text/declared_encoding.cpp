#include <algorithm>
#include <array>
#include <utility>

#include <distich/base/ascii.hpp>
#include <distich/text/encoding_internal.hpp>

namespace distich::text {
namespace {

constexpr std::size_t searched_bytes = 1024;
/// Licences and authors stand before the header of a catalogue.
constexpr std::size_t searched_po_bytes = 32U << 10U;

constexpr bool is_blank(char c) noexcept {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

constexpr bool is_label_byte(char c) noexcept {
  const char l = ascii_lower(c);
  return (l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == ':' ||
         c == '+';
}

bool equal_caseless(std::string_view a, std::string_view b) noexcept {
  return std::ranges::equal(a, b,
                            [](char one, char other) { return ascii_lower(one) == ascii_lower(other); });
}

std::size_t find_caseless(std::string_view text, std::string_view wanted, std::size_t from = 0) noexcept {
  if (from > text.size()) return std::string_view::npos;
  const auto same = [](char a, char b) { return ascii_lower(a) == ascii_lower(b); };
  const auto* const found = std::search(text.begin() + from, text.end(), wanted.begin(), wanted.end(), same);
  return found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
}

/// The label behind `key`, `=` and perhaps a quotation mark: `key = "label"`.
std::string_view value_of(std::string_view text, std::string_view key) noexcept {
  for (auto at = find_caseless(text, key); at != std::string_view::npos; at = find_caseless(text, key, at)) {
    at += key.size();
    auto rest = text.substr(at);
    const auto skip_blanks = [&rest] {
      while (!rest.empty() && is_blank(rest.front())) rest.remove_prefix(1);
    };
    skip_blanks();
    if (!rest.starts_with('=')) continue;
    rest.remove_prefix(1);
    skip_blanks();
    if (rest.starts_with('"') || rest.starts_with('\'')) rest.remove_prefix(1);
    skip_blanks();
    const auto size = static_cast<std::size_t>(std::ranges::find_if_not(rest, is_label_byte) - rest.begin());
    if (size > 0) return rest.substr(0, size);
  }
  return {};
}

std::string_view xml_label(std::string_view head) noexcept {
  while (!head.empty() && is_blank(head.front())) head.remove_prefix(1);
  if (!head.starts_with("<?xml") || head.size() < 6 || !is_blank(head[5])) return {};
  return value_of(head.substr(0, head.find("?>")), "encoding");
}

std::string_view html_label(std::string_view head) noexcept {
  constexpr std::string_view open = "<meta";
  for (auto at = find_caseless(head, open); at != std::string_view::npos;
       at = find_caseless(head, open, at + 1)) {
    const auto after = head.substr(at + open.size());
    if (after.empty() || (!is_blank(after.front()) && after.front() != '/')) continue;
    if (const auto label = value_of(after.substr(0, after.find('>')), "charset"); !label.empty())
      return label;
  }
  return {};
}

std::string_view po_label(std::string_view bytes) noexcept {
  const bool may_be_po = bytes.starts_with('#') || bytes.starts_with("msg");
  const auto head = bytes.substr(0, may_be_po ? searched_po_bytes : searched_bytes);
  const auto at = find_caseless(head, "\"content-type:");
  if (at == std::string_view::npos || head.find("msgid") == std::string_view::npos) return {};
  const auto header = head.substr(at);
  const auto label = value_of(header.substr(0, header.find('\n')), "charset");
  return equal_caseless(label, "CHARSET") ? std::string_view{} : label;  // a template's placeholder
}

using Replacement = std::pair<std::string_view, std::string_view>;

constexpr auto practical = std::to_array<Replacement>({
    {"us-ascii", "windows-1252"},
    {"ascii", "windows-1252"},
    {"ansi_x3.4-1968", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"iso_8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"latin-1", "windows-1252"},
    {"l1", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"iso8859-9", "windows-1254"},
    {"iso_8859-9", "windows-1254"},
    {"latin5", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"iso8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"iso-8859-8-i", "iso-8859-8"},
    {"gb2312", "gb18030"},
    {"gb_2312-80", "gb18030"},
    {"gbk", "gb18030"},
    {"x-gbk", "gb18030"},
    {"cp936", "gb18030"},
    {"shift_jis", "windows-31j"},
    {"shift-jis", "windows-31j"},
    {"sjis", "windows-31j"},
    {"x-sjis", "windows-31j"},
    {"ms_kanji", "windows-31j"},
    {"euc-kr", "windows-949"},
    {"ks_c_5601-1987", "windows-949"},
    {"korean", "windows-949"},
    {"big5", "big5-hkscs"},
    {"x-x-big5", "big5-hkscs"},
    {"unicode", "utf-16le"},
    {"utf8", "utf-8"},
    {"x-mac-roman", "macintosh"},
});

}  // namespace

std::optional<Declaration> declared_encoding(std::string_view bytes) noexcept {
  const auto head = bytes.substr(0, searched_bytes);
  if (const auto label = xml_label(head); !label.empty()) return Declaration{label, Declaration::Kind::xml};
  if (const auto label = html_label(head); !label.empty()) return Declaration{label, Declaration::Kind::html};
  if (const auto label = po_label(bytes); !label.empty()) return Declaration{label, Declaration::Kind::po};
  return std::nullopt;
}

std::string_view practical_encoding(std::string_view label) noexcept {
  const auto* found = std::ranges::find_if(
      practical, [&](const Replacement& known) { return equal_caseless(known.first, label); });
  return found == practical.end() ? label : found->second;
}

}  // namespace distich::text
