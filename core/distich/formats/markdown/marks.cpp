#include <algorithm>

#include <distich/formats/markdown/marks_internal.hpp>

namespace distich::formats::markdown {
namespace {

bool is_space(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::size_t skip_space(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && (is_space(text[at]) || text[at] == '>')) ++at;
  return at;
}

/// Behind the first `closing` that no backslash stands before; npos when there is none.
std::size_t behind(std::string_view text, std::size_t at, char closing) noexcept {
  for (; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == closing) {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

std::size_t behind_destination(std::string_view text, std::size_t at) noexcept {
  if (at < text.size() && text[at] == '<') return behind(text, at + 1, '>');
  int depth = 0;
  for (; at < text.size() && !is_space(text[at]); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '(') {
      ++depth;
    } else if (text[at] == ')' && depth-- == 0) {
      return at;
    }
  }
  return at;
}

/// The size of "(url 'title')" at the start of the text; 0 when it does not stand there.
std::size_t inline_target_size(std::string_view text) noexcept {
  auto at = behind_destination(text, skip_space(text, 1));
  if (at == std::string_view::npos) return 0;
  at = skip_space(text, std::min(at, text.size()));
  if (at < text.size() && (text[at] == '"' || text[at] == '\'' || text[at] == '(')) {
    at = behind(text, at + 1, text[at] == '(' ? ')' : text[at]);
    if (at == std::string_view::npos) return 0;
    at = skip_space(text, at);
  }
  return at < text.size() && text[at] == ')' ? at + 1 : 0;
}

std::size_t link_end_size(std::string_view text) noexcept {
  if (text.starts_with('>')) return 1;
  if (!text.starts_with(']')) return 0;
  const auto rest = text.substr(1);
  std::size_t target = 0;
  if (rest.starts_with('(')) target = inline_target_size(rest);
  if (rest.starts_with('[')) {
    const auto end = behind(rest, 1, ']');
    target = end == std::string_view::npos ? 0 : end;
  }
  return 1 + target;
}

std::size_t run_size(std::string_view text, std::string_view characters, std::size_t wanted) noexcept {
  if (text.size() < wanted || characters.find(text[0]) == std::string_view::npos) return 0;
  return std::ranges::all_of(text.substr(0, wanted), [&](char c) { return c == text[0]; }) ? wanted : 0;
}

}  // namespace

std::size_t opening_size(std::string_view source, Mark mark, std::size_t at, std::size_t end) {
  const auto text = source.substr(at, end - at);
  if (text.empty()) return 0;
  switch (mark) {
    case Mark::emphasis: return run_size(text, "*_", 1);
    case Mark::strong: return run_size(text, "*_", 2);
    case Mark::deleted: return text.starts_with("~~") ? 2 : run_size(text, "~", 1);
    case Mark::link: return run_size(text, "[", 1);
    case Mark::image: return text.starts_with("![") ? 2 : 0;
    case Mark::code: return 0;
  }
  return 0;
}

std::size_t closing_size(std::string_view source, Mark mark, std::size_t at, std::size_t end) {
  if (mark == Mark::link || mark == Mark::image) return link_end_size(source.substr(at, end - at));
  return opening_size(source, mark, at, end);
}

std::size_t break_size(std::string_view source, std::size_t at, std::size_t end) {
  auto stop = at;
  while (stop < end && (source[stop] == ' ' || source[stop] == '\t')) ++stop;
  if (stop < end && source[stop] == '\\') ++stop;
  if (stop >= end || (source[stop] != '\n' && source[stop] != '\r')) return 0;
  stop += source.substr(stop, 2) == "\r\n" ? 2U : 1U;
  while (stop < end && (source[stop] == ' ' || source[stop] == '\t' || source[stop] == '>')) ++stop;
  return std::min(stop, end) - at;
}

std::size_t opening_size_before(std::string_view source, Mark mark, std::size_t begin, std::size_t end) {
  for (const std::size_t size : {std::size_t{2}, std::size_t{1}}) {
    if (end - begin >= size && opening_size(source, mark, end - size, end) == size) return size;
  }
  return 0;
}

}  // namespace distich::formats::markdown
