#include <algorithm>
#include <optional>

#include <distich/qa/checks_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::qa_internal {
namespace {

/// The first word of a text, where it begins with a letter that has case.
struct Start {
  ByteRange letter;
  bool is_upper = false;
};

bool is_mixed(std::string_view word) {
  bool has_upper = false;
  bool has_lower = false;
  for (std::size_t at = text::code_point_at(word, 0).size; at < word.size();) {
    const auto [c, size] = text::code_point_at(word, at);
    has_upper = has_upper || text::is_upper(c);
    has_lower = has_lower || text::is_lower(c);
    at += size;
  }
  return has_upper && has_lower;
}

/// The word that a sentence's capital belongs to: the first but for those that never have one.
std::optional<ByteRange> first_word(const Outline& outline, const Habits& habits) {
  for (const auto word : outline.words()) {
    const auto is_small = [&](std::string_view small) {
      return outline.text().substr(0, word.end).ends_with(small) && word.end - small.size() <= word.begin;
    };
    if (std::ranges::none_of(habits.always_small(), is_small)) return word;
  }
  return std::nullopt;
}

/// Nothing where the text begins with a number, a placeholder, a tag or the like, or with a name in a case of
/// its own ("iPhone").
std::optional<Start> start_of(const Outline& outline, const Habits& habits) {
  const auto word = first_word(outline, habits);
  if (!word) return std::nullopt;
  const auto text = outline.text();
  const auto first = text::code_point_at(text, word->begin);
  const bool has_case = text::is_upper(first.value) != text::is_lower(first.value);
  const bool after_number = !outline.numbers().empty() && outline.numbers().front().range.begin < word->begin;
  const auto begins_before = [&](ByteRange place) { return place.begin <= word->begin; };
  const bool after_code =
      std::ranges::any_of(outline.placeholders(), begins_before, &text::Placeholder::place) ||
      std::ranges::any_of(outline.tags(), begins_before) || outline.is_taken_over(*word);
  if (!has_case || after_number || after_code || is_mixed(word->of(text))) return std::nullopt;
  return Start{{word->begin, word->begin + first.size}, text::is_upper(first.value)};
}

bool is_capital(char c) noexcept {
  return c >= 'A' && c <= 'Z';
}

/// "HTML", "F16": capitals of ASCII and digits, three at least, at least two of them capitals.
bool is_acronym(std::string_view word) {
  constexpr std::size_t shortest = 3;
  const auto of_acronym = [](char c) { return is_capital(c) || (c >= '0' && c <= '9'); };
  return word.size() >= shortest && is_capital(word[0]) && is_capital(word[1]) &&
         std::ranges::all_of(word, of_acronym);
}

std::vector<ByteRange> acronyms_in(const Outline& outline) {
  std::vector<ByteRange> out;
  for (const auto word : outline.words()) {
    if (is_acronym(word.of(outline.text())) && !outline.is_taken_over(word)) out.push_back(word);
  }
  return out;
}

}  // namespace

void check_capitals(const Task& task, const Report& found) {
  const auto source = start_of(task.source_outline, task.source.habits());
  const auto target = start_of(task.target_outline, task.target.habits());
  if (!source || !target || source->is_upper == target->is_upper) return;
  // A word of the source that has no capital may be a noun, which has one in some languages.
  if (target->is_upper && task.target.habits().has_capital_nouns()) return;
  if (source->is_upper && task.source.habits().has_capital_nouns()) return;
  found({check_name::capitals, Severity::note, task.unit.id, source->letter, target->letter,
         target->is_upper ? tr("the translation begins with a capital, the source does not")
                          : tr("the source begins with a capital, the translation does not")});
}

void check_acronyms(const Task& task, const Report& found) {
  if (!task.source_outline.is_latin() || !task.target_outline.is_latin()) return;
  const auto source = acronyms_in(task.source_outline);
  // A text all in capitals has none.
  if (source.empty() || source.size() == task.source_outline.words().size()) return;
  const auto is_in = [](ByteRange word, const Outline& from, const Outline& other) {
    return other.text().find(word.of(from.text())) != std::string_view::npos;
  };
  // One that only the translation has may be what it is called there: "NATO", "OTAN".
  const auto target = acronyms_in(task.target_outline);
  const auto own = std::ranges::count_if(
      target, [&](ByteRange word) { return !is_in(word, task.target_outline, task.source_outline); });
  if (own > 0) return;
  for (const auto word : source) {
    if (is_in(word, task.source_outline, task.target_outline)) continue;
    found({check_name::acronyms,
           Severity::note,
           task.unit.id,
           word,
           {},
           tr("{1} is missing in the translation", word.of(task.source_text()))});
  }
}

}  // namespace distich::qa_internal
