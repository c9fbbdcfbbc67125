#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include <distich/segment/characters_internal.hpp>
#include <distich/segment/unmarked_end_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::segmentation {
namespace {

/// Of letters; shorter words before a capital are rather particles of names: "de La".
constexpr int shortest_word_before = 4;
constexpr std::size_t shortest_first_word = 2;
constexpr std::size_t longest_word = 64;
/// Text is looked through in blocks of so many bytes.
constexpr std::size_t block_size = 64;

/// Of the bits of the result, one for each byte of a block of text, those are set whose byte is a space that
/// something like a capital follows. Looks at one byte behind the block. Without branches: compilers make
/// vector instructions of it.
std::uint64_t spaces_before_capitals(const char* text) noexcept {
  constexpr unsigned char first_lead_of_capitals = 0xC3;
  std::array<unsigned char, block_size> found{};
  for (std::size_t i = 0; i < block_size; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(text[i + 1]);
    const auto is_ascii_capital = static_cast<unsigned char>(static_cast<unsigned char>(next - 'A') < 26);
    const auto is_lead = static_cast<unsigned char>(next >= first_lead_of_capitals);
    const auto is_space = static_cast<unsigned char>(byte == ' ');
    found[i] = static_cast<unsigned char>(is_space & static_cast<unsigned char>(is_ascii_capital + is_lead));
  }
  // Eight bytes of 0 or 1 become eight bits: the product brings each to its place in the topmost byte.
  constexpr std::uint64_t gather = 0x0102'0408'1020'4080;
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < block_size; i += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, found.data() + i, sizeof eight);
    if constexpr (std::endian::native == std::endian::big) eight = __builtin_bswap64(eight);
    bits |= ((eight * gather) >> 56U) << i;
  }
  return bits;
}

/// May a capital begin with these two bytes? Tells Latin, Greek and Cyrillic capitals from small letters.
bool may_begin_capital(char first_byte, char second_byte) noexcept {
  const auto first = static_cast<unsigned char>(first_byte);
  const auto second = static_cast<unsigned char>(second_byte);
  switch (first) {
    case 0xC3: return second < 0x9F;
    case 0xCE: return second < 0xAC;
    case 0xCF: return second >= 0x8F;
    case 0xD0: return second < 0xB0;
    case 0xD1: return second >= 0xA0;
    default: return (first >= 'A' && first <= 'Z') || first >= 0xC4;
  }
}

/// May it be the last byte of a small letter, or of a mark that stands at an unmarked end?
bool may_end_with(char byte) noexcept {
  return (byte >= 'a' && byte <= 'z') || byte == ';' || byte == ')' || byte == '"' || (byte & 0x80) != 0;
}

/// Does a word of small letters only, and no short one, end there?
bool small_word_before(std::string_view text, std::size_t end) {
  int letters = 0;
  for (auto at = end; at > 0 && end - at < longest_word; ++letters) {
    const auto c = text::code_point_before(text, at);
    if (!text::is_lower(c.value)) return letters >= shortest_word_before && text::is_space(c.value);
    at -= c.size;
  }
  return false;
}

bool is_letter_before(std::string_view text, std::size_t end) {
  return end > 0 && text::is_letter(text::code_point_before(text, end).value);
}

/// French sets a space before its closing mark.
std::size_t before_space(std::string_view text, std::size_t end) {
  const auto c = text::code_point_before(text, end);
  return end > 0 && text::is_space(c.value) ? end - c.size : end;
}

/// May the sentence end with what stands before `end`?
bool may_end_before(std::string_view text, std::size_t end, const LanguageData& data) {
  const auto last = text::code_point_before(text, end);
  const auto before = end - last.size;
  switch (last.value) {
    case U';': return is_letter_before(text, before);
    case U')':  // no marker of an item: "(b)", "(12)"
      return is_letter_before(text, before) &&
             is_letter_before(text, before - text::code_point_before(text, before).size);
    case U'"':
    case 0xBB:
    case 0x201C:
    case 0x201D: return is_letter_before(text, before) || is_letter_before(text, before_space(text, before));
    default: break;
  }
  // Where nouns have capitals these tell nothing.
  return data.ordinals != Ordinals::capital && small_word_before(text, end);
}

std::size_t end_of_letters(std::string_view text, std::size_t at) {
  const auto begin = at;
  while (at < text.size() && at - begin < longest_word) {
    const auto c = text::code_point_at(text, at);
    if (!text::is_letter(c.value) && !text::is_mark(c.value)) break;
    at += c.size;
  }
  return at;
}

/// A usual first word with a capital, and a small letter or a number behind it.
bool sentence_begins_at(std::string_view text, std::size_t at, const LanguageData& data) {
  if (!text::is_upper(text::code_point_at(text, at).value)) return false;
  const auto word_end = end_of_letters(text, at);
  if (word_end >= text.size() || text[word_end] != ' ') return false;
  const auto goes_on = text::code_point_at(text, word_end + 1).value;
  if (!text::is_lower(goes_on) && !text::is_digit(goes_on)) return false;
  const auto word = text.substr(at, word_end - at);
  if (text::count_code_points(word) < shortest_first_word) return false;
  const auto uses = data.uses(word);
  return uses.has(WordUse::starter) && !uses.has(WordUse::capital_inside);
}

}  // namespace

std::size_t find_unmarked_end(std::string_view text, std::size_t from, std::size_t end,
                              const LanguageData& data) {
  // A capital, and a letter or space behind it, must follow.
  const auto last = std::min(end, text.size() - std::min<std::size_t>(text.size(), 2));
  if (!data.begins_with_capitals || from + 1 >= last) return end;
  const auto is_end = [&](std::size_t at) {
    return may_begin_capital(text[at + 1], text[at + 2]) && may_end_with(text[at - 1]) &&
           may_end_before(text, at, data) && sentence_begins_at(text, at + 1, data);
  };
  auto at = from + 1;
  for (; at + block_size <= last; at += block_size) {
    for (auto bits = spaces_before_capitals(text.data() + at); bits != 0; bits &= bits - 1) {
      const auto space = at + static_cast<std::size_t>(std::countr_zero(bits));
      if (is_end(space)) return space;
    }
  }
  for (; at < last; ++at) {
    if (text[at] == ' ' && is_end(at)) return at;
  }
  return end;
}

}  // namespace distich::segmentation
