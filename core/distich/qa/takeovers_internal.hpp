#pragma once
#include <string>
#include <vector>

#include <distich/qa/checks_internal.hpp>

namespace distich::qa_internal {

/// A part of a text that the translation must have as it is.
struct TakenOver {
  std::string key;
  ByteRange place;
};

/// Reports what one side has more often than the other, by the keys.
void compare_takeovers(const Task& task, std::string_view check, const std::vector<TakenOver>& source,
                       const std::vector<TakenOver>& target, Severity severity, const Report& found);

}  // namespace distich::qa_internal
