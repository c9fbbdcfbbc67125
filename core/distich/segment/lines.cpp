#include <algorithm>
#include <array>

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

constexpr auto line_end_leads = [] {
  std::array<bool, 256> leads{};
  for (const unsigned lead : {0x0AU, 0x0BU, 0x0CU, 0x0DU, 0xC2U, 0xE2U}) leads.at(lead) = true;
  return leads;
}();

LineEnd find_line_end(std::string_view text, std::size_t from) noexcept {
  for (auto at = from; at < text.size(); ++at) {
    if (!line_end_leads[static_cast<unsigned char>(text[at])]) continue;
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

UnitReader::Line UnitReader::read_line(std::size_t from) const {
  const auto end = find_line_end(text_, from);
  return {text::trimmed(text_, {from, end.begin}), end.end, end.paragraph};
}

bool UnitReader::open_paragraph() {
  while (at_ < text_.size()) {
    const auto first = read_line(at_);
    if (!first.range.empty()) break;
    at_ = first.next;
  }
  if (at_ >= text_.size()) return false;
  auto at = at_;
  for (bool more = true; more && at < text_.size();) {
    const auto line = read_line(at);
    if (line.range.empty()) break;
    paragraph_end_ = line.range.end;
    at = line.next;
    more = !line.ends_paragraph;
  }
  wrapped_ = mode_ == LineMode::wrapped || (mode_ == LineMode::detect && paragraph_is_wrapped(at_));
  return true;
}

bool UnitReader::paragraph_is_wrapped(std::size_t from) const {
  std::vector<std::string_view> lines;
  for (auto at = from; at < paragraph_end_ && lines.size() < lines_to_look_at;) {
    const auto line = read_line(at);
    lines.push_back(line.range.of(text_));
    if (lines.back().size() > widest * 4) return false;
    at = line.next;
  }
  return look_wrapped(lines);
}

std::optional<Unit> UnitReader::next() {
  if (at_ >= paragraph_end_ && !open_paragraph()) return std::nullopt;
  Unit unit;
  if (wrapped_) {
    unit.range = text::trimmed(text_, {at_, paragraph_end_});
    at_ = paragraph_end_;
  } else {
    const auto line = read_line(at_);
    unit.range = line.range;
    at_ = line.next;
  }
  if (unit.range.end >= paragraph_end_) {
    at_ = std::max(at_, paragraph_end_);
    unit.ends_by = skip_space(text_, paragraph_end_, text_.size()) >= text_.size() ? BreakReason::end_of_text
                                                                                   : BreakReason::block;
  }
  return unit;
}

}  // namespace distich::segmentation
