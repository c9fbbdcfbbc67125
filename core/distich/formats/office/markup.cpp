#include <algorithm>
#include <charconv>

#include <distich/formats/office/markup_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::formats::office {
namespace {

constexpr std::string_view white_space = " \t\r\n";

/// Calls `take(name, value)` with each attribute of a tag until it returns true.
template <class Take>
void each_attribute(std::string_view tag, Take take) {
  auto at = tag.find_first_of(white_space);
  while (at != std::string_view::npos) {
    const auto begin = tag.find_first_not_of(white_space, at);
    const auto equals = tag.find('=', at);
    if (begin == std::string_view::npos || equals == std::string_view::npos) return;
    const auto quote = tag.find_first_of("\"'", equals);
    if (quote == std::string_view::npos) return;
    const auto end = tag.find(tag[quote], quote + 1);
    if (end == std::string_view::npos) return;
    const auto name = tag.substr(begin, equals - begin);
    if (take(name.substr(0, name.find_first_of(white_space)), tag.substr(quote + 1, end - quote - 1))) return;
    at = end + 1;
  }
}

std::string_view local_of(std::string_view name) noexcept {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view prefix_of(std::string_view name) noexcept {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

std::pair<std::size_t, std::string> numeric_reference(std::string_view rest) {
  const bool hexadecimal = rest.size() > 2 && rest[2] == 'x';
  const auto digits = rest.substr(std::min<std::size_t>(hexadecimal ? 3 : 2, rest.size()));
  std::uint32_t number = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number, hexadecimal ? 16 : 10);
  const auto size = static_cast<std::size_t>(end - rest.data());
  std::string out;
  if (error != std::errc() || size >= rest.size() || rest[size] != ';') return {0, {}};
  text::append(out, number);
  return {size + 1, out};
}

}  // namespace

std::size_t Scanner::behind(std::string_view mark, std::size_t from) const noexcept {
  const auto found = xml_.find(mark, from);
  return found == std::string_view::npos ? end_ : std::min(end_, found + mark.size());
}

/// A ">" may stand in an attribute's value.
std::size_t Scanner::tag_end() const noexcept {
  char quote = 0;
  for (auto at = at_; at < end_; ++at) {
    const char c = xml_[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at + 1;
    }
  }
  return end_;
}

bool Scanner::next(Token& token) {
  if (at_ >= end_) return false;
  const auto rest = xml_.substr(at_, end_ - at_);
  token = {TokenKind::other, {at_, end_}, {}};
  if (rest.front() != '<') {
    token.kind = TokenKind::text;
    token.range.end = std::min(end_, xml_.find('<', at_));
  } else if (rest.starts_with("<!--")) {
    token.range.end = behind("-->", at_ + 4);
  } else if (rest.starts_with("<![CDATA[")) {
    token.kind = TokenKind::cdata;
    token.range.end = behind("]]>", at_);
  } else if (rest.starts_with("<?")) {
    token.range.end = behind("?>", at_);
  } else if (rest.starts_with("<!")) {
    const auto inner = xml_.find_first_of("[>", at_);
    const bool has_subset = inner != std::string_view::npos && xml_[inner] == '[';
    token.range.end = behind(">", has_subset ? behind("]", inner) : at_);
  } else {
    token.range.end = tag_end();
    const auto tag = token.range.of(xml_);
    token.kind = tag.starts_with("</") ? TokenKind::end
                 : tag.ends_with("/>") ? TokenKind::empty
                                       : TokenKind::start;
    const auto name = tag.substr(token.kind == TokenKind::end ? 2 : 1);
    token.name = name.substr(0, name.find_first_of(" \t\r\n/>"));
  }
  at_ = token.range.end;
  return true;
}

std::size_t Scanner::skip_element(const Token& token) {
  if (token.kind != TokenKind::start) return token.range.end;
  Token inner;
  for (std::size_t depth = 1; depth > 0 && next(inner);) {
    if (inner.kind == TokenKind::start) ++depth;
    if (inner.kind == TokenKind::end) --depth;
  }
  return at_;
}

std::optional<std::string_view> attribute(std::string_view tag, std::string_view local) noexcept {
  std::optional<std::string_view> found;
  each_attribute(tag, [&](std::string_view name, std::string_view value) {
    if (name.starts_with("xmlns") || local_of(name) != local) return false;
    found = value;
    return true;
  });
  return found;
}

std::string with_attribute(std::string_view tag, std::string_view name, std::string_view value) {
  std::string out(tag);
  std::optional<std::string_view> found;
  each_attribute(tag, [&](std::string_view other, std::string_view old) {
    if (other == name) found = old;
    return found.has_value();
  });
  if (found) {
    out.replace(static_cast<std::size_t>(found->data() - tag.data()), found->size(), value);
  } else {
    const auto end = tag.find_last_not_of("/> \t\r\n") + 1;
    out.insert(end, " " + std::string(name) + "=\"" + std::string(value) + "\"");
  }
  return out;
}

std::optional<std::string> prefix_for(std::string_view xml, std::string_view uri) {
  std::optional<std::string> found;
  Scanner scanner(xml, {0, xml.size()});
  for (Token token; !found && scanner.next(token);) {
    if (token.kind != TokenKind::start && token.kind != TokenKind::empty) continue;
    each_attribute(token.range.of(xml), [&](std::string_view name, std::string_view value) {
      if (value != uri) return false;
      if (name == "xmlns") found = "";
      if (name.starts_with("xmlns:")) found = std::string(local_of(name)) + ':';
      return found.has_value();
    });
  }
  return found;
}

std::pair<std::size_t, std::string> reference_at(std::string_view xml, std::size_t at) {
  constexpr std::pair<std::string_view, std::string_view> named[] = {
      {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}};
  const auto rest = xml.substr(at);
  for (const auto& [name, text] : named) {
    if (rest.starts_with(name)) return {name.size(), std::string(text)};
  }
  return rest.starts_with("&#") ? numeric_reference(rest) : std::pair<std::size_t, std::string>{0, {}};
}

std::string text_of(std::string_view xml, const Token& token) {
  constexpr std::size_t opening = 9;  // <![CDATA[
  if (token.kind == TokenKind::cdata)
    return std::string(xml.substr(token.range.begin + opening, token.range.size() - opening - 3));
  std::string out;
  for (auto at = token.range.begin; at < token.range.end;) {
    const auto [size, text] =
        xml[at] == '&' ? reference_at(xml, at) : std::pair<std::size_t, std::string>{0, {}};
    out += size > 0 ? text : std::string(1, xml[at]);
    at += std::max<std::size_t>(size, 1);
  }
  return out;
}

Roles::Roles(std::string_view xml, const Vocabulary& vocabulary) {
  std::unordered_map<std::string_view, std::string_view>
      known;  // prefixes of the file to those of the vocabulary
  std::unordered_map<std::string, Role> roles;
  for (const auto& [name, role] : vocabulary.roles) roles.emplace(name, role);
  Scanner scanner(xml, {0, xml.size()});
  for (Token token; scanner.next(token);) {
    if (token.kind != TokenKind::start && token.kind != TokenKind::empty) continue;
    const auto tag = token.range.of(xml);
    if (tag.find("xmlns") != std::string_view::npos) {
      each_attribute(tag, [&](std::string_view name, std::string_view value) {
        if (!name.starts_with("xmlns")) return false;
        const auto space = std::ranges::find(vocabulary.namespaces, value, &Namespace::uri);
        const auto prefix = space == vocabulary.namespaces.end() ? "?" : space->prefix;
        known.try_emplace(name == "xmlns" ? std::string_view() : local_of(name), prefix);
        return false;
      });
    }
    if (by_name_.contains(token.name)) continue;
    const auto prefix = known.find(prefix_of(token.name));
    const auto role = prefix == known.end()
                          ? roles.end()
                          : roles.find(std::string(prefix->second) + ':' + std::string(local_of(token.name)));
    by_name_.emplace(token.name, role == roles.end() ? Role::other : role->second);
  }
}

Role Roles::of(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? Role::other : found->second;
}

}  // namespace distich::formats::office
