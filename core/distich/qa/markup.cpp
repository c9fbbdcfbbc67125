#include <algorithm>
#include <array>
#include <span>

#include <distich/qa/checks_internal.hpp>
#include <distich/qa/markup_internal.hpp>
#include <distich/qa/takeovers_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::qa_internal {
namespace {

constexpr std::string_view blank = " \t\r\n";

bool is_ascii_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_name_character(char c) noexcept {
  return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' || c == '.';
}

std::size_t end_of_name(std::string_view text, std::size_t at) {
  while (at < text.size() && is_name_character(text[at])) ++at;
  return at;
}

/// The end of a tag whose name ends at `at`, quoted values and all; `npos` when there is none.
std::size_t end_of_tag(std::string_view text, std::size_t at) {
  for (char quote = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '>') {
      return at + 1;
    } else if (c == '<') {
      break;
    } else if ((c == '"' || c == '\'') && text[at - 1] == '=') {
      quote = c;
    }
  }
  return std::string_view::npos;
}

/// The end of the tag at `at`; `at` when there is none.
std::size_t tag_at(std::string_view text, std::size_t at) {
  const bool closes = text.substr(at + 1).starts_with('/');
  const auto name = at + (closes ? 2 : 1);
  if (name >= text.size() || !is_ascii_letter(text[name])) return at;
  const auto behind = end_of_name(text, name);
  constexpr std::string_view may_follow = " \t\r\n/>";
  if (behind >= text.size() || may_follow.find(text[behind]) == std::string_view::npos) return at;
  const auto end = end_of_tag(text, behind);
  return end == std::string_view::npos ? at : end;
}

bool is_one_of(std::span<const std::string_view> names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

/// Values of these are for people to read.
constexpr std::array<std::string_view, 4> translated{"alt", "title", "label", "placeholder"};
/// These say which language and direction the text has, which is the translation's own matter.
constexpr std::array<std::string_view, 4> about_language{"lang", "xml:lang", "xml-lang", "dir"};

/// The end of an attribute that begins at `at`, with its value.
std::size_t end_of_attribute(std::string_view tag, std::size_t at) {
  char quote = 0;
  for (; at < tag.size() && (quote != 0 || blank.find(tag[at]) == std::string_view::npos); ++at) {
    const char c = tag[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    }
  }
  return at;
}

}  // namespace

std::vector<ByteRange> find_tags(std::string_view text) {
  std::vector<ByteRange> tags;
  for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<', at)) {
    const auto end = tag_at(text, at);
    if (end > at) tags.push_back({at, end});
    at = std::max(end, at + 1);
  }
  const auto trimmed = text::trimmed(text, {0, text.size()});
  const bool is_word =
      tags.size() == 1 && tags.front() == trimmed && end_of_name(text, trimmed.begin + 1) + 1 == trimmed.end;
  if (is_word) tags.clear();
  return tags;
}

std::string tag_key(std::string_view tag) {
  auto inner = tag.substr(1, tag.size() - 2);
  const bool empty = inner.ends_with('/');
  if (empty) inner.remove_suffix(1);
  const auto name = inner.substr(0, std::min(inner.find_first_of(blank), inner.size()));
  std::vector<std::string_view> attributes;
  for (auto at = inner.find_first_not_of(blank, name.size()); at < inner.size();) {
    const auto end = end_of_attribute(inner, at);
    const auto attribute = inner.substr(at, end_of_name(inner, at) - at);
    if (!is_one_of(about_language, attribute))
      attributes.push_back(is_one_of(translated, attribute) ? attribute : inner.substr(at, end - at));
    at = inner.find_first_not_of(blank, end);
  }
  std::ranges::sort(attributes);
  std::string key(name);
  for (const auto attribute : attributes) key.append(1, ' ').append(attribute);
  return empty ? key + '/' : key;
}

void check_markup(const Task& task, const Report& found) {
  const auto tags_in = [](const Outline& outline) {
    std::vector<TakenOver> out;
    for (const auto tag : outline.tags()) out.push_back({tag_key(tag.of(outline.text())), tag});
    return out;
  };
  if (task.source_outline.tags().empty() && task.target_outline.tags().empty()) return;
  compare_takeovers(task, check_name::markup, tags_in(task.source_outline), tags_in(task.target_outline),
                    Severity::warning, found);
}

}  // namespace distich::qa_internal
