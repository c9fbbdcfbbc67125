#include <algorithm>
#include <charconv>
#include <cmath>

#include <distich/qa/quantities_internal.hpp>
#include <distich/qa/words_internal.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>

namespace distich::qa_internal {
namespace {

/// Between the numbers of "1 to 4 inches", in bytes: the first has the unit of the second.
constexpr std::size_t most_between_ends_of_range = 6;
constexpr double most_exact = 9e15;  ///< integers up to here are exact in a double

struct WordBehind {
  std::string word;
  std::size_t end = 0;
};

/// The word behind a place, at most a space or a hyphen away; one character of a script without spaces.
WordBehind word_behind(std::string_view text, std::size_t at) {
  auto c = text::code_point_at(text, at);
  if (text::is_space(c.value) || c.value == U'-') {
    at += c.size;
    c = text::code_point_at(text, at);
  }
  if (text::is_unspaced(c.value)) return {std::string(text.substr(at, c.size)), at + c.size};
  auto end = at;
  for (; c.size > 0 && of_word(c.value); c = text::code_point_at(text, end)) end += c.size;
  return {text::normalize(text.substr(at, end - at), text::Form::term), end};
}

/// What multiplies the number that ends at a place: "million", "千万".
struct Scale {
  double factor = 1;
  std::size_t end = 0;
};

Scale scale_behind(std::string_view text, std::size_t at, const Language& language) {
  Scale scale{1, at};
  if (const auto about = language.about_before_scale(text.substr(at)); about > 0) scale.end += about;
  while (true) {
    const auto next = text::code_point_at(text, scale.end);
    auto behind = word_behind(text, scale.end);
    auto factor = language.scale_of(behind.word);
    if (factor == 0) {
      factor = text::multiplier(next.value);
      behind.end = scale.end + next.size;
    }
    if (factor == 0) return scale.factor > 1 ? scale : Scale{1, at};
    scale = {scale.factor * static_cast<double>(factor), behind.end};
  }
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

/// "07" may be written "7"; "007" and "02 million" may not.
std::string comparable(const std::string& digits, bool scaled) {
  return digits.size() == 2 && !scaled ? std::string(text::without_leading_zeros(digits)) : digits;
}

/// Digits before any separator.
std::size_t digits_in_front(std::string_view written) {
  std::size_t digits = 0;
  for (std::size_t at = 0; at < written.size(); ++digits) {
    const auto c = text::code_point_at(written, at);
    if (text::digit_value(c.value) < 0) break;
    at += c.size;
  }
  return digits;
}

/// Reads the quantities of one text.
class QuantityReader {
 public:
  QuantityReader(const Outline& outline, const Language& language)
      : outline_(outline), language_(language), text_(outline.text()) {}

  std::vector<Quantity> read() && {
    for (const auto& number : outline_.numbers()) take(number);
    for (std::size_t i = 0; i + 1 < found_.size(); ++i) look_at_neighbours(found_[i], found_[i + 1]);
    return std::move(found_);
  }

 private:
  void take(const text::Number& number) {
    const auto holds = [&](ByteRange range) { return range.contains(number.range); };
    if (std::ranges::any_of(outline_.placeholders(), holds, &text::Placeholder::place)) return;
    const auto placeables = outline_.placeables();
    const auto around = std::ranges::find_if(placeables, holds, &text::Placeable::range);
    const auto kind = around == placeables.end() ? PlaceableKind::number : around->kind;
    if (kind == PlaceableKind::url || kind == PlaceableKind::email) return;
    const auto scale = scale_behind(text_, number.range.end, language_);
    const bool scaled = scale.factor > 1;
    Quantity one{number.range, comparable(number.digits, scaled)};
    one.factor = scale.factor;
    one.value_with_decimals = with_decimals(number.range.of(text_), number.digits);
    one.units = language_.units_named(word_behind(text_, scaled ? scale.end : number.range.end).word);
    one.digits_written = number.digits.size();
    one.in_date = kind == PlaceableKind::date;
    one.years_before = language_.era_before(text_.substr(0, number.range.begin));
    one.short_year = may_be_short_year(one);
    if (found_.empty() || !goes_on(one, scale)) {
      found_.push_back(std::move(one));
      scale_ = scale;
    }
  }

  /// Makes a number a part of the one before: "2千万" behind "1億", "200 هزار" behind "۱ میلیون و".
  bool goes_on(const Quantity& next, const Scale& scale) {
    auto& last = found_.back();
    if (scale_.factor <= 1 || scale_.end > next.range.begin) return false;
    const auto gap = text_.substr(scale_.end, next.range.begin - scale_.end);
    const bool adjoins = gap.empty() && text::is_unspaced(text::code_point_before(text_, scale_.end).value);
    if (!adjoins && !(next.is_scaled() && is_between_parts(gap))) return false;
    const auto sum = last.amount() + next.amount();
    if (next.amount() >= scale_.factor || sum > most_exact) return false;
    last.digits = std::to_string(std::llround(sum));
    last.value_with_decimals = sum;
    last.factor = 1;
    last.digits_written = last.digits.size();
    last.range.end = scale.end;
    last.units = next.units;
    scale_ = scale;
    return true;
  }

  [[nodiscard]] bool is_between_parts(std::string_view gap) const {
    const auto word = text::normalize(gap, text::Form::term);
    return word.empty() || language_.joins_parts(word);
  }

  /// Two digits behind an apostrophe or a capital; those behind a year are looked at with it.
  [[nodiscard]] bool may_be_short_year(const Quantity& one) const {
    const auto before = text::code_point_before(text_, one.range.begin).value;
    return one.digits_written == 2 &&
           (before == U'\'' || before == U'’' || before == U'‘' || text::is_upper(before));
  }

  void look_at_neighbours(Quantity& one, Quantity& next) const {
    const auto gap = text_.substr(one.range.end, next.range.begin - one.range.end);
    if (one.units.empty() && gap.size() <= most_between_ends_of_range) one.units = next.units;
    const bool ranges = gap == "-" || gap == "–" || gap == "/";
    if (ranges && one.digits_written == 4 && next.digits_written == 2) next.short_year = true;
    next.is_minutes = one.digits_written <= 2 && next.digits_written == 2 && language_.is_clock(gap);
    add_rest(one, next, gap);
  }

  /// "6-foot-6", "6 feet 2 inches"
  void add_rest(Quantity& one, Quantity& next, std::string_view gap) const {
    const auto parts = language_.parts_of_unit(word_behind(text_, one.range.end).word);
    if (parts == 0 || next.value_with_decimals >= parts) return;
    const auto word = word_behind(text_, one.range.end);
    const bool adjoins = next.range.begin - word.end <= 1 && (gap.ends_with('-') || !next.units.empty());
    if (!adjoins) return;
    one.value_with_decimals += next.value_with_decimals / parts;
    next.is_rest = true;
  }

  const Outline& outline_;
  const Language& language_;
  std::string_view text_;
  std::vector<Quantity> found_;
  Scale scale_;  ///< of the last one found
};

}  // namespace

std::optional<std::uint64_t> Quantity::value() const {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc{} ? std::optional(value) : std::nullopt;
}

double Quantity::amount() const {
  const auto all = static_cast<double>(value().value_or(0));
  const bool is_group = std::abs(value_with_decimals * 1000 - all) < 0.5;
  return (is_group ? all : value_with_decimals) * factor;
}

bool Quantity::amounts_to(double number) const {
  const auto is_near = [&](double amount) { return std::abs(amount - number) < 0.5; };
  return is_near(amount()) || is_near(value_with_decimals * factor);
}

std::vector<Quantity> quantities(const Outline& outline, const Language& language) {
  return QuantityReader(outline, language).read();
}

std::size_t end_of_groups(std::string_view text, const std::vector<Quantity>& numbers, std::size_t i) {
  auto end = i + 1;
  const auto goes_on = [&] {
    const auto& last = numbers[end - 1];
    const auto& next = numbers[end];
    const auto gap = text.substr(last.range.end, next.range.begin - last.range.end);
    const auto digits = digits_in_front(next.range.of(text));
    return ((gap == " " || gap == "،") && digits == 3) || (gap == ":" && digits == 2) || next.is_minutes;
  };
  while (end < numbers.size() && goes_on()) ++end;
  return end;
}

}  // namespace distich::qa_internal
