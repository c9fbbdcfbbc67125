#include <algorithm>
#include <cmath>

#include <distich/align/bead_scorer_internal.hpp>

namespace distich::align_internal {
namespace {

constexpr double length_weight = 1.4;  ///< beside the prior; tuned on development data

/// Headings, picture captions and lines of credit are left out more often than sentences.
double omission_bonus(const Sentence& sentence) noexcept {
  return sentence.heading ? 1 : 0;
}

/// A heading stands by itself: one segment in ten is one, but not one in sixty of those that
/// translators join with others (in the news of the development data).
double heading_penalty(const Side& side, std::size_t end, std::size_t run) noexcept {
  constexpr double penalty = 2;
  if (run < 2) return 0;
  std::size_t headings = 0;
  for (auto i = end - run; i < end; ++i) headings += side.sentences[i].heading ? 1U : 0U;
  return penalty * static_cast<double>(headings);
}

/// Rough shares of bead shapes in translated news; a starting point that the document itself corrects.
double typical_share(std::size_t n, std::size_t m) noexcept {
  if (n == 1 && m == 1) return 0.82;
  if (n == 0 || m == 0) return 0.03;
  switch (n + m) {
    case 3: return 0.05;
    case 4: return n == m ? 0.008 : 0.006;
    case 5:
    case 6: return 0.001;
    default: return 0.0001;
  }
}

}  // namespace

BeadPrior::BeadPrior(std::size_t max_source, std::size_t max_target) {
  const auto most = std::max<std::size_t>(6, max_source + max_target > 8 ? max_source + max_target : 6);
  for (std::size_t n = 0; n <= max_source; ++n) {
    for (std::size_t m = 0; m <= max_target; ++m) {
      const bool alone = (n == 0 && m == 1) || (n == 1 && m == 0);
      if (alone || (n > 0 && m > 0 && n + m <= most)) shapes_.push_back({n, m, typical_share(n, m), 0});
    }
  }
  normalise();
  for (const auto& shape : shapes_) first_guess_.push_back(shape.probability);
}

void BeadPrior::normalise() {
  double sum = 0;
  for (const auto& shape : shapes_) sum += shape.probability;
  for (auto& shape : shapes_) {
    shape.probability /= sum;
    shape.log_probability = std::log(shape.probability);
  }
}

void BeadPrior::estimate(std::span<const AlignedSides> texts) {
  constexpr double first_guess_weight = 20;  // in beads
  constexpr double least_omission = 0.006;
  double total = 0;
  for (const auto& text : texts) total += static_cast<double>(text.beads.size());
  for (std::size_t k = 0; k < shapes_.size(); ++k) {
    auto& shape = shapes_[k];
    const auto same_shape = [&](const Bead& bead) {
      return bead.source.size() == shape.source && bead.target.size() == shape.target;
    };
    double count = 0;
    for (const auto& text : texts)
      count += static_cast<double>(std::count_if(text.beads.begin(), text.beads.end(), same_shape));
    shape.probability = (count + first_guess_weight * first_guess_[k]) / (total + first_guess_weight);
    const bool omission = shape.source == 0 || shape.target == 0;
    if (omission) shape.probability = std::max(shape.probability, least_omission);
  }
  normalise();
}

double BeadScorer::score(std::size_t i, std::size_t j, const BeadPrior::Shape& shape) const {
  if (shape.source == 0) return shape.log_probability + omission_bonus(target_.sentences[j - 1]);
  if (shape.target == 0) return shape.log_probability + omission_bonus(source_.sentences[i - 1]);
  auto sum = shape.log_probability + length_weight * lengths_.log_ratio(i, shape.source, j, shape.target);
  if (!tables_.empty()) sum += token_weight_ * token_score(i, j, shape);
  sum -= heading_penalty(source_, i, shape.source) + heading_penalty(target_, j, shape.target);
  if (evidence_ != nullptr) sum += caller_score(i, j, shape);
  return sum;
}

double BeadScorer::token_score(std::size_t i, std::size_t j, const BeadPrior::Shape& shape) const noexcept {
  double sum = 0;
  for (auto q = j - shape.target; q < j; ++q) sum += tables_.target_given(q, i, shape.source);
  for (auto q = i - shape.source; q < i; ++q) sum += tables_.source_given(q, j, shape.target);
  return sum / 2;
}

double BeadScorer::caller_score(std::size_t i, std::size_t j, const BeadPrior::Shape& shape) const {
  double sum = 0;
  for (auto source = i - shape.source; source < i; ++source) {
    for (auto target = j - shape.target; target < j; ++target) sum += evidence_->log_odds(source, target);
  }
  return sum / static_cast<double>(std::max(shape.source, shape.target));
}

}  // namespace distich::align_internal
