#pragma once
#include <vector>

#include <distich/align/lexicon_internal.hpp>

namespace distich::align_internal {

/// A place in the two texts that very likely correspond: after these many sentences.
struct Anchor {
  std::size_t source = 0;
  std::size_t target = 0;
};

/// Pairs of sentences that share rare tokens, the heaviest chain of them that advances on both sides
/// (a Fenwick tree over target sentences; n log n), without those that stand apart from their neighbours.
[[nodiscard]] std::vector<Anchor> anchor_chain(const Side& source, const Side& target,
                                               const Lexicon& lexicon);

}  // namespace distich::align_internal
