// Any bytes, made valid UTF-8, in a language and line mode that the first two bytes choose:
// segments are in order, hold no white space at their ends, and leave nothing else out.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>

#include <distich/segment/segmenter.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/decode.hpp>

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

const distich::Segmenter& segmenter_for(std::uint8_t language, std::uint8_t mode) {
  static const auto all = [] {
    std::vector<distich::Segmenter> made;
    for (const auto* const tag : {"en", "de", "fr", "ru", "ja", "zh", "ar", "hi", "el", "und"}) {
      for (const auto lines :
           {distich::LineMode::detect, distich::LineMode::wrapped, distich::LineMode::separate}) {
        made.emplace_back(distich::LanguageTag::parse(tag).value(), distich::SegmentOptions{lines});
      }
    }
    return made;
  }();
  return all[(language * 3U + mode % 3U) % all.size()];
}

void require_white_space(std::string_view text, std::size_t from, std::size_t end) {
  while (from < end) {
    const auto c = distich::text::code_point_at(text, from);
    require(distich::text::is_space(c.value));
    from += c.size;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const auto text = distich::text::repair_utf8(std::string(data + 2, data + size));
  const auto& segmenter = segmenter_for(data[0], data[1]);
  std::size_t done = 0;
  const auto segments = segmenter.segment(text);
  for (const auto& segment : segments) {
    require(done <= segment.range.begin && segment.range.begin < segment.range.end &&
            segment.range.end <= text.size());
    require_white_space(text, done, segment.range.begin);
    const auto last = distich::text::code_point_before(text, segment.range.end);
    const auto before = distich::text::code_point_before(text, segment.range.end - last.size);
    require(!distich::text::is_space(last.value) || distich::text::joins_next(before.value));
    done = segment.range.end;
  }
  require_white_space(text, done, text.size());
  std::size_t breaks = 0;
  for (const auto& decision : segmenter.explain(text)) {
    require(!decision.rule.empty() && decision.evidence.end <= text.size());
    breaks += decision.is_break ? 1U : 0U;
  }
  require(breaks == segments.size());
  (void)distich::detect_language(text);
  return 0;
}
