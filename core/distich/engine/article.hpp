#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/control.hpp>
#include <distich/base/language.hpp>
#include <distich/formats/format.hpp>
#include <distich/segment/segmenter.hpp>

namespace distich {

struct ArticleOptions {
  std::string name;                    ///< the file's name, for messages and for detecting the format
  std::string format;                  ///< id or extension; empty = find out
  std::string encoding;                ///< empty = find out
  LanguageTag language;                ///< "und" = the file's own, else detected
  std::string language_option = "-s";  ///< what to tell the user to name the language with
};

/// Takes an article out of its file. Its language is the caller's, else the file's own, else
/// detected with the note "language.detected"; where the caller and the file say different
/// languages the caller is followed, with the warning "language.differs".
/// An article without text is given as it is, with the warning "article.empty".
/// Throws Error{invalid_argument} when no language can be told, Error{unsupported} for files
/// that are not articles, and what the format's reader throws.
[[nodiscard]] Article open_article(std::string_view bytes, const FormatRegistry& formats,
                                   const ArticleOptions& options, const Control& control = {});

/// Notes "segment.no-language-data" when there are only rules by script for the segmenter's language, warns
/// "segment.no-rules" when a rule set that decides alone has none for it.
void note_rules_in_use(const Segmenter& segmenter, const LanguageTag& language, const Control& control = {});

/// Cuts the article's text into segments. Notes "segment.no-language-data" when there are only
/// rules by script for its language, warns "segment.no-rules" when a rule set that decides alone
/// has none for it.
void segment_article(Article& article, const Segmenter& segmenter, const Control& control = {});
void segment_article(Article& article, const SegmentOptions& options = {}, const Control& control = {});

/// Takes every line of the article that is not blank as one segment, without the white space around it.
void segment_by_lines(Article& article);

/// The number of the line of the article's file, from 0, that each segment begins in, and behind them the
/// number of lines of the file. Linear.
[[nodiscard]] std::vector<std::size_t> line_numbers(const Article& article);

/// `document.segment_id(i)` for every segment, in linear time.
[[nodiscard]] std::vector<std::string> segment_ids(const Document& document);

/// The article's header in a bilingual file: languages, name and skeleton.
[[nodiscard]] FileHeader header_of(const Article& article, const LanguageTag& target);

}  // namespace distich
