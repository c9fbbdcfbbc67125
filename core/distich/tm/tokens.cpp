#include <distich/text/code_points.hpp>
#include <distich/tm/tokens_internal.hpp>

namespace distich::tm {
namespace {

enum class Part : std::uint8_t { space, word, single_word, mark, invisible };

Part part_of(char32_t c) noexcept {
  if (c < 0x80) {
    const bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    if (letter || (c >= '0' && c <= '9') || c == '_') return Part::word;
    return c <= ' ' ? Part::space : Part::mark;
  }
  if (text::is_unspaced(c)) return Part::single_word;
  if (text::is_letter(c) || text::is_mark(c) || text::is_digit(c)) return Part::word;
  if (text::is_space(c)) return Part::space;
  return text::is_format(c) ? Part::invisible : Part::mark;
}

void append_folded(std::string& folded, char32_t c) {
  if (c < 0x80) {
    folded += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  } else {
    text::append(folded, text::to_lower(c));
  }
}

}  // namespace

void TokenList::assign(std::string_view text) {
  tokens_.clear();
  folded_.clear();
  words_ = 0;
  ByteRange word;
  std::size_t folded_begin = 0;
  const auto end_word = [&] {
    if (!word.empty()) add(word, folded_begin, TokenKind::word);
    word = {};
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto c = text::code_point_at(text, at);
    const ByteRange range{at, at + c.size};
    at = range.end;
    const auto part = part_of(c.value);
    if (part == Part::invisible) continue;
    if (part != Part::word) end_word();
    if (part == Part::space) continue;
    if (word.empty()) folded_begin = folded_.size();
    append_folded(folded_, c.value);
    if (part == Part::word) {
      word = word.empty() ? range : ByteRange{word.begin, range.end};
    } else {
      add(range, folded_begin, part == Part::mark ? TokenKind::mark : TokenKind::word);
    }
  }
  end_word();
}

void TokenList::add(ByteRange range, std::size_t folded_begin, TokenKind kind) {
  tokens_.push_back({range, {folded_begin, folded_.size()}, kind});
  if (kind == TokenKind::word) ++words_;
}

}  // namespace distich::tm
