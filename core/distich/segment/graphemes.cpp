#include <algorithm>

#include <distich/segment/graphemes_internal.hpp>
#include <distich/text/boundaries.hpp>
#include <distich/text/code_points.hpp>

namespace distich::segmentation {
namespace {

/// Longer clusters (many marks on one letter) are cut by whoever asks for it.
constexpr std::size_t furthest_back = 128;

/// A letter of ASCII or Latin begins a cluster of its own behind all but few characters.
bool is_simple_pair(text::CodePoint before, text::CodePoint behind) noexcept {
  return before.value < 0x300 && behind.value < 0x300 && before.value != U'\r';
}

/// Where a cluster begins for sure: at the last ASCII character before `at`, or far enough away.
std::size_t sure_begin(std::string_view text, std::size_t at) noexcept {
  const auto furthest = at - std::min(at, furthest_back);
  auto begin = at;
  while (begin > furthest) {
    begin -= text::code_point_before(text, begin).size;
    if (static_cast<unsigned char>(text[begin]) < 0x80) break;
  }
  return begin;
}

}  // namespace

bool is_grapheme_boundary(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return true;
  const auto behind = text::code_point_at(text, at);
  if (is_simple_pair(text::code_point_before(text, at), behind)) return true;
  static const text::Boundaries boundaries{LanguageTag()};
  const auto begin = sure_begin(text, at);
  std::vector<ByteRange> clusters;
  boundaries.graphemes(text.substr(begin, at + behind.size - begin), clusters);
  return std::ranges::any_of(clusters, [&](ByteRange cluster) { return cluster.begin + begin == at; });
}

}  // namespace distich::segmentation
