#include <distich/formats/subtitles/subtitles_internal.hpp>
#include <distich/formats/webvtt/webvtt.hpp>

namespace distich {
namespace {

using formats::subtitles::Dialect;

int sniff(std::string_view head, std::string_view /*name*/) {
  constexpr std::string_view signature = "WEBVTT";
  if (!head.starts_with(signature)) return 0;
  const auto rest = head.substr(signature.size());
  return rest.empty() || std::string_view(" \t\r\n").find(rest.front()) != std::string_view::npos ? 100 : 0;
}

}  // namespace

Format webvtt_format() {
  Format format;
  format.id = "webvtt";
  format.title = "WebVTT";
  format.extensions = {"vtt", "webvtt"};
  format.sniff = sniff;
  format.read_article = [](std::string_view bytes, const ReadOptions& options, const Control& control) {
    return formats::subtitles::read_article(bytes, "webvtt", Dialect::webvtt, options, control);
  };
  format.merge = [](const Skeleton& skeleton, std::span<const BilingualUnit> units) {
    return formats::subtitles::merge_article(skeleton, Dialect::webvtt, units);
  };
  return format;
}

}  // namespace distich
