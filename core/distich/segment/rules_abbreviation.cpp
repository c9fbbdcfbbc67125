#include <array>

#include <distich/segment/rules_internal.hpp>

namespace distich::segmentation {
namespace {

constexpr std::size_t longest_vowelless = 5;
/// In letters and their marks.
constexpr std::size_t longest_script_abbreviation = 3;

ByteRange word_and_next(const Context& context) {
  return {context.word().begin, context.next().end};
}

/// A sign that a new sentence begins in spite of an abbreviation.
bool new_sentence_is_likely(const Context& context) {
  return context.next_is_starter() || context.start() == Start::nothing ||
         context.character_behind() == U'\n';
}

/// "(… – ed.) The": what the abbreviation goes with stands inside the brackets.
Opinion last_in_brackets(const Context& context) {
  if (!context.word_uses().is_abbreviation() || !context.candidate().bracket_closed) return std::nullopt;
  if (!context.next_is_starter()) return std::nullopt;
  return break_here("abbreviation.bracket", word_and_next(context));
}

/// "3 ต.ค. ที่", "ดร. สมชาย": where sentences rarely end by a period, one behind few letters abbreviates.
Opinion script_abbreviates(const Context& context) {
  if (!context.data().periods_abbreviate || !text::is_unspaced(context.character_before()))
    return std::nullopt;
  const auto word = context.view(context.word());
  const bool dotted = word.find('.') != std::string_view::npos;
  if (context.has_gap() && !dotted && text::count_code_points(word) > longest_script_abbreviation)
    return std::nullopt;
  return no_break("abbreviation.script", context.word());
}

Opinion before_name(const Context& context) {
  if (!context.word_uses().has(WordUse::before_name)) return std::nullopt;
  return no_break("abbreviation.title", context.word());
}

Opinion inside(const Context& context) {
  if (!context.word_uses().has(WordUse::inside)) return std::nullopt;
  return no_break("abbreviation.inside", context.word());
}

Opinion before_number(const Context& context) {
  if (!context.word_uses().has(WordUse::before_number)) return std::nullopt;
  if (context.start() != Start::digit && !is_roman_number(context.view(context.next()))) return std::nullopt;
  return no_break("abbreviation.number", word_and_next(context));
}

/// "etc." ends the sentence before a capital, a quotation or a letter without case.
Opinion often_end(const Context& context) {
  if (!context.word_uses().has(WordUse::often_end)) return std::nullopt;
  if (context.start() == Start::digit) return no_break("abbreviation.open", context.word());
  return break_here("abbreviation.closed", word_and_next(context));
}

/// "… in 2007 r. Later": but "In May 2007 r. Somebody" is rather one sentence.
Opinion ends_behind_number(const Context& context) {
  if (!context.word_uses().has(WordUse::ends_behind_number)) return std::nullopt;
  if (!context.starts_with_capital() || context.opens()) return std::nullopt;
  if (!is_number(context.view(context.word_before())) || context.sentence_is_short()) return std::nullopt;
  return break_here("abbreviation.behind-number", {context.word_before().begin, context.next().end});
}

/// "He left at 6 p.m. Mr. Smith stayed", but "At 6 p.m. Mr. Smith left".
bool person_begins_sentence(const Context& context) {
  if (!context.next_uses().has(WordUse::before_name) || !context.starts_with_capital()) return false;
  if (!text::is_digit(text::code_point_before(context.text(), context.word_before().end).value)) return false;
  return !context.word_is_near_sentence_begin();
}

Opinion may_end(const Context& context) {
  if (!context.word_uses().has(WordUse::may_end)) return std::nullopt;
  if (person_begins_sentence(context)) return break_here("abbreviation.person", word_and_next(context));
  if (new_sentence_is_likely(context)) return break_here("abbreviation.starter", word_and_next(context));
  return no_break("abbreviation.open", context.word());
}

/// "80 km/h", or a small letter that is a word: Pashto "و", Uzbek "u".
bool is_unit_or_word(const Context& context) {
  const auto word = context.view(context.word());
  const auto begin = context.word().begin;
  if (begin > 0 && context.text()[begin - 1] == '/') return true;
  if (!context.word_uses().has(WordUse::function_word)) return false;
  // "25 a. C."
  if (text::is_digit(text::code_point_before(context.text(), context.word_before().end).value)) return false;
  return !text::is_upper(text::code_point_at(word, 0).value);
}

/// "J. Smith", "د. أحمد". After a small word a usual first word begins a sentence: "vitamin C. The".
Opinion initial(const Context& context) {
  if (context.shape() != WordShape::letter || is_unit_or_word(context)) return std::nullopt;
  if (context.next_is_starter()) {
    const auto before = context.word_before();
    const auto first = text::code_point_at(context.text(), before.begin);
    if (!before.empty() && (text::is_lower(first.value) || !is_cased(first.value))) {
      return break_here("initial.starter", {before.begin, context.next().end});
    }
  }
  return no_break("initial", word_and_next(context));
}

/// "U.S. Government", "z.B.", when no list has them.
Opinion acronym(const Context& context) {
  if (context.shape() != WordShape::dotted) return std::nullopt;
  if (context.next_is_starter()) return break_here("acronym.starter", word_and_next(context));
  return no_break("acronym", context.word());
}

bool is_vowel(char32_t lower) noexcept {
  // Latin letters with marks are vowels often enough to be taken for them.
  if (lower >= 0x80) return lower < 0x250;
  return lower == U'a' || lower == U'e' || lower == U'i' || lower == U'o' || lower == U'u' || lower == U'y';
}

/// "Mr", "vs", "Ltd": Latin letters, the last one small, none a vowel.
bool is_vowelless(std::string_view word) noexcept {
  if (word.empty() || word.size() > longest_vowelless) return false;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = text::code_point_at(word, at);
    const auto lower = text::to_lower(c.value);
    if (lower >= 0x250 || !text::is_letter(lower) || is_vowel(lower)) return false;
    at += c.size;
  }
  return text::is_lower(text::code_point_before(word, word.size()).value);
}

/// Behind a number such a word is a unit, and may end a sentence.
Opinion word_without_vowels(const Context& context) {
  if (context.data().words_without_vowels || context.next_is_starter()) return std::nullopt;
  // What a list knows has been judged: "plkst" goes with a number, and none follows.
  if (context.word_uses().is_abbreviation()) return std::nullopt;
  if (context.shape() != WordShape::word || !is_vowelless(context.view(context.word()))) return std::nullopt;
  const auto before = context.word_before();
  if (!before.empty() && text::is_digit(text::code_point_before(context.text(), before.end).value))
    return std::nullopt;
  return no_break("abbreviation.shape", context.word());
}

constexpr std::array<Rule, 11> abbreviation = {script_abbreviates,
                                               before_number,
                                               ends_behind_number,
                                               last_in_brackets,
                                               before_name,
                                               inside,
                                               often_end,
                                               may_end,
                                               initial,
                                               acronym,
                                               word_without_vowels};

}  // namespace

std::span<const Rule> abbreviation_rules() {
  return abbreviation;
}

}  // namespace distich::segmentation
