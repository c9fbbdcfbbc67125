#pragma once
#include <cstdint>
#include <vector>

#include <distich/base/range.hpp>
#include <distich/terms/lexicon_internal.hpp>
#include <distich/terms/trie_internal.hpp>

namespace distich::terms_internal {

/// A path through the trie that ended at terms.
struct Candidate {
  ByteRange range;
  Node node = no_node;
  Agreement agreement = Agreement::same;  ///< of its words, the least close

  friend bool operator==(const Candidate&, const Candidate&) = default;
};

/// Of overlapping candidates keeps the longest, then the first; those with equal ranges are kept or
/// dropped together. `candidates` are in order of where they begin, and stay so. n log n.
void keep_longest(std::vector<Candidate>& candidates);

}  // namespace distich::terms_internal
