#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "common/align_plan.hpp"
#include "common/json.hpp"

namespace distich::cli {

enum class PairState : std::uint8_t {
  written,
  kept,    ///< its output was there before
  apart,   ///< the two do not belong together
  failed,  ///< a file could not be read, or the output not be written
};

/// What a pair has come to.
struct PairOutcome {
  PairState state = PairState::failed;
  AlignmentFigures figures;  ///< of a pair that was aligned
};

/// What a batch has come to.
struct AlignSummary {
  AlignPlan plan;
  std::vector<PairOutcome> outcomes;  ///< of each pair of the plan

  [[nodiscard]] std::size_t count(PairState state) const;
  /// The figures of all pairs that were written.
  [[nodiscard]] AlignmentFigures totals() const;
};

/// "distich.align-batch/1"
[[nodiscard]] Json to_json(const AlignSummary& summary);
/// What matched with what.
[[nodiscard]] std::string table_of(const AlignSummary& summary, const report::Page& page);
/// On standard error.
void tell_totals(const AlignSummary& summary, const AlignWords& words, Environment& environment);
[[nodiscard]] int exit_code(const AlignSummary& summary);

}  // namespace distich::cli
