#include <array>

#include <distich/segment/rules_internal.hpp>

namespace distich::segmentation {
namespace {

/// Longer numbers are years, or counts: no days, places or centuries.
constexpr std::size_t longest_ordinal = 2;
constexpr std::size_t longest_marker = 4;
constexpr std::size_t digits_of_year = 4;

bool is_numeral(const Context& context) noexcept {
  return context.shape() == WordShape::number || context.shape() == WordShape::roman;
}

/// "3.4.2"
bool is_section_number(std::string_view word) {
  bool divided = false;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const bool period = word[at] == '.' && at > 0 && word[at - 1] != '.';
    divided = divided || period;
    if (!period && (word[at] < '0' || word[at] > '9')) return false;
  }
  return divided;
}

/// "1. Open the box": the number of a list item or section belongs to what follows.
Opinion list_marker(const Context& context) {
  if (!context.word_begins_sentence()) return std::nullopt;
  const bool short_number = is_numeral(context) && context.word().size() <= longest_marker;
  if (!short_number && context.shape() != WordShape::letter &&
      !is_section_number(context.view(context.word())))
    return std::nullopt;
  return no_break("list.marker", context.word());
}

/// "3. Oktober", "XIX. Jahrhundert".
Opinion before_ordinal_word(const Context& context) {
  if (!is_numeral(context) || context.opens()) return std::nullopt;
  if (!context.next_uses().has(WordUse::after_ordinal)) return std::nullopt;
  return no_break("ordinal.word", {context.word().begin, context.next().end});
}

/// "1.", "28."
bool is_day(std::string_view word) {
  return word.ends_with('.') && word.size() <= longest_ordinal + 1 &&
         is_number(word.substr(0, word.size() - 1));
}

/// "1. 10. 2018", "am 3. 4. an".
Opinion date_of_numbers(const Context& context) {
  if (context.data().ordinals == Ordinals::no || context.shape() != WordShape::number) return std::nullopt;
  const bool after_month = is_day(context.view(context.word_before()));
  if (context.start() == Start::uncased && after_month) return no_break("number.date", context.word());
  if (context.word().size() > digits_of_year || context.start() != Start::digit) return std::nullopt;
  const auto next = context.next();
  const bool period_behind = next.end < context.text().size() && context.text()[next.end] == '.';
  const bool month_before_year = next.size() == digits_of_year && after_month;
  if (!month_before_year && (next.size() > longest_ordinal || !period_behind)) return std::nullopt;
  return no_break("number.date", {context.word().begin, next.end});
}

/// "from the 9. - 28. of May", where a period makes numbers ordinal.
Opinion range_of_numbers(const Context& context) {
  if (context.data().ordinals == Ordinals::no || context.shape() != WordShape::number) return std::nullopt;
  if (context.word().size() > digits_of_year || context.start() != Start::dash) return std::nullopt;
  const auto dash = text::code_point_at(context.text(), context.after());
  const auto behind = context.word_behind({context.after(), context.after() + dash.size});
  if (behind.empty() || !text::is_digit(text::code_point_at(context.text(), behind.begin).value))
    return std::nullopt;
  return no_break("number.range", {context.word().begin, behind.end});
}

/// "der 2. Platz": where nouns have capitals only a usual first word tells a new sentence.
Opinion ordinal(const Context& context) {
  if (context.data().ordinals != Ordinals::capital || !is_numeral(context)) return std::nullopt;
  if (context.shape() == WordShape::number && context.word().size() > longest_ordinal) return std::nullopt;
  if (!context.starts_with_capital() || context.next_is_starter()) return std::nullopt;
  return no_break("ordinal.capital", {context.word().begin, context.next().end});
}

constexpr std::array<Rule, 5> number = {list_marker, before_ordinal_word, date_of_numbers, range_of_numbers,
                                        ordinal};

}  // namespace

std::span<const Rule> number_rules() {
  return number;
}

}  // namespace distich::segmentation
