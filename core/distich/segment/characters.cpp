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

using Flag = unsigned char;  ///< 0 or 1

constexpr Flag is(unsigned char byte, unsigned char wanted) noexcept {
  return static_cast<Flag>(byte == wanted);
}

/// Is `byte` one of `wanted`, which all differ? A sum, because compilers turn an "or" into a look-up by bits,
/// which has no vector instruction.
template <class... Bytes>
constexpr Flag is_one_of(unsigned char byte, Bytes... wanted) noexcept {
  return static_cast<Flag>((is(byte, static_cast<unsigned char>(wanted)) + ...));
}

/// May a terminator that `classify` knows begin with this byte? Says no for all bytes of Latin, Greek,
/// Cyrillic and Hebrew letters.
constexpr Flag may_lead_terminator(unsigned char byte) noexcept {
  return static_cast<Flag>(is_one_of(byte, '.', '!', '?', 0xD6, 0xD8) + static_cast<Flag>(byte >= 0xDB));
}

/// May one begin with these three bytes? Closer, for the other scripts; still coarse where little is written.
/// `a` is left out where `b` and `c` alone are rare enough.
constexpr Flag may_begin_terminator(unsigned char a, unsigned char b, unsigned char c) noexcept {
  const auto ascii = is_one_of(a, '.', '!', '?');
  const auto little_written = is_one_of(a, 0xD6, 0xDC, 0xDF, 0xE1);
  const auto arabic = static_cast<Flag>((is(a, 0xD8) & is(b, 0x9F)) + (is(a, 0xDB) & is(b, 0x94)));
  const auto indic =
      static_cast<Flag>((is(b, 0xA5) & is_one_of(c, 0xA4, 0xA5)) + (is(b, 0xB7) & is(c, 0xB4)));
  const auto quotes_and_dashes = static_cast<Flag>(is(b, 0x80) & static_cast<Flag>(c < 0xA6));
  const auto general = static_cast<Flag>(is(a, 0xE2) & static_cast<Flag>(1 - quotes_and_dashes));
  const auto wide =
      static_cast<Flag>((is(b, 0x80) & is(c, 0x82)) + (is(b, 0xBC) & is_one_of(c, 0x81, 0x8E, 0x9F)) +
                        (is(b, 0xBD) & is(c, 0xA1)));
  const auto meetei = static_cast<Flag>(is(a, 0xEA) & is(b, 0xAF));
  return static_cast<Flag>(ascii | little_written | arabic | indic | general | wide | meetei);
}

/// Blocks of this size are skipped at once when no terminator begins in them.
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
  // Two Ethiopic word dividers, typed for the full stop.
  if (c.value == 0x1361 && text::code_point_at(text, offset + c.size).value == 0x1361) {
    return unmistakable(Terminator::full_stop, 2 * c.size);
  }
  if (c.value < extra_.size() && extra_[c.value]) return western(Terminator::mark, c.size);
  return classify(c);
}

bool TerminatorSet::block_is_free(const char* block) const noexcept {
  const auto extra = last_extra_;
  Flag found = 0;
  for (std::size_t i = 0; i < block_size; ++i) {
    const auto byte = static_cast<unsigned char>(block[i]);
    found = static_cast<Flag>(found | may_lead_terminator(byte) | is(byte, extra));
  }
  if (found == 0) return true;
  found = 0;
  for (std::size_t i = 0; i < block_size; ++i) {
    const auto byte = static_cast<unsigned char>(block[i]);
    const auto begins = may_begin_terminator(byte, static_cast<unsigned char>(block[i + 1]),
                                             static_cast<unsigned char>(block[i + 2]));
    found = static_cast<Flag>(found | begins | is(byte, extra));
  }
  return found == 0;
}

std::size_t TerminatorSet::find(std::string_view text, std::size_t from, std::size_t end) const noexcept {
  while (from < end) {
    if (extra_count_ <= 1 && end - from >= block_size + 2 && block_is_free(text.data() + from)) {
      from += block_size;
      continue;
    }
    for (const auto stop = std::min(end, from + block_size); from < stop; ++from) {
      const auto lead = byte_at(text, from);
      if (!leads_[lead]) continue;
      const bool is_far_from_end = from + 2 < text.size();
      if (lead >= 0x80 && is_far_from_end &&
          may_begin_terminator(lead, byte_at(text, from + 1), byte_at(text, from + 2)) == 0) {
        continue;
      }
      if (at(text, from).kind != Terminator::none) return from;
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

std::size_t smiley_size(std::string_view text) noexcept {
  const auto picture = text::code_point_at(text, 0);
  if (picture.value >= 0x1F600 && picture.value <= 0x1F64F) return picture.size;
  if (picture.value != U':' && picture.value != U';') return 0;
  const std::size_t mouth = text.substr(1).starts_with('-') ? 2 : 1;
  if (mouth >= text.size() || std::string_view("()DP").find(text[mouth]) == std::string_view::npos) return 0;
  return mouth + 1;
}

bool is_cased(char32_t c) noexcept {
  if (is_georgian(c)) return false;
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
