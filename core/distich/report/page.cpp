#include <algorithm>
#include <array>
#include <charconv>

#include <distich/report/page.hpp>
#include <distich/report/terminal_text.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/decode.hpp>

namespace distich::report {
namespace {

constexpr std::string_view first_strong_isolate = "\u2068";
constexpr std::string_view pop_isolate = "\u2069";

constexpr std::string_view plain_again = "\x1b[0m";
constexpr std::array paints{Paint::strong, Paint::faint, Paint::good, Paint::fair, Paint::poor};

constexpr std::string_view sequence_of(Paint paint) noexcept {
  switch (paint) {
    case Paint::strong: return "\x1b[1m";
    case Paint::faint: return "\x1b[2m";
    case Paint::good: return "\x1b[32m";
    case Paint::fair: return "\x1b[33m";
    case Paint::poor: return "\x1b[31m";
  }
  return {};
}

/// Steers a terminal or reorders what stands around it.
constexpr bool is_steering(char32_t c) noexcept {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

void append_escaped(std::string& out, char32_t c) {
  std::array<char, 8> digits{};
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<std::uint32_t>(c), 16);
  out += "\\u{";
  for (const char* digit = digits.data(); digit != end.ptr; ++digit) {
    out += *digit >= 'a' ? static_cast<char>(*digit - 'a' + 'A') : *digit;
  }
  out += '}';
}

/// Arabic, Hebrew, Syriac, Thaana, N'Ko, … and their presentation forms.
constexpr bool is_right_to_left_letter(char32_t c) noexcept {
  return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC) ||
         (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

/// Is there a character below the space? Without a branch a byte, so that compilers look at many at once.
bool holds_control(std::string_view text) noexcept {
  unsigned char found = 0;
  for (const char c : text) {
    const bool control = static_cast<unsigned char>(c) < 0x20;
    found = static_cast<unsigned char>(found | static_cast<unsigned char>(control));
  }
  return found != 0;
}

/// The sequence of `paint` that `text` begins with; empty when there is none.
std::string_view own_sequence(std::string_view text) noexcept {
  if (text.starts_with(plain_again)) return plain_again;
  for (const auto paint : paints) {
    if (text.starts_with(sequence_of(paint))) return sequence_of(paint);
  }
  return {};
}

/// The line end, tab, isolate or sequence of ours that stands at `at`; empty when it is something else.
std::string_view harmless_at(std::string_view text, std::size_t at) noexcept {
  for (const std::string_view whole : {std::string_view("\n"), std::string_view("\t"),
                                       std::string_view("\r\n"), first_strong_isolate, pop_isolate}) {
    if (text.substr(at).starts_with(whole)) return whole;
  }
  return own_sequence(text.substr(at));
}

bool holds_right_to_left(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const auto point = text::code_point_at(text, at);
    if (point.size == 0) return false;
    if (is_right_to_left_letter(point.value)) return true;
    at += point.size;
  }
  return false;
}

void append_isolated(std::string& out, std::string_view text, bool isolate, const Page& page,
                     std::span<const ByteRange> ranges) {
  if (isolate) out += first_strong_isolate;
  std::size_t done = 0;
  for (const auto range : ranges) {
    out += one_line(ByteRange{done, range.begin}.of(text), page);
    out += paint(one_line(range.of(text), page), Paint::strong, page);
    done = range.end;
  }
  out += one_line(text.substr(done), page);
  if (isolate) out += pop_isolate;
}

}  // namespace

std::string paint(std::string_view text, Paint paint, const Page& page) {
  if (!page.colour || text.empty()) return std::string(text);
  std::string out(sequence_of(paint));
  out += text;
  out += plain_again;
  return out;
}

std::string one_line(std::string_view text, const Page& page) {
  std::string out;
  append_one_line(out, text, page);
  return out;
}

void append_one_line(std::string& out, std::string_view text, const Page& page) {
  if (!page.terminal && !holds_control(text)) {
    out += text;
    return;
  }
  out.reserve(out.size() + text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto point = text::code_point_at(text, at);
    if (point.size == 0) break;
    if (point.value == U'\n' || point.value == U'\r' || point.value == U'\t') {
      const bool line_feed_of_pair = point.value == U'\n' && at > 0 && text[at - 1] == '\r';
      if (!line_feed_of_pair) out += ' ';
    } else if (page.terminal && is_steering(point.value)) {
      append_escaped(out, point.value);
    } else {
      out += text.substr(at, point.size);
    }
    at += point.size;
  }
}

std::string isolated(std::string_view text, const Page& page) {
  return marked(text, {}, page);
}

std::string marked(std::string_view text, std::span<const ByteRange> ranges, const Page& page) {
  std::string out;
  append_isolated(out, text, page.terminal && holds_right_to_left(text), page, ranges);
  return out;
}

std::string for_terminal(std::string_view output) {
  std::string shown;
  shown.reserve(output.size());
  for (std::size_t at = 0; at < output.size();) {
    const auto point = text::code_point_at(output, at);
    auto part = output.substr(at, point.size);
    if (!text::is_valid_utf8(part)) {
      part = output.substr(at, 1);  // alone: the bytes behind it may steer
    } else if (is_steering(point.value)) {
      part = harmless_at(output, at);
      if (part.empty()) append_escaped(shown, point.value);
    }
    shown += part;
    at += part.empty() ? point.size : part.size();
  }
  return shown;
}

std::size_t unfinished_tail(std::string_view output) noexcept {
  constexpr std::size_t longest = 5;  // "\x1b[31m"
  for (std::size_t size = std::min(longest - 1, output.size()); size > 0; --size) {
    const auto tail = output.substr(output.size() - size);
    const auto first = static_cast<unsigned char>(tail.front());
    const std::size_t needed = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
    const bool begins_sequence = first == 0x1B && own_sequence(tail).empty();
    if (needed > size || begins_sequence || (tail == "\r")) return size;
  }
  return 0;
}

}  // namespace distich::report
