#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <distich/formats/format.hpp>

namespace distich::formats {

/// Takes an article out of its file front to back: what is called text becomes the document's
/// text, what is called a code becomes an inline code, all other bytes stay behind in the
/// skeleton. Source ranges must come in order and must not overlap.
///
/// The codes of a block are put in order when it ends, so that the place of any segment
/// (`Article::place_of`) holds no markup but the codes that the segment takes along:
///   - codes that have no partner in the block, or cross another pair, become standalone;
///   - a pair with no text inside becomes one standalone code;
///   - a standalone code right behind an opening one, or right before a closing one, becomes part of it.
class ArticleBuilder {
 public:
  /// `source` must outlive the builder.
  explicit ArticleBuilder(std::string_view source) : source_(source) {}

  /// Ends the block that is open, if any. The next text opens one of this kind.
  void set_block(BlockKind kind);
  /// The source bytes as they are.
  void keep(ByteRange source);
  /// Text that the source writes in another way.
  void replace(ByteRange source, std::string_view derived);
  /// White space that collapses into one space: dropped at either end of a block and next to other such
  /// space. Behind a visible code before the text of the block it is part of that code.
  void space(ByteRange source);
  /// A line end in the text; takes the place of collapsible white space before it.
  void line_break(ByteRange source);

  void open_code(ByteRange source, std::string_view name);
  /// Closes the innermost open code of this name in the block.
  void close_code(ByteRange source, std::string_view name);
  void standalone_code(ByteRange source, std::string_view shown_as = {});
  /// The same for something that readers see, such as an image: white space on either side of it counts.
  void visible_code(ByteRange source, std::string_view shown_as = {});

  /// Has the block begun, if only with codes? What stands behind these is part of it.
  [[nodiscard]] bool has_begun() const noexcept {
    return in_block_ && (text_.size() > block_begin_ || codes_.size() > first_code_);
  }

  /// Has the block that is open any text yet?
  [[nodiscard]] bool has_text() const noexcept { return in_block_ && text_.size() > block_begin_; }

  [[nodiscard]] bool after_line_break() const noexcept {
    return has_text() && ends_in_ == Ending::line_break;
  }

  /// Ends the block that is open. Returns the source offset from which on no segment's place
  /// can reach: codes standing there belong to no segment.
  std::size_t end_block();

  /// The whole article; the builder is empty afterwards.
  [[nodiscard]] Article finish(Skeleton skeleton, LanguageTag language, std::string_view input);

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  struct Piece {
    ByteRange source;
    std::size_t derived_size = 0;
    bool kept = false;
  };

  struct Code {
    ByteRange place;
    std::size_t at = 0;
    InlineCode::Kind kind = InlineCode::Kind::standalone;
    std::size_t partner = none;
    std::string_view name;  ///< into the source
    std::string shown_as;
    std::size_t number = 0;  ///< of the code, or the pair, in its block; from 1
    bool is_visible = false;
  };

  enum class Ending : std::uint8_t { text, space, line_break };

  void need_block();
  void add_piece(ByteRange source, std::size_t derived_size, bool kept);
  void drop_trailing_space();
  void isolate_unpaired();
  void isolate_pairs_at_end();
  void fold_codes();
  void fold_closing(std::vector<Code>& folded, Code code, std::vector<std::size_t>& places);
  void number_codes();
  [[nodiscard]] ByteMap make_map() const;

  std::string_view source_;
  std::string text_;
  std::vector<Piece> pieces_;
  std::vector<Block> blocks_;
  std::vector<Code> codes_;  ///< of finished blocks, then of the one that is open
  std::vector<std::size_t> open_codes_;

  BlockKind kind_ = BlockKind::paragraph;
  bool in_block_ = false;
  std::size_t text_before_block_ = 0;  ///< size of text_ without the block's separator
  std::size_t block_begin_ = 0;        ///< in text_
  std::size_t first_code_ = 0;         ///< of the block
  std::size_t first_piece_ = 0;        ///< of the block, its separator included
  Ending ends_in_ = Ending::text;
};

/// The name without its folders.
[[nodiscard]] std::string base_name(std::string_view path);

}  // namespace distich::formats
