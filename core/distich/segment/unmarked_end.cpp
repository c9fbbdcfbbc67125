#include <algorithm>

#include <distich/segment/characters_internal.hpp>
#include <distich/segment/unmarked_end_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::segmentation {
namespace {

/// Of letters; shorter words before a capital are rather particles of names: "de La".
constexpr int shortest_word_before = 4;
constexpr std::size_t shortest_first_word = 2;
constexpr std::size_t longest_word = 64;

/// The first byte of a capital in UTF-8, of the scripts that have any.
bool may_begin_capital(char byte) noexcept {
  const auto first = static_cast<unsigned char>(byte);
  return (first >= 'A' && first <= 'Z') || first >= 0xC3;
}

/// The last byte of a small letter, or of a mark that may stand at an unmarked end.
bool may_end_with(char byte) noexcept {
  return (byte >= 'a' && byte <= 'z') || byte == ';' || byte == ')' || byte == '"' || (byte & 0x80) != 0;
}

/// Does a word of small letters only, and no short one, end there?
bool small_word_before(std::string_view text, std::size_t end) {
  int letters = 0;
  for (auto at = end; at > 0 && end - at < longest_word; ++letters) {
    const auto c = text::code_point_before(text, at);
    if (!text::is_lower(c.value)) return letters >= shortest_word_before && text::is_space(c.value);
    at -= c.size;
  }
  return false;
}

bool is_letter_before(std::string_view text, std::size_t end) {
  return end > 0 && text::is_letter(text::code_point_before(text, end).value);
}

/// French sets a space before its closing mark.
std::size_t before_space(std::string_view text, std::size_t end) {
  const auto c = text::code_point_before(text, end);
  return end > 0 && text::is_space(c.value) ? end - c.size : end;
}

/// May the sentence end with what stands before `end`?
bool may_end_before(std::string_view text, std::size_t end, const LanguageData& data) {
  const auto last = text::code_point_before(text, end);
  const auto before = end - last.size;
  switch (last.value) {
    case U';': return is_letter_before(text, before);
    case U')':  // no marker of an item: "(b)", "(12)"
      return is_letter_before(text, before) &&
             is_letter_before(text, before - text::code_point_before(text, before).size);
    case U'"':
    case 0xBB:
    case 0x201C:
    case 0x201D: return is_letter_before(text, before) || is_letter_before(text, before_space(text, before));
    default: break;
  }
  // Where nouns have capitals these tell nothing.
  return data.ordinals != Ordinals::capital && small_word_before(text, end);
}

std::size_t end_of_letters(std::string_view text, std::size_t at) {
  const auto begin = at;
  while (at < text.size() && at - begin < longest_word) {
    const auto c = text::code_point_at(text, at);
    if (!text::is_letter(c.value) && !text::is_mark(c.value)) break;
    at += c.size;
  }
  return at;
}

/// A usual first word with a capital, and a small letter or a number behind it.
bool sentence_begins_at(std::string_view text, std::size_t at, const LanguageData& data) {
  if (!text::is_upper(text::code_point_at(text, at).value)) return false;
  const auto word_end = end_of_letters(text, at);
  if (word_end >= text.size() || text[word_end] != ' ') return false;
  const auto goes_on = text::code_point_at(text, word_end + 1).value;
  if (!text::is_lower(goes_on) && !text::is_digit(goes_on)) return false;
  const auto word = text.substr(at, word_end - at);
  if (text::count_code_points(word) < shortest_first_word) return false;
  const auto uses = data.uses(word);
  return uses.has(WordUse::starter) && !uses.has(WordUse::capital_inside);
}

}  // namespace

std::size_t find_unmarked_end(std::string_view text, std::size_t from, std::size_t end,
                              const LanguageData& data) {
  if (data.frequent.empty() || end == 0) return end;
  const auto searched = text.substr(0, std::min(end, text.size() - 1));  // something must follow the space
  for (auto at = searched.find(' ', from + 1); at < end; at = searched.find(' ', at + 1)) {
    if (may_end_with(text[at - 1]) && may_begin_capital(text[at + 1]) &&
        sentence_begins_at(text, at + 1, data) && may_end_before(text, at, data)) {
      return at;
    }
  }
  return end;
}

}  // namespace distich::segmentation
