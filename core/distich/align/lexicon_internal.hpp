#pragma once
#include <span>
#include <vector>

#include <distich/align/features_internal.hpp>
#include <distich/model/bilingual.hpp>

namespace distich::align_internal {

/// A type of the other side, and how likely it is among the tokens that render this one.
struct Link {
  Type type = 0;
  float probability = 0;
};

/// For each type of one side, its renderings on the other, by type.
using Links = std::vector<std::vector<Link>>;

/// Which types of the two sides render one another, seen from either side.
struct Lexicon {
  Links forward;   ///< of source types, probability of the target type
  Links backward;  ///< of target types, probability of the source type
};

/// What can be told without having seen a translation: equal numbers, words spelt alike or sounding
/// alike, marks of punctuation of the same class.
[[nodiscard]] Lexicon anchor_lexicon(const Side& source, const Side& target);

/// IBM Model 1 (Brown et al. 1993) in both directions over beads that have both sides, each
/// weighted by its confidence; counts are discounted, and a pair needs two beads at least.
[[nodiscard]] Lexicon learned_lexicon(const Side& source, const Side& target, std::span<const Bead> beads);

/// Both; where both have a pair, the greater probability.
[[nodiscard]] Lexicon merged(const Lexicon& one, const Lexicon& other);

}  // namespace distich::align_internal
