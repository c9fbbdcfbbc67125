#pragma once
#include <span>
#include <vector>

#include <distich/align/lexicon_internal.hpp>

namespace distich::align_internal {

inline constexpr std::size_t longest_run = 8;  ///< segments on one side of a bead

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

  void rescale(LengthScale scale) noexcept;

  /// For the `n` source sentences that end before `i` and the `m` target sentences that end before
  /// `j`; `n` and `m` at least 1.
  [[nodiscard]] double log_ratio(std::size_t i, std::size_t n, std::size_t j, std::size_t m) const noexcept;
  /// Where among the target's sentences the text has come as far as at source sentence `i`.
  [[nodiscard]] std::size_t counterpart(std::size_t i) const noexcept;

 private:
  struct Lengths {
    explicit Lengths(const Side& side);

    std::vector<double> sum;  ///< of lengths before a sentence
    /// For runs of 1 … `longest_run` sentences that end before a sentence: minus the log-probability of
    /// their lengths, and of the ways to cut a text so.
    std::vector<float> surprise;

    [[nodiscard]] double surprise_of(std::size_t end, std::size_t run) const noexcept {
      return static_cast<double>(surprise[end * longest_run + run - 1]);
    }
  };

  Lengths source_;
  Lengths target_;
  LengthScale scale_;
  double log_of_ratio_ = 0;
};

}  // namespace distich::align_internal
