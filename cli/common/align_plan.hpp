#pragma once
#include <optional>
#include <string>
#include <vector>

#include "common/aligning.hpp"

namespace distich::cli {

/// One pair of a batch.
struct PlannedPair {
  std::string source;
  std::string target;
  std::string output;                     ///< empty when all pairs go into one file
  std::string review;                     ///< where doubtful beads go; may be empty
  std::optional<AlignmentWriter> writer;  ///< of `output`
};

/// What a batch is to do.
struct AlignPlan {
  std::vector<PlannedPair> pairs;
  std::vector<std::string> without_partner;
  std::size_t refused = 0;                    ///< lines of a list, and files that could not be read
  std::string output;                         ///< one file for all; empty when each has its own
  std::optional<AlignmentWriter> one_writer;  ///< of `output`
};

/// Pairs the files of two folders by their names or by what is in them, or reads a list of pairs, and settles
/// where the results go. Reports files without a partner ("align.no-partner") and lines that are no pair
/// ("align.bad-pair"). Throws usage errors.
[[nodiscard]] AlignPlan plan_batch(const AlignWords& words, const AlignResources& resources,
                                   Environment& environment);

/// Throws a usage error when `output` is the file that one of `inputs` names.
void check_not_an_input(const std::string& output, const std::vector<std::string>& inputs);

}  // namespace distich::cli
