#pragma once
#include <vector>

#include <distich/qa/check.hpp>

namespace distich::qa_internal {

/// Which findings are wanted, and how grave they are, by a caller's options. Immutable.
class Choice {
 public:
  /// Throws Error{invalid_argument} for a name that is no check's.
  explicit Choice(CheckOptions options);

  [[nodiscard]] bool wants(std::string_view check) const;
  /// Puts the finding, of the severity that it is given, behind the others, if it is wanted.
  void add(std::vector<Finding>& findings, Finding finding) const;

 private:
  CheckOptions options_;
};

}  // namespace distich::qa_internal
