#pragma once
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include <distich/align/dictionary.hpp>
#include <distich/base/control.hpp>
#include <distich/base/language.hpp>
#include <distich/model/bilingual.hpp>

namespace distich {

/// What a caller knows beyond the texts themselves (a glossary, a memory) of how likely two
/// segments translate one another.
class PairEvidence {
 public:
  virtual ~PairEvidence() = default;
  /// A log-likelihood ratio: 0 = knows nothing, above 0 speaks for the pair.
  [[nodiscard]] virtual double log_odds(std::size_t source_segment, std::size_t target_segment) const = 0;
};

/// Two texts of which one is known to translate the other.
struct TranslationExample {
  std::string_view source;
  std::string_view target;
};

struct AlignOptions {
  std::size_t max_source = 4;  ///< most segments on one side of a bead, 1 … 8
  std::size_t max_target = 4;
  Dictionary dictionary;  ///< in the languages of the pairs; may be empty
  /// Earlier translations in the languages of the pairs, to learn words from beside the pairs
  /// themselves; the texts must outlive the call. Time grows with their number.
  std::span<const TranslationExample> examples;
};

/// One side of an alignment: its segments' texts in order.
struct AlignSide {
  std::span<const std::string_view> segments;
  LanguageTag language;
};

/// A text and its translation.
struct AlignPair {
  AlignSide source;
  AlignSide target;
  const PairEvidence* evidence = nullptr;  ///< may be null; must outlive the call
};

/// Beads of less confidence are worth a look: one bead in ten or twenty of articles, and most of the wrong
/// ones (docs/alignment.md).
inline constexpr double doubtful_confidence = 0.85;

/// Monotone alignment by dynamic programming over length (Gale & Church 1993) and anchors:
/// numbers in any digits, names by their romanised consonants, punctuation, addresses. Beads
/// tile both sides, and their confidence is how often such beads are exactly right; equal input gives equal
/// beads. Any side may be empty. Time grows with segments × band, memory with segments.
[[nodiscard]] std::vector<Bead> align(const AlignPair& pair, const AlignOptions& options = {},
                                      const Control& control = {});

/// Pairs of texts in the same two languages, aligned together: what is learned from one serves all.
/// The beads of each pair in turn.
[[nodiscard]] std::vector<std::vector<Bead>> align_batch(std::span<const AlignPair> pairs,
                                                         const AlignOptions& options = {},
                                                         const Control& control = {});

/// The mean confidence of the beads weighted by their text; below 0.5 the two are hardly
/// translations of one another.
[[nodiscard]] double mean_confidence(std::span<const Bead> beads) noexcept;

}  // namespace distich
