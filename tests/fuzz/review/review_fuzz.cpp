// A table for review, behind its first line: what it says is refused with a place, or beads that tile come
// out.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>

#include <distich/base/error.hpp>
#include <distich/engine/review.hpp>
#include <distich/text/decode.hpp>

namespace {

constexpr std::size_t segments = 8;

distich::Document numbered(std::string_view language) {
  std::string text;
  std::vector<distich::Segment> parts;
  for (std::size_t i = 0; i < segments; ++i) {
    const auto begin = text.size();
    text += "In " + std::to_string(1900 + i) + '.';
    parts.push_back({{begin, text.size()}, distich::BreakReason::sentence});
    text += ' ';
  }
  distich::Document out(text, *distich::LanguageTag::parse(language));
  out.set_segments(parts);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t largest = 4096;  // keeps one input within milliseconds
  if (size > largest) return 0;
  static const distich::BilingualDocument automatic =
      distich::align_articles(numbered("en"), numbered("de"), {});
  std::ostringstream table;
  distich::write_review(table, automatic, 0);
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libFuzzer's interface speaks of uint8_t.
  const auto rows = distich::text::repair_utf8({reinterpret_cast<const char*>(data), size});
  try {
    const auto review =
        distich::read_review(table.str() + rows, "fuzz", automatic.source(), automatic.target());
    const auto applied = distich::apply_review(automatic, review, {});
    if (!distich::tiles(applied.pair.beads(), segments, segments)) std::abort();
    if (applied.verdicts.size() != applied.pair.beads().size()) std::abort();
  } catch (const distich::Error& error) {
    if (error.code() != distich::ErrorCode::malformed || !error.where()) std::abort();
  }
  return 0;
}
