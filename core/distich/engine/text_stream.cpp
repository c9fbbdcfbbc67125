#include <algorithm>
#include <utility>

#include <distich/engine/text_stream.hpp>

namespace distich {

std::string TextSegment::id() const {
  return "p" + std::to_string(block) + ".s" + std::to_string(number);
}

TextStream::TextStream(const Segmenter& segmenter, Take take)
    : segments_(segmenter, [this](const StreamSegment& segment) { hand_out(segment); }),
      take_(std::move(take)) {}

void TextStream::write(std::string_view part) {
  while (!part.empty()) {
    if (after_return_ && part.front() == '\n') {
      pairs_.push_back(written_ - 1);
      part.remove_prefix(1);
    }
    after_return_ = false;
    const auto plain = part.substr(0, part.find('\r'));
    written_ += plain.size();
    segments_.write(plain);
    if (plain.size() == part.size()) return;
    ++written_;
    segments_.write("\n");
    after_return_ = true;
    part.remove_prefix(plain.size() + 1);
  }
}

void TextStream::hand_out(const StreamSegment& segment) {
  if (block_ == 0 || segment.line_feeds > 1) {
    ++block_;
    number_ = 0;
  }
  ++number_;
  const auto begin = source_of(segment.range.begin);
  take_({{begin, source_of(segment.range.end)}, segment.text, segment.ends_by, block_, number_});
}

/// Asked with places in order.
std::size_t TextStream::source_of(std::size_t at) {
  while (!pairs_.empty() && pairs_.front() < at) {
    pairs_.pop_front();
    ++folded_;
  }
  return at + folded_;
}

}  // namespace distich
