#include <algorithm>

#include <distich/segment/characters_internal.hpp>
#include <distich/segment/list_items_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::segmentation {
namespace {

constexpr std::size_t most_digits = 3;
/// Around a marker, in bytes. More of it is layout, not a list.
constexpr std::size_t most_space = 128;

constexpr bool is_ascii_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

std::string_view suffix_at(std::string_view text, std::size_t at) {
  for (const std::string_view suffix : {".)", ")", "."}) {
    if (text.substr(at).starts_with(suffix)) return suffix;
  }
  return {};
}

std::size_t skip_some_space(std::string_view text, std::size_t from) {
  return skip_space(text, from, std::min(text.size(), from + most_space));
}

/// White space and a capital follow.
bool stands_alone(std::string_view text, ByteRange marker) {
  const auto word = skip_some_space(text, marker.end);
  return word > marker.end && text::is_upper(text::code_point_at(text, word).value);
}

}  // namespace

ListItems::ListItems(std::string_view text, std::size_t begin) {
  auto at = begin;
  if (const auto bullet = text::code_point_at(text, at); is_bullet(bullet.value)) {
    at = skip_some_space(text, at + bullet.size);
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
  if (suffix_.empty() || !stands_alone(text, {begin, at + suffix_.size()})) return;
  next_ = {begin, at + suffix_.size()};
  advance();
}

bool ListItems::begins_by(std::string_view text, std::size_t limit) {
  if (wanted_.empty() || found_) return found_ && next_.begin <= limit;
  const auto end = std::min(text.size(), limit + wanted_.size());
  for (auto at = searched_; at + wanted_.size() <= end;) {
    const auto found = text.substr(0, end).find(wanted_, at);
    if (found == std::string_view::npos) break;
    next_ = {found, found + wanted_.size()};
    at = next_.end;
    searched_ = at;
    if (!text::is_space(text::code_point_before(text, found).value) || !stands_alone(text, next_)) continue;
    found_ = true;
    return true;
  }
  if (limit + 1 > searched_) searched_ = std::min(limit + 1, text.size());
  return false;
}

void ListItems::advance() {
  ++value_;
  wanted_ = marker_text();
  found_ = false;
  searched_ = next_.end;
}

void ListItems::drop(std::size_t size) noexcept {
  searched_ -= std::min(searched_, size);
  next_.begin -= std::min(next_.begin, size);
  next_.end -= std::min(next_.end, size);
}

std::string ListItems::marker_text() const {
  if (!letters_) return prefix_ + std::to_string(value_) + suffix_;
  return value_ < 26 ? prefix_ + static_cast<char>('a' + value_) + suffix_ : std::string{};
}

}  // namespace distich::segmentation
