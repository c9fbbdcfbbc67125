#include <cmath>

#include <distich/terms/association_internal.hpp>

namespace distich::terms_internal {
namespace {

double part(double observed, double expected) noexcept {
  return observed > 0.0 && expected > 0.0 ? observed * std::log(observed / expected) : 0.0;
}

}  // namespace

double log_likelihood(const Together& counts) noexcept {
  const auto all = static_cast<double>(counts.all);
  if (counts.all == 0) return 0.0;
  const auto first = static_cast<double>(counts.first);
  const auto second = static_cast<double>(counts.second);
  const auto both = static_cast<double>(counts.both);
  const auto expected = first * second / all;
  const auto ratio = 2.0 * (part(both, expected) + part(first - both, first * (all - second) / all) +
                            part(second - both, (all - first) * second / all) +
                            part(all - first - second + both, (all - first) * (all - second) / all));
  return both < expected ? -ratio : ratio;
}

double dice(const Together& counts) noexcept {
  const auto sum = counts.first + counts.second;
  return sum == 0 ? 0.0 : 2.0 * static_cast<double>(counts.both) / static_cast<double>(sum);
}

}  // namespace distich::terms_internal
