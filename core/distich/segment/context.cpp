#include <algorithm>
#include <string>

#include <distich/segment/context_internal.hpp>

namespace distich::segmentation {
namespace {

/// No abbreviation, name part or number that a rule knows is longer, in bytes.
constexpr std::size_t longest_word = 64;
constexpr std::size_t most_opening_marks = 6;
/// Opening marks and bullets before the first word of a sentence, in bytes.
constexpr std::size_t longest_lead = 24;
constexpr std::size_t longest_roman_number = 7;
/// "On the 16th of May 2007", in bytes.
constexpr std::size_t shortest_sentence = 28;
/// "At about 10", in bytes.
constexpr std::size_t longest_opening_phrase = 12;

bool ends_word_backwards(char32_t c) noexcept {
  if (c < 0x80)
    return c <= U' ' || c == U'(' || c == U')' || c == U'[' || c == U']' || c == U'"' || c == U'/';
  if (c == 0x2019 || (is_among_letters(c) && c < 0x0530)) return false;
  if (is_among_ideographs(c)) return true;
  return text::is_space(c) || text::is_quote(c) || text::bracket(c) != text::Bracket::none || is_dash(c) ||
         (c != U':' && is_comma_like(c)) || c == 0xBF || c == 0xA1 || (c >= 0x2022 && is_bullet(c));
}

bool continues_word(char32_t c) noexcept {
  return text::is_letter(c) || text::is_mark(c) || text::is_digit(c) || c == U'\'' || c == 0x2019 ||
         c == 0x200C;
}

bool is_transparent(char32_t c) noexcept {
  return text::is_format(c) && c != 0xAD && c != 0x200C && c != 0x200D;
}

/// In other scripts one letter is a word, or a syllable.
bool writes_initials(char32_t c, const LanguageData& data) noexcept {
  if (is_cased(c) || data.initials_of_syllables) return true;
  const auto script = text::script(c);
  return script == "Arab" || script == "Hebr" || script == "Geor";
}

/// One letter and its marks.
bool is_letter_alone(std::string_view word, const LanguageData& data) noexcept {
  const auto first = text::code_point_at(word, 0);
  if (!text::is_letter(first.value) || !writes_initials(first.value, data)) return false;
  for (auto at = first.size; at < word.size();) {
    const auto c = text::code_point_at(word, at);
    if (!text::is_mark(c.value) && !is_transparent(c.value)) return false;
    at += c.size;
  }
  return true;
}

/// Runs of at most four letters divided by periods, one of them a letter alone: no "news.ro".
bool is_dotted(std::string_view word) noexcept {
  std::size_t letters = 0;
  bool period = false;
  bool letter_alone = false;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = text::code_point_at(word, at);
    at += c.size;
    if (c.value == U'.') {
      if (letters == 0) return false;
      period = true;
      letter_alone = letter_alone || letters == 1;
      letters = 0;
    } else if (c.value == U'-') {
      letters = 0;
    } else if (!text::is_mark(c.value) && (!text::is_letter(c.value) || ++letters > 4)) {
      return false;
    }
  }
  return period && letters > 0 && (letter_alone || letters == 1);
}

/// ",,Wort" and ",Wort": „ and ‚ as typed where the keyboard lacks them.
bool low_quote_is_typed(std::string_view text, std::size_t at) noexcept {
  if (text[at] != ',') return false;
  const auto next = text::code_point_at(text, at + 1).value;
  return next == U',' || (at > 0 && text[at - 1] == ',') || text::is_upper(next);
}

/// "’n Man", "'t Is": a shortened word leaves the capital to the next.
bool is_clitic_before_capital(std::string_view text, std::size_t at) noexcept {
  const auto mark = text::code_point_before(text, at).value;
  if (mark != U'\'' && mark != 0x2019 && mark != 0x2018) return false;
  const auto letter = text::code_point_at(text, at);
  const auto space = text::code_point_at(text, at + letter.size);
  if (!text::is_space(space.value)) return false;
  return text::is_upper(text::code_point_at(text, at + letter.size + space.size).value);
}

WordShape shape_of(std::string_view word, const LanguageData& data) noexcept {
  if (word.empty()) return WordShape::none;
  if (is_letter_alone(word, data)) return WordShape::letter;
  if (is_number(word)) return WordShape::number;
  if (is_roman_number(word)) return WordShape::roman;
  return is_dotted(word) ? WordShape::dotted : WordShape::word;
}

}  // namespace

bool is_number(std::string_view word) noexcept {
  for (std::size_t at = 0; at < word.size();) {
    const auto c = text::code_point_at(word, at);
    if (!text::is_digit(c.value)) return false;
    at += c.size;
  }
  return !word.empty();
}

bool is_roman_number(std::string_view word) noexcept {
  return !word.empty() && word.size() <= longest_roman_number &&
         word.find_first_not_of("IVXLCDM") == std::string_view::npos;
}

Context::Context(std::string_view text, std::size_t sentence_begin, const Candidate& candidate,
                 const LanguageData& data)
    : text_(text), sentence_begin_(sentence_begin), candidate_(candidate), data_(data) {
  look_back(sentence_begin);
  look_ahead();
}

void Context::look_back(std::size_t sentence_begin) {
  const auto stop = candidate_.marks.begin;
  before_ = stop > sentence_begin ? text::code_point_before(text_, stop).value : 0;
  word_ = {stop, stop};
  if (!candidate_.is_period()) return;
  auto begin = stop;
  while (begin > sentence_begin && stop - begin < longest_word) {
    const auto c = text::code_point_before(text_, begin);
    if (ends_word_backwards(c.value) && !is_inside_word(begin - c.size, c)) break;
    begin -= c.size;
  }
  word_ = {begin, stop};
  word_begins_sentence_ =
      begin - sentence_begin <= longest_lead && only_opening_marks({sentence_begin, begin});
  // Direction marks around the letters ("د\u202A.\u202C") are no part of the word.
  while (word_.end > word_.begin && is_transparent(text::code_point_before(text_, word_.end).value)) {
    word_.end -= text::code_point_before(text_, word_.end).size;
  }
  shape_ = shape_of(view(word_), data_);
  word_uses_ = find_word_uses();
}

/// A Hebrew abbreviation has a quotation mark before its last letter: ארה"ב.
bool Context::is_inside_word(std::size_t at, text::CodePoint mark) const {
  if (mark.value != U'"' && mark.value != 0x201D) return false;
  return text::is_letter(text::code_point_before(text_, at).value) &&
         text::is_letter(text::code_point_at(text_, at + mark.size).value);
}

bool Context::only_opening_marks(ByteRange range) const {
  for (auto at = range.begin; at < range.end;) {
    const auto c = text::code_point_at(text_, at);
    if (!is_opening(c.value) && !text::is_space(c.value) && !is_bullet(c.value) && !is_transparent(c.value)) {
      return false;
    }
    at += c.size;
  }
  return true;
}

WordUses Context::find_word_uses() const {
  const auto word = view(word_);
  if (word.empty()) return {};
  if (const auto uses = data_.uses(word); !uses.none()) return uses;
  // "z. B.": the letters before, written with spaces, belong to it.
  if (shape_ == WordShape::letter || word_.size() <= 4) {
    std::string joined(word);
    auto begin = word_.begin;
    for (int parts = 0; parts < 3; ++parts) {
      auto at = begin;
      while (at > sentence_begin_ && text::is_space(text::code_point_before(text_, at).value) &&
             begin - at < 4) {
        at -= text::code_point_before(text_, at).size;
      }
      if (at == begin || at <= sentence_begin_ || text_[at - 1] != '.') break;
      auto part = --at;
      while (part > sentence_begin_ && at - part < 8 &&
             text::is_letter(text::code_point_before(text_, part).value)) {
        part -= text::code_point_before(text_, part).size;
      }
      if (part == at) break;
      joined.insert(0, 1, '.').insert(0, ByteRange{part, at}.of(text_));
      begin = part;
      if (const auto uses = data_.uses(joined); !uses.none()) return uses;
    }
  }
  const auto cut = word.find_last_of("-'/");
  // "NATO-st": a case ending, no abbreviation.
  if (cut != std::string_view::npos && cut > 1 && text::is_upper(text::code_point_before(word, cut).value)) {
    return {};
  }
  auto last = cut == std::string_view::npos ? word : word.substr(cut + 1);
  if (const auto mark = last.rfind("’"); mark != std::string_view::npos) last = last.substr(mark + 3);
  return last.size() < word.size() && !last.empty() ? data_.uses(last) : WordUses{};
}

bool Context::sentence_is_short() const noexcept {
  return word_.begin - sentence_begin_ <= shortest_sentence;
}

bool Context::word_is_near_sentence_begin() const noexcept {
  return word_.begin - sentence_begin_ <= longest_opening_phrase;
}

bool Context::sentence_begins_small() const {
  auto at = sentence_begin_;
  while (at < candidate_.marks.begin && at - sentence_begin_ < longest_lead) {
    const auto c = text::code_point_at(text_, at);
    if (!is_opening(c.value) && !text::is_space(c.value)) break;
    at += c.size;
  }
  return at < candidate_.marks.begin && classify(at) == Start::lower;
}

ByteRange Context::word_before() const {
  auto at = word_.begin;
  while (at > sentence_begin_ && word_.begin - at < 16) {
    const auto c = text::code_point_before(text_, at);
    if (!text::is_space(c.value)) break;
    at -= c.size;
  }
  auto begin = at;
  while (begin > sentence_begin_ && at - begin < longest_word) {
    const auto c = text::code_point_before(text_, begin);
    if (ends_word_backwards(c.value)) break;
    begin -= c.size;
  }
  return {begin, at};
}

void Context::look_ahead() {
  behind_ = text::code_point_at(text_, candidate_.end).value;
  auto at = skip_space(text_, candidate_.end, text_.size());
  gap_ = at > candidate_.end;
  after_ = at;
  for (std::size_t marks = 0; at < text_.size() && marks < most_opening_marks; ++marks) {
    const auto c = text::code_point_at(text_, at);
    const bool invisible = is_transparent(c.value);
    const bool low_quote = gap_ && low_quote_is_typed(text_, at);
    // "...read on": the dots hide how the text goes on.
    const bool dots = c.value == 0x2026 || c.value == U'.';
    if (!invisible && !low_quote && !dots && !is_opening(c.value)) break;
    opens_ = opens_ || (!invisible && !dots);
    at = skip_space(text_, at + c.size, text_.size());
  }
  reach_ = at;
  read_next(at);
}

void Context::read_next(std::size_t at) {
  start_ = classify(at);
  if (start_ == Start::nothing) return;
  next_ = read_word(at);
  auto word = view(next_);
  next_uses_ = data_.uses(word);
  if (!next_uses_.none()) return;
  // "It's", "C'est": the part before the apostrophe, first with it.
  const auto mark = std::min(word.find('\''), word.find("’"));
  if (mark == std::string_view::npos) return;
  next_uses_ = data_.uses(std::string(word.substr(0, mark)) + "'");
  if (next_uses_.none()) next_uses_ = data_.uses(word.substr(0, mark));
}

ByteRange Context::read_word(std::size_t at) const {
  auto end = at;
  while (end < text_.size() && end - at < longest_word) {
    const auto c = text::code_point_at(text_, end);
    if (!continues_word(c.value)) break;
    end += c.size;
  }
  return {at, end};
}

ByteRange Context::word_behind(ByteRange range) const {
  auto at = range.end;
  while (at < text_.size() && at - range.end < 16) {
    const auto c = text::code_point_at(text_, at);
    if (!text::is_space(c.value)) break;
    at += c.size;
  }
  return read_word(at);
}

bool Context::next_is_starter() const noexcept {
  if (!next_uses_.has(WordUse::starter)) return false;
  const bool period_behind = next_.end < text_.size() && text_[next_.end] == '.';
  return !period_behind || text::code_point_at(text_, next_.begin).size != next_.size();
}

Start Context::classify(std::size_t at) const {
  if (at >= text_.size()) return Start::nothing;
  const auto c = text::code_point_at(text_, at);
  if (text::is_digit(c.value)) return Start::digit;
  if (text::is_upper(c.value)) return Start::upper;
  if (is_georgian(c.value)) return Start::uncased;
  if (text::is_lower(c.value)) {
    if (is_clitic_before_capital(text_, at)) return Start::upper;
    // "iPhone": a name that hides its capital.
    const auto second = text::code_point_at(text_, at + c.size);
    return second.size != 0 && text::is_upper(second.value) ? Start::upper : Start::lower;
  }
  if (text::is_letter(c.value)) return Start::uncased;
  if (is_dash(c.value)) return Start::dash;
  if (is_comma_like(c.value)) return smiley_size(text_.substr(at)) != 0 ? Start::other : Start::comma;
  return Start::other;
}

}  // namespace distich::segmentation
