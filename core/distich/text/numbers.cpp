#include <algorithm>

#include <distich/text/code_points.hpp>
#include <distich/text/numbers.hpp>

namespace distich::text {
namespace {

constexpr bool is_separator(char32_t c) noexcept {
  switch (c) {
    case U'.':
    case U',':
    case U'\'':
    case 0x2019:  // apostrophe
    case 0x066B:  // Arabic decimal separator
    case 0x066C:  // Arabic thousands separator
    case 0x00A0:  // no-break spaces
    case 0x2007:
    case 0x202F: return true;
    default: return false;
  }
}

/// No digit beyond ASCII begins with a lower byte: the first is U+0660.
constexpr unsigned char least_lead_of_digits = 0xD9;

/// The first place from `at` on where a digit may begin: most of most texts is behind it in one short loop.
std::size_t next_possible_digit(std::string_view text, std::size_t at) noexcept {
  for (; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= least_lead_of_digits || static_cast<unsigned char>(byte - '0') < 10) break;
  }
  return at;
}

}  // namespace

std::vector<Number> find_numbers(std::string_view text) {
  std::vector<Number> numbers;
  bool open = false;  // may the digit that follows still belong to the last number?
  for (std::size_t at = next_possible_digit(text, 0); at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (const int digit = digit_value(c.value); digit >= 0) {
      if (!open) numbers.push_back({{at, at}, {}});
      numbers.back().digits += static_cast<char>('0' + digit);
      numbers.back().range.end = at + c.size;
      open = true;
    } else {
      open = open && numbers.back().range.end == at && is_separator(c.value);
    }
    at += c.size;
    if (!open) at = next_possible_digit(text, at);
  }
  return numbers;
}

std::uint64_t multiplier(char32_t c) noexcept {
  switch (c) {
    case U'万':
    case U'萬': return 10'000;
    case U'亿':
    case U'億': return 100'000'000;
    case U'兆': return 1'000'000'000'000;
    default: return 0;
  }
}

std::string_view without_leading_zeros(std::string_view digits) noexcept {
  if (digits.empty()) return digits;
  return digits.substr(std::min(digits.find_first_not_of('0'), digits.size() - 1));
}

}  // namespace distich::text
