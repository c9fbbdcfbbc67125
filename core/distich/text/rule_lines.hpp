#pragma once
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string_view>
#include <vector>

#include <distich/base/error.hpp>

namespace distich::text {

/// Calls `take(fields, line)` for each line of a data file that says something: its words, as they are
/// written, up to a "#", and its number from 1. The words point into `file`.
template <class Take>
void each_rule_line(std::string_view file, Take take) {
  constexpr std::string_view blank = " \t\r";
  std::vector<std::string_view> fields;
  for (std::uint32_t number = 1; !file.empty(); ++number) {
    const auto end = std::min(file.find('\n'), file.size());
    auto line = file.substr(0, end);
    file.remove_prefix(std::min(end + 1, file.size()));
    line = line.substr(0, line.find('#'));
    fields.clear();
    for (auto begin = line.find_first_not_of(blank); begin != std::string_view::npos;) {
      const auto stop = std::min(line.find_first_of(blank, begin), line.size());
      fields.push_back(line.substr(begin, stop - begin));
      begin = line.find_first_not_of(blank, stop);
    }
    if (!fields.empty()) take(fields, number);
  }
}

/// A word of such a line as a number, with a point before decimals. Throws Error{malformed} with `where` when
/// it is none.
template <class Number>
[[nodiscard]] Number rule_number(std::string_view word, const SourcePos& where) {
  Number value{};
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size())
    throw Error(ErrorCode::malformed, tr("\"{1}\" is no number", word), where);
  return value;
}

}  // namespace distich::text
