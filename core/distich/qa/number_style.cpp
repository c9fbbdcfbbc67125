#include <algorithm>
#include <string>
#include <vector>

#include <distich/qa/checks_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::qa_internal {
namespace {

constexpr std::size_t digits_of_group = 3;
constexpr std::size_t digits_of_lakh = 2;

/// A number as it is written: "1.234,5" has the parts 1, 3 and 1 digits long.
struct Written {
  std::u32string marks;
  std::vector<std::size_t> parts{0};
  std::vector<unsigned> values{0};  ///< of the parts; of use for short ones only
};

/// Any space as U+0020, any apostrophe as U+0027.
char32_t plain_mark(char32_t c) noexcept {
  if (text::is_space(c)) return U' ';
  return c == U'’' ? U'\'' : c;
}

Written parse(std::string_view number) {
  Written out;
  for (std::size_t at = 0; at < number.size();) {
    const auto [c, size] = text::code_point_at(number, at);
    const auto digit = text::digit_value(c);
    if (digit < 0) {
      out.marks += plain_mark(c);
      out.parts.push_back(0);
      out.values.push_back(0);
    } else {
      ++out.parts.back();
      out.values.back() = out.values.back() % 100 * 10 + static_cast<unsigned>(digit);
    }
    at += size;
  }
  return out;
}

/// "15.30", "31.12", "1.5.": a clock time or a date, whose dot is none of numbers. `behind` follows it.
bool may_be_time(const Written& number, char32_t behind) {
  constexpr unsigned hours = 24;
  constexpr unsigned minutes = 60;
  constexpr unsigned days = 31;
  constexpr unsigned months = 12;
  if (number.marks != U"." || number.parts[0] > 2 || number.parts[1] > 2) return false;
  const auto first = number.values[0];
  const auto second = number.values[1];
  const bool two_digits = number.parts[1] == 2;
  return (two_digits && first <= hours && second < minutes) ||
         ((two_digits || behind == U'.') && first <= days && second <= months);
}

enum class Role : std::uint8_t { unknown, decimal, group };

bool has(const std::u32string& marks, char32_t mark) noexcept {
  return marks.find(mark) != std::u32string::npos;
}

/// What a language's mark before three last digits is: "1,234".
Role role_in(const Habits& habits, char32_t mark) {
  const bool decimal = has(habits.decimal_marks(), mark);
  const bool group = has(habits.group_marks(), mark);
  if (decimal == group) return Role::unknown;
  return decimal ? Role::decimal : Role::group;
}

bool is_ambiguous(const Written& number) {
  return number.marks.size() == 1 && number.parts[0] <= digits_of_group && number.parts[1] == digits_of_group;
}

/// Are the parts but the first groups of digits? That is no version or date.
bool is_grouped(const Written& number, std::size_t end, const Habits& habits) {
  for (std::size_t part = 1; part < end; ++part) {
    const bool by_lakh = habits.groups_by_lakh() && part + 1 < end && number.parts[part] == digits_of_lakh;
    if (number.parts[part] != digits_of_group && !by_lakh) return false;
  }
  return number.parts[0] > 0 && number.parts[0] <= digits_of_group;
}

/// Looks at numbers of the translation by the habits of its language.
class StyleCheck {
 public:
  explicit StyleCheck(const Task& task) : task_(task), habits_(task.target.habits()) {}

  /// Is it written with a mark in a place where the language has another?
  [[nodiscard]] bool is_foreign(const text::Number& number) const {
    const auto written = parse(number.range.of(task_.target_text()));
    const auto behind = text::code_point_at(task_.target_text(), number.range.end).value;
    if (written.marks.empty() || may_be_time(written, behind)) return false;
    if (is_ambiguous(written)) return !is_allowed(written.marks[0], role_in_source(number));
    if (written.marks.size() == 1) return !is_allowed(written.marks[0], Role::decimal);
    const bool has_decimals = written.marks.back() != written.marks.front();
    const auto groups = written.parts.size() - (has_decimals ? 1 : 0);
    if (!is_grouped(written, groups, task_.source.habits()) && !is_grouped(written, groups, habits_))
      return false;
    return !is_allowed(written.marks.front(), Role::group) ||
           (has_decimals && !is_allowed(written.marks.back(), Role::decimal)) ||
           !is_grouped(written, groups, habits_);
  }

 private:
  [[nodiscard]] bool is_allowed(char32_t mark, Role role) const {
    const bool decimal = has(habits_.decimal_marks(), mark);
    const bool group = has(habits_.group_marks(), mark);
    if (role == Role::unknown) return decimal || group;
    return role == Role::decimal ? decimal : group;
  }

  /// What the mark of the same number in the source is.
  [[nodiscard]] Role role_in_source(const text::Number& number) const {
    for (const auto& other : task_.source_outline.numbers()) {
      if (other.digits != number.digits) continue;
      const auto written = parse(other.range.of(task_.source_text()));
      if (is_ambiguous(written)) return role_in(task_.source.habits(), written.marks[0]);
    }
    return Role::unknown;
  }

  const Task& task_;
  const Habits& habits_;
};

bool is_part_of_more(const Outline& outline, ByteRange number) {
  const auto holds = [&](const text::Placeable& placeable) {
    return placeable.kind != PlaceableKind::number && placeable.range.contains(number);
  };
  const auto before = text::code_point_before(outline.text(), number.begin).value;
  const auto behind = text::code_point_at(outline.text(), number.end).value;
  const bool joined = text::is_letter(before) || before == U'.' || before == U':' || behind == U':';
  return joined || outline.is_taken_over(number) || std::ranges::any_of(outline.placeables(), holds);
}

}  // namespace

void check_number_style(const Task& task, const Report& found) {
  const auto numbers = task.target_outline.numbers();
  if (numbers.empty() || task.target.habits().decimal_marks().empty()) return;
  const StyleCheck style(task);
  for (const auto& number : numbers) {
    if (is_part_of_more(task.target_outline, number.range) || !style.is_foreign(number)) continue;
    found({check_name::number_style,
           Severity::note,
           task.unit.id,
           {},
           number.range,
           tr("{1} is not written as {2} writes numbers", number.range.of(task.target_text()),
              task.unit.languages.target.str())});
  }
}

}  // namespace distich::qa_internal
