#include <algorithm>

#include <distich/formats/lines_internal.hpp>
#include <distich/formats/srt/srt.hpp>
#include <distich/formats/subtitles/subtitles_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich {
namespace {

using formats::subtitles::Dialect;

bool is_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// A number, and times below it, before anything else.
int sniff(std::string_view head, std::string_view /*name*/) {
  bool after_number = false;
  for (std::size_t at = 0; at < head.size();) {
    const auto line = formats::line_at(head, at);
    const auto text = text::trimmed(head, line.body).of(head);
    at = line.end.end;
    if (text.empty()) continue;
    if (formats::subtitles::is_time_line(text, Dialect::srt)) return after_number ? 95 : 70;
    if (after_number || !is_number(text)) return 0;
    after_number = true;
  }
  return 0;
}

}  // namespace

Format srt_format() {
  Format format;
  format.id = "srt";
  format.title = "SubRip";
  format.extensions = {"srt"};
  format.sniff = sniff;
  format.read_article = [](std::string_view bytes, const ReadOptions& options, const Control& control) {
    return formats::subtitles::read_article(bytes, "srt", Dialect::srt, options, control);
  };
  format.merge = [](const Skeleton& skeleton, std::span<const BilingualUnit> units) {
    return formats::subtitles::merge_article(skeleton, Dialect::srt, units);
  };
  return format;
}

}  // namespace distich
