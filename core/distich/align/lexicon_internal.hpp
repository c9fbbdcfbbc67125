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
[[nodiscard]] Lexicon anchor_lexicon(const Vocabulary& source, const Vocabulary& target);

/// Two sides and the beads that they are believed to fall into.
struct AlignedSides {
  const Side& source;
  const Side& target;
  std::span<const Bead> beads;
};

/// A pair of translations as two bags of types.
struct Example {
  std::vector<Type> given;
  std::vector<Type> rendered;
  double weight = 1;
};

/// The beads of which something can be learned, each weighted by its confidence.
[[nodiscard]] std::vector<Example> examples_of(std::span<const AlignedSides> texts);

/// IBM Model 1 (Brown et al. 1993) in both directions; counts are discounted, and a pair needs two
/// examples at least. Types are numbered below the given sizes of the vocabularies.
[[nodiscard]] Lexicon learned_lexicon(std::vector<Example> examples, std::size_t source_types,
                                      std::size_t target_types);

/// Both; where both have a pair, the greater probability.
[[nodiscard]] Lexicon merged(const Lexicon& one, const Lexicon& other);

}  // namespace distich::align_internal
