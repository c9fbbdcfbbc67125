#include <algorithm>

#include <distich/base/error.hpp>
#include <distich/engine/article.hpp>
#include <distich/engine/choose.hpp>
#include <distich/text/code_points.hpp>

namespace distich {
namespace {

/// Below this a guess is as likely wrong as right.
constexpr double least_confidence = 0.5;

bool is_blank(std::string_view text) {
  return text::trimmed(text, {0, text.size()}).empty();
}

void settle_language(Article& article, const ArticleOptions& options, const Control& control) {
  const auto own = article.document.language();
  if (options.language.known()) {
    if (own.known() && own.primary() != options.language.primary()) {
      control.report({Severity::warning,
                      "language.differs",
                      tr("{1} says that it is in {2}; taken as {3} as asked", options.name, own.str(),
                         options.language.str()),
                      {}});
    }
    article.document.set_language(options.language);
    return;
  }
  if (own.known()) return;
  const auto detected = detect_language(article.document.text());
  if (!detected.language.known() || detected.confidence < least_confidence) {
    throw Error(ErrorCode::invalid_argument, tr("cannot tell the language of {1}; name it with {2}",
                                                options.name, options.language_option));
  }
  control.report({Severity::note,
                  "language.detected",
                  tr("{1} seems to be in {2}; name the language with {3} if it is not", options.name,
                     detected.language.str(), options.language_option),
                  {}});
  article.document.set_language(detected.language);
}

}  // namespace

Article open_article(std::string_view bytes, const FormatRegistry& formats, const ArticleOptions& options,
                     const Control& control) {
  const Format& format = choose_reader(formats, options.format, bytes.substr(0, head_size), options.name,
                                       {Capability::read_article});
  ReadOptions read;
  read.input = options.name;
  read.encoding = options.encoding;
  auto article = format.read_article(bytes, read, control);
  if (article.name.empty()) article.name = options.name.substr(options.name.find_last_of('/') + 1);
  if (is_blank(article.document.text())) {
    control.report({Severity::warning, "article.empty", tr("{1} has no text", options.name), {}});
    if (options.language.known()) article.document.set_language(options.language);
    return article;
  }
  settle_language(article, options, control);
  return article;
}

void note_rules_in_use(const Segmenter& segmenter, const LanguageTag& language, const Control& control) {
  switch (segmenter.rules_in_use()) {
    case RulesInUse::language:
    case RulesInUse::rule_set: return;
    case RulesInUse::script:
      control.report({Severity::note,
                      "segment.no-language-data",
                      tr("no sentence rules for {1} yet: only those of its script are used", language.str()),
                      {}});
      return;
    case RulesInUse::none:
      control.report({Severity::warning,
                      "segment.no-rules",
                      tr("the rules that were given have none for {1}: only line ends and blank lines divide "
                         "the text",
                         language.str()),
                      {}});
      return;
  }
}

void segment_article(Article& article, const Segmenter& segmenter, const Control& control) {
  if (!is_blank(article.document.text())) {
    note_rules_in_use(segmenter, article.document.language(), control);
  }
  segmenter.segment(article.document, control);
}

void segment_article(Article& article, const SegmentOptions& options, const Control& control) {
  segment_article(article, Segmenter(article.document.language(), options), control);
}

void segment_by_lines(Article& article) {
  const std::string_view text = article.document.text();
  std::vector<Segment> segments;
  for (const auto& block : article.document.blocks()) {
    for (auto at = block.range.begin; at < block.range.end;) {
      const auto end = std::min(text.find('\n', at), block.range.end);
      const auto line = text::trimmed(text, {at, end});
      if (!line.empty()) segments.push_back({line, BreakReason::line});
      at = end + 1;
    }
  }
  article.document.set_segments(std::move(segments));
}

std::vector<std::size_t> line_numbers(const Article& article) {
  const std::string_view text = article.source();
  std::vector<std::size_t> numbers;
  std::size_t line = 0;
  std::size_t at = 0;
  const auto count_to = [&](std::size_t end) {
    for (; at < end; ++at) {
      const bool ends_line = text[at] == '\n' || (text[at] == '\r' && text.substr(at, 2) != "\r\n");
      if (ends_line) ++line;
    }
  };
  for (const auto& segment : article.document.segments()) {
    count_to(article.place_of(segment.range).begin);
    numbers.push_back(line);
  }
  count_to(text.size());
  const bool open_end = !text.empty() && text.back() != '\n' && text.back() != '\r';
  numbers.push_back(line + (open_end ? 1 : 0));
  return numbers;
}

std::vector<std::string> segment_ids(const Document& document) {
  std::vector<std::string> ids;
  ids.reserve(document.segments().size());
  std::size_t block = 0;
  std::size_t number = 0;
  for (const auto& segment : document.segments()) {
    const auto blocks = document.blocks();
    while (block < blocks.size() && blocks[block].range.end < segment.range.end) {
      ++block;
      number = 0;
    }
    ids.push_back("p" + std::to_string(block + 1) + ".s" + std::to_string(++number));
  }
  return ids;
}

FileHeader header_of(const Article& article, const LanguageTag& target) {
  FileHeader header;
  header.languages = {article.document.language(), target};
  header.original = article.name;
  header.skeleton = article.skeleton;
  return header;
}

}  // namespace distich
