#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include <distich/formats/xliff/validation/schema_internal.hpp>

namespace distich::formats::xliff::validation {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

template <std::size_t Size>
bool one_of(std::string_view value, const std::array<std::string_view, Size>& values) {
  return std::ranges::find(values, value) != values.end();
}

bool is_yes_no(std::string_view value) {
  return value == "yes" || value == "no";
}

/// XML 1.0, [7] Nmtoken; characters beyond ASCII are taken as name characters.
bool is_name_token(std::string_view value) {
  return !value.empty() && std::ranges::all_of(value, [](char c) {
    return is_letter(c) || is_digit(c) || c == '.' || c == '-' || c == '_' || c == ':' ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

bool are_name_tokens(std::string_view value) {
  bool any = false;
  while (!value.empty()) {
    const auto end = std::min(value.find(' '), value.size());
    if (end != 0 && !is_name_token(value.substr(0, end))) return false;
    any = any || end != 0;
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return any;
}

/// "prefix:value"
bool is_user_value(std::string_view value) {
  const auto colon = value.find(':');
  return colon != 0 && colon != std::string_view::npos && colon + 1 < value.size() &&
         value.find(':', colon + 1) == std::string_view::npos && std::ranges::none_of(value, is_space);
}

/// BCP 47 as far as its form goes: subtags of one to eight letters and digits, the first of letters.
bool is_language(std::string_view value) {
  std::size_t number = 0;
  for (;; ++number) {
    const auto end = std::min(value.find('-'), value.size());
    const auto subtag = value.substr(0, end);
    if (subtag.empty() || subtag.size() > 8) return false;
    if (!std::ranges::all_of(subtag, [](char c) { return is_letter(c) || is_digit(c); })) return false;
    if (number == 0 && !std::ranges::all_of(subtag, is_letter)) return false;
    if (number == 0 && subtag.size() == 1 && (end == value.size() || (subtag != "x" && subtag != "i")))
      return false;
    if (end == value.size()) return true;
    value.remove_prefix(end + 1);
  }
}

bool is_positive(std::string_view value) {
  return !value.empty() && std::ranges::all_of(value, is_digit) &&
         value.find_first_not_of('0') != std::string_view::npos;
}

bool is_integer(std::string_view value) {
  if (!value.empty() && (value.front() == '-' || value.front() == '+')) value.remove_prefix(1);
  return !value.empty() && std::ranges::all_of(value, is_digit);
}

bool is_number_up_to(std::string_view value, double greatest) {
  double number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  return error == std::errc() && end == value.data() + value.size() && number >= 0 && number <= greatest;
}

/// A code point that XML cannot hold, or advises against (U+007F to U+009F), as four to six hexadecimal
/// digits.
bool is_code_point(std::string_view value) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number, 16);
  if (error != std::errc() || end != value.data() + value.size()) return false;
  if (value.size() < 4 || value.size() > 6 || number > 0x10FFFF) return false;
  const bool xml_holds_it = number == 0x9 || number == 0xA || number == 0xD ||
                            (number >= 0x20 && number <= 0xD7FF) || (number >= 0xE000 && number <= 0xFFFD) ||
                            number >= 0x10000;
  const bool is_discouraged = number >= 0x7F && number <= 0x9F && number != 0x85;
  return !xml_holds_it || is_discouraged;
}

bool is_uri(std::string_view value) {
  return std::ranges::none_of(value, [](char c) { return c == '<' || c == '>' || c == '"'; });
}

bool is_code_type(std::string_view value) {
  return one_of(value, std::to_array<std::string_view>({"fmt", "ui", "quote", "link", "image", "other"}));
}

bool is_marker_type(std::string_view value) {
  return one_of(value, std::to_array<std::string_view>({"generic", "comment", "term"})) ||
         is_user_value(value);
}

bool is_match_type(std::string_view value) {
  return one_of(value, std::to_array<std::string_view>({"am", "mt", "icm", "idm", "tb", "tm", "other"}));
}

bool is_issue_type(std::string_view value) {
  return one_of(value, std::to_array<std::string_view>({"terminology",
                                                        "mistranslation",
                                                        "omission",
                                                        "untranslated",
                                                        "addition",
                                                        "duplication",
                                                        "inconsistency",
                                                        "grammar",
                                                        "legal",
                                                        "register",
                                                        "locale-specific-content",
                                                        "locale-violation",
                                                        "style",
                                                        "characters",
                                                        "misspelling",
                                                        "typographical",
                                                        "formatting",
                                                        "inconsistent-entities",
                                                        "numbers",
                                                        "markup",
                                                        "pattern-problem",
                                                        "whitespace",
                                                        "internationalization",
                                                        "length",
                                                        "non-conformance",
                                                        "uncategorized",
                                                        "other"}));
}

/// The elements of HTML that the Format Style Module lists.
bool is_html_element(std::string_view value) {
  return one_of(value,
                std::to_array<std::string_view>(
                    {"a",      "b",    "bdo",   "big",   "blockquote", "body",   "br",   "button", "caption",
                     "center", "cite", "code",  "col",   "colgroup",   "dd",     "del",  "div",    "dl",
                     "dt",     "em",   "h1",    "h2",    "h3",         "h4",     "h5",   "h6",     "head",
                     "hr",     "html", "i",     "img",   "label",      "legend", "li",   "ol",     "p",
                     "pre",    "q",    "s",     "samp",  "select",     "small",  "span", "strike", "strong",
                     "sub",    "sup",  "table", "tbody", "td",         "tfoot",  "th",   "thead",  "title",
                     "tr",     "tt",   "u",     "ul"}));
}

struct NamedType {
  std::string_view name;
  HoldsValue holds;
};

constexpr auto types = std::to_array<NamedType>({
    {"yesNo", is_yes_no},
    {"yesNoFirstNo", [](std::string_view v) { return is_yes_no(v) || v == "firstNo"; }},
    {"id", is_name_token},
    {"ids", are_name_tokens},
    {"user", is_user_value},
    {"language", is_language},
    {"positive", is_positive},
    {"integer", is_integer},
    {"percent", [](std::string_view v) { return is_number_up_to(v, 100); }},
    {"share", [](std::string_view v) { return is_number_up_to(v, 1); }},
    {"hex", is_code_point},
    {"uri", is_uri},
    {"direction", [](std::string_view v) { return v == "ltr" || v == "rtl" || v == "auto"; }},
    {"side", [](std::string_view v) { return v == "source" || v == "target"; }},
    {"metaSide", [](std::string_view v) { return v == "source" || v == "target" || v == "ignorable"; }},
    {"space", [](std::string_view v) { return v == "default" || v == "preserve"; }},
    {"preserve", [](std::string_view v) { return v == "preserve"; }},
    {"priority", [](std::string_view v) { return is_positive(v) && is_number_up_to(v, 10); }},
    {"state",
     [](std::string_view v) {
       return v == "initial" || v == "translated" || v == "reviewed" || v == "final";
     }},
    {"version", [](std::string_view v) { return v == "2.0" || v == "2.1" || v == "2.2"; }},
    {"normalization", [](std::string_view v) { return v == "none" || v == "nfc" || v == "nfd"; }},
    {"itsVersion", [](std::string_view v) { return v == "2.0"; }},
    {"filterType", [](std::string_view v) { return v == "include" || v == "exclude"; }},
    {"codeType", is_code_type},
    {"markerType", is_marker_type},
    {"matchType", is_match_type},
    {"issueType", is_issue_type},
    {"htmlElement", is_html_element},
});

}  // namespace

HoldsValue value_type(std::string_view name) {
  const auto* found = std::ranges::find(types, name, &NamedType::name);
  return found == types.end() ? nullptr : found->holds;
}

}  // namespace distich::formats::xliff::validation
