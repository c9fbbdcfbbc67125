#include <algorithm>

#include <distich/formats/html/entities_internal.hpp>
#include <distich/formats/markdown/escape_internal.hpp>

namespace distich::formats::markdown {
namespace {

bool is_space(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\0';
}

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_punctuation(char c) noexcept {
  return c > ' ' && c < 127 && !is_digit(c) && !is_letter(c);
}

bool is_word(char c) noexcept {
  return is_digit(c) || is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// Does the bracket at `at` open what could be a link?
bool opens_link(std::string_view text, std::size_t at) {
  const auto close = text.find(']', at);
  if (close == std::string_view::npos) return false;
  const auto next = text.substr(close + 1, 1);
  return next == "(" || next == "[" || next == ":";
}

bool needs_backslash(const RichText& rich, std::size_t at, bool code_before, bool code_after,
                     bool with_definitions) {
  const std::string_view text = rich.text;
  const char before = at > 0 ? text[at - 1] : '\0';
  const char after = at + 1 < text.size() ? text[at + 1] : '\0';
  const bool alone = is_space(before) && is_space(after) && !code_before && !code_after;
  switch (text[at]) {
    case '\\': return is_punctuation(after) || after == '\0' || after == '\n' || code_after;
    case '`':
    case '|': return true;
    case '*':
    case '~': return !alone;
    case '_': return !alone && (code_before || code_after || !is_word(before) || !is_word(after));
    case '[':
    case ']': return with_definitions || !rich.codes.empty() || opens_link(text, text[at] == '[' ? at : 0);
    case '!': return code_after || after == '[';
    case '<': return code_after || is_letter(after) || after == '/' || after == '!' || after == '?';
    case '&': return html::reference_at(text, at, html::ReferencePlace::text).size > 0 || code_after;
    default: return false;
  }
}

/// What at the start of a line would make it something else: "# ", "- ", "1. ", "> ", "===".
std::size_t block_mark(std::string_view text) {
  if (text.empty()) return std::string_view::npos;
  if (std::string_view("#>+-=").find(text[0]) != std::string_view::npos) return 0;
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  const bool list =
      digits > 0 && digits < 10 && digits < text.size() && (text[digits] == '.' || text[digits] == ')');
  const bool item = list && (digits + 1 == text.size() || is_space(text[digits + 1]));
  return item ? digits : std::string_view::npos;
}

}  // namespace

std::string written(const RichText& rich, bool with_definitions) {
  std::string out;
  const auto mark = block_mark(rich.text);
  auto code = rich.codes.begin();
  for (std::size_t at = 0; at <= rich.text.size(); ++at) {
    const bool code_before = code != rich.codes.end() && code->at == at;
    bool break_before = false;
    for (; code != rich.codes.end() && code->at == at; ++code) {
      out += code->original;
      break_before = code->original.find('\n') != std::string::npos;
    }
    if (at == rich.text.size()) break;
    const char c = rich.text[at];
    const bool code_after = code != rich.codes.end() && code->at == at + 1;
    if (c == '\n') {
      if (!break_before) out += ' ';
      continue;
    }
    if (at == mark || needs_backslash(rich, at, code_before, code_after, with_definitions)) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace distich::formats::markdown
