#include <algorithm>
#include <string>

#include <distich/qa/checks_internal.hpp>
#include <distich/qa/words_internal.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>

namespace distich::qa_internal {
namespace {

/// A text in the source's language that is longer than that is hardly a name.
constexpr std::size_t most_words_of_a_name = 4;

/// Do texts begin with different letters of ASCII, so that there is no need to look further?
bool begin_otherwise(std::string_view one, std::string_view other) {
  const auto letters = [](std::string_view text) {
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return text.substr(0, static_cast<std::size_t>(std::ranges::find_if_not(text, plain) - text.begin()));
  };
  const auto begin = letters(one);
  return !begin.empty() && !letters(other).empty() && begin != letters(other);
}

std::size_t count_words(std::string_view text) {
  std::size_t count = 0;
  each_word(text, [&](ByteRange) { ++count; });
  return count;
}

/// The first word that stands twice in a row with nothing but a space between, as the place of both; empty
/// when there is none. What scripts without spaces repeat is a word of its own.
ByteRange repeated_word(std::string_view text, const Language& language) {
  ByteRange last;
  ByteRange found;
  const auto is_same = [&](std::string_view one, std::string_view other) {
    // Letter case seldom changes a size, and folding each word would cost more than all else here.
    if (one.size() != other.size()) return false;
    const auto folded = text::normalize(one, text::Form::term);
    return folded == text::normalize(other, text::Form::term) && !language.may_repeat(folded);
  };
  each_word(text, [&](ByteRange place) {
    const auto word = place.of(text);
    const bool adjacent = !last.empty() && place.begin == last.end + 1 && text[last.end] == ' ';
    const auto first = text::code_point_at(word, 0).value;
    const bool counts = word.size() > 1 && !text::is_unspaced(first) && text::digit_value(first) < 0;
    if (found.empty() && adjacent && counts && is_same(last.of(text), word)) found = {last.begin, place.end};
    last = place;
  });
  return found;
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

/// Two spaces within the text, as their place; empty when there are none.
ByteRange double_space(std::string_view text) {
  const auto inner = text::trimmed(text, {0, text.size()});
  const auto at = inner.of(text).find("  ");
  if (at == std::string_view::npos) return {};
  return {inner.begin + at, inner.begin + at + 2};
}

}  // namespace

void check_untranslated(const Task& task, const Report& found) {
  const auto& languages = task.unit.languages;
  if (languages.source.primary() == languages.target.primary()) return;
  if (begin_otherwise(task.source_text(), task.target_text())) return;
  const auto source = text::normalize(task.source_text(), text::Form::match);
  if (source != text::normalize(task.target_text(), text::Form::match)) return;
  const auto words = count_words(source);
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
  const auto script = text::dominant_script(task.target_text());
  if (script.empty() || task.target.is_written_in(script)) return;
  // A name or a code may stay as it is, and many names may outweigh what stands between them.
  const bool long_enough = count_words(task.target_text()) > most_words_of_a_name;
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
  const auto place = repeated_word(task.target_text(), task.target);
  if (place.empty() || !repeated_word(task.source_text(), task.source).empty()) return;
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
  if ((behind > 0) != (space_behind(task.source_text()) > 0))
    report({target.size() - behind, target.size()}, Severity::note,
           tr("white space at the end is not as in the source"));
  const auto twice = double_space(target);
  if (!twice.empty() && double_space(task.source_text()).empty())
    report(twice, Severity::note, tr("two spaces in a row"));
}

}  // namespace distich::qa_internal
