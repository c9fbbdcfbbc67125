#include <algorithm>

#include <distich/formats/lines_internal.hpp>

namespace distich::formats {

Line line_at(std::string_view text, std::size_t begin) noexcept {
  const auto stop = std::min(text.find_first_of("\r\n", begin), text.size());
  std::size_t end = stop;
  if (end < text.size()) end += text.substr(end, 2) == "\r\n" ? 2U : 1U;
  return {{begin, stop}, {stop, end}};
}

std::string_view usual_line_end(std::string_view text) noexcept {
  const auto first = text.find_first_of("\r\n");
  if (first == std::string_view::npos || text[first] == '\n') return "\n";
  return text.substr(first, 2) == "\r\n" ? "\r\n" : "\r";
}

}  // namespace distich::formats
