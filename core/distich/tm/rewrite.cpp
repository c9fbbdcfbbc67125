#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <vector>

#include <distich/text/code_points.hpp>
#include <distich/tm/rewrite_internal.hpp>

namespace distich::tm {
namespace {

constexpr std::size_t group_size = 3;

/// A number or a date as it is written.
struct Written {
  std::string digits;                             ///< ASCII
  std::map<std::size_t, std::string> separators;  ///< by the number of digits before them
  char32_t zero = 0;                              ///< of the script
  bool one_script = true;
};

Written read(std::string_view text) {
  Written out;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = text::code_point_at(text, at);
    if (const int digit = text::digit_value(c.value); digit >= 0) {
      const auto zero = c.value - static_cast<char32_t>(digit);
      out.one_script = out.one_script && (out.digits.empty() || zero == out.zero);
      out.zero = zero;
      out.digits += static_cast<char>('0' + digit);
    } else {
      out.separators[out.digits.size()] += text.substr(at, c.size);
    }
    at += c.size;
  }
  return out;
}

void append_digits(std::string& out, std::string_view digits, char32_t zero) {
  for (const char digit : digits) text::append(out, zero + static_cast<char32_t>(digit - '0'));
}

/// Is the number cut into threes wherever `separator` stands?
bool groups(const Written& number, const std::string& separator) {
  bool first = true;
  for (auto each = number.separators.begin(); each != number.separators.end(); ++each) {
    if (each->second != separator) continue;
    const auto next = std::next(each);
    const auto end = next == number.separators.end() ? number.digits.size() : next->first;
    if (end - each->first != group_size) return false;
    if (first && each == number.separators.begin() && each->first > group_size) return false;
    first = false;
  }
  return true;
}

std::size_t count(const Written& number, const std::string& separator) {
  return static_cast<std::size_t>(
      std::ranges::count_if(number.separators, [&](const auto& each) { return each.second == separator; }));
}

/// What the target has for the source's `separator`; empty when it has now this, now that.
std::optional<std::string> rendering_of(const std::string& separator, const Written& source,
                                        const Written& target) {
  std::optional<std::string> rendering;
  for (const auto& [place, written] : source.separators) {
    if (written != separator) continue;
    const auto found = target.separators.find(place);
    auto here = found == target.separators.end() ? std::string{} : found->second;
    if (rendering && *rendering != here) return std::nullopt;
    rendering = std::move(here);
  }
  return rendering;
}

/// The target groups digits where the source does not: its separator.
std::optional<std::string> added_grouping(const Written& source, const Written& target) {
  if (!source.separators.empty() || target.separators.empty()) return std::nullopt;
  const auto& separator = target.separators.begin()->second;
  if (count(target, separator) != target.separators.size() || !groups(target, separator)) return std::nullopt;
  return separator;
}

/// What each separator of `wanted` becomes, by its place; empty when one cannot be told.
std::optional<std::map<std::size_t, std::string>> new_separators(const Written& wanted, const Written& source,
                                                                 const Written& target) {
  std::map<std::size_t, std::string> out;
  for (const auto& [place, separator] : wanted.separators) {
    auto rendering = rendering_of(separator, source, target);
    const bool grouping = groups(source, separator);
    if (!rendering || grouping != groups(wanted, separator)) return std::nullopt;
    // A decimal separator stands once, and cannot be left out.
    if (!grouping && (count(wanted, separator) > 1 || rendering->empty())) return std::nullopt;
    out.emplace(place, *std::move(rendering));
  }
  if (const auto separator = added_grouping(source, target)) {
    for (auto place = wanted.digits.size(); place > group_size;) out.emplace(place -= group_size, *separator);
  }
  return out;
}

struct Date {
  std::array<std::string, 3> parts;  ///< ASCII digits
  std::string separator;
  char32_t zero = 0;
};

std::optional<Date> read_date(std::string_view text) {
  const auto written = read(text);
  if (written.separators.size() != 2 || !written.one_script) return std::nullopt;
  const auto first = written.separators.begin();
  const auto second = std::next(first);
  return Date{{written.digits.substr(0, first->first),
               written.digits.substr(first->first, second->first - first->first),
               written.digits.substr(second->first)},
              first->second,
              written.zero};
}

unsigned value_of(std::string_view digits) {
  unsigned value = 0;
  for (const char digit : digits) value = value * 10 + static_cast<unsigned>(digit - '0');
  return value;
}

/// Are days and months below ten written with a zero? Unknown when the date has none of them.
std::optional<bool> pads(const Date& date) {
  for (const auto& part : date.parts) {
    if (part.size() == 1) return false;
    if (part.size() == 2 && part.front() == '0') return true;
  }
  return std::nullopt;
}

std::string in_order(const Date& wanted, const Date& target, const std::array<std::size_t, 3>& order) {
  const auto padding = pads(target);
  std::string out;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i > 0) out += target.separator;
    auto part = wanted.parts.at(order.at(i));
    if (padding == true && part.size() == 1) part.insert(part.begin(), '0');
    if (padding == false && part.size() == 2 && part.front() == '0') part.erase(part.begin());
    append_digits(out, part, target.zero);
  }
  return out;
}

}  // namespace

std::optional<std::string> rewrite_number(std::string_view wanted, std::string_view source,
                                          std::string_view target) {
  const auto new_one = read(wanted);
  const auto old = read(source);
  const auto style = read(target);
  if (!style.one_script || old.digits != style.digits) return std::nullopt;
  const auto separators = new_separators(new_one, old, style);
  if (!separators) return std::nullopt;
  std::string out;
  std::size_t done = 0;
  for (const auto& [place, separator] : *separators) {
    append_digits(out, std::string_view(new_one.digits).substr(done, place - done), style.zero);
    out += separator;
    done = place;
  }
  append_digits(out, std::string_view(new_one.digits).substr(done), style.zero);
  return out;
}

std::optional<std::string> rewrite_date(std::string_view wanted, std::string_view source,
                                        std::string_view target) {
  const auto new_one = read_date(wanted);
  const auto old = read_date(source);
  const auto style = read_date(target);
  if (!new_one || !old || !style) return std::nullopt;
  for (std::size_t i = 0; i < 3; ++i) {
    // The year must stand where the source's stands, or nothing is known of the order.
    if ((new_one->parts.at(i).size() == 4) != (old->parts.at(i).size() == 4)) return std::nullopt;
  }
  // Every order that makes the target's date of the source's must make the same of the wanted one.
  std::set<std::string> results;
  std::array<std::size_t, 3> order{0, 1, 2};
  do {
    bool fits = true;
    for (std::size_t i = 0; i < 3 && fits; ++i)
      fits = value_of(old->parts.at(order.at(i))) == value_of(style->parts.at(i));
    if (fits) results.insert(in_order(*new_one, *style, order));
  } while (std::ranges::next_permutation(order).found);
  if (results.size() != 1) return std::nullopt;
  return *results.begin();
}

}  // namespace distich::tm
