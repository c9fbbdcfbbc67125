#include <algorithm>
#include <string>
#include <vector>

#include <distich/qa/checks_internal.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/numbers.hpp>

namespace distich::qa_internal {
namespace {

struct Quantity {
  ByteRange range;
  std::string digits;       ///< without zeros before them
  bool multiplied = false;  ///< a character for a power of ten thousand follows
  bool matched = false;
};

std::vector<Quantity> quantities(std::string_view text) {
  std::vector<Quantity> found;
  for (const auto& number : text::find_numbers(text)) {
    const auto next = text::code_point_at(text, number.range.end);
    found.push_back({number.range, std::string(text::without_leading_zeros(number.digits)),
                     text::is_multiplier(next.value), false});
  }
  return found;
}

std::string_view significant(const Quantity& quantity) {
  const std::string_view digits = quantity.digits;
  return digits.substr(0, digits.find_last_not_of('0') + 1);
}

template <class Equal>
void match(std::vector<Quantity>& source, std::vector<Quantity>& target, Equal equal) {
  for (auto& one : source) {
    if (one.matched) continue;
    const auto partner = std::find_if(target.begin(), target.end(), [&](const Quantity& other) {
      return !other.matched && equal(one, other);
    });
    if (partner == target.end()) continue;
    partner->matched = true;
    one.matched = true;
  }
}

/// Numbers of one digit are often written in words: worth a note, not a warning.
Severity severity_of(const Quantity& quantity) {
  return quantity.digits.size() < 2 ? Severity::note : Severity::warning;
}

}  // namespace

void check_numbers(const BilingualUnit& unit, const Report& found) {
  const auto& source_text = unit.source.text;
  const auto& target_text = unit.target->text;
  auto source = quantities(source_text);
  auto target = quantities(target_text);
  match(source, target, [](const Quantity& a, const Quantity& b) { return a.digits == b.digits; });
  match(source, target, [](const Quantity& a, const Quantity& b) {
    return (a.multiplied || b.multiplied) && significant(a) == significant(b);
  });
  for (const auto& number : source) {
    if (number.matched) continue;
    found({numbers_name,
           severity_of(number),
           unit.id,
           number.range,
           {},
           tr("the number {1} is missing in the translation", number.range.of(source_text))});
  }
  for (const auto& number : target) {
    if (number.matched) continue;
    found({numbers_name,
           severity_of(number),
           unit.id,
           {},
           number.range,
           tr("the number {1} is not in the source", number.range.of(target_text))});
  }
}

}  // namespace distich::qa_internal
