#include "common/segments.hpp"

namespace distich::cli {
namespace {

/// Und when there is too little text in it to be sure that the rest would change nothing.
LanguageTag language_of_beginning(const SegmentReading& reading, const std::string& file,
                                  const ArticleInput& input, const Control& control) {
  std::vector<Diagnostic> diagnostics;
  Control quiet;
  quiet.on_diagnostic = [&](const Diagnostic& diagnostic) { diagnostics.push_back(diagnostic); };
  try {
    const auto article =
        article_from(input.beginning(), file, {}, reading.options, reading.environment.formats, quiet);
    if (article.document.text().size() < most_detection_bytes) return {};
    for (const auto& diagnostic : diagnostics) control.report(diagnostic);
    return article.document.language();
  } catch (const Error&) {
    return {};  // said again of the whole
  }
}

}  // namespace

Article segmented_article(const SegmentReading& reading, std::string_view bytes, const std::string& file,
                          const Control& control) {
  auto article =
      article_from(bytes, file, reading.language, reading.options, reading.environment.formats, control);
  segment_article(article, reading.how, control);
  return article;
}

bool stream_segments(const SegmentReading& reading, const std::string& file, ArticleInput& input,
                     const Control& control, const TakeSegment& take) {
  const auto language =
      reading.language.known() ? reading.language : language_of_beginning(reading, file, input, control);
  if (!language.known()) return false;
  const Segmenter segmenter(language, reading.how);
  note_rules_in_use(segmenter, language, control);
  bool more = true;
  TextStream segments(segmenter, [&](const TextSegment& segment) { more = more && take(segment, language); });
  std::uint64_t bytes = 0;
  input.for_each_part([&](std::string_view part) {
    control.checkpoint({"segmenting", bytes, {}});
    segments.write(part);
    bytes += part.size();
    return more;
  });
  if (more) segments.finish(control);
  return true;
}

bool for_each_segment(const Article& article, const TakeSegment& take) {
  const auto& document = article.document;
  const auto blocks = document.blocks();
  TextSegment out;
  out.block = 1;
  for (std::size_t i = 0; i < document.segments().size(); ++i) {
    const auto& segment = document.segments()[i];
    while (out.block <= blocks.size() && blocks[out.block - 1].range.end < segment.range.end) {
      ++out.block;
      out.number = 0;
    }
    ++out.number;
    out.place = article.place_of(segment.range);
    out.text = document.segment_text(i);
    out.ends_by = segment.ends_by;
    if (!take(out, document.language())) return false;
  }
  return true;
}

}  // namespace distich::cli
