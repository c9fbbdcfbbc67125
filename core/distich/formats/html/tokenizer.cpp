#include <algorithm>
#include <array>

#include <distich/base/ascii.hpp>
#include <distich/formats/html/tokenizer_internal.hpp>

namespace distich::formats::html {
namespace {

constexpr std::array<std::string_view, 6> raw_text_elements{"script", "style",   "xmp",
                                                            "iframe", "noembed", "noframes"};

bool is_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool starts_with_ignoring_case(std::string_view text, std::string_view lower_prefix) noexcept {
  return text.size() >= lower_prefix.size() &&
         std::equal(lower_prefix.begin(), lower_prefix.end(), text.begin(),
                    [](char expected, char found) { return expected == ascii_lower(found); });
}

bool holds_raw_text(std::string_view name) noexcept {
  return is_escapable_raw_text(name) || name == "plaintext" ||
         std::ranges::find(raw_text_elements, name) != raw_text_elements.end();
}

}  // namespace

bool is_html_space(char c) noexcept {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

bool is_escapable_raw_text(std::string_view name) noexcept {
  return name == "title" || name == "textarea";
}

bool Tokenizer::next(Token& token) {
  token.attributes.clear();
  token.self_closing = false;
  token.name.clear();
  if (at_ >= html_.size()) return false;
  token.range = {at_, at_};
  if (!raw_content(token) && !(html_[at_] == '<' && markup(token))) text(token);
  if (token.kind != TokenKind::cdata) token.inner = token.range;
  at_ = token.range.end;
  return true;
}

bool Tokenizer::raw_content(Token& token) {
  if (raw_name_.empty()) return false;
  const auto end = raw_end();
  raw_name_.clear();
  if (end == at_) return false;
  token.kind = TokenKind::raw_text;
  token.range.end = end;
  return true;
}

std::size_t Tokenizer::raw_end() const noexcept {
  if (raw_name_ == "plaintext") return html_.size();
  if (raw_name_ == "script") return script_end();
  auto at = html_.find("</", at_);
  while (at != std::string_view::npos && !is_end_tag(at, raw_name_)) at = html_.find("</", at + 2);
  return std::min(at, html_.size());
}

bool Tokenizer::is_end_tag(std::size_t at, std::string_view name) const noexcept {
  const auto rest = html_.substr(at);
  if (!rest.starts_with("</") || !starts_with_ignoring_case(rest.substr(2), name)) return false;
  const auto after = rest.substr(2 + name.size());
  return after.empty() || is_html_space(after[0]) || after[0] == '/' || after[0] == '>';
}

// A script may hold "<!-- <script> … </script> -->": inside, the inner end tag does not end it.
std::size_t Tokenizer::script_end() const noexcept {
  bool in_comment = false;
  bool in_inner = false;
  for (auto at = html_.find_first_of("<-", at_); at != std::string_view::npos;
       at = html_.find_first_of("<-", at + 1)) {
    const auto rest = html_.substr(at);
    if (rest.starts_with("<!--")) {
      in_comment = true;
    } else if (rest.starts_with("-->")) {
      in_comment = in_inner = false;
    } else if (is_end_tag(at, "script")) {
      if (!in_inner) return at;
      in_inner = false;
    } else if (in_comment && starts_with_ignoring_case(rest, "<script")) {
      in_inner = true;
    }
  }
  return html_.size();
}

void Tokenizer::text(Token& token) {
  token.kind = TokenKind::text;
  auto at = html_.find('<', at_ + 1);
  const auto opens_markup = [&](std::size_t angle) {
    if (angle + 1 >= html_.size()) return false;
    const char c = html_[angle + 1];
    return is_letter(c) || c == '!' || c == '?' || (c == '/' && angle + 2 < html_.size());
  };
  while (at != std::string_view::npos && !opens_markup(at)) at = html_.find('<', at + 1);
  token.range.end = std::min(at, html_.size());
}

bool Tokenizer::markup(Token& token) {
  const auto rest = html_.substr(at_);
  if (rest.size() < 2) return false;
  if (rest.starts_with("<!--")) {
    comment(token);
  } else if (foreign_ && rest.starts_with("<![CDATA[")) {
    token.kind = TokenKind::cdata;
    through(token, "]]>", at_ + 9);
    const bool closed = html_.substr(0, token.range.end).ends_with("]]>");
    token.inner = {at_ + 9, std::max(at_ + 9, token.range.end - (closed ? 3U : 0U))};
  } else if (starts_with_ignoring_case(rest, "<!doctype")) {
    token.kind = TokenKind::doctype;
    through(token, ">", at_ + 2);
  } else if (is_letter(rest[1])) {
    token.kind = TokenKind::start_tag;
    tag(token, at_ + 1);
  } else if (rest[1] == '/' && rest.size() > 2 && is_letter(rest[2])) {
    token.kind = TokenKind::end_tag;
    tag(token, at_ + 2);
  } else if (rest[1] == '!' || rest[1] == '?' || (rest[1] == '/' && rest.size() > 2)) {
    token.kind = TokenKind::comment;
    through(token, ">", at_ + 2);
  } else {
    return false;
  }
  return true;
}

void Tokenizer::through(Token& token, std::string_view closing, std::size_t from) const {
  const auto found = html_.find(closing, from);
  token.range.end = found == std::string_view::npos ? html_.size() : found + closing.size();
}

void Tokenizer::comment(Token& token) {
  token.kind = TokenKind::comment;
  const auto rest = html_.substr(at_ + 4);
  if (rest.starts_with('>') || rest.starts_with("->")) {
    through(token, ">", at_ + 4);
    return;
  }
  through(token, "-->", at_ + 4);
  const auto bang = html_.substr(0, token.range.end).find("--!>", at_ + 4);
  if (bang != std::string_view::npos) token.range.end = bang + 4;
}

void Tokenizer::tag(Token& token, std::size_t name_begin) {
  std::size_t at = name_begin;
  while (at < html_.size() && !is_html_space(html_[at]) && html_[at] != '/' && html_[at] != '>') ++at;
  token.name = ascii_lower(html_.substr(name_begin, at - name_begin));
  while (at < html_.size() && html_[at] != '>') {
    if (is_html_space(html_[at])) {
      ++at;
    } else if (html_[at] == '/') {
      token.self_closing = at + 1 < html_.size() && html_[at + 1] == '>';
      ++at;
    } else {
      at = attribute(token, at);
    }
  }
  token.range.end = std::min(at + 1, html_.size());
  if (token.kind == TokenKind::start_tag && !foreign_ && holds_raw_text(token.name)) raw_name_ = token.name;
}

std::size_t Tokenizer::attribute(Token& token, std::size_t at) {
  Attribute attribute;
  const auto begin = at;
  const auto ends_name = [&](std::size_t i) {
    return is_html_space(html_[i]) || html_[i] == '/' || html_[i] == '>' || (html_[i] == '=' && i > begin);
  };
  while (at < html_.size() && !ends_name(at)) ++at;
  attribute.name = {begin, at};
  attribute.value = {at, at};
  auto equals = at;
  while (equals < html_.size() && is_html_space(html_[equals])) ++equals;
  if (equals < html_.size() && html_[equals] == '=') at = attribute_value(attribute, equals + 1);
  token.attributes.push_back(attribute);
  return at;
}

std::size_t Tokenizer::attribute_value(Attribute& attribute, std::size_t at) {
  while (at < html_.size() && is_html_space(html_[at])) ++at;
  if (at == html_.size() || html_[at] == '>') {
    attribute.value = {at, at};
    return at;
  }
  if (html_[at] == '"' || html_[at] == '\'') {
    attribute.quote = html_[at];
    const auto end = std::min(html_.find(attribute.quote, at + 1), html_.size());
    attribute.value = {at + 1, end};
    return std::min(end + 1, html_.size());
  }
  const auto begin = at;
  while (at < html_.size() && !is_html_space(html_[at]) && html_[at] != '>') ++at;
  attribute.value = {begin, at};
  return at;
}

}  // namespace distich::formats::html
