#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <distich/qa/checks_internal.hpp>
#include <distich/qa/quantities_internal.hpp>
#include <distich/qa/words_internal.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>

namespace distich::qa_internal {
namespace {

constexpr std::uint64_t half_day = 12;  ///< "3 p.m." is 15:00

/// Converted numbers are rounded: "385 miles" are 620 km.
constexpr double conversion_tolerance = 0.07;

/// "37 billion" and "37.000 millones"
bool is_same_scaled(const Quantity& a, const Quantity& b) {
  if (!a.is_scaled() && !b.is_scaled()) return false;
  return a.amounts_to(b.amount()) || b.amounts_to(a.amount());
}

/// Makes one of numbers that are grouped by plain spaces, where the other side has that number.
void join_groups(std::string_view text, std::vector<Quantity>& numbers, const std::vector<Quantity>& other) {
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const auto end = end_of_groups(text, numbers, i);
    auto joined = numbers[i];
    for (auto part = i + 1; part < end; ++part) {
      joined.digits +=
          std::string(numbers[part].digits_written - numbers[part].digits.size(), '0') + numbers[part].digits;
      joined.value_with_decimals = static_cast<double>(joined.value().value_or(0));
      joined.range.end = numbers[part].range.end;
      joined.factor = numbers[part].factor;
    }
    const auto is_same = [&](const Quantity& number) {
      return number.digits == joined.digits || is_same_scaled(number, joined);
    };
    if (end == i + 1 || std::ranges::none_of(other, is_same)) continue;
    numbers[i] = std::move(joined);
    numbers.erase(numbers.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                  numbers.begin() + static_cast<std::ptrdiff_t>(end));
  }
}

template <class Equal>
void match(std::vector<Quantity>& source, std::vector<Quantity>& target, Equal equal) {
  for (auto& one : source) {
    if (one.matched) continue;
    const auto partner = std::ranges::find_if(
        target, [&](const Quantity& other) { return !other.matched && equal(one, other); });
    if (partner == target.end()) continue;
    partner->matched = true;
    one.matched = true;
  }
}

bool is_same_hour(const Quantity& a, const Quantity& b) {
  const auto one = a.value();
  const auto other = b.value();
  if (!one || !other) return false;
  const auto [earlier, later] = std::minmax(*one, *other);
  return earlier > 0 && earlier < half_day && later == earlier + half_day;
}

/// Takes the minutes of "15:00" for matched where the other side has the hour without minutes ("3 p.m.").
void take_full_hours(std::vector<Quantity>& numbers, const std::vector<Quantity>& other,
                     std::string_view other_text) {
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    auto& minutes = numbers[i];
    const auto& hours = numbers[i - 1];
    if (minutes.matched || !minutes.is_minutes || !hours.matched || minutes.value_with_decimals != 0)
      continue;
    const auto has_minutes = [&](std::size_t k) {
      return (k + 1 < other.size() && other[k + 1].is_minutes) ||
             other_text.substr(other[k].range.end).starts_with(':');
    };
    for (std::size_t k = 0; k < other.size(); ++k) {
      const bool same = other[k].digits == hours.digits || is_same_hour(hours, other[k]);
      minutes.matched = minutes.matched || (same && !has_minutes(k));
    }
  }
}

/// The same year by the calendar of one of the languages.
bool is_same_year(const Quantity& a, const Quantity& b, const Language& calendar_of_b) {
  const auto one = a.value();
  const auto other = b.value();
  if (!one || !other) return false;
  return std::ranges::any_of(calendar_of_b.calendar(),
                             [&](std::uint64_t behind) { return *one == *other + behind; });
}

/// "the 1980s" and "the 80s".
bool is_same_decade(const Quantity& a, const Quantity& b) {
  const auto one = a.value();
  const auto other = b.value();
  if (!one || !other) return false;
  const auto [tens, year] = std::minmax(*one, *other);
  return tens >= 10 && tens < 100 && tens % 10 == 0 && year >= 1000 && year < 2100 && year % 100 == tens;
}

/// "1950-53" and "1950 to 1953", "SS19" and "summer of 2019".
bool is_same_short_year(const Quantity& a, const Quantity& b) {
  const auto one = a.value();
  const auto other = b.value();
  if (!one || !other || a.short_year == b.short_year) return false;
  const auto [in_century, year] = std::minmax(*one, *other);
  return in_century < 100 && year >= 1000 && year < 2100 && year % 100 == in_century;
}

/// "平成30年" and 2018
bool is_year_of_era(const Quantity& a, const Quantity& b) {
  const auto of_era = a.value();
  const auto year = b.value();
  return a.years_before != 0 && of_era && year && *of_era + a.years_before == *year;
}

/// Is one of the units what makes `value` the other number?
bool converts(double value, const std::vector<Language::Unit>& units, double to) {
  return std::ranges::any_of(units, [&](const Language::Unit& unit) {
    const auto converted = (value - unit.offset) * unit.factor;
    return std::abs(to - converted) <= conversion_tolerance * std::abs(converted) + 0.5;
  });
}

/// What `b` converts `a` to: miles to kilometres, degrees to degrees.
bool is_converted(const Quantity& a, const Quantity& b) {
  const auto whole = static_cast<double>(a.value().value_or(0));
  return converts(a.value_with_decimals, a.units, b.value_with_decimals) ||
         converts(whole, a.units, b.value_with_decimals);
}

/// Takes for matched what converts a measure of the source that the translation has as well: "10 miles" and
/// "16 km (10 milles)".
void match_second_measures(const std::vector<Quantity>& source, std::vector<Quantity>& target) {
  for (auto& number : target) {
    number.matched = number.matched || std::ranges::any_of(source, [&](const Quantity& measure) {
                       return is_converted(measure, number) || is_converted(number, measure);
                     });
  }
}

/// Inches go with their feet.
void match_rests(std::vector<Quantity>& numbers) {
  for (std::size_t i = 1; i < numbers.size(); ++i)
    numbers[i].matched = numbers[i].matched || (numbers[i].is_rest && numbers[i - 1].matched);
}

/// The value of a word that is a Roman numeral in capitals; 0 for others.
std::uint64_t roman_value(std::string_view word) {
  constexpr std::string_view letters = "IVXLCDM";
  constexpr std::uint64_t values[] = {1, 5, 10, 50, 100, 500, 1000};
  std::uint64_t total = 0;
  std::uint64_t last = 0;
  for (auto c = word.rbegin(); c != word.rend(); ++c) {
    const auto at = letters.find(*c);
    if (at == std::string_view::npos) return 0;
    const auto value = values[at];
    total = value < last ? total - value : total + value;
    last = std::max(last, value);
  }
  return total;
}

std::vector<std::uint64_t> roman_numbers(std::string_view text, const Language& language) {
  std::vector<std::uint64_t> out;
  each_word(text, [&](ByteRange range) {
    const auto word = range.of(text);
    const auto capitals = std::min(word.find_first_not_of("IVXLCDM"), word.size());
    if (capitals == 0 || !language.is_roman_ending(word.substr(capitals))) return;
    out.push_back(roman_value(word.substr(0, capitals)));
  });
  return out;
}

/// "1980" of "the 1980s": others say the eighties.
bool is_decade(const Quantity& number) {
  const auto year = number.value();
  return year && *year >= 1000 && *year < 2100 && *year % 10 == 0 && *year % 100 != 0;
}

/// Takes for matched what the other side says in words or in Roman numerals.
void match_words(std::vector<Quantity>& numbers, std::string_view other, const Language& language) {
  if (std::ranges::all_of(numbers, &Quantity::matched)) return;
  const auto words = text::normalize(other, text::Form::term);
  auto said = language.numbers_in_words(words);
  std::ranges::move(roman_numbers(other, language), std::back_inserter(said));
  const auto measures = language.measures_in_words(words);
  for (auto& number : numbers) {
    const auto is_meant = [&](std::uint64_t word) {
      if (is_decade(number) && word == *number.value() % 100) return true;
      return word == number.value() || number.amounts_to(static_cast<double>(word)) ||
             converts(number.value_with_decimals, number.units, static_cast<double>(word));
    };
    const auto is_measure = [&](const Language::Measure& measure) {
      return number.value_with_decimals == measure.value ||
             converts(measure.value, measure.units, number.value_with_decimals);
    };
    number.matched =
        number.matched || std::ranges::any_of(said, is_meant) || std::ranges::any_of(measures, is_measure);
  }
}

/// Numbers of one digit are often written in words, and months of dates by name: worth a note, not a warning.
Severity severity_of(const Quantity& quantity) {
  const auto value = quantity.value();
  const bool may_be_month = quantity.in_date && value && *value <= 12;
  const bool measured = quantity.is_scaled() || !quantity.units.empty();
  const bool may_be_word = quantity.digits_written < 2 && !measured;
  return may_be_word || may_be_month ? Severity::note : Severity::warning;
}

}  // namespace

void check_numbers(const Task& task, const Report& found) {
  const auto source_text = task.source_text();
  const auto target_text = task.target_text();
  auto source = quantities(task.source_outline, task.source);
  auto target = quantities(task.target_outline, task.target);
  if (source.empty() && target.empty()) return;
  join_groups(source_text, source, target);
  join_groups(target_text, target, source);
  // Before equal digits: "11 billion … 110 billion" is 110億 … 1100億.
  match(source, target, [](const Quantity& a, const Quantity& b) {
    return a.is_scaled() && b.is_scaled() && is_same_scaled(a, b);
  });
  match(source, target, [](const Quantity& a, const Quantity& b) { return a.digits == b.digits; });
  match(source, target, is_same_scaled);
  match(source, target, [&](const Quantity& a, const Quantity& b) {
    return is_same_hour(a, b) || is_same_decade(a, b) || is_same_short_year(a, b) || is_year_of_era(a, b) ||
           is_year_of_era(b, a) || is_same_year(a, b, task.target) || is_same_year(b, a, task.source) ||
           is_converted(a, b) || is_converted(b, a);
  });
  take_full_hours(source, target, target_text);
  take_full_hours(target, source, source_text);
  match_words(source, target_text, task.target);
  match_words(target, source_text, task.source);
  match_second_measures(source, target);
  match_rests(source);
  match_rests(target);
  for (const auto& number : source) {
    if (number.matched) continue;
    found({check_name::numbers,
           severity_of(number),
           task.unit.id,
           number.range,
           {},
           tr("the number {1} is missing in the translation", number.range.of(source_text))});
  }
  for (const auto& number : target) {
    if (number.matched) continue;
    found({check_name::numbers,
           severity_of(number),
           task.unit.id,
           {},
           number.range,
           tr("the number {1} is not in the source", number.range.of(target_text))});
  }
}

}  // namespace distich::qa_internal
