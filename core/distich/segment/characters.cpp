#include <algorithm>

#include <distich/segment/characters_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::segmentation {
namespace {

constexpr TerminatorAt western(Terminator kind, std::size_t size) noexcept {
  return {kind, size, true};
}

constexpr TerminatorAt unmistakable(Terminator kind, std::size_t size) noexcept {
  return {kind, size, false};
}

TerminatorAt classify(text::CodePoint c) noexcept {
  switch (c.value) {
    case U'.': return western(Terminator::period, c.size);
    case U'!':
    case U'?':
    case 0x203C:  // ‼
    case 0x203D:  // ‽
    case 0x2047:  // ⁇
    case 0x2048:  // ⁈
    case 0x2049:  // ⁉
      return western(Terminator::mark, c.size);
    case 0x2026:  // …
      return western(Terminator::ellipsis, c.size);
    case 0xFF0E:  // ．
      return western(Terminator::period, c.size);
    case 0x061F:  // ؟
    case 0x2E2E:  // ⸮
    case 0xFF01:  // ！
    case 0xFF1F:  // ？
      return unmistakable(Terminator::mark, c.size);
    case 0x0589:  // Armenian
    case 0x06D4:  // Urdu
    case 0x0700:  // Syriac
    case 0x0701:
    case 0x0702:
    case 0x07F9:  // N'Ko
    case 0x0964:  // danda
    case 0x0965:
    case 0x0DF4:  // Sinhala
    case 0x0F0E:  // Tibetan, double
    case 0x104B:  // Burmese
    case 0x1362:  // Ethiopic full stop, question mark, paragraph
    case 0x1367:
    case 0x1368:
    case 0x166E:  // Canadian syllabics
    case 0x17D4:  // Khmer
    case 0x17D5:
    case 0x1803:  // Mongolian
    case 0x1809:
    case 0x1C7E:  // Ol Chiki
    case 0x1C7F:
    case 0x3002:  // 。
    case 0xABEB:  // Meetei
    case 0xFF61:  // ｡
      return unmistakable(Terminator::full_stop, c.size);
    default: return {};
  }
}

constexpr unsigned char byte_at(std::string_view text, std::size_t at) noexcept {
  return static_cast<unsigned char>(text[at]);
}

/// Rules out most characters that share their first byte with a terminator.
bool may_be_terminator(std::string_view text, std::size_t at) noexcept {
  if (at + 1 >= text.size()) return true;
  const auto second = byte_at(text, at + 1);
  const auto third = at + 2 < text.size() ? byte_at(text, at + 2) : 0U;
  switch (byte_at(text, at)) {
    case 0xD8: return second == 0x9F;
    case 0xDB: return second == 0x94;
    case 0xE0:
      return (second == 0xA5 && (third == 0xA4 || third == 0xA5)) || second == 0xB7 || second == 0xBC;
    case 0xE3: return second == 0x80 && third == 0x82;
    case 0xEF: return second == 0xBC || second == 0xBD;
    default: return true;
  }
}

constexpr std::size_t sequence_size(unsigned char lead) noexcept {
  if (lead < 0xC0) return 1;
  if (lead < 0xE0) return 2;
  return lead < 0xF0 ? 3 : 4;
}

constexpr auto sequence_sizes = [] {
  std::array<std::uint8_t, 256> sizes{};
  for (std::size_t lead = 0; lead < sizes.size(); ++lead) {
    sizes.at(lead) = static_cast<std::uint8_t>(sequence_size(static_cast<unsigned char>(lead)));
  }
  return sizes;
}();

/// Blocks of this size are skipped at once when no byte in them begins a terminator.
constexpr std::size_t block_size = 32;

}  // namespace

TerminatorSet::TerminatorSet() {
  for (const unsigned lead :
       {0x21U, 0x2EU, 0x3FU, 0xD6U, 0xD8U, 0xDBU, 0xDCU, 0xDFU, 0xE0U, 0xE1U, 0xE2U, 0xE3U, 0xEAU, 0xEFU}) {
    leads_.at(lead) = true;
  }
}

void TerminatorSet::add(char ascii_mark) noexcept {
  leads_[static_cast<unsigned char>(ascii_mark)] = true;
  extra_[static_cast<unsigned char>(ascii_mark) & 0x7FU] = true;
  last_extra_ = static_cast<unsigned char>(ascii_mark);
  ++extra_count_;
}

TerminatorAt TerminatorSet::at(std::string_view text, std::size_t offset) const noexcept {
  if (offset >= text.size() || !leads_[byte_at(text, offset)]) return {};
  const auto c = text::code_point_at(text, offset);
  if (c.value < extra_.size() && extra_[c.value]) return western(Terminator::mark, c.size);
  return classify(c);
}

bool TerminatorSet::block_is_free(std::string_view text, std::size_t at) const noexcept {
  unsigned char found = 0;
  // Without a branch, so that compilers make vector instructions of it.
  for (std::size_t i = 0; i < block_size; ++i) {
    const auto byte = byte_at(text, at + i);
    const bool lead = byte == '.' || byte == '!' || byte == '?' || byte == last_extra_ || byte == 0xD6 ||
                      byte == 0xD8 || byte >= 0xDB;
    found = static_cast<unsigned char>(found | static_cast<unsigned char>(lead));
  }
  return found == 0;
}

std::size_t TerminatorSet::find(std::string_view text, std::size_t from, std::size_t end) const noexcept {
  while (from < end) {
    const auto stop = std::min(end, from + block_size);
    if (extra_count_ <= 1 && end - from >= block_size && block_is_free(text, from)) {
      from = stop;
      continue;
    }
    while (from < stop) {
      const auto lead = byte_at(text, from);
      if (leads_[lead] && may_be_terminator(text, from) && at(text, from).kind != Terminator::none)
        return from;
      from += sequence_sizes[lead];
    }
  }
  return end;
}

bool is_any_quote(char32_t c) noexcept {
  if (is_among_letters(c)) return false;
  return c < 0x80 ? c == U'"' || c == U'\'' || c == U'`' : text::is_quote(c);
}

bool is_closing(char32_t c) noexcept {
  if (is_among_letters(c)) return false;
  switch (c) {
    case U'"':
    case U'\'':
    case 0x00BB:  // »
    case 0x2019:  // ’
    case 0x201D:  // ”
    case 0x203A:  // ›
    case 0x2033:  // ″
    case 0x300D:  // 」
    case 0x300F:  // 』
    case 0x300B:  // 》
    case 0x3009:  // 〉
    case 0x301E:  // 〞
    case 0x301F:  // 〟
    case 0xFF02:  // ＂
    case 0xFF63:  // ｣
      return true;
    default: return text::bracket(c) == text::Bracket::close;
  }
}

bool only_opens(char32_t c) noexcept {
  if (is_among_letters(c)) return false;
  switch (c) {
    case 0x300C:  // 「
    case 0x300E:  // 『
    case 0x300A:  // 《
    case 0x3008:  // 〈
    case 0x301D:  // 〝
    case 0xFF62:  // ｢
      return true;
    default: return text::bracket(c) == text::Bracket::open;
  }
}

bool is_opening(char32_t c) noexcept {
  if (is_among_letters(c)) return false;
  if (c == 0x00BF || c == 0x00A1) return true;
  return is_any_quote(c) || text::bracket(c) == text::Bracket::open;
}

bool is_bullet(char32_t c) noexcept {
  return is_dash(c) || c == U'*' || c == U'+' || c == 0xB7 || c == 0x2022 || c == 0x2023 || c == 0x2043 ||
         c == 0x204C || c == 0x204D || c == 0x2219 || (c >= 0x25A0 && c <= 0x25FF) ||
         (c >= 0x2700 && c <= 0x27BF);
}

bool is_dash(char32_t c) noexcept {
  return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

bool is_comma_like(char32_t c) noexcept {
  switch (c) {
    case U',':
    case U';':
    case U':':
    case 0x060C:  // ،
    case 0x061B:  // ؛
    case 0x055D:  // Armenian
    case 0x3001:  // 、
    case 0xFF0C:  // ，
    case 0xFF1A:  // ：
    case 0xFF1B:  // ；
    case 0xFF64:  // ､
      return true;
    default: return false;
  }
}

bool is_extending(char32_t c) noexcept {
  if (c < 0x0300) return false;
  if (text::is_mark(c)) return true;
  return c == 0x200C || c == 0x200D || c == 0x0E33 || c == 0x0EB3 || c == 0xFF9E || c == 0xFF9F ||
         (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xE0020 && c <= 0xE007F);
}

bool is_cased(char32_t c) noexcept {
  return text::is_lower(c) || text::is_upper(c);
}

std::size_t skip_space(std::string_view text, std::size_t from, std::size_t end) noexcept {
  while (from < end) {
    const auto c = text::code_point_at(text, from);
    if (!text::is_space(c.value)) break;
    const auto next = text::code_point_at(text.substr(0, end), from + c.size);
    if (next.size != 0 && c.value >= U' ' && c.value != 0x200B && c.value != 0xFEFF &&
        is_extending(next.value))
      break;
    from += c.size;
  }
  return from;
}

std::size_t trim_end(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  text::CodePoint space;
  auto at = end;
  while (at > begin) {
    const auto c = text::code_point_before(text, at);
    if (!text::is_space(c.value)) {
      // Controls and the like, white space among them, always stand alone (UAX #29, GB5).
      const bool controls = space.value < U' ' || space.value == 0x85 || space.value == 0x200B ||
                            space.value == 0x2028 || space.value == 0x2029 || space.value == 0xFEFF;
      return !controls && text::joins_next(c.value) ? at + space.size : at;
    }
    space = c;
    at -= c.size;
  }
  return at;
}

}  // namespace distich::segmentation
