#include <algorithm>
#include <array>

#include <distich/formats/subtitles/script_internal.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/sentence_end.hpp>

namespace distich::formats::subtitles {
namespace {

/// A letter of a script without spaces, or one of the wide marks that stand among them.
bool is_unspaced(char32_t c) noexcept {
  const bool wide_mark = (c >= 0x3001 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF65);
  return text::is_unspaced(c) || (wide_mark && text::is_punctuation(c));
}

bool is_dash(char32_t c) noexcept {
  return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

bool is_note(char32_t c) noexcept {
  return c >= 0x2669 && c <= 0x266C;
}

}  // namespace

bool joins_without_space(char32_t before, char32_t after) noexcept {
  return is_unspaced(before) && is_unspaced(after);
}

bool may_divide(char32_t before, char32_t after) noexcept {
  return is_unspaced(before) || is_unspaced(after);
}

bool begins_turn(std::string_view text) noexcept {
  const auto dash = text::code_point_at(text, 0);
  if (!is_dash(dash.value)) return false;
  const auto next = text::code_point_at(text, dash.size);
  return next.size > 0 && !is_dash(next.value) && !text::is_digit(next.value);
}

bool is_sound(std::string_view text) noexcept {
  const auto first = text::code_point_at(text, 0);
  if (is_note(first.value)) return true;
  const auto last = text::code_point_before(text, text.size());
  if (text::bracket(first.value) != text::Bracket::open || text::bracket(last.value) != text::Bracket::close)
    return false;
  const auto inside_end = text.size() - last.size;
  for (auto at = first.size; at < inside_end;) {
    const auto c = text::code_point_at(text, at);
    if (text::bracket(c.value) != text::Bracket::none) return false;
    at += c.size;
  }
  return true;
}

bool has_sentence_end(std::string_view text) noexcept {
  constexpr char32_t ellipsis = 0x2026;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = text::code_point_at(text, at);
    if (c.value == ellipsis || text::is_sentence_end(c.value)) return true;
    at += c.size;
  }
  return false;
}

}  // namespace distich::formats::subtitles
