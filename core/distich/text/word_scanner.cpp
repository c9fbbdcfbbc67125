#include <array>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <distich/text/word_scanner_internal.hpp>

namespace distich::text {
namespace {

bool needs_dictionary(UChar32 c) noexcept {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &status);
  return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
         u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) != 0 ||
         u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}

WordClass class_by_property(UChar32 c) noexcept {
  switch (u_getIntPropertyValue(c, UCHAR_WORD_BREAK)) {
    case U_WB_ALETTER: return WordClass::letter;
    case U_WB_HEBREW_LETTER: return WordClass::hebrew;
    case U_WB_NUMERIC: return WordClass::numeric;
    case U_WB_MIDLETTER: return WordClass::mid_letter;
    case U_WB_MIDNUM: return WordClass::mid_number;
    case U_WB_MIDNUMLET: return WordClass::mid_both;
    case U_WB_SINGLE_QUOTE: return WordClass::single_quote;
    case U_WB_DOUBLE_QUOTE: return WordClass::double_quote;
    case U_WB_EXTENDNUMLET: return WordClass::connector;
    case U_WB_EXTEND:
    case U_WB_FORMAT:
    case U_WB_ZWJ: return WordClass::extend;
    case U_WB_WSEGSPACE: return WordClass::space;
    case U_WB_CR:
    case U_WB_LF:
    case U_WB_NEWLINE: return WordClass::blank;
    case U_WB_OTHER: break;
    default: return WordClass::hard;
  }
  if (is_space(static_cast<char32_t>(c))) return WordClass::blank;
  return u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) != 0 ? WordClass::pictograph : WordClass::other;
}

WordClass find_class(char32_t code_point) noexcept {
  const auto c = static_cast<UChar32>(code_point);
  if (code_point >= 0xAC00 && code_point <= 0xD7A3) return WordClass::hangul;
  if (code_point >= 0x0E00 && needs_dictionary(c)) {
    return class_by_property(c) == WordClass::extend ? WordClass::hard_mark : WordClass::hard;
  }
  switch (code_point) {  // where ICU departs from the property
    case U'@': return WordClass::letter;
    case U':':
    case 0xFE55:
    case 0xFF1A: return WordClass::other;
    default: return class_by_property(c);
  }
}

using ClassTable = std::array<WordClass, word_class_table_size>;

const ClassTable& classes() noexcept {
  static const ClassTable table = [] {
    ClassTable made{};
    for (std::size_t c = 0; c < made.size(); ++c) made[c] = find_class(static_cast<char32_t>(c));
    return made;
  }();
  return table;
}

constexpr bool is_letter_class(WordClass c) noexcept {
  return c == WordClass::letter || c == WordClass::hebrew;
}

constexpr bool is_word_class(WordClass c) noexcept {
  return is_letter_class(c) || c == WordClass::numeric || c == WordClass::connector;
}

/// May `middle` stand between two of `side`?
constexpr bool joins(WordClass side, WordClass middle) noexcept {
  if (middle == WordClass::mid_both || middle == WordClass::single_quote) {
    return is_letter_class(side) || side == WordClass::numeric;
  }
  return is_letter_class(side) ? middle == WordClass::mid_letter
                               : side == WordClass::numeric && middle == WordClass::mid_number;
}

/// ICU names a word by what it ends with.
constexpr WordKind kind_of(WordClass before_last, WordClass last) noexcept {
  if (is_letter_class(last)) return WordKind::word;
  if (last == WordClass::numeric) return WordKind::number;
  if (is_letter_class(before_last) || before_last == WordClass::connector) return WordKind::word;
  return before_last == WordClass::numeric ? WordKind::number : WordKind::other;
}

constexpr bool is_ascii_alphanumeric(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

}  // namespace

WordScanner::WordScanner(std::string_view text, std::vector<Word>& out) noexcept
    : text_(text), classes_(classes()), out_(out) {}

WordScanner::Item WordScanner::item_at(std::size_t at) const noexcept {
  if (at >= text_.size()) return {};
  const CodePoint c = code_point_at(text_, at);
  return {c.value < classes_.size() ? classes_[c.value] : find_class(c.value), c.size};
}

std::optional<ByteRange> WordScanner::next_hard_range() {
  std::size_t safe = at_;  // nothing before it matters to what follows
  std::size_t safe_words = out_.size();
  for (Item item = item_at(at_); item.size > 0; item = item_at(at_)) {
    if (!scan_piece(item)) {
      out_.resize(safe_words);
      at_ = end_of_hard_range();
      return ByteRange{safe, at_};
    }
    if (item.word_class == WordClass::space || item.word_class == WordClass::blank) {
      safe = at_;
      safe_words = out_.size();
    }
  }
  return std::nullopt;
}

/// From where the scanner stands to the first plain word behind white space.
std::size_t WordScanner::end_of_hard_range() const noexcept {
  for (std::size_t at = at_ + 1; at < text_.size(); ++at) {
    if ((text_[at - 1] == ' ' || text_[at - 1] == '\n') && is_ascii_alphanumeric(text_[at])) return at;
  }
  return text_.size();
}

bool WordScanner::scan_piece(Item first) {
  switch (first.word_class) {
    case WordClass::letter:
    case WordClass::hebrew:
    case WordClass::numeric:
    case WordClass::connector: return scan_word(first);
    case WordClass::hangul: return scan_hangul(first);
    case WordClass::extend:
    case WordClass::hard_mark:
    case WordClass::hard: return false;
    default: return scan_single(first);
  }
}

bool WordScanner::scan_single(Item first) {
  if (first.word_class == WordClass::pictograph && follows_joiner(at_)) return false;
  const std::size_t begin = at_;
  at_ += first.size;
  WordClass next = item_at(at_).word_class;
  while (first.word_class == WordClass::space && next == WordClass::space) {
    at_ += item_at(at_).size;
    next = item_at(at_).word_class;
  }
  if (next == WordClass::extend || next == WordClass::hard_mark) return false;
  const bool is_white = first.word_class == WordClass::space || first.word_class == WordClass::blank;
  if (!is_white) out_.push_back({{begin, at_}, WordKind::other});
  return true;
}

bool WordScanner::scan_hangul(Item first) {
  const std::size_t begin = at_;
  Item next = first;
  while (next.word_class == WordClass::hangul) {
    at_ += next.size;
    next = item_at(at_);
  }
  out_.push_back({{begin, at_}, WordKind::word});
  return next.word_class != WordClass::extend;
}

bool WordScanner::scan_word(Item first) {
  const std::size_t begin = at_;
  WordClass before_last = WordClass::other;
  WordClass last = first.word_class;
  const auto take = [&](Item item) {
    before_last = last;
    last = item.word_class;
    at_ += item.size;
  };
  at_ += first.size;
  while (true) {
    if (last == WordClass::letter) skip_ascii_letters();
    Item next = item_at(at_);
    if (next.word_class == WordClass::extend) {
      if (last == WordClass::connector) return false;
      skip_extends();
      next = item_at(at_);
    }
    if (is_word_class(next.word_class)) {
      take(next);
      continue;
    }
    const bool quoted_hebrew = last == WordClass::hebrew && (next.word_class == WordClass::single_quote ||
                                                             next.word_class == WordClass::double_quote);
    if (quoted_hebrew) return false;
    if (!joins(last, next.word_class)) break;
    const Item behind = item_at(at_ + next.size);
    if (behind.word_class == WordClass::extend) return false;
    const bool same_side =
        is_letter_class(last) ? is_letter_class(behind.word_class) : behind.word_class == last;
    if (!same_side) break;
    at_ += next.size;
    take(behind);
  }
  const ByteRange range{begin, at_};
  const WordKind kind = kind_of(before_last, last);
  const bool is_white = kind == WordKind::other && trimmed(text_, range).empty();
  if (!is_white) out_.push_back({range, kind});
  return true;
}

void WordScanner::skip_ascii_letters() noexcept {
  const auto is_ascii_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  while (at_ < text_.size() && is_ascii_letter(text_[at_])) ++at_;
}

void WordScanner::skip_extends() noexcept {
  for (Item item = item_at(at_); item.word_class == WordClass::extend; item = item_at(at_)) at_ += item.size;
}

bool WordScanner::follows_joiner(std::size_t at) const noexcept {
  return text_.substr(0, at).ends_with("\u200D");
}

}  // namespace distich::text
