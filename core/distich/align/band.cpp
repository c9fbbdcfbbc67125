#include <algorithm>

#include <distich/align/band_internal.hpp>

namespace distich::align_internal {
namespace {

constexpr std::size_t most_cells_in_full = 90'000;
constexpr std::size_t most_cells = 16'000'000;
constexpr std::size_t least_half_width = 30;

/// Grows rows until neither end goes back, neighbours overlap, and both corners lie within.
Band connected(Band band, std::size_t targets) {
  band.low.front() = 0;
  band.high.back() = targets;
  for (std::size_t row = 1; row < band.rows(); ++row)
    band.high[row] = std::max(band.high[row], band.high[row - 1]);
  for (auto row = band.rows() - 1; row > 0; --row)
    band.low[row - 1] = std::min(band.low[row - 1], band.low[row]);
  for (std::size_t row = 1; row < band.rows(); ++row)
    band.low[row] = std::min(band.low[row], band.high[row - 1]);
  return band;
}

void widen(Band& band, std::size_t row, std::size_t center, std::size_t half_width, std::size_t targets) {
  band.low[row] = std::min(band.low[row], center > half_width ? center - half_width : 0);
  band.high[row] = std::max(band.high[row], std::min(targets, center + half_width));
}

Band empty_band(std::size_t sources, std::size_t targets) {
  return {std::vector<std::size_t>(sources + 1, targets), std::vector<std::size_t>(sources + 1, 0)};
}

/// Rows from one anchor up to the next. Within the gap the target advances as its text does.
void fill_gap(Band& band, const Anchor& from, const Anchor& to, const LengthModel& lengths,
              std::size_t targets) {
  const auto rows = to.source - from.source;
  const auto columns = to.target - from.target;
  const auto half_width = least_half_width + std::max(rows, columns) / 4;
  const auto limit = std::max(most_cells / (2 * band.rows()), least_half_width);
  const auto first = lengths.counterpart(from.source);
  const auto span = std::max<std::size_t>(lengths.counterpart(to.source) - first, 1);
  for (auto row = from.source; row <= to.source; ++row) {
    const auto advance = (lengths.counterpart(row) - first) * columns / span;
    widen(band, row, from.target + std::min(advance, columns), std::min(half_width, limit), targets);
  }
}

}  // namespace

std::size_t Band::cells() const noexcept {
  std::size_t sum = 0;
  for (std::size_t row = 0; row < rows(); ++row) sum += width(row);
  return sum;
}

bool is_short(std::size_t sources, std::size_t targets) noexcept {
  return (sources + 1) * (targets + 1) <= most_cells_in_full;
}

Band whole_band(std::size_t sources, std::size_t targets) {
  return {std::vector<std::size_t>(sources + 1, 0), std::vector<std::size_t>(sources + 1, targets)};
}

Band band_along(std::span<const Anchor> anchors, std::size_t sources, std::size_t targets,
                const LengthModel& lengths) {
  auto band = empty_band(sources, targets);
  Anchor last{0, 0};
  for (const auto& anchor : anchors) {
    fill_gap(band, last, anchor, lengths, targets);
    last = anchor;
  }
  fill_gap(band, last, {sources, targets}, lengths, targets);
  return connected(std::move(band), targets);
}

Band band_around(std::span<const Bead> path, std::size_t sources, std::size_t targets,
                 std::size_t half_width) {
  auto band = empty_band(sources, targets);
  const auto add = [&](std::size_t row, std::size_t column) {
    const auto first = row > 2 ? row - 2 : 0;
    for (auto near = first; near <= std::min(sources, row + 2); ++near)
      widen(band, near, column, half_width, targets);
  };
  add(0, 0);
  for (const auto& bead : path) {
    for (auto row = bead.source.begin; row <= bead.source.end; ++row) add(row, bead.target.end);
    add(bead.source.end, bead.target.begin);
  }
  return connected(std::move(band), targets);
}

}  // namespace distich::align_internal
