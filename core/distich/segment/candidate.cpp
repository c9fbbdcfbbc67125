#include <distich/segment/candidate_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::segmentation {
namespace {

/// The digits of a note reference, "[12]", are few.
constexpr std::size_t max_note_digits = 3;

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

}  // namespace

std::optional<Candidate> CandidateFinder::next(std::size_t from, std::size_t end) const {
  const auto begin = terminators_.find(text_, from, end);
  if (begin == end) return std::nullopt;
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
    // ". . ." and "。 。": one space between equal marks that no word touches.
    const auto space = text::code_point_at(text_, at);
    const auto next = terminators_.at(text_, at + space.size);
    if (at + space.size >= end || !text::is_space(space.value) || next.kind != Terminator::period ||
        candidate.last != Terminator::period || word_follows(at + space.size + next.size, end)) {
      break;
    }
    candidate.spaced = true;
    at += space.size;
  }
}

void CandidateFinder::take_closing(Candidate& candidate, std::size_t end) const {
  for (auto at = candidate.end; at < end; candidate.end = at) {
    const auto c = text::code_point_at(text_, at);
    if (const auto size = closing_at(at, end); size != 0) {
      (is_any_quote(c.value) ? candidate.quote_closed : candidate.bracket_closed) = true;
      at = skip_extending(at + size, end);
    } else if (const auto note = note_reference_at(at, end); note != 0) {
      at = skip_extending(at + note, end);
    } else if (const auto mark = terminators_.at(text_, at); mark.kind != Terminator::none) {
      candidate.last = mark.kind;
      candidate.marked_again = true;
      candidate.needs_space = candidate.needs_space && mark.needs_space;
      at = skip_extending(at + mark.size, end);
    } else if (const auto spaced = spaced_closing_at(at, end); spaced != 0) {
      const auto closing = text::code_point_before(text_, at + spaced);
      (is_any_quote(closing.value) ? candidate.quote_closed : candidate.bracket_closed) = true;
      at = skip_extending(at + spaced, end);
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
  if (c.value >= 0x3000) return is_closing(c.value) ? size : 0;
  if (text::bracket(c.value) == text::Bracket::close) return size;
  if (!is_any_quote(c.value) || word_follows(at + size, end)) return 0;
  const bool of_language = data_.closing_quotes.find(c.value) != std::u32string::npos;
  const bool opens = data_.opening_quotes.find(c.value) != std::u32string::npos;
  return of_language || (!opens && is_closing(c.value)) ? size : 0;
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
