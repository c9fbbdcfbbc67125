#include <algorithm>
#include <array>

#include <distich/formats/markdown/front_matter_internal.hpp>

namespace distich::formats::markdown {
namespace {

constexpr std::array<std::string_view, 5> readable{"description", "excerpt", "subtitle", "summary", "title"};

std::size_t line_end(std::string_view text, std::size_t at) noexcept {
  return std::min(text.find('\n', at), text.size());
}

std::string_view without_carriage_return(std::string_view line) noexcept {
  while (line.ends_with('\r') || line.ends_with(' ') || line.ends_with('\t')) line.remove_suffix(1);
  return line;
}

void take_value(std::string_view source, ByteRange range, FrontMatter& out) {
  while (range.begin < range.end && (source[range.begin] == ' ' || source[range.begin] == '\t'))
    ++range.begin;
  const auto value = range.of(source);
  if (value.empty()) return;
  const char first = value.front();
  const auto inner = value.size() > 1 ? value.substr(1, value.size() - 2) : std::string_view{};
  if ((first == '"' || first == '\'') && value.size() > 1 && value.back() == first) {
    const bool strange =
        first == '"' ? inner.find_first_of("\\\"") != inner.npos : inner.find('\'') != inner.npos;
    if (strange) {
      out.left_out.push_back(range);
    } else if (!inner.empty()) {
      out.values.push_back(
          {{range.begin + 1, range.end - 1}, first == '"' ? Quoting::twice : Quoting::single});
    }
  } else if (std::string_view("\"'|>[{&*!%@`").find(first) != std::string_view::npos ||
             value.find(" #") != value.npos) {
    out.left_out.push_back(range);
  } else {
    out.values.push_back({range, Quoting::plain});
  }
}

void take_line(std::string_view source, ByteRange range, FrontMatter& out) {
  const auto line = range.of(source);
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || std::ranges::find(readable, line.substr(0, colon)) == readable.end())
    return;
  if (colon + 1 < line.size() && line[colon + 1] != ' ' && line[colon + 1] != '\t') return;
  take_value(source, {range.begin + colon + 1, range.end}, out);
}

}  // namespace

FrontMatter front_matter(std::string_view source) {
  const auto first = without_carriage_return(source.substr(0, line_end(source, 0)));
  if (first != "---" && first != "+++") return {};
  FrontMatter out;
  for (auto at = line_end(source, 0) + 1; at < source.size();) {
    const auto end = line_end(source, at);
    const auto line = without_carriage_return(source.substr(at, end - at));
    if (line == first || (line == "..." && first == "---")) {
      out.end = std::min(end + 1, source.size());
      return out;
    }
    if (first == "---") take_line(source, {at, at + line.size()}, out);
    at = end + 1;
  }
  return {};  // nothing closes it: a thematic break, not front matter
}

std::string yaml_value(std::string_view text, Quoting quoting) {
  std::string out;
  if (quoting == Quoting::plain) {
    const bool safe = !text.empty() &&
                      std::string_view(" \t-?:,[]{}#&*!|>'\"%@`").find(text.front()) == text.npos &&
                      text.find(": ") == text.npos && text.find(" #") == text.npos && text.back() != ':' &&
                      text.back() != ' ' && text.find('\n') == text.npos;
    return safe ? std::string(text) : '"' + yaml_value(text, Quoting::twice) + '"';
  }
  for (const char c : text) {
    if (quoting == Quoting::twice && (c == '"' || c == '\\')) out += '\\';
    if (quoting == Quoting::single && c == '\'') out += '\'';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

}  // namespace distich::formats::markdown
