#include <array>
#include <ostream>

#include <distich/xml/writer.hpp>

namespace distich::xml {
namespace {

constexpr std::size_t buffer_size = 64U << 10U;

enum class Place : std::uint8_t { text, attribute };

constexpr std::string_view allowed{};

/// What an ASCII character is written as; empty = as it is.
constexpr std::string_view escape_of(char c, Place place) noexcept {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '\r': return "&#13;";
    case '"': return place == Place::attribute ? "&quot;" : allowed;
    case '\t': return place == Place::attribute ? "&#9;" : allowed;
    case '\n': return place == Place::attribute ? "&#10;" : allowed;
    default: return allowed;
  }
}

constexpr unsigned char byte_at(std::string_view text, std::size_t at) noexcept {
  return static_cast<unsigned char>(text[at]);
}

constexpr bool is_forbidden_ascii(unsigned char c) noexcept {
  return c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

/// Bytes that need a closer look: control characters, markup, and all beyond ASCII.
constexpr std::array<bool, 256> needs_a_look = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c) {
    table[c] = c >= 0x80 || c < 0x20 || c == '&' || c == '<' || c == '>' || c == '"';
  }
  return table;
}();

bool continues(std::string_view text, std::size_t at, std::size_t count) noexcept {
  if (text.size() - at < count) return false;
  for (std::size_t i = 1; i < count; ++i) {
    if ((byte_at(text, at + i) & 0xC0U) != 0x80U) return false;
  }
  return true;
}

/// The size of the character at `at` when XML 1.0 can hold it; 0 when it cannot, or when the
/// bytes are no character.
std::size_t size_of_character(std::string_view text, std::size_t at) noexcept {
  const auto lead = byte_at(text, at);
  if (lead < 0x80) return is_forbidden_ascii(lead) ? 0 : 1;
  if (lead >= 0xC2 && lead <= 0xDF) return continues(text, at, 2) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF && continues(text, at, 3)) {
    const auto second = byte_at(text, at + 1);
    const bool overlong = lead == 0xE0 && second < 0xA0;
    const bool surrogate = lead == 0xED && second >= 0xA0;
    const bool noncharacter = lead == 0xEF && second == 0xBF && byte_at(text, at + 2) >= 0xBE;
    return overlong || surrogate || noncharacter ? 0 : 3;
  }
  if (lead >= 0xF0 && lead <= 0xF4 && continues(text, at, 4)) {
    const auto second = byte_at(text, at + 1);
    const bool outside = (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second >= 0x90);
    return outside ? 0 : 4;
  }
  return 0;
}

/// Bytes of what begins at `at` but cannot be written, so that a noncharacter counts as one.
std::size_t size_of_forbidden(std::string_view text, std::size_t at) noexcept {
  std::size_t size = 1;
  while (at + size < text.size() && (byte_at(text, at + size) & 0xC0U) == 0x80U) ++size;
  return size;
}

/// Appends the text escaped; returns how many characters were left out.
std::uint64_t append_escaped(std::string& out, std::string_view text, Place place) {
  std::uint64_t dropped = 0;
  std::size_t done = 0;
  std::size_t at = 0;
  const auto skip_to = [&](std::size_t next) {
    done = next;
    at = next;
  };
  while (at < text.size()) {
    if (!needs_a_look[byte_at(text, at)]) {
      ++at;
    } else if (const auto size = size_of_character(text, at); size == 0) {
      out += text.substr(done, at - done);
      ++dropped;
      skip_to(at + size_of_forbidden(text, at));
    } else if (const auto escaped = escape_of(text[at], place); !escaped.empty()) {
      out += text.substr(done, at - done);
      out += escaped;
      skip_to(at + 1);
    } else {
      at += size;
    }
  }
  out += text.substr(done);
  return dropped;
}

}  // namespace

std::string escape_text(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  append_escaped(out, text, Place::text);
  return out;
}

std::string escape_attribute(std::string_view value) {
  std::string out;
  out.reserve(value.size() + value.size() / 16);
  append_escaped(out, value, Place::attribute);
  return out;
}

std::size_t find_forbidden(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const auto size = size_of_character(text, at);
    if (size == 0) return at;
    at += size;
  }
  return std::string_view::npos;
}

Writer::Writer(std::ostream& out) : out_(&out) {
  buffer_.reserve(buffer_size);
}

void Writer::declaration() {
  buffer_ += R"(<?xml version="1.0" encoding="UTF-8"?>)";
  at_start_ = false;
}

void Writer::doctype(std::string_view name, std::string_view system_id) {
  new_line();
  buffer_.append("<!DOCTYPE ").append(name).append(" SYSTEM \"").append(system_id).append("\">");
}

void Writer::open(std::string_view name, Layout layout) {
  begin_child();
  if (!levels_.empty() && levels_.back().layout == Layout::in_line) layout = Layout::in_line;
  buffer_ += '<';
  buffer_ += name;
  levels_.push_back({std::string(name), layout, false});
  in_start_tag_ = true;
}

void Writer::attribute(std::string_view name, std::string_view value) {
  buffer_.append(" ").append(name).append("=\"");
  dropped_ += append_escaped(buffer_, value, Place::attribute);
  buffer_ += '"';
}

void Writer::text(std::string_view text) {
  if (text.empty()) return;
  end_start_tag();
  dropped_ += append_escaped(buffer_, text, Place::text);
}

void Writer::raw(std::string_view markup) {
  if (markup.empty()) return;
  end_start_tag();
  buffer_ += markup;
}

void Writer::close() {
  const auto level = std::move(levels_.back());
  levels_.pop_back();
  if (in_start_tag_) {
    in_start_tag_ = false;
    buffer_ += "/>";
  } else {
    if (level.layout == Layout::block && level.has_children) new_line();
    buffer_.append("</").append(level.name).append(">");
  }
  if (buffer_.size() >= buffer_size) flush();
}

void Writer::element(std::string_view name, std::string_view text) {
  open(name, Layout::in_line);
  this->text(text);
  close();
}

void Writer::comment(std::string_view text) {
  begin_child();
  std::string safe(text);
  // Two hyphens in a row, or one at the end, would end the comment.
  for (auto at = safe.find("--"); at != std::string::npos; at = safe.find("--", at + 1))
    safe.insert(at + 1, 1, ' ');
  if (safe.ends_with('-')) safe += ' ';
  buffer_ += "<!--";
  for (std::size_t at = 0; at < safe.size();) {
    const auto size = size_of_character(safe, at);
    if (size == 0) ++dropped_;
    buffer_ += std::string_view(safe).substr(at, size);
    at += size == 0 ? size_of_forbidden(safe, at) : size;
  }
  buffer_ += "-->";
}

void Writer::finish() {
  while (!levels_.empty()) close();
  if (!at_start_) buffer_ += '\n';
  at_start_ = true;
  flush();
}

void Writer::begin_child() {
  end_start_tag();
  if (levels_.empty() || levels_.back().layout == Layout::block) new_line();
  if (!levels_.empty()) levels_.back().has_children = true;
}

void Writer::end_start_tag() {
  if (in_start_tag_) buffer_ += '>';
  in_start_tag_ = false;
}

void Writer::new_line() {
  if (!at_start_) {
    buffer_ += '\n';
    buffer_.append(2 * levels_.size(), ' ');
  }
  at_start_ = false;
}

void Writer::flush() {
  out_->write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  buffer_.clear();
}

}  // namespace distich::xml
