#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include <distich/formats/xliff/validation/node_internal.hpp>
#include <distich/formats/xliff/validation/schema_internal.hpp>

namespace distich::formats::xliff::validation {

/// Where an element stands, as far as rules of modules ask for it.
struct Surroundings {
  std::string_view parent;       ///< the parent element's name
  std::string_view grandparent;  ///< its parent's
  std::string_view source_language;
  std::string_view target_language;
  bool in_its_scope = false;       ///< its:version is on it or around it
  bool has_quality_score = false;  ///< its:locQualityRatingScore is
  bool has_quality_vote = false;   ///< its:locQualityRatingVote is
  bool standard_sizes = true;      ///< sizes are counted in code points
  bool standard_storage = true;    ///< storage in bytes of a Unicode encoding
};

/// Rules of Format Style, Size and Length Restriction and ITS on attributes that any element may have.
void check_module_attributes(const Node& node, const Surroundings& around, const Findings& findings);

/// Rules on elements of modules that they can be checked by alone.
void check_module_element(const Node& node, const Surroundings& around, const Findings& findings);

/// Ids that are unique within one container (<mtc:matches>, <gls:glossary>, …), and the Change Tracking
/// Module's references. Lives as long as the container.
class ContainerRules {
 public:
  explicit ContainerRules(std::string name) : name_(std::move(name)) {}

  void add(const Node& node, const Schema& schema, const Findings& findings);
  /// <ctr:revision> and <ctr:revisions> end.
  void end(std::string_view element, const Findings& findings);

 private:
  void add_revision(const Node& node, const Schema& schema, const Findings& findings);

  std::string name_;
  std::set<std::string> ids_;
  Node revisions_;  ///< the <ctr:revisions> that is open
  std::set<std::string> versions_;
  std::set<std::string> properties_;
};

}  // namespace distich::formats::xliff::validation
