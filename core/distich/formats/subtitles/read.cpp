#include <utility>

#include <distich/formats/article_builder_internal.hpp>
#include <distich/formats/subtitles/layout_internal.hpp>
#include <distich/formats/subtitles/subtitles_internal.hpp>
#include <distich/text/decode.hpp>

namespace distich::formats::subtitles {
namespace {

class Extractor {
 public:
  Extractor(std::string_view text, const Layout& layout) : builder_(text), layout_(&layout) {}

  [[nodiscard]] ArticleBuilder extract() {
    for (std::size_t i = 0; i < layout_->lines.size(); ++i) {
      const auto& line = layout_->lines[i];
      if (i > 0) pass_border(layout_->lines[i - 1], line);
      add(line);
      if (!line.visible.empty()) before_ = line.visible;
    }
    return std::move(builder_);
  }

 private:
  void pass_border(const CueLine& left, const CueLine& right) {
    if (left.cue != right.cue) token_ = 0;
    if (right.divided) {
      builder_.end_block();
      before_ = {};
    } else if (!joiner(before_, right.visible).empty()) {
      builder_.space({left.place.end, right.place.begin});
    }
  }

  void add(const CueLine& line) {
    const auto& tokens = layout_->tokens[line.cue];
    for (; token_ < tokens.size() && tokens[token_].place.begin < line.place.end; ++token_) {
      const auto& token = tokens[token_];
      switch (token.kind) {
        case Token::Kind::text: builder_.keep(token.place); break;
        case Token::Kind::character: builder_.replace(token.place, token.character); break;
        case Token::Kind::open: builder_.open_code(token.place, token.name); break;
        case Token::Kind::close: builder_.close_code(token.place, token.name); break;
        case Token::Kind::standalone: builder_.standalone_code(token.place); break;
      }
    }
  }

  ArticleBuilder builder_;
  const Layout* layout_;
  std::size_t token_ = 0;    ///< of the cue
  std::string_view before_;  ///< the visible text before, in the same block
};

}  // namespace

Article read_article(std::string_view bytes, std::string_view format, Dialect dialect,
                     const ReadOptions& options, const Control& control) {
  auto decoded = text::decode(bytes, {.input = options.input, .encoding = options.encoding}, control);
  const auto layout = lay_out(decoded.text, dialect, options.input, control);
  auto builder = Extractor(decoded.text, layout).extract();
  Skeleton skeleton{std::string(format), {}, decoded.encoding, decoded.byte_order_mark};
  auto article = builder.finish(std::move(skeleton), options.languages.source, options.input);
  article.skeleton.text = std::move(decoded.text);
  return article;
}

}  // namespace distich::formats::subtitles
