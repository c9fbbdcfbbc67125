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

double length_of(const Side& side, SegmentRange range) noexcept {
  double sum = 0;
  for (auto i = range.begin; i < range.end; ++i) sum += side.sentences[i].length;
  return sum;
}

}  // namespace

LengthScale first_length_scale(std::span<const AlignedSides> texts) {
  double source = 0;
  double target = 0;
  for (const auto& text : texts) {
    source += length_of(text.source, {0, text.source.size()});
    target += length_of(text.target, {0, text.target.size()});
  }
  LengthScale scale;
  if (source > 0 && target > 0) scale.ratio = target / source;
  return scale;
}

LengthScale estimated_length_scale(std::span<const AlignedSides> texts, LengthScale before) {
  constexpr std::size_t enough = 5;
  double source_total = 0;
  double target_total = 0;
  std::vector<std::pair<double, double>> lengths;
  for (const auto& text : texts) {
    for (const auto& bead : text.beads) {
      if (bead.source.empty() || bead.target.empty()) continue;
      lengths.emplace_back(length_of(text.source, bead.source), length_of(text.target, bead.target));
      source_total += lengths.back().first;
      target_total += lengths.back().second;
    }
  }
  if (lengths.size() < enough) return before;
  const auto ratio = target_total / source_total;
  std::vector<double> spread;
  for (const auto& [source, target] : lengths) {
    const auto expected = source * ratio;
    spread.push_back((target - expected) * (target - expected) / ((expected + target) / 2 + 1));
  }
  constexpr double median_of_square = 0.455;  // of a standard normal variable
  return {ratio, std::clamp(1.1 * median(spread) / median_of_square, 1.0, 40.0)};
}

LengthModel::Lengths::Lengths(const Side& side)
    : sum(side.size() + 1), surprise((side.size() + 1) * longest_run) {
  double mean = 0;
  for (const auto& sentence : side.sentences) mean += std::log(sentence.length);
  const auto count = static_cast<double>(std::max<std::size_t>(side.size(), 1));
  mean /= count;
  double squares = 0;
  for (const auto& sentence : side.sentences) squares += std::pow(std::log(sentence.length) - mean, 2);
  const auto deviation = std::sqrt(squares / count) + 0.05;
  std::vector<double> log_sum(side.size() + 1);  // of log-probabilities of lengths before a sentence
  for (std::size_t i = 0; i < side.size(); ++i) {
    const auto length = side.sentences[i].length;
    const auto z = (std::log(length) - mean) / deviation;
    const auto log_probability =
        -0.5 * z * z - std::log(deviation * length * std::sqrt(2 * std::numbers::pi));
    sum[i + 1] = sum[i] + length;
    log_sum[i + 1] = log_sum[i] + std::max(log_probability, least_log_probability);
    for (std::size_t run = 1; run <= std::min(longest_run, i + 1); ++run) {
      surprise[(i + 1) * longest_run + run - 1] = static_cast<float>(
          log_sum[i + 1 - run] - log_sum[i + 1] - log_cuts(sum[i + 1] - sum[i + 1 - run], run));
    }
  }
}

LengthModel::LengthModel(const Side& source, const Side& target, LengthScale scale)
    : source_(source), target_(target) {
  rescale(scale);
}

void LengthModel::rescale(LengthScale scale) noexcept {
  scale_ = scale;
  log_of_ratio_ = std::log(scale.ratio);
}

double LengthModel::log_ratio(std::size_t i, std::size_t n, std::size_t j, std::size_t m) const noexcept {
  const auto source = source_.sum[i] - source_.sum[i - n];
  const auto target = target_.sum[j] - target_.sum[j - m];
  const auto expected = source * scale_.ratio;
  const auto variance = scale_.variance * (expected + target) / 2 + 4;
  const auto together = -0.5 * (target - expected) * (target - expected) / variance -
                        0.5 * std::log(2 * std::numbers::pi * variance);
  return together + (target_.surprise_of(j, m) + source_.surprise_of(i, n) + log_of_ratio_) / 2;
}

std::size_t LengthModel::counterpart(std::size_t i) const noexcept {
  const auto share = source_.sum.back() > 0 ? source_.sum[i] / source_.sum.back() : 0;
  const auto found = std::lower_bound(target_.sum.begin(), target_.sum.end(), share * target_.sum.back());
  return std::min(static_cast<std::size_t>(found - target_.sum.begin()), target_.sum.size() - 1);
}

}  // namespace distich::align_internal
