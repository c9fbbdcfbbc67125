#pragma once
#include <ios>
#include <sstream>

namespace distich {

/// A stream into a string that throws std::bad_alloc where one of the standard library's would, unnoticed,
/// write no more.
[[nodiscard]] inline std::ostringstream string_writer() {
  std::ostringstream out;
  out.exceptions(std::ios::badbit);
  return out;
}

}  // namespace distich
