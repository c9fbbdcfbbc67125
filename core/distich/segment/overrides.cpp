#include <algorithm>
#include <deque>

#include <distich/segment/characters_internal.hpp>
#include <distich/segment/graphemes_internal.hpp>
#include <distich/segment/overrides_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::segmentation {
namespace {

bool is_word_character(char32_t c) noexcept {
  return (text::is_letter(c) || text::is_digit(c) || text::is_mark(c)) && !text::is_unspaced(c);
}

/// Do letters or digits touch at `at`, so that it lies within a word?
bool inside_word(std::string_view unit, std::size_t at) noexcept {
  return at > 0 && at < unit.size() && is_word_character(text::code_point_before(unit, at).value) &&
         is_word_character(text::code_point_at(unit, at).value);
}

std::size_t space_begin(std::string_view unit, std::size_t at) noexcept {
  while (at > 0) {
    const auto c = text::code_point_before(unit, at);
    if (!text::is_space(c.value)) break;
    at -= c.size;
  }
  return at;
}

/// Do the texts stand to either side of the place, as words of their own? `end` is where the text
/// before ends, `begin` where the one behind begins.
bool stands_at(std::string_view before, std::string_view after, std::string_view unit, std::size_t end,
               std::size_t begin) {
  if (!unit.substr(0, end).ends_with(before) || !unit.substr(begin).starts_with(after)) return false;
  if (!before.empty() && inside_word(unit, end - before.size())) return false;
  if (!after.empty() && inside_word(unit, begin + after.size())) return false;
  if (!is_grapheme_boundary(unit, end) || !is_grapheme_boundary(unit, begin)) return false;
  const bool one_side = before.empty() || after.empty();
  return end != begin || !one_side || !inside_word(unit, end);
}

bool is_usable(const SegmentationOverride& each) noexcept {
  constexpr auto most = SegmentationOverride::max_side;
  return each.before.size() <= most && each.after.size() <= most &&
         !(each.before.empty() && each.after.empty());
}

}  // namespace

void TextSearch::add(std::string_view text, std::uint32_t id) {
  std::uint32_t node = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    auto next = child(node, byte);
    if (next == 0) {
      next = static_cast<std::uint32_t>(nodes_.size());
      nodes_[node].children.emplace_back(byte, next);
      nodes_.emplace_back();
    }
    node = next;
  }
  nodes_[node].ids.push_back(id);
}

void TextSearch::finish() {
  std::deque<std::uint32_t> open;
  for (const auto& [byte, node] : nodes_[0].children) {
    from_root_[byte] = node;
    open.push_back(node);
  }
  while (!open.empty()) {
    const auto node = open.front();
    open.pop_front();
    for (const auto& [byte, next] : nodes_[node].children) {
      const auto fallback = step(nodes_[node].fallback, byte);
      nodes_[next].fallback = fallback;
      nodes_[next].next_hit = nodes_[fallback].ids.empty() ? nodes_[fallback].next_hit : fallback;
      open.push_back(next);
    }
  }
}

std::uint32_t TextSearch::child(std::uint32_t node, unsigned char byte) const noexcept {
  for (const auto& [known, next] : nodes_[node].children) {
    if (known == byte) return next;
  }
  return 0;
}

std::uint32_t TextSearch::step(std::uint32_t node, unsigned char byte) const noexcept {
  for (; node != 0; node = nodes_[node].fallback) {
    if (const auto next = child(node, byte); next != 0) return next;
  }
  return from_root_[byte];
}

OverrideSet::OverrideSet(std::span<const SegmentationOverride> all, const LanguageTag& language) {
  for (const auto& each : all) {
    if (!is_usable(each) || (each.language.known() && !each.language.admits(language))) continue;
    auto& side = each.is_break ? splits_ : joins_;
    const auto id = static_cast<std::uint32_t>(side.size());
    side.push_back({each.before, each.after});
    if (each.is_break) {
      search_.add(each.before.empty() ? each.after : each.before, id);
    } else if (each.before.empty()) {
      joins_before_.push_back(id);
    } else {
      join_endings_.add(each.before, id);
    }
  }
  search_.finish();
}

bool OverrideSet::joins_at(std::string_view text, ByteRange unit, std::size_t at) const {
  if (joins_.empty()) return false;
  const auto inside = unit.of(text);
  const auto end = at - unit.begin;
  auto asked = joins_before_;
  join_endings_.find(inside.substr(0, end), asked);
  if (asked.empty()) return false;
  const auto begin = skip_space(inside, end, inside.size());
  return std::ranges::any_of(asked, [&](std::uint32_t id) {
    return stands_at(joins_[id].before, joins_[id].after, inside, end, begin);
  });
}

std::vector<std::size_t> OverrideSet::splits_in(std::string_view text, ByteRange unit) const {
  std::vector<std::size_t> places;
  if (splits_.empty()) return places;
  const auto inside = unit.of(text);
  search_.find(inside, [&](std::uint32_t id, std::size_t hit) {
    const auto& sides = splits_[id];
    const auto begin =
        sides.before.empty() ? hit - sides.after.size() : skip_space(inside, hit, inside.size());
    const auto end = sides.before.empty() ? space_begin(inside, begin) : hit;
    if (end == 0 || begin == inside.size()) return;
    if (stands_at(sides.before, sides.after, inside, end, begin)) places.push_back(unit.begin + end);
  });
  std::ranges::sort(places);
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

}  // namespace distich::segmentation
