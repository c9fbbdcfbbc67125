#include <algorithm>

#include <distich/base/byte_map.hpp>

namespace distich {

void ByteMap::keep(std::size_t size) {
  source_ += size;
  derived_ += size;
}

void ByteMap::replace(std::size_t source_size, std::size_t derived_size) {
  if (source_size == 0 && derived_size == 0) return;
  edits_.push_back({{source_, source_ + source_size}, {derived_, derived_ + derived_size}});
  source_ += source_size;
  derived_ += derived_size;
}

// A start inside a kept run moves along with it; inside an edit it falls back to the edit's
// start. An end does the same forwards. Edits that are empty on the `From` side lie between
// two bytes: the start lies behind all of them, the end before all of them.
template <ByteRange ByteMap::Edit::*From, ByteRange ByteMap::Edit::*To>
ByteRange ByteMap::convert(ByteRange from) const {
  const auto behind = [](const Edit& edit, std::size_t at) { return (edit.*From).end <= at; };
  const auto start = std::lower_bound(edits_.begin(), edits_.end(), from.begin, behind);
  ByteRange to;
  if (start != edits_.end() && ((*start).*From).begin < from.begin) {
    to.begin = ((*start).*To).begin;
  } else if (start == edits_.begin()) {
    to.begin = from.begin;
  } else {
    to.begin = ((*std::prev(start)).*To).end + (from.begin - ((*std::prev(start)).*From).end);
  }
  if (from.empty()) return {to.begin, to.begin};

  const auto before = [](const Edit& edit, std::size_t at) { return (edit.*From).begin < at; };
  const auto stop = std::lower_bound(start, edits_.end(), from.end, before);
  if (stop == edits_.begin()) {
    to.end = from.end;
  } else {
    const Edit& last = *std::prev(stop);
    to.end = (last.*From).end >= from.end ? (last.*To).end : (last.*To).end + (from.end - (last.*From).end);
  }
  to.end = std::max(to.end, to.begin);
  return to;
}

ByteRange ByteMap::to_source(ByteRange derived) const {
  return convert<&Edit::derived, &Edit::source>(derived);
}

ByteRange ByteMap::to_derived(ByteRange source) const {
  return convert<&Edit::source, &Edit::derived>(source);
}

}  // namespace distich
