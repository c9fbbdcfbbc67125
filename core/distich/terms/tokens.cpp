#include <array>

#include <distich/terms/tokens_internal.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>

namespace distich::terms_internal {
namespace {

constexpr char32_t zero_width_space = 0x200B;
constexpr char32_t byte_order_mark = 0xFEFF;
constexpr char32_t paragraph_separator = 0x2029;

constexpr bool is_hangul(char32_t c) noexcept {
  return c >= 0xAC00 && c <= 0xD7A3;
}

}  // namespace

Tokenizer::Class Tokenizer::find_class(char32_t c) {
  if (text::is_mark(c)) return Class::mark;
  if (c == zero_width_space || c == byte_order_mark) return Class::ignored;
  if (text::is_space(c)) return Class::space;
  if (text::is_unspaced(c)) return Class::unspaced;
  if (is_hangul(c)) return Class::letter;  // for speed
  std::string written;
  text::append(written, c);
  const auto normalised = text::normalize(written, text::Form::term);
  auto found = Class::ignored;
  for (std::size_t at = 0; at < normalised.size();) {
    const auto part = text::code_point_at(normalised, at);
    auto kind = Class::other;
    if (text::is_mark(part.value)) {
      kind = Class::mark;
    } else if (text::is_unspaced(part.value)) {
      kind = Class::unspaced;
    } else if (text::is_letter(part.value) || text::is_digit(part.value)) {
      kind = Class::letter;
    }
    // A letter with marks is a letter; a mixture of anything else ("½") stands alone.
    const bool marked = kind == Class::mark && (found == Class::letter || found == Class::unspaced);
    if (at > 0 && kind != found && !marked) return Class::other;
    if (!marked) found = kind;
    at += part.size;
  }
  return found;
}

std::span<const Tokenizer::Class, Tokenizer::table_size> Tokenizer::table() {
  static const auto classes = [] {
    std::array<Class, table_size> made{};
    for (char32_t c = 0; c < table_size; ++c) made.at(c) = find_class(c);
    return made;
  }();
  return classes;
}

Tokenizer::Tokenizer() : table_(table()) {}

Tokenizer::Read Tokenizer::read(std::string_view text, std::size_t at) const {
  if (at >= text.size()) return {};
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {table_[first], 1};
  const auto c = text::code_point_at(text, at);
  return {c.value < table_size ? table_[c.value] : find_class(c.value), c.size};
}

std::size_t Tokenizer::skip_space(std::string_view text, std::size_t at, Token& token) const {
  std::size_t lines = 0;
  for (auto c = read(text, at); c.size != 0; c = read(text, at)) {
    if (c.kind == Class::space) {
      token.after_space = true;
      if (text[at] == '\n') ++lines;
      if (c.size > 1 && text::code_point_at(text, at).value == paragraph_separator) lines = 2;
    } else if (c.kind != Class::ignored) {
      break;
    }
    at += c.size;
  }
  token.after_paragraph = lines > 1;
  return at;
}

std::size_t Tokenizer::end_of_word(std::string_view text, std::size_t at, bool unspaced) const {
  // Most letters of most texts are ASCII.
  const auto is_plain = [&](std::size_t i) {
    return i < text.size() && static_cast<unsigned char>(text[i]) < 0x80 &&
           table_[static_cast<unsigned char>(text[i])] == Class::letter;
  };
  while (!unspaced && is_plain(at)) ++at;
  auto end = at;
  for (auto more = read(text, at); more.size != 0; more = read(text, at)) {
    const bool joins = more.kind == Class::mark || (more.kind == Class::letter && !unspaced);
    if (!joins && more.kind != Class::ignored) break;
    at += more.size;
    if (joins) end = at;
  }
  return end;
}

Token Tokenizer::next(std::string_view text, std::size_t from) const {
  Token token;
  const auto begin = skip_space(text, from, token);
  const auto first = read(text, begin);
  token.unspaced = first.kind == Class::unspaced;
  token.word = first.kind == Class::letter || token.unspaced;
  auto end = begin + first.size;
  if (token.word) end = end_of_word(text, end, token.unspaced);
  token.range = {begin, end};
  return token;
}

}  // namespace distich::terms_internal
