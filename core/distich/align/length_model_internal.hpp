#pragma once
#include <span>
#include <vector>

#include <distich/align/features_internal.hpp>

namespace distich::align_internal {

/// How likely lengths go together (Gale & Church 1993): a translation's length is normally
/// distributed around the source's times a ratio, with a variance that grows with length. Weighed
/// against each length's probability by itself, log-normal over the document's sentences, so that
/// the outcome is a log-likelihood ratio, the mean of both directions.
class LengthModel {
 public:
  LengthModel(const Side& source, const Side& target);

  /// For the `n` source sentences that end before `i` and the `m` target sentences that end before
  /// `j`; `n` and `m` at least 1.
  [[nodiscard]] double log_ratio(std::size_t i, std::size_t n, std::size_t j, std::size_t m) const noexcept;
  /// Ratio and variance from beads; unchanged when there are too few.
  void estimate(std::span<const Bead> beads);
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
  double ratio_ = 1;
  double variance_ = 6.8;  ///< per character; Gale & Church's value until there is a better one
};

}  // namespace distich::align_internal
