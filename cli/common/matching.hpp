#pragma once
#include "common/environment.hpp"
#include <distich/tm/memory.hpp>

namespace distich::cli {

/// How the memory is searched; shared by match and assist.
struct MatchingOptions {
  std::size_t floor = 70;  ///< percent
  std::size_t limit = 5;

  /// Throws a usage error for a floor above 100 or a limit of 0.
  [[nodiscard]] MatchOptions to_options() const;
};

void declare_matching(Declaration& declare, MatchingOptions& options);

}  // namespace distich::cli
