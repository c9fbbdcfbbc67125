#include <algorithm>
#include <array>

#include <distich/qa/markup_internal.hpp>
#include <distich/qa/outline_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::qa_internal {
namespace {

enum class Kind : std::uint8_t { mark, space, digit, letter };

constexpr Kind kind_of_ascii(char c) noexcept {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Kind::letter;
  if (c >= '0' && c <= '9') return Kind::digit;
  if (c == ' ' || (c >= '\t' && c <= '\r')) return Kind::space;
  return Kind::mark;
}

constexpr auto ascii_kinds = [] {
  std::array<Kind, 128> kinds{};
  for (std::size_t c = 0; c < kinds.size(); ++c) kinds.at(c) = kind_of_ascii(static_cast<char>(c));
  return kinds;
}();

/// The end of the letters of ASCII from `at` on: most of most texts.
std::size_t end_of_letters(std::string_view text, std::size_t at) noexcept {
  const auto is_letter = [](char c) {
    return static_cast<unsigned char>((static_cast<unsigned char>(c) | 0x20U) - 'a') < 26;
  };
  while (at < text.size() && is_letter(text[at])) ++at;
  return at;
}

constexpr char32_t first_beyond_latin = 0x370;
/// Latin letters with more marks than the first blocks hold.
constexpr char32_t latin_additional = 0x1E00;
constexpr char32_t behind_latin_additional = 0x1F00;

bool is_latin_letter(char32_t c) noexcept {
  return c < first_beyond_latin || (c >= latin_additional && c < behind_latin_additional);
}

/// What wrongly decoded text has, and controls of writing direction.
bool is_odd(char32_t c) noexcept {
  return (c >= 0xC0 && c < 0xF0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0xFFFD;
}

}  // namespace

Outline::Outline(std::string_view text, const Habits& habits) : text_(text) {
  constexpr std::size_t bytes_of_word = 6;
  words_.reserve(text.size() / bytes_of_word + 1);
  scan();
  numbers_ = text::find_numbers(text);
  const bool may_have_address = has('.') || has('@') || has('/');
  if (!numbers_.empty() || may_have_address) placeables_ = text::find_placeables(text, numbers_);
  if (has('%') || has('{') || has('$') || has('&') || has('#') || has('@'))
    placeholders_ = text::find_placeholders(text, habits.before_number(U'%'));
  if (has('<') && has('>')) tags_ = find_tags(text);
}

void Outline::scan() {
  for (std::size_t at = 0; at < text_.size();) {
    if (const auto end = end_of_letters(text_, at); end > at) {
      add_to_word({at, end}, true);
      at = end;
    } else if (static_cast<unsigned char>(text_[at]) < ascii_kinds.size()) {
      take_ascii(at++);
    } else {
      const auto [c, size] = text::code_point_at(text_, at);
      take_beyond_ascii(c, {at, at + size});
      at += size;
    }
  }
  end_word();
}

inline void Outline::add_to_word(ByteRange place, bool is_letter) {
  if (word_.end != place.begin || word_.empty()) {
    end_word();
    word_.begin = place.begin;
  }
  word_.end = place.end;
  word_has_letter_ = word_has_letter_ || is_letter;
}

void Outline::end_word() {
  if (word_has_letter_) words_.push_back(word_);
  word_has_letter_ = false;
  word_ = {};
}

inline void Outline::take_space(std::size_t at) {
  const bool is_second = at > 0 && text_[at - 1] == ' ' && double_space_.empty();
  if (is_second && (!words_.empty() || !marks_.empty() || !word_.empty())) double_space_ = {at - 1, at + 1};
}

inline void Outline::take_ascii(std::size_t at) {
  const char c = text_[at];
  const auto kind = ascii_kinds[static_cast<unsigned char>(c)];
  if (kind >= Kind::digit) return add_to_word({at, at + 1}, kind == Kind::letter);
  if (kind == Kind::space) {
    if (c == ' ') return take_space(at);
    line_breaks_ +=
        static_cast<std::size_t>(c == '\n' || (c == '\r' && !text_.substr(at).starts_with("\r\n")));
    tabs_ += static_cast<std::size_t>(c == '\t');
    return;
  }
  ascii_marks_.set(static_cast<unsigned char>(c));
  marks_.push_back({static_cast<unsigned char>(c), {at, at + 1}});
}

void Outline::take_beyond_ascii(char32_t c, ByteRange place) {
  has_odd_characters_ = has_odd_characters_ || is_odd(c);
  if (text::is_letter(c)) {
    is_latin_ = is_latin_ && is_latin_letter(c);
    return add_to_word(place, true);
  }
  const bool of_word = text::is_mark(c) || text::digit_value(c) >= 0 || text::is_format(c);
  if (of_word) return add_to_word(place, false);
  if (!text::is_space(c)) marks_.push_back({c, place});
}

bool Outline::is_taken_over(ByteRange place) const noexcept {
  const auto holds = [&](ByteRange range) { return range.contains(place); };
  const auto is_address = [&](const text::Placeable& each) {
    return (each.kind == PlaceableKind::url || each.kind == PlaceableKind::email) && holds(each.range);
  };
  return std::ranges::any_of(placeables_, is_address) ||
         std::ranges::any_of(placeholders_, holds, &text::Placeholder::place) ||
         std::ranges::any_of(tags_, holds);
}

}  // namespace distich::qa_internal
