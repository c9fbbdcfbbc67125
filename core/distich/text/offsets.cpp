#include <algorithm>

#include <distich/text/code_points.hpp>
#include <distich/text/offsets.hpp>

namespace distich::text {
namespace {

constexpr std::size_t checkpoint_bytes = 256;

constexpr std::size_t utf16_units(CodePoint c) noexcept {
  return c.size == 4 ? 2 : 1;
}

}  // namespace

OffsetMap::OffsetMap(std::string_view text) : text_(text) {
  checkpoints_.reserve(text.size() / checkpoint_bytes + 1);
  Checkpoint here;
  std::size_t next = 0;
  while (here.byte < text.size()) {
    if (here.byte >= next) {
      checkpoints_.push_back(here);
      next = here.byte + checkpoint_bytes;
    }
    step(here);
  }
  checkpoints_.push_back(here);
}

void OffsetMap::step(Checkpoint& here) const noexcept {
  const CodePoint c = code_point_at(text_, here.byte);
  here.byte += c.size;
  here.utf16 += utf16_units(c);
  ++here.code_points;
}

template <std::size_t OffsetMap::Checkpoint::*Count>
OffsetMap::Checkpoint OffsetMap::find(std::size_t count) const noexcept {
  auto from = std::ranges::upper_bound(checkpoints_, count, {}, Count);
  Checkpoint here = *std::prev(from);  // the first checkpoint is all zeros
  while (here.byte < text_.size()) {
    Checkpoint next = here;
    step(next);
    if (next.*Count > count) break;
    here = next;
  }
  return here;
}

std::size_t OffsetMap::to_utf16(std::size_t byte) const {
  return find<&Checkpoint::byte>(byte).utf16;
}

std::size_t OffsetMap::to_code_points(std::size_t byte) const {
  return find<&Checkpoint::byte>(byte).code_points;
}

std::size_t OffsetMap::from_utf16(std::size_t unit) const {
  return find<&Checkpoint::utf16>(unit).byte;
}

std::size_t OffsetMap::from_code_points(std::size_t index) const {
  return find<&Checkpoint::code_points>(index).byte;
}

}  // namespace distich::text
