#include <algorithm>
#include <array>
#include <optional>

#include <distich/text/code_points.hpp>
#include <distich/text/numbers.hpp>
#include <distich/text/placeables.hpp>

namespace distich::text {
namespace {

bool is_ascii_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_ascii_alphanumeric(char c) noexcept {
  return is_ascii_letter(c) || (c >= '0' && c <= '9');
}

/// Ends an address, whatever it is: white space, quotation marks, and what no address has undisguised.
bool ends_address(char32_t c) noexcept {
  if (c < 0x80) return c <= U' ' || c == U'<' || c == U'>' || c == U'"' || c == U'`' || c == 0x7F;
  return is_space(c) || is_quote(c) || is_punctuation(c) || is_unspaced(c) || is_format(c);
}

/// Marks at the end of an address are those of the sentence; a bracket too, unless it was opened inside.
std::size_t without_final_marks(std::string_view text, ByteRange range) {
  constexpr std::string_view marks = ".,;:!?'*_)]}";
  constexpr std::string_view openers = "([{";
  constexpr std::string_view closers = ")]}";
  while (!range.empty() && marks.find(text[range.end - 1]) != std::string_view::npos) {
    const auto closer = closers.find(text[range.end - 1]);
    const auto inside = range.of(text);
    if (closer != std::string_view::npos &&
        std::ranges::count(inside, openers[closer]) >= std::ranges::count(inside, closers[closer])) {
      break;
    }
    --range.end;
  }
  return range.end;
}

std::size_t end_of_address(std::string_view text, std::size_t begin, std::size_t at) {
  while (at < text.size()) {
    const auto c = code_point_at(text, at);
    if (ends_address(c.value)) break;
    at += c.size;
  }
  return without_final_marks(text, {begin, at});
}

/// "scheme://…" around the "://" at `colon`.
std::optional<ByteRange> url_with_scheme(std::string_view text, std::size_t colon) {
  auto begin = colon;
  while (begin > 0 && (is_ascii_alphanumeric(text[begin - 1]) || text[begin - 1] == '+')) --begin;
  while (begin < colon && !is_ascii_letter(text[begin])) ++begin;
  const auto end = end_of_address(text, begin, colon + 3);
  if (begin == colon || end <= colon + 3) return std::nullopt;
  return ByteRange{begin, end};
}

std::optional<ByteRange> url_with_www(std::string_view text, std::size_t at) {
  if (at > 0 && (is_ascii_alphanumeric(text[at - 1]) || text[at - 1] == '.')) return std::nullopt;
  const auto end = end_of_address(text, at, at + 4);
  if (text.substr(at + 4, end - std::min(end, at + 4)).find('.') == std::string_view::npos)
    return std::nullopt;
  return ByteRange{at, end};
}

std::optional<ByteRange> email_around(std::string_view text, std::size_t at_sign) {
  constexpr std::string_view in_name = "._%+-";
  const auto of_name = [&](char c) {
    return is_ascii_alphanumeric(c) || in_name.find(c) != std::string_view::npos;
  };
  const auto of_domain = [](char c) { return is_ascii_alphanumeric(c) || c == '.' || c == '-'; };
  auto begin = at_sign;
  while (begin > 0 && of_name(text[begin - 1])) --begin;
  while (begin < at_sign && !is_ascii_alphanumeric(text[begin])) ++begin;
  auto end = at_sign + 1;
  while (end < text.size() && of_domain(text[end])) ++end;
  while (end > at_sign + 1 && !is_ascii_alphanumeric(text[end - 1])) --end;
  const auto domain = text.substr(at_sign + 1, end - at_sign - 1);
  if (begin == at_sign || domain.find('.') == std::string_view::npos || domain.front() == '.')
    return std::nullopt;
  return ByteRange{begin, end};
}

/// One of the three numbers of a date.
struct DatePart {
  std::size_t digits = 0;
  unsigned value = 0;
};

/// Reads up to four digits of any script at `at`, and moves it.
DatePart read_part(std::string_view text, std::size_t& at) {
  DatePart part;
  while (part.digits < 5) {
    const auto c = code_point_at(text, at);
    const int digit = c.size == 0 ? -1 : digit_value(c.value);
    if (digit < 0) break;
    part.value = part.value * 10 + static_cast<unsigned>(digit);
    ++part.digits;
    at += c.size;
  }
  return part;
}

bool is_date(const std::array<DatePart, 3>& parts) noexcept {
  const auto short_part = [](const DatePart& part) {
    return part.digits >= 1 && part.digits <= 2 && part.value >= 1 && part.value <= 31;
  };
  const auto& [first, second, third] = parts;
  if (!short_part(second)) return false;
  if (first.digits == 4) return short_part(third) && second.value <= 12;
  return third.digits == 4 && short_part(first) && std::min(first.value, second.value) <= 12;
}

bool is_date_separator(char c) noexcept {
  return c == '-' || c == '.' || c == '/';
}

/// A date that begins with the digit at `begin`.
std::optional<Placeable> date_at(std::string_view text, std::size_t begin) {
  std::array<DatePart, 3> parts;
  auto at = begin;
  char separator = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    parts[i] = read_part(text, at);
    if (i == 2) break;
    if (at >= text.size() || !is_date_separator(text[at])) return std::nullopt;
    if (i > 0 && text[at] != separator) return std::nullopt;
    separator = text[at++];
  }
  if (!is_date(parts)) return std::nullopt;
  // "1.2.2026.5" is a version, no date.
  if (at + 1 < text.size() && is_date_separator(text[at]) &&
      digit_value(code_point_at(text, at + 1).value) >= 0) {
    return std::nullopt;
  }
  std::string value;
  for (const auto& part : parts) value += (value.empty() ? "" : "-") + std::to_string(part.value);
  return Placeable{PlaceableKind::date, {begin, at}, std::move(value)};
}

class Finder {
 public:
  Finder(std::string_view text, std::span<const Number> numbers) : text_(text), numbers_(numbers) {}

  std::vector<Placeable> find() && {
    find_addresses();
    std::ranges::sort(found_, {}, &Placeable::range);
    find_figures();
    std::ranges::sort(found_, {}, &Placeable::range);
    return std::move(found_);
  }

 private:
  void find_addresses() {
    for (auto at = text_.find("://"); at != std::string_view::npos; at = text_.find("://", at + 1))
      add_address(PlaceableKind::url, url_with_scheme(text_, at));
    // By its point, which is rarer than the letter that it begins with.
    constexpr std::size_t before_point = 3;
    for (auto at = text_.find('.'); at != std::string_view::npos; at = text_.find('.', at + 1)) {
      if (at >= before_point && text_.substr(at - before_point, before_point) == "www")
        add_address(PlaceableKind::url, url_with_www(text_, at - before_point));
    }
    for (auto at = text_.find('@'); at != std::string_view::npos; at = text_.find('@', at + 1))
      add_address(PlaceableKind::email, email_around(text_, at));
  }

  void add_address(PlaceableKind kind, std::optional<ByteRange> range) {
    if (!range || taken(*range)) return;
    found_.push_back({kind, *range, std::string(range->of(text_))});
  }

  /// Dates and numbers between the addresses.
  void find_figures() {
    const auto addresses = found_;
    auto address = addresses.begin();
    std::size_t dated_until = 0;
    for (const auto& number : numbers_) {
      while (address != addresses.end() && address->range.end <= number.range.begin) ++address;
      if (address != addresses.end() && address->range.overlaps(number.range)) continue;
      if (number.range.begin < dated_until) continue;
      if (auto date =
              after_number_mark(number.range.begin) ? std::nullopt : date_at(text_, number.range.begin)) {
        dated_until = date->range.end;
        found_.push_back(*std::move(date));
        continue;
      }
      add_number(number);
    }
  }

  /// "2-1.3.2026" is no date from "1" on.
  [[nodiscard]] bool after_number_mark(std::size_t at) const {
    return at > 1 && is_date_separator(text_[at - 1]) &&
           digit_value(code_point_before(text_, at - 1).value) >= 0;
  }

  void add_number(const Number& number) {
    auto value = number.digits;
    const auto next = code_point_at(text_, number.range.end);
    if (next.size > 0 && multiplier(next.value) != 0) append(value, next.value);
    found_.push_back({PlaceableKind::number, number.range, std::move(value)});
  }

  [[nodiscard]] bool taken(ByteRange range) const {
    return std::ranges::any_of(found_, [&](const Placeable& each) { return each.range.overlaps(range); });
  }

  std::string_view text_;
  std::span<const Number> numbers_;
  std::vector<Placeable> found_;
};

}  // namespace

std::vector<Placeable> find_placeables(std::string_view text) {
  return find_placeables(text, find_numbers(text));
}

std::vector<Placeable> find_placeables(std::string_view text, std::span<const Number> numbers) {
  return Finder(text, numbers).find();
}

}  // namespace distich::text
