#pragma once
#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <distich/formats/xliff/validation/module_rules_internal.hpp>
#include <distich/formats/xliff/validation/node_internal.hpp>
#include <distich/formats/xliff/validation/schema_internal.hpp>

namespace distich::formats::xliff::validation {

/// An element that is open.
struct Frame {
  const ElementRule* rule = nullptr;  ///< null: its insides are not looked at
  std::string name;
  std::string id;
  Place place;
  std::size_t particle = 0;  ///< of rule->children, where the children have come to
  bool particle_is_met = false;
  bool has_content = false;    ///< a child, a comment or text, white space included
  bool has_reference = false;  ///< the attribute href
  bool text_was_reported = false;
  std::string language;  ///< xml:lang here or around
  std::string space;     ///< xml:space
  bool in_its_scope = false;
  bool has_quality_score = false;
  bool has_quality_vote = false;

  // Of a file, group or unit:
  std::set<std::string_view> modules;   ///< that stand once, and did
  std::set<std::string> extension_ids;  ///< of elements of no module
  std::set<std::string> size_data;      ///< ids inside <slr:data>
  std::vector<Node> revised;            ///< each <ctr:revisions>
  std::set<std::string> note_ids;
  std::size_t notes = 0;
  // Of <notes> and <originalData>:
  std::set<std::string> ids;
  // Of <mtc:matches> and such:
  std::unique_ptr<ContainerRules> container;
};

/// Steps `parent` on to where `child` may stand, and reports what is missing before it. False, with a report,
/// when it may not stand there.
bool take_child(Frame& parent, const Node& child, const Schema& schema, const Findings& findings);
/// Reports required children that did not come.
void end_children(const Frame& frame, const Findings& findings);
/// Attributes by the table.
void check_attributes(const Node& node, const ElementRule& rule, const Findings& findings);

}  // namespace distich::formats::xliff::validation
