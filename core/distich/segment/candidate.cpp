#include <algorithm>

#include <distich/segment/candidate_internal.hpp>
#include <distich/segment/unmarked_end_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::segmentation {
namespace {

/// The digits of a note reference, "[12]", are few.
constexpr std::size_t max_note_digits = 3;
constexpr std::size_t search_block = 4096;
/// For the quotation mark that opened; no further than streams keep.
constexpr std::size_t longest_look_back = 240;
/// Bounds the look at marks behind a space; longer runs stand for themselves.
constexpr std::size_t most_spaced_marks = 8;

bool is_superscript_digit(char32_t c) noexcept {
  return c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
}

/// Invisible marks of direction that close or stand alone, unlike those that open a run.
bool is_trailing_format(char32_t c) noexcept {
  return c == 0x200E || c == 0x200F || c == 0x061C || c == 0x202C || c == 0x2069;
}

bool always_closes(char32_t c) noexcept {
  return c == 0x201D || c == 0xBB || c >= 0x3000;
}

void note_closing(Candidate& candidate, char32_t c) noexcept {
  if (is_trailing_format(c)) return;
  (is_any_quote(c) ? candidate.quote_closed : candidate.bracket_closed) = true;
}

}  // namespace

std::optional<Candidate> CandidateFinder::next(std::size_t from, std::size_t end) const {
  // In blocks: what was searched for terminators is not searched again behind each unmarked end.
  for (auto block = from; block < end;) {
    const auto block_end = std::min(end, block + search_block);
    const auto begin = terminators_.find(text_, block, block_end);
    const auto behind = block == from ? from : block - 1;
    if (const auto at = find_unmarked_end(text_, behind, begin, data_); at < begin) {
      Candidate candidate;
      candidate.marks = {at, at};
      candidate.end = at;
      return candidate;
    }
    if (begin < block_end) return marked_at(begin, end);
    block = block_end;
  }
  return std::nullopt;
}

Candidate CandidateFinder::marked_at(std::size_t begin, std::size_t end) const {
  Candidate candidate;
  candidate.marks = {begin, begin};
  candidate.first = terminators_.at(text_, begin).kind;
  take_marks(candidate, end);
  candidate.end = candidate.marks.end;
  take_closing(candidate, end);
  return candidate;
}

void CandidateFinder::take_marks(Candidate& candidate, std::size_t end) const {
  auto at = candidate.marks.begin;
  while (at < end) {
    if (const auto mark = terminators_.at(text_, at); mark.kind != Terminator::none) {
      at = skip_extending(at + mark.size, end);
      candidate.last = mark.kind;
      candidate.needs_space = candidate.needs_space && mark.needs_space;
      ++candidate.count;
      candidate.marks.end = at;
      continue;
    }
    // ". . .", "! ?", "... 。": marks divided by a space, that no word touches.
    const bool dots = candidate.last == Terminator::period && candidate.count > 1;
    if (spaced_marks_at(at, dots ? Terminator::ellipsis : candidate.last, end) == 0) break;
    candidate.spaced = true;
    at += text::code_point_at(text_, at).size;
  }
}

void CandidateFinder::take_closing(Candidate& candidate, std::size_t end) const {
  for (auto at = candidate.end; at < end; candidate.end = at) {
    const auto c = text::code_point_at(text_, at);
    if (const auto size = closing_at(at, end); size != 0) {
      note_closing(candidate, c.value);
      at = skip_extending(at + size, end);
    } else if (const auto note = note_reference_at(at, end); note != 0) {
      at = skip_extending(at + note, end);
    } else if (const auto mark = terminators_.at(text_, at); mark.kind != Terminator::none) {
      candidate.last = mark.kind;
      candidate.marked_again = true;
      candidate.needs_space = candidate.needs_space && mark.needs_space;
      at = skip_extending(at + mark.size, end);
    } else if (const auto spaced = spaced_closing_at(at, end); spaced != 0) {
      note_closing(candidate, text::code_point_before(text_, at + spaced).value);
      at = skip_extending(at + spaced, end);
    } else if (const auto remark = spaced_remark_at(at, end); remark != 0) {
      at = skip_extending(at + remark, end);
    } else if (candidate.quote_closed || candidate.bracket_closed) {
      // "( really ! ) ."
      if (spaced_marks_at(at, Terminator::mark, end) == 0) return;
      at += text::code_point_at(text_, at).size;
    } else {
      return;
    }
  }
}

std::size_t CandidateFinder::closing_at(std::size_t at, std::size_t end) const {
  const auto c = text::code_point_at(text_, at);
  if (is_trailing_format(c.value)) return c.size;
  if (only_opens(c.value)) return 0;
  const bool quote = is_any_quote(c.value);
  if (!quote) return is_closing(c.value) ? c.size : 0;
  // A quotation mark with a letter right behind it is an apostrophe, or opens.
  if (always_closes(c.value) || !word_follows(at + c.size, end)) return c.size;
  return 0;
}

std::size_t CandidateFinder::note_reference_at(std::size_t at, std::size_t end) const {
  const auto first = text::code_point_at(text_, at);
  if (is_superscript_digit(first.value)) return first.size;
  if (first.value != U'[') return 0;
  auto inner = at + 1;
  while (inner < end && inner - at <= max_note_digits && text_[inner] >= '0' && text_[inner] <= '9') ++inner;
  if (inner == at + 1 || inner >= end || text_[inner] != ']') return 0;
  return inner + 1 - at;
}

std::size_t CandidateFinder::spaced_closing_at(std::size_t at, std::size_t end) const {
  const auto space = text::code_point_at(text_, at);
  if (!text::is_space(space.value)) return 0;
  const auto c = text::code_point_at(text_.substr(0, end), at + space.size);
  if (c.size == 0 || only_opens(c.value)) return 0;
  const auto size = space.size + c.size;
  // Marks of direction, strewn behind a sentence by editors.
  if (is_trailing_format(c.value)) {
    return text::is_space(text::code_point_at(text_.substr(0, end), at + size).value) ? size : 0;
  }
  if (c.value >= 0x3000) return is_closing(c.value) ? size : 0;
  if (text::bracket(c.value) == text::Bracket::close) return size;
  if (!is_any_quote(c.value) || something_begins(at + size, end)) return 0;
  const bool may_open = something_begins(skip_space(text_, at + size, end), end);
  if (c.value == U'"' && may_open && !quotation_is_open(at)) return 0;
  const bool of_language = data_.closing_quotes.find(c.value) != std::u32string::npos;
  const bool opens = data_.opening_quotes.find(c.value) != std::u32string::npos;
  return of_language || (!opens && is_closing(c.value)) ? size : 0;
}

std::size_t CandidateFinder::spaced_marks_at(std::size_t at, Terminator before, std::size_t end) const {
  const auto space = text::code_point_at(text_, at);
  if (at >= end || !text::is_space(space.value) || before == Terminator::full_stop) return 0;
  auto behind = at + space.size;
  auto first = Terminator::none;
  for (std::size_t marks = 0; behind < end && marks < most_spaced_marks; ++marks) {
    const auto mark = terminators_.at(text_, behind);
    if (mark.kind == Terminator::none) break;
    if (marks == 0) first = mark.kind;
    behind += mark.size;
  }
  // A single period divides; so ". ?" are no cluster.
  if (first == Terminator::none || (before == Terminator::period && first != Terminator::period)) return 0;
  return word_follows(behind, end) ? 0 : behind - at;
}

std::size_t CandidateFinder::spaced_remark_at(std::size_t at, std::size_t end) const {
  auto begin = at;
  if (const auto space = text::code_point_at(text_, at); text::is_space(space.value)) begin += space.size;
  if (begin >= end) return 0;
  const auto rest = text_.substr(begin, end - begin);
  for (const std::string_view omission : {"(..)", "[..]"}) {
    if (rest.starts_with(omission)) return begin + omission.size() - at;
  }
  const auto smiley = smiley_size(rest);
  return smiley == 0 || word_follows(begin + smiley, end) ? 0 : begin + smiley - at;
}

bool CandidateFinder::something_begins(std::size_t at, std::size_t end) const {
  if (word_follows(at, end)) return true;
  const auto c = text::code_point_at(text_.substr(0, end), at);
  return c.size != 0 &&
         (only_opens(c.value) || c.value == 0xBF || c.value == 0xA1 || c.value == U'@' || c.value == U'#');
}

bool CandidateFinder::quotation_is_open(std::size_t at) const {
  const auto limit = at > longest_look_back ? at - longest_look_back : 0;
  const auto found = text_.substr(limit, at - limit).rfind('"');
  if (found == std::string_view::npos) return false;
  const auto mark = limit + found;
  const bool space_behind = mark + 1 >= at || text_[mark + 1] == ' ';
  const bool space_before = mark == 0 || text_[mark - 1] == ' ' || text_[mark - 1] == '\n';
  return space_before || !space_behind;
}

bool CandidateFinder::word_follows(std::size_t at, std::size_t end) const {
  if (at >= end) return false;
  const auto c = text::code_point_at(text_, at).value;
  return text::is_letter(c) || text::is_digit(c);
}

/// Goes on behind U+200D where that joins two pictographs, as ‼ is one.
std::size_t CandidateFinder::skip_extending(std::size_t at, std::size_t end) const {
  const auto base = text::code_point_before(text_, at).value;
  char32_t last = 0;
  while (at < end) {
    const auto c = text::code_point_at(text_, at);
    const bool joined = last == 0x200D && text::is_pictograph(c.value) && text::is_pictograph(base);
    if (!joined && !is_extending(c.value)) break;
    last = c.value;
    at += c.size;
  }
  return at;
}

}  // namespace distich::segmentation
