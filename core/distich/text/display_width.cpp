#include <algorithm>
#include <vector>

#include <unicode/uchar.h>

#include <distich/text/boundaries.hpp>
#include <distich/text/code_points.hpp>

namespace distich::text {
namespace {

constexpr std::size_t widest_cluster = 2;

UChar32 icu(char32_t c) noexcept {
  return static_cast<UChar32>(c);
}

bool is_wide(char32_t c) noexcept {
  const auto width = u_getIntPropertyValue(icu(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

std::size_t width_of(char32_t c) noexcept {
  const auto category = U_MASK(u_charType(icu(c)));
  constexpr auto invisible =
      U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CC_MASK | U_GC_CF_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK;
  if (c != 0x00AD && (category & invisible) != 0) return 0;
  return is_wide(c) ? 2 : 1;
}

/// May the code point share its columns with others, beyond being a mark of width 0?
bool may_join(char32_t c) noexcept {
  if (c < 0x1100) return false;
  return c == 0x200D || c == 0xFE0F || (c >= 0x1100 && c <= 0x11FF) || (c >= 0xA960 && c <= 0xA97C) ||
         (c >= 0xD7B0 && c <= 0xD7FB) || (c >= 0x1F1E6 && c <= 0x1F1FF) || (c >= 0x1F3FB && c <= 0x1F3FF);
}

std::size_t cluster_width(std::string_view cluster) noexcept {
  std::size_t width = 0;
  for (std::size_t at = 0; at < cluster.size();) {
    const CodePoint c = code_point_at(cluster, at);
    at += c.size;
    width += c.value == 0xFE0F ? 1 : width_of(c.value);  // emoji presentation widens a narrow symbol
  }
  return std::min(width, widest_cluster);
}

std::size_t width_by_clusters(std::string_view text) {
  std::vector<ByteRange> clusters;
  Boundaries(LanguageTag{}).graphemes(text, clusters);
  std::size_t width = 0;
  for (const ByteRange cluster : clusters) width += cluster_width(cluster.of(text));
  return width;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    at += c.size;
    if (may_join(c.value)) return width_by_clusters(text);
    width += c.value >= 0x20 && c.value < 0x7F ? 1 : width_of(c.value);
  }
  return width;
}

}  // namespace distich::text
