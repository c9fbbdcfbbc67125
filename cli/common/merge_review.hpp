#pragma once
#include <string>

#include "common/environment.hpp"

namespace distich::cli {

/// What `merge` was told.
struct MergeOptions {
  std::string file;
  std::string review;  ///< a table; empty: the article is made
  std::string source;
  std::string target;
  std::string from;
  std::string to;
  std::string output;
  bool strict = false;  ///< write nothing when a segment has no translation, or a row was not taken
  bool json = false;
};

/// What reviewers changed in a table, taken into the bilingual file that the table was made of. Returns the
/// exit code: 5 when a row was not taken, 1 when nothing was changed.
[[nodiscard]] int merge_review(const MergeOptions& options, Environment& environment);

}  // namespace distich::cli
