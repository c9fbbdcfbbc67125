#include <array>

#include <distich/base/ascii.hpp>
#include <distich/text/code_points.hpp>
#include <distich/tm/tokens_internal.hpp>

namespace distich::tm {
namespace {

enum class Part : std::uint8_t { space, word, single_word, mark, invisible };

constexpr std::size_t ascii_end = 0x80;

constexpr auto ascii_parts = [] {
  std::array<Part, ascii_end> parts{};
  for (std::size_t c = 0; c < parts.size(); ++c) {
    const bool letter = (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z';
    const bool word = letter || (c >= '0' && c <= '9') || c == '_';
    parts[c] = word ? Part::word : c <= ' ' ? Part::space : Part::mark;
  }
  return parts;
}();

bool is_ascii_word(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return byte < ascii_end && ascii_parts[byte] == Part::word;
}

Part part_of(char32_t c) noexcept {
  if (c < ascii_end) return ascii_parts[c];
  if (text::is_unspaced(c)) return Part::single_word;
  if (text::is_letter(c) || text::is_mark(c) || text::is_digit(c)) return Part::word;
  if (text::is_space(c)) return Part::space;
  return text::is_format(c) ? Part::invisible : Part::mark;
}

void append_lower(std::string& folded, std::string_view ascii) {
  const auto begin = folded.size();
  folded.append(ascii);
  for (auto i = begin; i < folded.size(); ++i) folded[i] = ascii_lower(folded[i]);
}

void append_folded(std::string& folded, char32_t c) {
  if (c < ascii_end) {
    folded += ascii_lower(static_cast<char>(c));
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
  const auto extend_word = [&](ByteRange range) {
    word = word.empty() ? range : ByteRange{word.begin, range.end};
  };
  for (std::size_t at = 0; at < text.size();) {
    if (is_ascii_word(text[at])) {  // most of most texts
      if (word.empty()) folded_begin = folded_.size();
      const auto begin = at;
      while (at < text.size() && is_ascii_word(text[at])) ++at;
      append_lower(folded_, text.substr(begin, at - begin));
      extend_word({begin, at});
      continue;
    }
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
      extend_word(range);
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
