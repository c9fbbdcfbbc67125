#pragma once
#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

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

}  // namespace distich::text
