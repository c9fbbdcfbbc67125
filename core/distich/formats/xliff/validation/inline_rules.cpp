#include <array>
#include <map>

#include <distich/formats/xliff/validation/inline_rules_internal.hpp>

namespace distich::formats::xliff::validation {
namespace {

using Codes = std::vector<Code>;

bool is_marker(std::string_view name) {
  return name == "mrk" || name == "sm" || name == "em";
}

/// What may stand for each other in source and target: <pc> for <sc>, <mrk> for <sm>.
std::string_view kind_of(std::string_view name) {
  if (name == "sc") return "pc";
  return name == "sm" ? std::string_view("mrk") : name;
}

/// Codes with ids, by their ids.
std::map<std::string_view, const Code*> by_id(const Codes& codes) {
  std::map<std::string_view, const Code*> out;
  for (const auto& code : codes) {
    if (const auto id = code.node.get("id")) out.emplace(*id, &code);
  }
  return out;
}

void check_ids(const InlineScope& scope, const Findings& findings) {
  std::set<std::string_view> used;
  const auto take = [&](const Node& node) {
    const auto id = node.get("id");
    if (id && !used.insert(*id).second) findings.duplicate(node, *id, scope.node.name);
  };
  if (!scope.is_match()) {
    for (const auto& segment : scope.segments) take(segment.node);
  }
  for (const auto& code : scope.sources) take(code.node);

  const auto sources = by_id(scope.sources);
  std::set<std::string_view> of_targets;
  for (const auto& code : scope.targets) {
    const auto id = code.node.get("id");
    if (!id) continue;
    const auto source = sources.find(*id);
    const bool corresponds =
        source != sources.end() && kind_of(source->second->node.name) == kind_of(code.node.name);
    if (!of_targets.insert(*id).second || (used.contains(*id) && !corresponds))
      findings.duplicate(code.node, *id, scope.node.name);
  }
}

void differs(const Node& one, const Node& other, std::string_view attribute, const Findings& findings) {
  findings.report("xliff2.disagreement", other,
                  tr("<{1}> and <{2}> belong together, but differ in {3}", one.name, other.name, attribute));
}

/// XLIFF 2.1, 4.3.1.2 to 4.3.1.5: an end code allows what its start code does.
void check_agreement(const Node& start, const Node& end, const Findings& findings) {
  for (const std::string_view hint : {"canCopy", "canDelete", "canOverlap"}) {
    if (start.get_or(hint, "yes") != end.get_or(hint, "yes")) differs(start, end, hint, findings);
  }
  const auto of_start = start.get_or("canReorder", "yes");
  if (end.get_or("canReorder", "yes") != (of_start == "yes" ? "yes" : "no"))
    differs(start, end, "canReorder", findings);
  for (const std::string_view attribute : {"type", "subType"}) {
    if (end.has(attribute) && end.get(attribute) != start.get(attribute))
      differs(start, end, attribute, findings);
  }
}

/// <ec> or <em> find their starts before them in the same texts; starts are followed by their ends.
void check_pairs(const Codes& codes, const InlineScope& scope, const Findings& findings) {
  std::map<std::string_view, const Node*> open;  // with each start that came so far
  std::set<std::string_view> closed;
  for (const auto& [node, segment] : codes) {
    if (node.name == "sc" || node.name == "sm") open.emplace(node.get_or("id", ""), &node);
    if (node.name != "ec" && node.name != "em") continue;
    const auto start_id = node.get("startRef");
    if (!start_id || node.is("isolated", "yes")) continue;
    const auto start = open.find(*start_id);
    const std::string_view wanted = node.name == "ec" ? "sc" : "sm";
    if (start == open.end() || start->second->name != wanted) {
      findings.report("xliff2.unpaired", node,
                      tr("<{1}> has no <{2}> before it in the same <{3}>: {4}", node.name, wanted,
                         scope.node.name, *start_id));
      continue;
    }
    if (!closed.insert(*start_id).second) findings.duplicate(node, *start_id, scope.node.name);
    if (node.name == "ec") check_agreement(*start->second, node, findings);
  }
  for (const auto& [id, start] : open) {
    const bool isolated = start->is("isolated", "yes");
    if (closed.contains(id) && isolated) findings.bad_value(*start, "isolated");
    if (!closed.contains(id) && !isolated)
      findings.report("xliff2.unpaired", *start,
                      tr("<{1}> has no <{2}> behind it in the same <{3}>: {4}", start->name,
                         start->name == "sc" ? "ec" : "em", scope.node.name, id));
  }
}

void check_references(const Codes& codes, const Codes& others, const InlineScope& scope,
                      const Findings& findings) {
  const auto here = by_id(codes);
  const auto there = by_id(others);
  for (const auto& [node, segment] : codes) {
    for (const std::string_view attribute : {"dataRef", "dataRefStart", "dataRefEnd"}) {
      const auto id = node.get(attribute);
      if (id && scope.data.find(*id) == scope.data.end()) findings.dangling(node, attribute);
    }
    const auto base_id = node.get("copyOf");
    if (!base_id) continue;
    const auto base = here.contains(*base_id) ? here.find(*base_id) : there.find(*base_id);
    if (base == there.end() || is_marker(base->second->node.name)) {
      findings.dangling(node, "copyOf");
    } else if (base->second->node.is("canCopy", "no")) {
      findings.excludes(node, "copyOf", "canCopy=\"no\"");
    }
  }
}

/// Elements of the same id in source and target are the same thing.
void check_correspondence(const InlineScope& scope, const Findings& findings) {
  const auto sources = by_id(scope.sources);
  for (const auto& [target, segment] : scope.targets) {
    const auto found = sources.find(target.get_or("id", ""));
    if (found == sources.end()) continue;
    const auto& source = found->second->node;
    if (kind_of(source.name) != kind_of(target.name)) continue;
    if (is_marker(source.name)) {
      if (source.get("translate") != target.get("translate")) differs(source, target, "translate", findings);
      if (source.get_or("type", "generic") != target.get_or("type", "generic"))
        differs(source, target, "type", findings);
      continue;
    }
    for (const std::string_view hint : {"canCopy", "canDelete", "canReorder"}) {
      if (source.get_or(hint, "yes") != target.get_or(hint, "yes")) differs(source, target, hint, findings);
    }
    for (const std::string_view attribute : {"type", "subType"}) {
      const bool both = source.has(attribute) && target.has(attribute);
      if (both && source.get(attribute) != target.get(attribute))
        differs(source, target, attribute, findings);
    }
  }
}

/// XLIFF 2.1, 4.3.1.24: positions from 1 to the number of segments, each once, also where they are implied.
std::vector<std::size_t> check_order(const InlineScope& scope, const Findings& findings) {
  std::vector<std::size_t> positions(scope.segments.size());
  std::set<std::size_t> used;
  for (std::size_t i = 0; i < scope.segments.size(); ++i) {
    const auto& segment = scope.segments[i];
    positions[i] = i + 1;
    if (!segment.has_target) continue;
    if (const auto order = segment.target.get("order")) {
      const auto text = std::string(*order);
      const auto number =
          text.size() < 10 && text.find_first_not_of("0123456789") == std::string::npos && !text.empty()
              ? static_cast<std::size_t>(std::stoul(text))
              : 0;
      if (number == 0) continue;  // the attribute's type says so
      positions[i] = number;
      if (number > scope.segments.size()) findings.bad_value(segment.target, "order");
    }
    if (!used.insert(positions[i]).second)
      findings.report("xliff2.order", "XLIFF 2.1, 4.3.1.24", segment.target.place,
                      tr("two targets of <{1}> stand at the same place: {2}", scope.node.name, positions[i]));
  }
  return positions;
}

/// What names a code across source and target.
std::string key_of(const Node& node) {
  if (const auto id = node.get("id")) return std::string(*id);
  return '/' + std::string(node.get_or("startRef", ""));
}

/// XLIFF 2.1, 4.7.4.4: a code of canReorder="no" goes on a sequence that one of "firstNo" began.
void check_sequences(const Codes& codes, const Findings& findings) {
  bool begun = false;
  for (const auto& [node, segment] : codes) {
    const auto reorder = node.get_or("canReorder", "yes");
    begun = begun || reorder == "firstNo";
    if (reorder == "no" && !begun) findings.needs(node, "canReorder=\"no\"", "canReorder=\"firstNo\"");
  }
}

std::map<std::string, std::string> predecessors(const std::vector<const Code*>& codes) {
  std::map<std::string, std::string> out;
  std::string before;
  for (const auto* code : codes) {
    if (is_marker(code->node.name)) continue;
    auto key = key_of(code->node);
    out.emplace(key, before);
    before = std::move(key);
  }
  return out;
}

/// The codes of a sequence follow each other in the targets as in the sources.
void check_reordering(const InlineScope& scope, const std::vector<std::size_t>& positions,
                      const Findings& findings) {
  std::vector<const Code*> sources;
  std::vector<const Code*> targets;
  for (const auto& code : scope.sources) sources.push_back(&code);
  for (const auto& code : scope.targets) targets.push_back(&code);
  std::ranges::stable_sort(targets, {}, [&](const Code* code) { return positions[code->segment]; });
  const auto in_source = predecessors(sources);
  const auto in_target = predecessors(targets);
  for (const auto* code : sources) {
    if (!code->node.is("canReorder", "no")) continue;
    const auto target = in_target.find(key_of(code->node));
    if (target == in_target.end()) continue;
    const auto source = in_source.find(target->first);
    if (source != in_source.end() && source->second != target->second)
      findings.report(
          "xliff2.reordered", code->node,
          tr("the target tears a code from its sequence, which canReorder forbids: {1}", target->first));
  }
}

/// XLIFF 2.1, 4.3.1.3: what must not be deleted is in the unit's targets, once its segment has one.
void check_deletions(const InlineScope& scope, const Findings& findings) {
  std::set<std::string> kept;
  for (const auto& code : scope.targets) kept.insert(key_of(code.node));
  for (const auto& code : scope.sources) {
    if (code.node.name == "ec" || !code.node.is("canDelete", "no") ||
        !scope.segments[code.segment].has_target)
      continue;
    const auto key = key_of(code.node);
    if (!kept.contains(key))
      findings.report("xliff2.deleted", code.node,
                      tr("the target lacks a code that canDelete forbids to delete: {1}", key));
  }
}

/// Two attributes of <pc> that come together in the Schematron rules of 2.1, but not in the standard's prose.
void check_both(const Node& node, std::string_view one, std::string_view other, const Findings& findings) {
  if (node.has(one) && !node.has(other)) findings.needs(node, one, other, Severity::warning);
  if (node.has(other) && !node.has(one)) findings.needs(node, other, one, Severity::warning);
}

void check_sub_type(const Node& node, const Findings& findings) {
  const auto sub_type = node.get("subType");
  if (!sub_type) return;
  if (!node.has("type")) findings.needs(node, "subType", "type");
  if (!sub_type->starts_with("xlf:")) return;
  const auto name = sub_type->substr(4);
  const bool formats = name == "b" || name == "i" || name == "u" || name == "lb" || name == "pb";
  if (!formats && name != "var") return findings.bad_value(node, "subType");
  const std::string_view type = formats ? "fmt" : "ui";
  if (node.has("type") && !node.is("type", type))
    findings.needs(node, *sub_type, formats ? "type=\"fmt\"" : "type=\"ui\"");
}

void check_end_code(const Node& node, const Findings& findings) {
  const bool isolated = node.is("isolated", "yes");
  if (isolated && node.has("startRef")) findings.excludes(node, "isolated=\"yes\"", "startRef");
  if (isolated && !node.has("id")) findings.needs(node, "isolated=\"yes\"", "id");
  if (!isolated && !node.has("startRef")) findings.needs(node, "isolated=\"no\"", "startRef");
  if (!isolated && node.has("id")) findings.needs(node, "id", "isolated=\"yes\"");
  for (const std::string_view attribute :
       {"dir", "fs:fs", "fs:subFs", "slr:equivStorage", "slr:sizeInfo", "slr:sizeInfoRef"}) {
    if (!isolated && node.has(attribute)) findings.needs(node, attribute, "isolated=\"yes\"");
  }
}

void check_annotation(const Node& node, const Findings& findings) {
  const auto type = node.get_or("type", "generic");
  const bool has_value = node.has("value");
  const bool has_ref = node.has("ref");
  if (type == "comment" || type == "term") {
    if (has_value && has_ref) findings.excludes(node, "value", "ref");
    if (type == "comment" && !has_value && !has_ref) findings.needs(node, "type=\"comment\"", "value");
  }
  if (type == "mtc:match" && has_ref) findings.excludes(node, "type=\"mtc:match\"", "ref");
}

}  // namespace

void check_code(const Node& node, const Findings& findings) {
  if (node.name == "em" || node.name == "cp") return;
  if (node.name == "mrk" || node.name == "sm") return check_annotation(node, findings);
  check_sub_type(node, findings);
  const auto reorder = node.get_or("canReorder", "yes");
  if (reorder != "yes") {
    for (const std::string_view hint : {"canCopy", "canDelete"}) {
      if (!node.is(hint, "no"))
        findings.needs(node, "canReorder", hint == "canCopy" ? "canCopy=\"no\"" : "canDelete=\"no\"");
    }
  }
  for (const std::string_view attribute : {"dataRef", "dataRefStart", "dataRefEnd"}) {
    if (node.has("copyOf") && node.has(attribute)) findings.excludes(node, "copyOf", attribute);
  }
  if (node.name == "ec") check_end_code(node, findings);
  if (node.name == "pc") {
    check_both(node, "dataRefStart", "dataRefEnd", findings);
    check_both(node, "subFlowsStart", "subFlowsEnd", findings);
  }
}

void check_scope(const InlineScope& scope, const Findings& findings) {
  check_ids(scope, findings);
  check_pairs(scope.sources, scope, findings);
  check_pairs(scope.targets, scope, findings);
  check_references(scope.sources, scope.targets, scope, findings);
  check_references(scope.targets, scope.sources, scope, findings);
  if (scope.is_match()) return;
  check_correspondence(scope, findings);
  check_sequences(scope.sources, findings);
  const auto positions = check_order(scope, findings);
  check_reordering(scope, positions, findings);
  check_deletions(scope, findings);
}

}  // namespace distich::formats::xliff::validation
