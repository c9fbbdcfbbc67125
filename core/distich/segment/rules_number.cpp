#include <array>

#include <distich/segment/rules_internal.hpp>

namespace distich::segmentation {
namespace {

/// Longer numbers are years, or counts: no days, places or centuries.
constexpr std::size_t longest_ordinal = 2;
constexpr std::size_t longest_marker = 4;

bool is_numeral(const Context& context) noexcept {
  return context.shape() == WordShape::number || context.shape() == WordShape::roman;
}

/// "1. Open the box": the number of a list item or section belongs to what follows.
Opinion list_marker(const Context& context) {
  if (!context.word_begins_sentence()) return std::nullopt;
  const bool short_number = is_numeral(context) && context.word().size() <= longest_marker;
  if (!short_number && context.shape() != WordShape::letter) return std::nullopt;
  return no_break("list.marker", context.word());
}

/// "3. Oktober", "XIX. Jahrhundert".
Opinion before_ordinal_word(const Context& context) {
  if (!is_numeral(context) || context.opens()) return std::nullopt;
  if (!context.next_uses().has(WordUse::after_ordinal)) return std::nullopt;
  return no_break("ordinal.word", {context.word().begin, context.next().end});
}

/// "1. 10. 2018", "am 3. 4. an".
Opinion date_of_numbers(const Context& context) {
  if (context.data().ordinals == Ordinals::no || context.shape() != WordShape::number) return std::nullopt;
  if (context.word().size() > longest_ordinal || context.start() != Start::digit) return std::nullopt;
  const auto next = context.next();
  if (next.size() > longest_ordinal || next.end >= context.text().size() || context.text()[next.end] != '.') {
    return std::nullopt;
  }
  return no_break("number.date", {context.word().begin, next.end});
}

/// "der 2. Platz": where nouns have capitals only a usual first word tells a new sentence.
Opinion ordinal(const Context& context) {
  if (context.data().ordinals != Ordinals::capital || !is_numeral(context)) return std::nullopt;
  if (context.shape() == WordShape::number && context.word().size() > longest_ordinal) return std::nullopt;
  if (!context.starts_with_capital() || context.next_is_starter()) return std::nullopt;
  return no_break("ordinal.capital", {context.word().begin, context.next().end});
}

constexpr std::array<Rule, 4> number = {list_marker, before_ordinal_word, date_of_numbers, ordinal};

}  // namespace

std::span<const Rule> number_rules() {
  return number;
}

}  // namespace distich::segmentation
