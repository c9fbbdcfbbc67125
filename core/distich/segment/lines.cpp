#include <algorithm>
#include <utility>

#include <distich/segment/byte_search_internal.hpp>
#include <distich/segment/characters_internal.hpp>
#include <distich/segment/lines_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::segmentation {
namespace {

/// Text is wrapped by hand or by mailers and editors to widths like these, in characters.
constexpr std::size_t narrowest = 40;
constexpr std::size_t widest = 120;
/// A paragraph's first lines show how it was wrapped.
constexpr std::size_t lines_to_look_at = 200;
/// In bytes: no line of `widest` characters takes more.
constexpr std::size_t longest_wrapped_line = widest * 4;

struct LineEnd {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool paragraph = false;
};

/// \n, \r\n, \r, vertical tab, form feed, U+0085, U+2028, U+2029.
LineEnd line_end_at(std::string_view text, std::size_t at) noexcept {
  switch (static_cast<unsigned char>(text[at])) {
    case '\n':
    case '\v':
    case '\f': return {at, at + 1, false};
    case '\r': return {at, at + (at + 1 < text.size() && text[at + 1] == '\n' ? 2U : 1U), false};
    case 0xC2: return text.substr(at, 2) == "\xC2\x85" ? LineEnd{at, at + 2, false} : LineEnd{};
    case 0xE2:
      if (text.substr(at, 3) == "\xE2\x80\xA8") return {at, at + 3, false};
      return text.substr(at, 3) == "\xE2\x80\xA9" ? LineEnd{at, at + 3, true} : LineEnd{};
    default: return {};
  }
}

/// May a line end begin with this byte?
struct MayEndLine {
  constexpr bool operator()(unsigned char byte) const noexcept {
    return ((byte >= 0x0A) & (byte <= 0x0D)) | (byte == 0xC2) | (byte == 0xE2);
  }
};

LineEnd find_line_end(std::string_view text, std::size_t from) noexcept {
  for (auto at = find_byte(text, from, text.size(), MayEndLine{}); at < text.size();
       at = find_byte(text, at + 1, text.size(), MayEndLine{})) {
    if (const auto found = line_end_at(text, at); found.end != 0) return found;
  }
  return {text.size(), text.size(), false};
}

/// Characters of the first word of a line.
std::size_t first_word_width(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    const auto c = text::code_point_at(line, at);
    if (text::is_space(c.value)) return text::count_code_points(line.substr(0, at));
    if (text::is_unspaced(c.value)) return text::count_code_points(line.substr(0, at)) + 1;
    at += c.size;
  }
  return text::count_code_points(line);
}

/// Does the sentence that `line` is part of run on in `next`, as far as letters tell?
bool runs_on(std::string_view line, std::string_view next) {
  const auto last = text::code_point_before(line, line.size()).value;
  const auto first = text::code_point_at(next, 0).value;
  return is_comma_like(last) || text::is_lower(first);
}

bool ends_open(std::string_view line) {
  const auto last = text::code_point_before(line, line.size()).value;
  return text::is_letter(last) || text::is_digit(last) || is_comma_like(last);
}

/// Counts over the line ends of one paragraph.
struct Wrapping {
  std::size_t line_ends = 0;
  std::size_t filled = 0;   ///< the next word would not have fitted into the line
  std::size_t running = 0;  ///< the sentence certainly runs on
  std::size_t open = 0;     ///< nothing ends at the line's end
};

Wrapping measure(const std::vector<std::string_view>& lines, std::size_t width) {
  Wrapping seen;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    ++seen.line_ends;
    if (text::count_code_points(lines[i]) + 1 + first_word_width(lines[i + 1]) > width) ++seen.filled;
    if (runs_on(lines[i], lines[i + 1])) ++seen.running;
    if (ends_open(lines[i])) ++seen.open;
  }
  return seen;
}

bool starts_with_small_letter(std::string_view line) {
  return text::is_lower(text::code_point_at(line, 0).value);
}

bool ends_with_terminator(std::string_view line) {
  static const TerminatorSet terminators;
  const auto last = text::code_point_before(line, line.size());
  return terminators.at(line, line.size() - last.size).kind != Terminator::none || is_closing(last.value);
}

/// One sentence over several lines, however short: a capital begins it, each other line runs on
/// with a small letter, and a terminator stands only at the end.
bool is_one_broken_sentence(const std::vector<std::string_view>& lines) {
  if (starts_with_small_letter(lines.front()) || !ends_with_terminator(lines.back())) return false;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!starts_with_small_letter(lines[i + 1]) || !ends_open(lines[i])) return false;
  }
  return true;
}

bool look_wrapped(const std::vector<std::string_view>& lines) {
  if (lines.size() < 2) return false;
  if (is_one_broken_sentence(lines)) return true;
  std::size_t width = 0;
  for (const auto line : lines) width = std::max(width, text::count_code_points(line));
  if (width < narrowest || width > widest) return false;
  const auto seen = measure(lines, width);
  const bool filled = seen.filled * 10 >= seen.line_ends * 9;
  return filled &&
         (seen.running * 4 >= seen.line_ends || (seen.line_ends >= 3 && seen.open * 2 >= seen.line_ends));
}

}  // namespace

std::optional<UnitReader::Gap> UnitReader::find_gap(const Window& window, std::size_t& from) {
  const auto text = window.text;
  auto line_end = find_line_end(text, from);
  from = line_end.begin;
  Gap gap;
  gap.line_end = from;
  gap.ends_paragraph = line_end.paragraph;
  std::size_t line_ends = 0;
  auto at = from;
  while (at < text.size()) {
    if (line_end.end > at) {
      ++line_ends;
      at = line_end.end;
    } else {
      const auto c = text::code_point_at(text, at);
      if (!text::is_space(c.value)) break;
      at += c.size;
    }
    if (at < text.size()) line_end = line_end_at(text, at);
  }
  gap.next = at;
  gap.ends_text = at == text.size() && window.complete;
  gap.ends_paragraph = gap.ends_paragraph || gap.ends_text || line_ends > 1;
  gap.open = at == text.size() && !window.complete;
  if (gap.open && !gap.ends_paragraph) return std::nullopt;
  return gap;
}

/// Nothing while more text must be seen.
std::optional<bool> UnitReader::is_wrapped(const Window& window) {
  if (mode_ != LineMode::detect) return mode_ == LineMode::wrapped;
  std::vector<std::string_view> lines;
  for (auto begin = at_; lines.size() < lines_to_look_at;) {
    auto end = begin;
    const auto gap = find_gap(window, end);
    if (lines.empty()) gap_ = gap;
    const auto line = text::trimmed(window.text, {begin, end}).of(window.text);
    if (line.size() > longest_wrapped_line) return false;
    if (!gap) return std::nullopt;
    lines.push_back(line);
    if (gap->ends_paragraph) break;
    begin = gap->next;
  }
  return look_wrapped(lines);
}

std::optional<std::size_t> UnitReader::begin(const Window& window) {
  while (at_ < window.text.size()) {
    const auto c = text::code_point_at(window.text, at_);
    if (!text::is_space(c.value)) break;
    at_ += c.size;
  }
  if (at_ == window.text.size()) return std::nullopt;
  if (!in_paragraph_) {
    const auto wrapped = is_wrapped(window);
    if (!wrapped) return std::nullopt;
    wrapped_ = *wrapped;
    in_paragraph_ = true;
  }
  unit_begin_ = at_;
  return at_;
}

std::optional<Unit> UnitReader::end(const Window& window) {
  while (const auto gap = gap_ ? std::exchange(gap_, std::nullopt) : find_gap(window, at_)) {
    at_ = gap->next;
    if (wrapped_ && !gap->ends_paragraph) continue;
    in_paragraph_ = !gap->ends_paragraph;
    Unit unit;
    unit.begin = unit_begin_;
    unit.end = trim_end(window.text, unit_begin_, gap->line_end);
    if (gap->ends_paragraph) {
      unit.ends_by = gap->ends_text ? BreakReason::end_of_text : BreakReason::block;
      unit.may_be_last = gap->open;
    }
    return unit;
  }
  return std::nullopt;
}

void UnitReader::drop(std::size_t size) noexcept {
  at_ -= size;
  unit_begin_ -= std::min(unit_begin_, size);
}

}  // namespace distich::segmentation
