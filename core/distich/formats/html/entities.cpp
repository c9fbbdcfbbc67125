#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include <distich/formats/html/entities_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::formats::html {
namespace {

struct Named {
  std::string_view name;
  std::string_view code_points;
  bool without_semicolon = false;
};

std::vector<Named> parse_table() {
  std::vector<Named> table;
  auto rest = named_reference_table();
  while (!rest.empty()) {
    const auto entry = rest.substr(0, rest.find(' '));
    const auto mark = entry.find_first_of("=!");
    table.push_back({entry.substr(0, mark), entry.substr(mark + 1), entry[mark] == '!'});
    rest.remove_prefix(std::min(entry.size() + 1, rest.size()));
  }
  return table;
}

const Named* find_named(std::string_view name) {
  static const std::vector<Named> table = parse_table();
  const auto found = std::ranges::lower_bound(table, name, {}, &Named::name);
  return found != table.end() && found->name == name ? &*found : nullptr;
}

std::string characters(std::string_view code_points) {
  std::string out;
  while (!code_points.empty()) {
    const auto one = code_points.substr(0, code_points.find('+'));
    std::uint32_t value = 0;
    std::from_chars(one.data(), one.data() + one.size(), value, 16);
    text::append(out, value);
    code_points.remove_prefix(std::min(one.size() + 1, code_points.size()));
  }
  return out;
}

bool is_alphanumeric(char c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Numbers 128 … 159 mean windows-1252 (WHATWG HTML, "numeric character reference end state").
constexpr std::array<char32_t, 32> windows_1252{
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

char32_t numbered_character(std::uint32_t number) noexcept {
  if (number >= 0x80 && number < 0xA0) return windows_1252.at(number - 0x80);
  if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number < 0xE000)) return 0xFFFD;
  return number;
}

bool is_control(char32_t c) noexcept {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0);
}

Reference numeric(std::string_view rest) {
  const bool hexadecimal = rest.size() > 2 && (rest[2] == 'x' || rest[2] == 'X');
  const auto digits = rest.substr(hexadecimal ? 3 : 2);
  std::uint32_t number = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number, hexadecimal ? 16 : 10);
  if (end == digits.data()) return {};
  const auto value = error == std::errc::result_out_of_range ? char32_t{0xFFFD} : numbered_character(number);
  if (is_control(value)) return {};
  Reference out;
  out.size = static_cast<std::size_t>(end - rest.data());
  if (out.size < rest.size() && rest[out.size] == ';') ++out.size;
  text::append(out.text, value);
  return out;
}

/// The longest known name that the text begins with and that needs no semicolon.
Reference without_semicolon(std::string_view name, std::string_view rest, ReferencePlace place) {
  constexpr std::size_t longest = 6;  // "Aacute", "frac12", …
  for (auto size = std::min(name.size(), longest); size >= 2; --size) {
    const auto* known = find_named(name.substr(0, size));
    if (known == nullptr || !known->without_semicolon) continue;
    const char next = size + 1 < rest.size() ? rest[size + 1] : '\0';
    if (place == ReferencePlace::attribute && (next == '=' || is_alphanumeric(next))) return {};
    return {size + 1, characters(known->code_points)};
  }
  return {};
}

}  // namespace

Reference reference_at(std::string_view text, std::size_t at, ReferencePlace place) {
  constexpr std::size_t longest_name = 32;  // "CounterClockwiseContourIntegral" has 31
  const auto rest = text.substr(at);
  if (rest.starts_with("&#")) return numeric(rest.substr(0, 64));
  std::size_t size = 1;
  while (size < rest.size() && size <= longest_name && is_alphanumeric(rest[size])) ++size;
  const auto name = rest.substr(1, size - 1);
  if (name.empty()) return {};
  if (size < rest.size() && rest[size] == ';') {
    if (const auto* known = find_named(name)) return {size + 1, characters(known->code_points)};
  }
  return without_semicolon(name, rest, place);
}

}  // namespace distich::formats::html
