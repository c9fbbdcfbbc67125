#pragma once
#include <span>
#include <vector>

#include <distich/align/band_internal.hpp>
#include <distich/align/lexicon_internal.hpp>

namespace distich::align_internal {

/// How far a type can be trusted to show its rendering: the share λ of its occurrences that are
/// rendered as the lexicon says. One for each type; a single one for all lets frequent chance
/// renderings outweigh everything.
struct Trust {
  std::vector<double> source;
  std::vector<double> target;
};

[[nodiscard]] Trust initial_trust(const Lexicon& lexicon);
/// From beads; towards `initial_trust` where they say little. Types known by `anchors` may come to
/// be trusted more than those that were merely learned.
[[nodiscard]] Trust estimated_trust(std::span<const AlignedSides> texts, const Lexicon& lexicon,
                                    const Lexicon& anchors);

/// What tokens say for runs of sentences in a band, computed once: for each single sentence of one
/// side, Σ over its tokens of log(λ·p(token | run of the other side)/p(token) + 1 − λ).
class LexicalTables {
 public:
  LexicalTables() = default;
  LexicalTables(const Side& source, const Side& target, const Lexicon& lexicon, const Trust& trust,
                const Band& band, std::size_t max_source, std::size_t max_target);

  [[nodiscard]] bool empty() const noexcept { return of_target_.rows.empty(); }

  /// Of target sentence `q`, given the `n` source sentences that end before `i`.
  [[nodiscard]] double target_given(std::size_t q, std::size_t i, std::size_t n) const noexcept {
    return of_target_.at(i, n, q);
  }

  /// Of source sentence `q`, given the `m` target sentences that end before `j`.
  [[nodiscard]] double source_given(std::size_t q, std::size_t j, std::size_t m) const noexcept {
    return of_source_.at(q, m, j);
  }

  /// Rows of columns for runs of 1 … most sentences.
  struct Table {
    struct Row {
      std::size_t first = 0;  ///< column
      std::size_t width = 0;
      std::size_t offset = 0;  ///< of its values
    };

    std::vector<Row> rows;
    std::vector<float> values;

    void add_row(std::size_t first, std::size_t end, std::size_t runs);

    [[nodiscard]] std::size_t index(std::size_t row, std::size_t run, std::size_t column) const noexcept {
      return rows[row].offset + (run - 1) * rows[row].width + (column - rows[row].first);
    }

    [[nodiscard]] double at(std::size_t row, std::size_t run, std::size_t column) const noexcept {
      return static_cast<double>(values[index(row, run, column)]);
    }
  };

 private:
  Table of_target_;  ///< row: end of the source run; column: target sentence
  Table of_source_;  ///< row: source sentence; column: end of the target run
};

}  // namespace distich::align_internal
