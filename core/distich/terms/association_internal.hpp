#pragma once
#include <cstdint>

namespace distich::terms_internal {

/// How often two things occur: together, each, and out of how many occasions.
struct Together {
  std::uint64_t both = 0;
  std::uint64_t first = 0;
  std::uint64_t second = 0;
  std::uint64_t all = 0;
};

/// Log-likelihood ratio of the two by two table (T. Dunning, "Accurate methods for the statistics of surprise
/// and coincidence", Computational Linguistics 19(1), 1993): 2 Σ observed · ln(observed / expected); negative
/// where they occur together less often than by chance. Precondition: both ≤ first, second ≤ all.
[[nodiscard]] double log_likelihood(const Together& counts) noexcept;

/// 2 · both / (first + second); 0 … 1.
[[nodiscard]] double dice(const Together& counts) noexcept;

}  // namespace distich::terms_internal
