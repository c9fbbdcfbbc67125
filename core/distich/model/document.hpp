#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/language.hpp>
#include <distich/base/range.hpp>
#include <distich/model/rich_text.hpp>

namespace distich {

enum class BlockKind : std::uint8_t { paragraph, heading, list_item, cell, caption, attribute };

[[nodiscard]] std::string_view name(BlockKind kind) noexcept;

/// A run of text that the layout sets apart: no sentence runs across its ends.
struct Block {
  ByteRange range;
  BlockKind kind = BlockKind::paragraph;

  friend auto operator<=>(const Block&, const Block&) = default;
};

enum class BreakReason : std::uint8_t { sentence, line, block, end_of_text };

[[nodiscard]] std::string_view name(BreakReason reason) noexcept;

/// A stretch of text to be translated as one, usually a sentence.
struct Segment {
  ByteRange range;
  BreakReason ends_by = BreakReason::sentence;

  friend auto operator<=>(const Segment&, const Segment&) = default;
};

/// One text, its blocks and inline codes, and where its segments lie. Nothing is ever lost:
/// gap 0, segment 0, gap 1, segment 1, …, gap n glued together are the text again.
///
///   text      "Rain again. Roads closed.\n\nSource link"
///   segments  "Rain again." "Roads closed." "Source link"
///   gaps      "" " " "\n\n" ""
class Document {
 public:
  Document() = default;
  /// Without blocks the whole text is one paragraph. Throws Error{invalid_argument} unless
  /// blocks are in order and disjoint, and codes in order, within the text.
  Document(std::string text, LanguageTag language, std::vector<Block> blocks = {},
           std::vector<InlineCode> codes = {});

  [[nodiscard]] const std::string& text() const noexcept { return text_; }

  [[nodiscard]] const LanguageTag& language() const noexcept { return language_; }

  [[nodiscard]] std::span<const Block> blocks() const noexcept { return blocks_; }

  [[nodiscard]] const std::vector<InlineCode>& codes() const noexcept { return codes_; }

  [[nodiscard]] std::span<const Segment> segments() const noexcept { return segments_; }

  /// Throws Error{invalid_argument} unless segments are in order, disjoint, not empty,
  /// and each lies in one block.
  void set_segments(std::vector<Segment> segments);

  void set_language(LanguageTag language) { language_ = std::move(language); }

  [[nodiscard]] std::string_view segment_text(std::size_t index) const;
  /// 0 … segments().size()
  [[nodiscard]] std::string_view gap_text(std::size_t index) const;
  /// A segment with the inline codes that belong to it.
  [[nodiscard]] RichText segment_rich(std::size_t index) const;
  /// The index of the block that a segment lies in.
  [[nodiscard]] std::size_t block_of(std::size_t segment) const;
  /// "p3.s1": the number of the segment's block, and its own within it, from 1.
  [[nodiscard]] std::string segment_id(std::size_t index) const;
  /// The texts of the segments, in order. Views into this document.
  [[nodiscard]] std::vector<std::string_view> segment_texts() const;

 private:
  std::string text_;
  LanguageTag language_;
  std::vector<Block> blocks_;
  std::vector<InlineCode> codes_;
  std::vector<Segment> segments_;
};

}  // namespace distich
