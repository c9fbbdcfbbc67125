#include <distich/segment/characters_internal.hpp>
#include <distich/segment/list_items_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::segmentation {
namespace {

constexpr std::size_t most_digits = 3;

constexpr bool is_ascii_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

std::string_view suffix_at(std::string_view text, std::size_t at) {
  for (const std::string_view suffix : {".)", ")", "."}) {
    if (text.substr(at).starts_with(suffix)) return suffix;
  }
  return {};
}

}  // namespace

ListItems::ListItems(std::string_view text, std::size_t begin)
    : text_(text), next_{text.size(), text.size()} {
  auto at = begin;
  if (const auto bullet = text::code_point_at(text, at); is_bullet(bullet.value)) {
    at = skip_space(text, at + bullet.size, text.size());
    prefix_ = text.substr(begin, at - begin);
  }
  const auto digits = at;
  while (at < text.size() && at - digits < most_digits && is_ascii_digit(text[at])) {
    value_ = value_ * 10 + static_cast<unsigned>(text[at++] - '0');
  }
  if (at == digits && at < text.size() && text[at] == 'a') {
    letters_ = true;
    ++at;
  }
  suffix_ = at == digits ? std::string_view{} : suffix_at(text, at);
  if (suffix_.empty() || !stands_alone({begin, at + suffix_.size()})) return;
  next_ = {begin, at + suffix_.size()};
  advance();
}

void ListItems::advance() {
  ++value_;
  const auto wanted = marker_text();
  auto at = next_.end;
  next_ = {text_.size(), text_.size()};
  while (!wanted.empty() && (at = text_.find(wanted, at)) != std::string_view::npos) {
    const ByteRange found{at, at + wanted.size()};
    at = found.end;
    if (!text::is_space(text::code_point_before(text_, found.begin).value) || !stands_alone(found)) continue;
    next_ = found;
    return;
  }
}

std::string ListItems::marker_text() const {
  if (!letters_) return prefix_ + std::to_string(value_) + suffix_;
  return value_ < 26 ? prefix_ + static_cast<char>('a' + value_) + suffix_ : std::string{};
}

/// White space and a capital follow.
bool ListItems::stands_alone(ByteRange marker) const {
  const auto word = skip_space(text_, marker.end, text_.size());
  return word > marker.end && text::is_upper(text::code_point_at(text_, word).value);
}

}  // namespace distich::segmentation
