#include <algorithm>
#include <string>

#include <distich/qa/accelerators_internal.hpp>
#include <distich/qa/checks_internal.hpp>
#include <distich/qa/words_internal.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>

namespace distich::qa_internal {
namespace {

/// A text in the source's language that is longer than that is hardly a name.
constexpr std::ptrdiff_t most_words_of_a_name = 4;

/// Do texts begin with different letters of ASCII, so that there is no need to look further?
bool begin_otherwise(std::string_view one, std::string_view other) {
  const auto letters = [](std::string_view text) {
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return text.substr(0, static_cast<std::size_t>(std::ranges::find_if_not(text, plain) - text.begin()));
  };
  const auto begin = letters(one);
  return !begin.empty() && !letters(other).empty() && begin != letters(other);
}

/// Are both first letters of ASCII, and others in any letter case? Marks behind them make no same letter of
/// them.
bool begin_with_other_letters(std::string_view one, std::string_view other) {
  const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto lower = [](char c) { return static_cast<char>(static_cast<unsigned char>(c) | 0x20U); };
  return is_plain(one.front()) && is_plain(other.front()) && lower(one.front()) != lower(other.front());
}

/// "F1" and "2x2" are names of keys and sizes in every language.
bool says_something(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    const auto [c, size] = text::code_point_at(word, at);
    letters += static_cast<std::size_t>(text::is_letter(c));
    at += size;
  }
  return letters > 1 || (letters == 1 && text::is_unspaced(text::code_point_at(word, 0).value));
}

/// The first word that stands twice in a row with nothing but a space between, as the place of both; empty
/// when there is none. What scripts without spaces repeat is a word of its own.
ByteRange repeated_word(const Outline& outline, const Language& language) {
  const auto text = outline.text();
  ByteRange last;
  // Only words of one size come here: letter case seldom changes it, and folding each word would cost more
  // than all else.
  const auto is_same = [&](std::string_view one, std::string_view other) {
    if (begin_with_other_letters(one, other)) return false;
    const auto folded = text::normalize(one, text::Form::term);
    return folded == text::normalize(other, text::Form::term) && !language.may_repeat(folded);
  };
  for (const auto place : outline.words()) {
    const auto word = place.of(text);
    const bool adjacent = !last.empty() && place.begin == last.end + 1 && text[last.end] == ' ';
    if (adjacent && place.size() == last.size() && place.size() > 1) {
      const auto first = text::code_point_at(word, 0).value;
      const bool counts =
          !text::is_unspaced(first) && text::digit_value(first) < 0 && !outline.is_taken_over(place);
      if (counts && is_same(last.of(text), word)) return {last.begin, place.end};
    }
    last = place;
  }
  return {};
}

bool has_letter_of(std::string_view text, const Language& language) {
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, size] = text::code_point_at(text, at);
    if (text::is_letter(c) && language.is_written_in(text::script(c))) return true;
    at += size;
  }
  return false;
}

std::size_t space_before(std::string_view text) {
  return text::trimmed(text, {0, text.size()}).begin;
}

std::size_t space_behind(std::string_view text) {
  return text.size() - text::trimmed(text, {0, text.size()}).end;
}

/// A full-width mark at the end brings its own space.
bool ends_wide(std::string_view text) {
  const auto last = text::code_point_before(text, text.size()).value;
  return (last >= 0x3001 && last <= 0x3002) || (last >= 0xFF01 && last <= 0xFF60);
}

/// Two spaces within the text, as their place; empty when there are none.
ByteRange double_space(const Outline& outline) {
  const auto text = outline.text();
  const auto place = outline.double_space();
  return place.end < text::trimmed(text, {0, text.size()}).end ? place : ByteRange{};
}

}  // namespace

void check_untranslated(const Task& task, const Report& found) {
  const auto& languages = task.unit.languages;
  if (languages.source.primary() == languages.target.primary()) return;
  const auto plain = [&](std::string_view text) {
    if (task.accelerator == 0) return text::normalize(text, text::Form::match);
    return text::normalize(without_accelerators(text, task.accelerator), text::Form::match);
  };
  if (task.accelerator == 0 && begin_otherwise(task.source_text(), task.target_text())) return;
  if (plain(task.source_text()) != plain(task.target_text())) return;
  const auto words = std::ranges::count_if(task.source_outline.words(), [&](ByteRange word) {
    return says_something(word.of(task.source_text())) && !task.source_outline.is_taken_over(word);
  });
  if (words == 0) return;
  const auto severity = words > most_words_of_a_name ? Severity::warning : Severity::note;
  found({check_name::untranslated,
         severity,
         task.unit.id,
         {0, task.source_text().size()},
         {0, task.target_text().size()},
         tr("the translation is the source text")});
}

void check_script(const Task& task, const Report& found) {
  if (task.target_outline.is_latin() && task.target.is_written_in("Latn")) return;
  const auto script = text::dominant_script(task.target_text());
  if (script.empty() || task.target.is_written_in(script)) return;
  // A name or a code may stay as it is, and many names may outweigh what stands between them.
  const bool long_enough = std::ssize(task.target_outline.words()) > most_words_of_a_name;
  const bool has_own = has_letter_of(task.target_text(), task.target);
  found({check_name::wrong_script,
         long_enough && !has_own ? Severity::error : Severity::note,
         task.unit.id,
         {},
         {0, task.target_text().size()},
         tr("most letters are of the script {1}, which {2} is not written in", script,
            task.unit.languages.target.str())});
}

void check_repeated_words(const Task& task, const Report& found) {
  const auto place = repeated_word(task.target_outline, task.target);
  if (place.empty() || !repeated_word(task.source_outline, task.source).empty()) return;
  found({check_name::repeated_word,
         Severity::warning,
         task.unit.id,
         {},
         place,
         tr("“{1}”: a word stands twice", place.of(task.target_text()))});
}

void check_white_space(const Task& task, const Report& found) {
  const auto report = [&](ByteRange place, Severity severity, Message message) {
    found({check_name::white_space, severity, task.unit.id, {}, place, std::move(message)});
  };
  const auto target = task.target_text();
  const auto before = space_before(target);
  const auto behind = space_behind(target);
  if ((before > 0) != (space_before(task.source_text()) > 0))
    report({0, before}, Severity::note, tr("white space at the beginning is not as in the source"));
  if ((behind > 0) != (space_behind(task.source_text()) > 0) && !ends_wide(target))
    report({target.size() - behind, target.size()}, Severity::note,
           tr("white space at the end is not as in the source"));
  if (task.target_outline.line_breaks() != task.source_outline.line_breaks())
    report({0, target.size()}, Severity::note,
           tr("the translation has {1} line breaks, the source {2}", task.target_outline.line_breaks(),
              task.source_outline.line_breaks()));
  if (task.target_outline.tabs() != task.source_outline.tabs())
    report({0, target.size()}, Severity::note,
           tr("the translation has {1} tabs, the source {2}", task.target_outline.tabs(),
              task.source_outline.tabs()));
  const auto twice = double_space(task.target_outline);
  if (!twice.empty() && double_space(task.source_outline).empty())
    report(twice, Severity::note, tr("two spaces in a row"));
}

}  // namespace distich::qa_internal
