#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <distich/qa/checks_internal.hpp>
#include <distich/text/placeholders.hpp>
#include <distich/qa/words_internal.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>
#include <distich/text/numbers.hpp>
#include <distich/text/placeables.hpp>

namespace distich::qa_internal {
namespace {

constexpr std::uint64_t half_day = 12;  ///< "3 p.m." is 15:00

/// Converted numbers are rounded: "385 miles" are 620 km.
constexpr double conversion_tolerance = 0.07;
/// Between the numbers of "1 to 4 inches", in bytes: the first has the unit of the second.
constexpr std::size_t most_between_ends_of_range = 6;

struct Quantity {
  ByteRange range;
  std::string digits;              ///< as they are compared
  double value_with_decimals = 0;  ///< with the last separator as that of decimals
  std::vector<Language::Unit> units{};
  std::size_t digits_written = 0;  ///< with zeros before them
  bool scaled = false;             ///< a word or character that multiplies it follows
  bool in_date = false;
  bool matched = false;

  /// Nothing for more digits than a machine word holds.
  [[nodiscard]] std::optional<std::uint64_t> value() const {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} ? std::optional(value) : std::nullopt;
  }

  [[nodiscard]] std::string_view significant() const noexcept {
    return std::string_view(digits).substr(0, digits.find_last_not_of('0') + 1);
  }
};

/// The word behind a place, at most a space away; one character of a script without spaces.
std::string word_behind(std::string_view text, std::size_t at) {
  auto c = text::code_point_at(text, at);
  if (text::is_space(c.value)) {
    at += c.size;
    c = text::code_point_at(text, at);
  }
  if (text::is_unspaced(c.value)) return std::string(text.substr(at, c.size));
  auto end = at;
  for (; c.size > 0 && of_word(c.value); c = text::code_point_at(text, end)) end += c.size;
  return text::normalize(text.substr(at, end - at), text::Form::term);
}

/// "7,5" is 7.5; "1,234" is 1.234 here.
double with_decimals(std::string_view written, std::string_view digits) {
  std::size_t behind = 0;
  bool separated = false;
  for (std::size_t at = written.size(); at > 0 && !separated;) {
    const auto c = text::code_point_before(written, at);
    separated = text::digit_value(c.value) < 0;
    if (!separated) ++behind;
    at -= c.size;
  }
  double value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  for (; separated && behind > 0; --behind) value /= 10;
  return value;
}

void share_units_of_ranges(std::vector<Quantity>& quantities) {
  for (std::size_t i = 0; i + 1 < quantities.size(); ++i) {
    auto& one = quantities[i];
    const auto& next = quantities[i + 1];
    if (one.units.empty() && next.range.begin - one.range.end <= most_between_ends_of_range)
      one.units = next.units;
  }
}

/// "07" may be written "7"; "007" and "02 million" may not.
std::string comparable(const std::string& digits, bool scaled) {
  return digits.size() == 2 && !scaled ? std::string(text::without_leading_zeros(digits)) : digits;
}

std::vector<Quantity> quantities(const Outline& outline, const Language& language) {
  std::vector<Quantity> found;
  const auto text = outline.text();
  for (const auto& number : outline.numbers()) {
    const auto holds = [&](ByteRange range) { return range.contains(number.range); };
    if (std::ranges::any_of(outline.placeholders(), holds, &text::Placeholder::place)) continue;
    const auto placeables = outline.placeables();
    const auto around = std::ranges::find_if(placeables, holds, &text::Placeable::range);
    const auto kind = around == placeables.end() ? PlaceableKind::number : around->kind;
    if (kind == PlaceableKind::url || kind == PlaceableKind::email) continue;
    const auto next = text::code_point_at(text, number.range.end);
    const auto behind = word_behind(text, number.range.end);
    const bool scaled = text::is_multiplier(next.value) || language.is_scale(behind);
    found.push_back({number.range, comparable(number.digits, scaled),
                     with_decimals(number.range.of(text), number.digits), language.units_named(behind),
                     number.digits.size(), scaled, kind == PlaceableKind::date, false});
  }
  share_units_of_ranges(found);
  return found;
}

/// How many digits a written number begins with, before any separator.
std::size_t digits_in_front(std::string_view written) {
  std::size_t digits = 0;
  for (std::size_t at = 0; at < written.size(); ++digits) {
    const auto c = text::code_point_at(written, at);
    if (text::digit_value(c.value) < 0) break;
    at += c.size;
  }
  return digits;
}

/// The end of what goes on with number `i`: groups of three digits ("000" of "820 000"), minutes ("55" of
/// "7:55").
std::size_t end_of_groups(std::string_view text, const std::vector<Quantity>& numbers, std::size_t i) {
  auto end = i + 1;
  const auto goes_on = [&] {
    const auto& last = numbers[end - 1];
    const auto& next = numbers[end];
    const auto gap = text.substr(last.range.end, next.range.begin - last.range.end);
    const auto digits = digits_in_front(next.range.of(text));
    return ((gap == " " || gap == "،") && digits == 3) || (gap == ":" && digits == 2);
  };
  while (end < numbers.size() && goes_on()) ++end;
  return end;
}

/// Makes one of numbers that are grouped by plain spaces, where the other side has that number.
void join_groups(std::string_view text, std::vector<Quantity>& numbers, const std::vector<Quantity>& other) {
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const auto end = end_of_groups(text, numbers, i);
    auto joined = numbers[i];
    for (auto part = i + 1; part < end; ++part) {
      joined.digits +=
          std::string(numbers[part].digits_written - numbers[part].digits.size(), '0') + numbers[part].digits;
      joined.range.end = numbers[part].range.end;
      joined.scaled = numbers[part].scaled;
    }
    const auto is_same = [&](const Quantity& number) { return number.digits == joined.digits; };
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

/// What `b` converts `a` to: miles to kilometres, degrees to degrees.
bool is_converted(const Quantity& a, const Quantity& b) {
  const auto whole = static_cast<double>(a.value().value_or(0));
  return std::ranges::any_of(a.units, [&](const Language::Unit& unit) {
    const auto near = [&](double value) {
      const auto converted = (value - unit.offset) * unit.factor;
      return std::abs(b.value_with_decimals - converted) <= conversion_tolerance * std::abs(converted) + 0.5;
    };
    return near(a.value_with_decimals) || near(whole);
  });
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

std::vector<std::uint64_t> roman_numbers(std::string_view text) {
  std::vector<std::uint64_t> out;
  each_word(text, [&](ByteRange range) {
    if (const auto value = roman_value(range.of(text)); value > 0) out.push_back(value);
  });
  return out;
}

/// Takes for matched what the other side says in words or in Roman numerals.
void match_words(std::vector<Quantity>& numbers, std::string_view other, const Language& language) {
  if (std::ranges::all_of(numbers, &Quantity::matched)) return;
  auto said = language.numbers_in_words(text::normalize(other, text::Form::term));
  std::ranges::move(roman_numbers(other), std::back_inserter(said));
  for (auto& number : numbers) {
    const auto value = number.value();
    if (value && std::ranges::find(said, *value) != said.end()) number.matched = true;
  }
}

/// Numbers of one digit are often written in words, and months of dates by name: worth a note, not a warning.
Severity severity_of(const Quantity& quantity) {
  const auto value = quantity.value();
  const bool may_be_month = quantity.in_date && value && *value <= 12;
  const bool measured = quantity.scaled || !quantity.units.empty();
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
  match(source, target, [](const Quantity& a, const Quantity& b) { return a.digits == b.digits; });
  match(source, target, [](const Quantity& a, const Quantity& b) {
    return (a.scaled || b.scaled) && a.significant() == b.significant();
  });
  match(source, target, [&](const Quantity& a, const Quantity& b) {
    return is_same_hour(a, b) || is_same_decade(a, b) || is_same_year(a, b, task.target) ||
           is_same_year(b, a, task.source) || is_converted(a, b) || is_converted(b, a);
  });
  match_words(source, target_text, task.target);
  match_words(target, source_text, task.source);
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
