#pragma once
#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <distich/base/control.hpp>

namespace distich::formats::xliff::validation {

/// A `SourcePos` without its file's name.
struct Place {
  std::uint64_t byte = 0;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// An element's start as the rules see it. Names carry their module's prefix: "unit", "mtc:match",
/// "fs:fs", "xml:lang"; an attribute of a foreign namespace is called "?:name".
struct Node {
  std::string name;
  std::string_view section;  ///< of the standard, that describes the element
  std::vector<std::pair<std::string, std::string>> attributes;
  Place place;

  [[nodiscard]] std::optional<std::string_view> get(std::string_view attribute) const {
    const auto found = std::ranges::find(attributes, attribute, &std::pair<std::string, std::string>::first);
    if (found == attributes.end()) return std::nullopt;
    return found->second;
  }

  [[nodiscard]] bool has(std::string_view attribute) const { return get(attribute).has_value(); }

  /// The attribute's value, or what stands for it where it is missing.
  [[nodiscard]] std::string_view get_or(std::string_view attribute, std::string_view missing) const {
    return get(attribute).value_or(missing);
  }

  [[nodiscard]] bool is(std::string_view attribute, std::string_view value) const {
    return get(attribute) == value;
  }
};

/// Says what is wrong with a file.
class Findings {
 public:
  Findings(std::string input, const Control& control) : input_(std::move(input)), control_(&control) {}

  /// `rule` and `section` point to static storage.
  void report(std::string_view rule, std::string_view section, const Place& place, Message message,
              Severity severity = Severity::error) const {
    Diagnostic diagnostic{severity, rule, std::move(message),
                          SourcePos{input_, place.byte, place.line, place.column}};
    diagnostic.section = section;
    control_->report(diagnostic);
  }

  void report(std::string_view rule, const Node& node, Message message) const {
    report(rule, node.section, node.place, std::move(message));
  }

  /// "xliff2.needs": `what` on the element is only allowed together with `needed`.
  void needs(const Node& node, std::string_view what, std::string_view needed,
             Severity severity = Severity::error) const {
    report("xliff2.needs", node.section, node.place, tr("<{1}> with {2} needs {3}", node.name, what, needed),
           severity);
  }

  /// "xliff2.excludes": two things that the element cannot both have.
  void excludes(const Node& node, std::string_view one, std::string_view other) const {
    report("xliff2.excludes", node, tr("<{1}> cannot have both {2} and {3}", node.name, one, other));
  }

  /// "xliff2.value": a value that the attribute cannot have.
  void bad_value(const Node& node, std::string_view attribute) const {
    report("xliff2.value", node,
           tr("<{1}> has a value of {2} that is not allowed: {3}", node.name, attribute,
              node.get_or(attribute, "")));
  }

  /// "xliff2.duplicate-id": an id that is used a second time in `scope`.
  void duplicate(const Node& node, std::string_view id, std::string_view scope) const {
    report("xliff2.duplicate-id", node,
           tr("the id {1} of <{2}> is there twice in <{3}>", id, node.name, scope));
  }

  /// "xliff2.reference": an attribute that names something that is not there.
  void dangling(const Node& node, std::string_view attribute, Severity severity = Severity::error) const {
    report("xliff2.reference", node.section, node.place,
           tr("{2} of <{1}> names what is not there: {3}", node.name, attribute, node.get_or(attribute, "")),
           severity);
  }

 private:
  std::string input_;
  const Control* control_;
};

}  // namespace distich::formats::xliff::validation
