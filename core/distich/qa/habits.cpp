#include <algorithm>

#include <distich/qa/habits_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::qa_internal {
namespace {

char32_t mark_of(std::string_view value) {
  return text::code_point_at(value, 0).value;
}

void add_all(std::u32string& marks, const std::vector<std::string_view>& values) {
  for (const auto value : values) marks += mark_of(value);
}

/// A data file cannot hold a space as a value.
void add_number_marks(std::u32string& marks, const std::vector<std::string_view>& values) {
  for (const auto value : values) marks += value == "space" ? U' ' : mark_of(value);
}

}  // namespace

bool Habits::add(std::string_view rule, const std::vector<std::string_view>& values) {
  if (rule == "quotes" && values.size() % 2 == 0) {
    for (std::size_t i = 0; i < values.size(); i += 2)
      quotes_.push_back({mark_of(values[i]), mark_of(values[i + 1])});
  } else if (rule == "mark" && values.size() == 2) {
    own_.emplace_back(mark_of(values[0]), mark_of(values[1]));
  } else if (rule == "opens" && values.size() == 2) {
    openings_.emplace_back(mark_of(values[1]), mark_of(values[0]));
  } else if (rule == "asks") {
    add_all(asks_, values);
  } else if (rule == "spaced-before") {
    add_all(spaced_before_, values);
  } else if (rule == "spaced-behind") {
    add_all(spaced_behind_, values);
  } else if (rule == "before-number") {
    add_all(before_number_, values);
  } else if (rule == "decimal") {
    add_number_marks(decimal_marks_, values);
  } else if (rule == "group") {
    add_number_marks(group_marks_, values);
  } else if (rule == "lakh") {
    lakh_ = true;
  } else if (rule == "small") {
    always_small_.insert(always_small_.end(), values.begin(), values.end());
  } else if (rule == "capital-nouns") {
    capital_nouns_ = true;
  } else {
    return false;
  }
  return true;
}

bool Habits::uses_quote(char32_t mark) const noexcept {
  return quotes_.empty() || std::ranges::any_of(quotes_, [&](const Quotes& each) {
           return each.open == mark || each.close == mark;
         });
}

char32_t Habits::own_mark(char32_t mark) const noexcept {
  const auto found = std::ranges::find(own_, mark, &std::pair<char32_t, char32_t>::first);
  return found == own_.end() ? 0 : found->second;
}

char32_t Habits::opening_of(char32_t mark) const noexcept {
  const auto found = std::ranges::find(openings_, mark, &std::pair<char32_t, char32_t>::first);
  return found == openings_.end() ? 0 : found->second;
}

}  // namespace distich::qa_internal
