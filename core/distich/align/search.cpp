#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

#include <distich/align/search_internal.hpp>

namespace distich::align_internal {
namespace {

using Shape = BeadPrior::Shape;

constexpr double impossible = -std::numeric_limits<double>::infinity();
constexpr std::uint8_t no_shape = UINT8_MAX;

/// Scores are divided by this before they become probabilities: what tokens and lengths say is not
/// independent, and would otherwise be far too sure of itself. Chosen by hand.
constexpr double temperature = 2;

double log_add(double a, double b) noexcept {
  constexpr double negligible = 40;  // exp(-40) is lost in a double beside 1
  if (a < b) std::swap(a, b);
  return a - b > negligible || b == impossible ? a : a + std::log1p(std::exp(b - a));
}

/// A value for each cell of a band.
template <class Value>
class Grid {
 public:
  Grid(const Band& band, Value value) : band_(band) {
    offsets_.reserve(band.rows());
    std::size_t cells = 0;
    for (std::size_t row = 0; row < band.rows(); ++row) {
      offsets_.push_back(cells);
      cells += band.width(row);
    }
    values_.assign(cells, value);
  }

  [[nodiscard]] Value& at(std::size_t row, std::size_t column) noexcept {
    return values_[offsets_[row] + column - band_.low[row]];
  }

 private:
  const Band& band_;
  std::vector<std::size_t> offsets_;
  std::vector<Value> values_;
};

class Lattice {
 public:
  Lattice(const BeadScorer& scorer, const Band& band, const Control& control)
      : scorer_(scorer),
        band_(band),
        control_(control),
        forward_(band, impossible),
        backward_(band, impossible),
        best_(band, impossible),
        chosen_(band, no_shape) {}

  [[nodiscard]] Found find() {
    run_forward();
    run_backward();
    return {trace(), best_.at(last_row(), band_.high.back()) * temperature};
  }

 private:
  [[nodiscard]] std::size_t last_row() const noexcept { return band_.rows() - 1; }

  /// Calls `visit(shape number, row and column that it starts from)` for each bead that can end in a cell.
  template <class Visit>
  void each_bead(std::size_t i, std::size_t j, Visit visit) const {
    const auto shapes = scorer_.shapes();
    for (std::size_t k = 0; k < shapes.size(); ++k) {
      const auto& shape = shapes[k];
      if (shape.source > i || shape.target > j) continue;
      if (band_.contains(i - shape.source, j - shape.target)) visit(k, i - shape.source, j - shape.target);
    }
  }

  [[nodiscard]] double score(std::size_t i, std::size_t j, std::size_t shape) const {
    return scorer_.score(i, j, scorer_.shapes()[shape]) / temperature;
  }

  void report(std::size_t row, std::size_t pass) const {
    constexpr std::size_t rows_between = 256;
    if (row % rows_between == 0)
      control_.checkpoint({"aligning", row + pass * band_.rows(), 2 * band_.rows()});
  }

  /// Sums over all paths to a cell, and the best of them.
  void run_forward() {
    forward_.at(0, 0) = 0;
    best_.at(0, 0) = 0;
    for (std::size_t i = 0; i < band_.rows(); ++i) {
      report(i, 0);
      for (auto j = band_.low[i]; j <= band_.high[i]; ++j) {
        auto& sum = forward_.at(i, j);
        auto& best = best_.at(i, j);
        each_bead(i, j, [&](std::size_t k, std::size_t row, std::size_t column) {
          if (forward_.at(row, column) == impossible) return;
          const auto gain = score(i, j, k);
          sum = log_add(sum, forward_.at(row, column) + gain);
          if (best_.at(row, column) + gain <= best) return;
          best = best_.at(row, column) + gain;
          chosen_.at(i, j) = static_cast<std::uint8_t>(k);
        });
      }
    }
    total_ = forward_.at(last_row(), band_.high.back());
  }

  void run_backward() {
    backward_.at(last_row(), band_.high.back()) = 0;
    for (std::size_t i = band_.rows(); i-- > 0;) {
      report(i, 1);
      for (auto j = band_.high[i] + 1; j-- > band_.low[i];) {
        const auto after = backward_.at(i, j);
        if (after == impossible) continue;
        each_bead(i, j, [&](std::size_t k, std::size_t row, std::size_t column) {
          if (forward_.at(row, column) == impossible) return;
          auto& cell = backward_.at(row, column);
          cell = log_add(cell, after + score(i, j, k));
        });
      }
    }
  }

  [[nodiscard]] double posterior(std::size_t i, std::size_t j, std::size_t shape) {
    const auto& form = scorer_.shapes()[shape];
    const auto before = forward_.at(i - form.source, j - form.target);
    return std::min(1.0, std::exp(before + score(i, j, shape) + backward_.at(i, j) - total_));
  }

  /// That a sentence has no partner, wherever between the other side's sentences it stands.
  [[nodiscard]] double posterior_unpaired(std::size_t i, std::size_t j, std::size_t shape) {
    double sum = 0;
    if (scorer_.shapes()[shape].source > 0) {
      const auto last = std::min(band_.high[i - 1], band_.high[i]);
      for (auto column = std::max(band_.low[i - 1], band_.low[i]); column <= last; ++column)
        sum += posterior(i, column, shape);
    } else {
      const auto in_band = [&](std::size_t row) {
        return band_.contains(row, j) && band_.contains(row, j - 1);
      };
      for (auto row = i; in_band(row); ++row) {
        sum += posterior(row, j, shape);
        if (row == last_row()) break;
      }
      for (auto row = i; row-- > 0 && in_band(row);) sum += posterior(row, j, shape);
    }
    return std::min(1.0, sum);
  }

  [[nodiscard]] double confidence(std::size_t i, std::size_t j, std::size_t shape) {
    const auto& form = scorer_.shapes()[shape];
    const bool unpaired = form.source == 0 || form.target == 0;
    return unpaired ? posterior_unpaired(i, j, shape) : posterior(i, j, shape);
  }

  [[nodiscard]] std::vector<Bead> trace() {
    std::vector<Bead> beads;
    auto i = last_row();
    auto j = band_.high.back();
    while (i > 0 || j > 0) {
      const std::size_t k = chosen_.at(i, j);
      const auto& shape = scorer_.shapes()[k];
      beads.push_back({{i - shape.source, i}, {j - shape.target, j}, confidence(i, j, k)});
      i -= shape.source;
      j -= shape.target;
    }
    std::reverse(beads.begin(), beads.end());
    return beads;
  }

  const BeadScorer& scorer_;
  const Band& band_;
  const Control& control_;
  Grid<double> forward_;
  Grid<double> backward_;
  Grid<double> best_;
  Grid<std::uint8_t> chosen_;  ///< the shape of the last bead of the best path to a cell
  double total_ = 0;
};

/// The best path by lengths alone, in a byte for each cell.
class LengthLattice {
 public:
  LengthLattice(const BeadPrior& prior, const LengthModel& lengths, const Band& band, const Control& control)
      : lengths_(lengths), band_(band), control_(control), chosen_(band, no_shape) {
    constexpr std::size_t most = 2;  // of one side: longer runs show in lengths as two beads
    for (const auto& shape : prior.shapes()) {
      if (shape.source <= most && shape.target <= most) shapes_.push_back(shape);
    }
  }

  [[nodiscard]] std::vector<Bead> best_beads() {
    for (std::size_t i = 0; i < band_.rows(); ++i) fill(i);
    std::vector<Bead> beads;
    auto i = band_.rows() - 1;
    auto j = band_.high.back();
    while (i > 0 || j > 0) {
      const auto& shape = shapes_[chosen_.at(i, j)];
      beads.push_back({{i - shape.source, i}, {j - shape.target, j}, 0});
      i -= shape.source;
      j -= shape.target;
    }
    std::reverse(beads.begin(), beads.end());
    return beads;
  }

 private:
  static constexpr std::size_t rows_kept = 3;

  void fill(std::size_t i) {
    constexpr std::size_t rows_between = 256;
    if (i % rows_between == 0) control_.checkpoint({"aligning", i, band_.rows()});
    auto& row = rows_[i % rows_kept];
    row.assign(band_.width(i), impossible);
    if (i == 0) row.front() = 0;
    for (auto j = band_.low[i]; j <= band_.high[i]; ++j) {
      auto& best = row[j - band_.low[i]];
      for (std::size_t k = 0; k < shapes_.size(); ++k) {
        const auto& shape = shapes_[k];
        if (shape.source > i || shape.target > j) continue;
        if (!band_.contains(i - shape.source, j - shape.target)) continue;
        const auto from = i - shape.source;
        const auto before = rows_[from % rows_kept][j - shape.target - band_.low[from]];
        if (before == impossible) continue;
        auto score = before + shape.log_probability;
        if (shape.source > 0 && shape.target > 0)
          score += lengths_.log_ratio(i, shape.source, j, shape.target);
        if (score <= best) continue;
        best = score;
        chosen_.at(i, j) = static_cast<std::uint8_t>(k);
      }
    }
  }

  const LengthModel& lengths_;
  const Band& band_;
  const Control& control_;
  std::vector<Shape> shapes_;
  std::array<std::vector<double>, rows_kept> rows_;
  Grid<std::uint8_t> chosen_;
};

}  // namespace

std::vector<Bead> search_by_length(const BeadPrior& prior, const LengthModel& lengths, const Band& band,
                                   const Control& control) {
  return LengthLattice(prior, lengths, band, control).best_beads();
}

Found search(const BeadScorer& scorer, const Band& band, const Control& control) {
  return Lattice(scorer, band, control).find();
}

}  // namespace distich::align_internal
