#pragma once
#include <string>
#include <utility>
#include <vector>

#include "common/aligning.hpp"

namespace distich::cli {

/// Which files belong together by what is in them, by their places in the two lists.
struct MatchedFiles {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  std::vector<std::size_t> sources_alone;
  std::vector<std::size_t> targets_alone;
  std::size_t unreadable = 0;  ///< in none of the others; each has been shown
};

/// Reads all files, on as many threads as `words` says, and matches them. Throws a usage error unless both
/// languages are named.
[[nodiscard]] MatchedFiles match_files(const std::vector<std::string>& sources,
                                       const std::vector<std::string>& targets, const AlignWords& words,
                                       const AlignResources& resources, Environment& environment);

}  // namespace distich::cli
