#include <algorithm>
#include <utility>

#include <distich/base/error.hpp>
#include <distich/model/document.hpp>

namespace distich {
namespace {

[[noreturn]] void refuse(Message why) {
  throw Error(ErrorCode::invalid_argument, std::move(why));
}

/// In order, disjoint, and within `size`.
template <class Items>
bool tiles_within(const Items& items, std::size_t size) {
  std::size_t done = 0;
  for (const auto& item : items) {
    if (item.range.begin < done || item.range.end < item.range.begin || item.range.end > size) return false;
    done = item.range.end;
  }
  return true;
}

}  // namespace

std::string_view name(BlockKind kind) noexcept {
  switch (kind) {
    case BlockKind::paragraph: return "paragraph";
    case BlockKind::heading: return "heading";
    case BlockKind::list_item: return "list-item";
    case BlockKind::cell: return "cell";
    case BlockKind::caption: return "caption";
    case BlockKind::attribute: return "attribute";
  }
  return "";
}

std::string_view name(BreakReason reason) noexcept {
  switch (reason) {
    case BreakReason::sentence: return "sentence";
    case BreakReason::line: return "line";
    case BreakReason::block: return "block";
    case BreakReason::end_of_text: return "end-of-text";
  }
  return "";
}

Document::Document(std::string text, LanguageTag language, std::vector<Block> blocks,
                   std::vector<InlineCode> codes)
    : text_(std::move(text)),
      language_(std::move(language)),
      blocks_(std::move(blocks)),
      codes_(std::move(codes)) {
  if (blocks_.empty() && !text_.empty()) blocks_.push_back({{0, text_.size()}, BlockKind::paragraph});
  if (!tiles_within(blocks_, text_.size())) refuse(tr("blocks overlap or leave the text"));
  if (!std::ranges::is_sorted(codes_, {}, &InlineCode::at) ||
      (!codes_.empty() && codes_.back().at > text_.size())) {
    refuse(tr("inline codes are out of order or leave the text"));
  }
}

void Document::set_segments(std::vector<Segment> segments) {
  if (!tiles_within(segments, text_.size())) refuse(tr("segments overlap or leave the text"));
  auto block = blocks_.begin();
  for (const auto& segment : segments) {
    while (block != blocks_.end() && block->range.end < segment.range.end) ++block;
    if (segment.range.empty() || block == blocks_.end() || !block->range.contains(segment.range)) {
      refuse(tr("a segment is empty or does not lie in one block"));
    }
  }
  segments_ = std::move(segments);
}

std::string_view Document::segment_text(std::size_t index) const {
  return segments_.at(index).range.of(text_);
}

std::string_view Document::gap_text(std::size_t index) const {
  const auto begin = index == 0 ? 0 : segments_.at(index - 1).range.end;
  const auto end = index == segments_.size() ? text_.size() : segments_.at(index).range.begin;
  return ByteRange{begin, end}.of(text_);
}

RichText Document::segment_rich(std::size_t index) const {
  return slice(text_, codes_, segments_.at(index).range);
}

std::size_t Document::block_of(std::size_t segment) const {
  const auto end = segments_.at(segment).range.end;
  const auto block = std::ranges::lower_bound(blocks_, end, {}, [](const Block& b) { return b.range.end; });
  return static_cast<std::size_t>(block - blocks_.begin());
}

std::string Document::segment_id(std::size_t index) const {
  const auto block = block_of(index);
  const auto first = std::ranges::lower_bound(segments_, blocks_[block].range.begin, {},
                                              [](const Segment& segment) { return segment.range.begin; });
  const auto before = static_cast<std::size_t>(first - segments_.begin());
  return "p" + std::to_string(block + 1) + ".s" + std::to_string(index - before + 1);
}

std::vector<std::string_view> Document::segment_texts() const {
  std::vector<std::string_view> texts;
  texts.reserve(segments_.size());
  for (const auto& segment : segments_) texts.push_back(segment.range.of(text_));
  return texts;
}

}  // namespace distich
