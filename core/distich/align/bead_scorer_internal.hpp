#pragma once
#include <array>
#include <span>
#include <vector>

#include <distich/align/evidence_internal.hpp>
#include <distich/align/length_model_internal.hpp>

namespace distich::align_internal {

inline constexpr std::size_t most_run = longest_run;  ///< whatever a caller asks for

/// How often beads of each shape occur.
class BeadPrior {
 public:
  BeadPrior(std::size_t max_source, std::size_t max_target);

  struct Shape {
    std::size_t source = 0;
    std::size_t target = 0;
    double probability = 0;
    double log_probability = 0;
  };

  [[nodiscard]] std::span<const Shape> shapes() const noexcept { return shapes_; }

  /// From beads; towards the first guess where they are few. An omission never gets so unlikely
  /// that none would be found.
  void estimate(std::span<const AlignedSides> texts);

 private:
  void normalise();

  std::vector<Shape> shapes_;
  std::vector<double> first_guess_;
};

/// The score of a bead, a log-likelihood ratio: its shape, its lengths, its tokens, and what the
/// caller knows; a bead with one empty side has that of its shape alone.
class BeadScorer {
 public:
  BeadScorer(const Side& source, const Side& target, const BeadPrior& prior, const LengthModel& lengths,
             const LexicalTables& tables, const PairEvidence* evidence, double token_weight)
      : source_(source),
        target_(target),
        prior_(prior),
        lengths_(lengths),
        tables_(tables),
        evidence_(evidence),
        token_weight_(token_weight) {}

  [[nodiscard]] std::span<const BeadPrior::Shape> shapes() const noexcept { return prior_.shapes(); }

  /// The score of a shape that ends after `i` source and `j` target sentences, which are at least
  /// as many as it takes.
  [[nodiscard]] double score(std::size_t i, std::size_t j, const BeadPrior::Shape& shape) const;

 private:
  [[nodiscard]] double token_score(std::size_t i, std::size_t j,
                                   const BeadPrior::Shape& shape) const noexcept;
  [[nodiscard]] double caller_score(std::size_t i, std::size_t j, const BeadPrior::Shape& shape) const;

  const Side& source_;
  const Side& target_;
  const BeadPrior& prior_;
  const LengthModel& lengths_;
  const LexicalTables& tables_;
  const PairEvidence* evidence_;
  double token_weight_;
};

}  // namespace distich::align_internal
