#include <algorithm>

#include <distich/align/relatedness.hpp>

namespace distich {

double tied_share(std::span<const Bead> beads) noexcept {
  if (beads.empty()) return 0;
  double tied_source = 0;
  double tied_target = 0;
  for (const auto& bead : beads) {
    if (bead.source.empty() || bead.target.empty()) continue;
    tied_source += bead.confidence * static_cast<double>(bead.source.size());
    tied_target += bead.confidence * static_cast<double>(bead.target.size());
  }
  const auto sources = beads.back().source.end;
  const auto targets = beads.back().target.end;
  if (sources == 0 || targets == 0) return 0;
  return sources < targets ? tied_source / static_cast<double>(sources)
                           : tied_target / static_cast<double>(targets);
}

}  // namespace distich
