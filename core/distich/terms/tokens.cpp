#include <distich/terms/tokens_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::terms_internal {

Tokenizer::Tokenizer() {
  for (char32_t c = 0; c < table_size; ++c) {
    auto kind = Class::other;
    if (text::is_space(c)) kind = Class::space;
    if (text::is_letter(c) || text::is_digit(c)) kind = Class::letter;
    if (text::is_mark(c)) kind = Class::mark;
    table_.at(c) = kind;
  }
}

Tokenizer::Class Tokenizer::classify(char32_t c) const noexcept {
  if (c < table_size) return table_[c];
  if (text::is_mark(c)) return Class::mark;
  if (text::is_unspaced(c)) return Class::unspaced;
  if (text::is_letter(c) || text::is_digit(c)) return Class::letter;
  return text::is_space(c) ? Class::space : Class::other;
}

Tokenizer::Read Tokenizer::read(std::string_view text, std::size_t at) const noexcept {
  if (at >= text.size()) return {};
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {table_[first], 1};
  const auto c = text::code_point_at(text, at);
  return {classify(c.value), c.size};
}

Token Tokenizer::next(std::string_view text, std::size_t from) const noexcept {
  Token token;
  auto at = from;
  auto first = read(text, at);
  for (; first.size != 0 && first.kind == Class::space; first = read(text, at)) {
    at += first.size;
    token.after_space = true;
  }
  token.range.begin = at;
  at += first.size;
  token.word = first.kind == Class::letter || first.kind == Class::unspaced;
  if (token.word) {
    for (auto more = read(text, at); more.size != 0; more = read(text, at)) {
      const bool joins =
          more.kind == Class::mark || (more.kind == Class::letter && first.kind != Class::unspaced);
      if (!joins) break;
      at += more.size;
    }
  }
  token.range.end = at;
  return token;
}

}  // namespace distich::terms_internal
