#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <distich/formats/po/po_string_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::formats::po {
namespace {

/// gettext's width of a page.
constexpr std::size_t widest_line = 79;

constexpr auto letters = std::to_array<std::pair<char, char>>({{'n', '\n'},
                                                               {'t', '\t'},
                                                               {'r', '\r'},
                                                               {'a', '\a'},
                                                               {'b', '\b'},
                                                               {'f', '\f'},
                                                               {'v', '\v'},
                                                               {'\\', '\\'},
                                                               {'"', '"'}});

constexpr bool is_octal(char c) noexcept {
  return c >= '0' && c <= '7';
}

/// The value of a hexadecimal digit; 16 for anything else.
constexpr unsigned hexadecimal(char c) noexcept {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10;
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10;
  return 16;
}

/// A character that an escape stands for, and how many bytes the escape takes behind its backslash.
struct Escape {
  char value = 0;
  std::size_t size = 0;
};

std::optional<Escape> numeric_escape(std::string_view rest) {
  unsigned value = 0;
  std::size_t size = 0;
  if (rest.front() == 'x') {
    for (size = 1; size < 3 && size < rest.size() && hexadecimal(rest[size]) < 16; ++size)
      value = value * 16 + hexadecimal(rest[size]);
    if (size == 1) return std::nullopt;
  } else {
    for (; size < 3 && size < rest.size() && is_octal(rest[size]); ++size)
      value = value * 8 + static_cast<unsigned>(rest[size] - '0');
  }
  if (value == 0 || value >= 0x80) return std::nullopt;
  return Escape{static_cast<char>(value), size};
}

/// `rest` is what follows a backslash.
std::optional<Escape> escape_at(std::string_view rest) {
  if (rest.empty()) return std::nullopt;
  const auto* letter = std::ranges::find(letters, rest.front(), &std::pair<char, char>::first);
  if (letter != letters.end()) return Escape{letter->second, 1};
  if (rest.front() == 'x' || is_octal(rest.front())) return numeric_escape(rest);
  return std::nullopt;
}

void append_escaped(std::string& out, char c) {
  const auto* letter = std::ranges::find(letters, c, &std::pair<char, char>::second);
  if (letter != letters.end()) {
    out += '\\';
    out += letter->first;
  } else if (is_unwritable(c)) {
    out += replacement;
  } else if (static_cast<unsigned char>(c) < ' ' || c == '\x7F') {
    const auto value = static_cast<unsigned char>(c);
    out += '\\';
    for (const unsigned shift : {6U, 3U, 0U}) out += static_cast<char>('0' + ((value >> shift) & 7U));
  } else {
    out += c;
  }
}

/// Does a line end stand anywhere but at the end of the text?
bool has_inner_line_end(std::string_view text) {
  const auto at = text.find('\n');
  return at != std::string_view::npos && at + 1 < text.size();
}

std::string_view first_line(std::string_view text) {
  const auto end = text.find('\n');
  return end == std::string_view::npos ? text : text.substr(0, end + 1);
}

}  // namespace

std::string unescaped(std::string_view written, const std::function<void(std::size_t)>& on_bad) {
  std::string out;
  out.reserve(written.size());
  for (std::size_t at = 0; at < written.size();) {
    const auto next = std::min(written.find('\\', at), written.size());
    out += written.substr(at, next - at);
    at = next;
    if (at == written.size()) break;
    if (const auto escape = escape_at(written.substr(at + 1))) {
      out += escape->value;
      at += 1 + escape->size;
    } else {
      if (on_bad) on_bad(at);
      out += '\\';
      ++at;
    }
  }
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 8);
  for (const char c : text) append_escaped(out, c);
  return out;
}

std::optional<std::string> take_string(std::string_view& rest) {
  if (!rest.starts_with('"')) return std::nullopt;
  std::size_t end = 1;
  while (end < rest.size() && rest[end] != '"') end += rest[end] == '\\' ? 2U : 1U;
  if (end >= rest.size()) return std::nullopt;
  auto text = unescaped(rest.substr(1, end - 1), {});
  rest.remove_prefix(end + 1);
  return text;
}

std::string StringWriter::lines(std::string_view prefix, std::string_view keyword,
                                std::string_view text) const {
  std::string out = std::string(prefix) + std::string(keyword) + " \"";
  const auto whole = escaped(text);
  if (!has_inner_line_end(text) && text::display_width(out) + text::display_width(whole) < widest_line) {
    return out + whole + '"';
  }
  const auto room = widest_line - text::display_width(prefix) - 2;
  std::vector<std::size_t> places;
  for (auto rest = text; !rest.empty();) {
    const auto portion = first_line(rest);
    breaks_.find(portion, places);
    std::size_t width = room + 1;  // the first piece begins a line
    std::size_t done = 0;
    for (const auto place : places) {
      const auto piece = escaped(portion.substr(done, place - done));
      const auto piece_width = text::display_width(piece);
      if (width + piece_width > room) {
        out += '"' + line_end_ + std::string(prefix) + '"';
        width = 0;
      }
      out += piece;
      width += piece_width;
      done = place;
    }
    rest.remove_prefix(portion.size());
  }
  return out + '"';
}

}  // namespace distich::formats::po
