#include <cmath>

#include <distich/align/confidence_internal.hpp>

namespace distich::align_internal {

double calibrated_confidence(const Bead& bead) noexcept {
  // Logistic regression of "the bead is exactly right" on the logit of its posterior and on its shape (Platt
  // 1999), fitted on 26,000 beads: news, abridged news, literature, manuals and web pages in 15 pairs of
  // languages, each text aligned by itself and all of a set as a batch. docs/alignment.md has the errors
  // for pairs of languages that were left out of the fit.
  constexpr double base = 0.27;
  constexpr double slope = 0.77;
  constexpr double when_unpaired = -0.18;
  constexpr double when_of_several = -0.72;
  if (bead.confidence <= 0 || bead.confidence >= 1) return bead.confidence;
  auto logit = base + slope * std::log(bead.confidence / (1 - bead.confidence));
  if (bead.source.empty() || bead.target.empty()) logit += when_unpaired;
  if (bead.source.size() + bead.target.size() > 2) logit += when_of_several;
  return 1 / (1 + std::exp(-logit));
}

}  // namespace distich::align_internal
