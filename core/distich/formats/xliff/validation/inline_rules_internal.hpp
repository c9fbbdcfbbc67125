#pragma once
#include <set>
#include <string>
#include <vector>

#include <distich/formats/xliff/validation/node_internal.hpp>

namespace distich::formats::xliff::validation {

/// An inline element, and where it stands.
struct Code {
  Node node;
  std::size_t segment = 0;  ///< index into `InlineScope::segments`
};

/// A <segment>, an <ignorable>, or a <mtc:match>.
struct Segment {
  Node node;
  bool has_target = false;
  Node target;
};

/// What the codes of one unit, or of one translation candidate, refer to each other within.
struct InlineScope {
  Node node;  ///< <unit> or <mtc:match>
  std::vector<Segment> segments;
  std::vector<Code> sources;  ///< in document order
  std::vector<Code> targets;
  std::set<std::string, std::less<>> data;

  [[nodiscard]] bool is_match() const { return node.name == "mtc:match"; }
};

/// Rules on codes and annotations that need the whole of a scope: XLIFF 2.1, 4.3.1 and 4.7.
void check_scope(const InlineScope& scope, const Findings& findings);

/// Rules that one inline element can be checked by alone.
void check_code(const Node& node, const Findings& findings);

}  // namespace distich::formats::xliff::validation
