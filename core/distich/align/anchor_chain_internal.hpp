#pragma once
#include <vector>

#include <distich/align/lexicon_internal.hpp>

namespace distich::align_internal {

/// A place in the two texts that very likely correspond: after these many sentences.
struct Anchor {
  std::size_t source = 0;
  std::size_t target = 0;
};

/// The heaviest chain of rare tokens that match, advancing on both sides, without those of its members
/// that lie far off the diagonal of their neighbours.
struct AnchorChain {
  std::vector<Anchor> anchors;
  /// The share of all matches of sentences that are in the chain. A text that repeats itself, or is in
  /// another order than its translation, has many that contradict one another.
  double agreement = 0;
};

[[nodiscard]] AnchorChain anchor_chain(const Side& source, const Side& target, const Lexicon& lexicon);

}  // namespace distich::align_internal
