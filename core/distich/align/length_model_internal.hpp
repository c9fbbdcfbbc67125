#pragma once
#include <span>
#include <vector>

#include <distich/align/lexicon_internal.hpp>

namespace distich::align_internal {

/// How lengths of two languages go together.
struct LengthScale {
  double ratio = 1;       ///< characters of the target to one of the source
  double variance = 6.8;  ///< per character; Gale & Church's value until there is a better one
};

/// From whole texts, their beads not yet known.
[[nodiscard]] LengthScale first_length_scale(std::span<const AlignedSides> texts);
/// From beads; `before` when there are too few.
[[nodiscard]] LengthScale estimated_length_scale(std::span<const AlignedSides> texts, LengthScale before);

/// How likely lengths go together (Gale & Church 1993): a translation's length is normally
/// distributed around the source's times a ratio, with a variance that grows with length. Weighed
/// against each length's probability by itself, log-normal over the document's sentences, so that
/// the outcome is a log-likelihood ratio, the mean of both directions.
class LengthModel {
 public:
  LengthModel(const Side& source, const Side& target, LengthScale scale);

  void rescale(LengthScale scale) noexcept { scale_ = scale; }

  /// For the `n` source sentences that end before `i` and the `m` target sentences that end before
  /// `j`; `n` and `m` at least 1.
  [[nodiscard]] double log_ratio(std::size_t i, std::size_t n, std::size_t j, std::size_t m) const noexcept;
  /// Where among the target's sentences the text has come as far as at source sentence `i`.
  [[nodiscard]] std::size_t counterpart(std::size_t i) const noexcept;

 private:
  struct Lengths {
    explicit Lengths(const Side& side);

    std::vector<double> sum;      ///< of lengths before a sentence
    std::vector<double> log_sum;  ///< of log-probabilities of lengths before a sentence
  };

  Lengths source_;
  Lengths target_;
  LengthScale scale_;
};

}  // namespace distich::align_internal
