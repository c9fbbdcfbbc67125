#include <algorithm>
#include <cmath>
#include <numbers>

#include <distich/align/length_model_internal.hpp>

namespace distich::align_internal {
namespace {

constexpr double least_log_probability = -12;

/// log (m − 1)!, for the few sentences that a bead may have.
double log_factorial_below(std::size_t m) noexcept {
  double sum = 0;
  for (std::size_t factor = 2; factor < m; ++factor) sum += std::log(static_cast<double>(factor));
  return sum;
}

/// What m lengths that add up to `total` are worth as one: the ways to cut a line of that length.
double log_cuts(double total, std::size_t m) noexcept {
  return m < 2 ? 0 : static_cast<double>(m - 1) * std::log(std::max(total, 2.0)) - log_factorial_below(m);
}

double median(std::vector<double>& values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

LengthModel::Lengths::Lengths(const Side& side) : sum(side.size() + 1), log_sum(side.size() + 1) {
  double mean = 0;
  for (const auto& sentence : side.sentences) mean += std::log(sentence.length);
  const auto count = static_cast<double>(std::max<std::size_t>(side.size(), 1));
  mean /= count;
  double squares = 0;
  for (const auto& sentence : side.sentences) squares += std::pow(std::log(sentence.length) - mean, 2);
  const auto deviation = std::sqrt(squares / count) + 0.05;
  for (std::size_t i = 0; i < side.size(); ++i) {
    const auto length = side.sentences[i].length;
    const auto z = (std::log(length) - mean) / deviation;
    const auto log_probability =
        -0.5 * z * z - std::log(deviation * length * std::sqrt(2 * std::numbers::pi));
    sum[i + 1] = sum[i] + length;
    log_sum[i + 1] = log_sum[i] + std::max(log_probability, least_log_probability);
  }
}

LengthModel::LengthModel(const Side& source, const Side& target) : source_(source), target_(target) {
  if (source_.sum.back() > 0 && target_.sum.back() > 0) ratio_ = target_.sum.back() / source_.sum.back();
}

double LengthModel::log_ratio(std::size_t i, std::size_t n, std::size_t j, std::size_t m) const noexcept {
  const auto source = source_.sum[i] - source_.sum[i - n];
  const auto target = target_.sum[j] - target_.sum[j - m];
  const auto expected = source * ratio_;
  const auto variance = variance_ * (expected + target) / 2 + 4;
  const auto together = -0.5 * (target - expected) * (target - expected) / variance -
                        0.5 * std::log(2 * std::numbers::pi * variance);
  const auto forward = together - (target_.log_sum[j] - target_.log_sum[j - m]) - log_cuts(target, m);
  const auto backward =
      together + std::log(ratio_) - (source_.log_sum[i] - source_.log_sum[i - n]) - log_cuts(source, n);
  return (forward + backward) / 2;
}

void LengthModel::estimate(std::span<const Bead> beads) {
  constexpr std::size_t enough = 5;
  double source_total = 0;
  double target_total = 0;
  std::vector<std::pair<double, double>> lengths;
  for (const auto& bead : beads) {
    if (bead.source.empty() || bead.target.empty()) continue;
    lengths.emplace_back(source_.sum[bead.source.end] - source_.sum[bead.source.begin],
                         target_.sum[bead.target.end] - target_.sum[bead.target.begin]);
    source_total += lengths.back().first;
    target_total += lengths.back().second;
  }
  if (lengths.size() < enough) return;
  ratio_ = target_total / source_total;
  std::vector<double> spread;
  for (const auto& [source, target] : lengths) {
    const auto expected = source * ratio_;
    spread.push_back((target - expected) * (target - expected) / ((expected + target) / 2 + 1));
  }
  constexpr double median_of_square = 0.455;  // of a standard normal variable
  variance_ = std::clamp(1.1 * median(spread) / median_of_square, 1.0, 40.0);
}

std::size_t LengthModel::counterpart(std::size_t i) const noexcept {
  const auto share = source_.sum.back() > 0 ? source_.sum[i] / source_.sum.back() : 0;
  const auto found = std::lower_bound(target_.sum.begin(), target_.sum.end(), share * target_.sum.back());
  return std::min(static_cast<std::size_t>(found - target_.sum.begin()), target_.sum.size() - 1);
}

}  // namespace distich::align_internal
