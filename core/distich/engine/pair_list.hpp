#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/control.hpp>

namespace distich {

/// An article and its translation, as a list of pairs names them.
struct ListedPair {
  std::string source;
  std::string target;
  std::string output;  ///< empty when the list does not say
  SourcePos where;

  friend auto operator<=>(const ListedPair&, const ListedPair&) = default;
};

/// Reads a list of pairs: a line each, two paths and perhaps the output's with tabs between. Empty lines, and
/// lines that begin with "#", say nothing. `text` is UTF-8; line ends may be CR LF. A line that is no pair,
/// or that names an output for the second time, is reported ("align.bad-pair") and left out.
[[nodiscard]] std::vector<ListedPair> read_pair_list(std::string_view text, const std::string& input,
                                                     const Control& control = {});

}  // namespace distich
