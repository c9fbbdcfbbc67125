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

// Edits of the two maps that overlap in the text between them become one edit. Of two that
// start at the same place, one that is empty there comes first and stays by itself.
ByteMap ByteMap::then(const ByteMap& next) const {
  ByteMap out;
  auto first = edits_.begin();
  auto second = next.edits_.begin();
  std::size_t done = 0;
  while (first != edits_.end() || second != next.edits_.end()) {
    const bool starts_in_first =
        second == next.edits_.end() || (first != edits_.end() && first->derived <= second->source);
    ByteRange between = starts_in_first ? first->derived : second->source;
    std::size_t grown_in_source = 0;
    std::size_t grown_in_derived = 0;
    std::size_t shrunk_in_source = 0;
    std::size_t shrunk_in_derived = 0;
    const auto take_first = [&] {
      between.end = std::max(between.end, first->derived.end);
      grown_in_source += first->source.size();
      shrunk_in_source += first->derived.size();
      ++first;
    };
    const auto take_second = [&] {
      between.end = std::max(between.end, second->source.end);
      grown_in_derived += second->derived.size();
      shrunk_in_derived += second->source.size();
      ++second;
    };
    starts_in_first ? take_first() : take_second();
    while (true) {
      if (first != edits_.end() && first->derived.begin < between.end) {
        take_first();
      } else if (second != next.edits_.end() && second->source.begin < between.end) {
        take_second();
      } else {
        break;
      }
    }
    out.keep(between.begin - done);
    out.replace(between.size() + grown_in_source - shrunk_in_source,
                between.size() + grown_in_derived - shrunk_in_derived);
    done = between.end;
  }
  out.keep(derived_ - done);
  return out;
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
