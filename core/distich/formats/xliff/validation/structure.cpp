#include <distich/formats/xliff/validation/structure_internal.hpp>

namespace distich::formats::xliff::validation {
namespace {

bool has_prefix(std::string_view name) {
  return name.find(':') != std::string_view::npos;
}

std::string_view prefix_of(std::string_view name) {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

bool matches(const Particle& particle, const Node& child, std::string_view parent) {
  if (std::ranges::find(particle.names, child.name) != particle.names.end()) return true;
  return particle.names.front() == "~" && prefix_of(child.name) != prefix_of(parent);
}

std::string shown(const Particle& particle) {
  std::string out;
  for (const auto name : particle.names) {
    if (!out.empty()) out += '|';
    out += name;
  }
  return out;
}

void report_missing(const Frame& frame, const Particle& particle, const Findings& findings) {
  findings.report("xliff2.missing-element", frame.rule->section, frame.place,
                  tr("<{1}> lacks a <{2}>", frame.name, shown(particle)));
}

/// Elements of modules have places of their own in <file>, <group> and <unit>.
bool module_fits(Frame& parent, const Node& child, const Schema& schema) {
  if (has_prefix(parent.name) || parent.name == "skeleton" || child.name.starts_with("?:")) return true;
  if (!may_stand_in(child.name, parent.name)) return false;
  return !stands_once(child.name) || parent.modules.insert(schema.find(child.name)->name).second;
}

}  // namespace

bool take_child(Frame& parent, const Node& child, const Schema& schema, const Findings& findings) {
  const auto& particles = parent.rule->children;
  auto at = parent.particle;
  bool met = parent.particle_is_met;
  for (; at < particles.size(); ++at, met = false) {
    if (!matches(particles[at], child, parent.name) || (met && !particles[at].repeats)) continue;
    for (auto skipped = parent.particle; skipped < at; ++skipped) {
      const bool was_met = skipped == parent.particle && parent.particle_is_met;
      if (particles[skipped].required && !was_met) report_missing(parent, particles[skipped], findings);
    }
    parent.particle = at;
    parent.particle_is_met = true;
    if (particles[at].names.front() != "~" || module_fits(parent, child, schema)) return true;
    break;
  }
  findings.report("xliff2.element", parent.rule->section, child.place,
                  tr("<{1}> may not stand here in <{2}>", child.name, parent.name));
  return false;
}

void end_children(const Frame& frame, const Findings& findings) {
  const auto& particles = frame.rule->children;
  for (auto at = frame.particle; at < particles.size(); ++at) {
    const bool was_met = at == frame.particle && frame.particle_is_met;
    if (particles[at].required && !was_met) report_missing(frame, particles[at], findings);
  }
}

namespace {

/// May the attribute stand where the table does not name it?
bool is_allowed_elsewhere(std::string_view name, const ElementRule& rule) {
  if (name.starts_with("xsi:")) return true;
  if (rule.others == OtherAttributes::none || !has_prefix(name)) return false;
  if (prefix_of(name) == "?") return rule.others == OtherAttributes::any;
  return prefix_of(name) == "xml" || module_attribute(name) != nullptr;
}

}  // namespace

void check_attributes(const Node& node, const ElementRule& rule, const Findings& findings) {
  for (const auto& [name, value] : node.attributes) {
    const auto found = std::ranges::find(rule.attributes, name, &AttributeRule::name);
    const AttributeRule* attribute = found == rule.attributes.end() ? module_attribute(name) : &*found;
    if (found == rule.attributes.end() && !is_allowed_elsewhere(name, rule)) {
      findings.report("xliff2.attribute", node, tr("<{1}> may not have the attribute {2}", node.name, name));
    } else if (attribute != nullptr && attribute->holds != nullptr && !attribute->holds(value)) {
      findings.bad_value(node, name);
    }
  }
  for (const auto& attribute : rule.attributes) {
    if (attribute.required && !node.has(attribute.name))
      findings.report("xliff2.missing-attribute", node,
                      tr("<{1}> lacks the attribute {2}", node.name, attribute.name));
  }
}

}  // namespace distich::formats::xliff::validation
