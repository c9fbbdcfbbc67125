#pragma once
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

/// What the schemas of XLIFF 2.0, 2.1 and 2.2 and of their modules say, as a table.
namespace distich::formats::xliff::validation {

/// Is this text a value of an attribute's type?
using HoldsValue = bool (*)(std::string_view value);

/// The type of a name used in the table ("yesNo", "id", "uri", …); null for a type that takes anything.
[[nodiscard]] HoldsValue value_type(std::string_view name);

struct AttributeRule {
  std::string_view name;  ///< with its module's prefix: "id", "xml:space"
  HoldsValue holds = nullptr;
  bool required = false;
};

/// One place in the order of an element's children.
struct Particle {
  std::vector<std::string_view> names;  ///< of which one stands here; "~" = any of another namespace
  bool required = false;
  bool repeats = false;
};

/// Which attributes beyond those in the table an element takes.
enum class OtherAttributes : std::uint8_t {
  none,
  of_modules,  ///< <pc>: fs:fs, slr:sizeInfo, its:…, but no extension's
  any,
};

struct ElementRule {
  std::string_view name;     ///< with its module's prefix: "unit", "mtc:match"
  std::string_view section;  ///< of the standard
  std::vector<Particle> children;
  std::vector<AttributeRule> attributes;
  OtherAttributes others = OtherAttributes::none;
  bool holds_text = false;
};

/// The rules for one version. A plain value; its names point to static storage.
class Schema {
 public:
  /// `version`: 20, 21 or 22.
  explicit Schema(int version);

  /// Null for a name that the standard does not have.
  [[nodiscard]] const ElementRule* find(std::string_view name) const;

 private:
  std::map<std::string_view, ElementRule> elements_;
};

/// The prefix that this validation calls a namespace by: "" for the core of either version, "mtc", "its",
/// "xml";
/// "?" for any other.
[[nodiscard]] std::string_view module_of(std::string_view uri);

/// Attributes that a module adds to elements of the core: null when there is no such ("fs:bold").
[[nodiscard]] const AttributeRule* module_attribute(std::string_view name);

/// Where a module's elements may stand among the children of an element: false for <mtc:matches> in <file>.
[[nodiscard]] bool may_stand_in(std::string_view module_element, std::string_view parent);
/// At most one of them in its parent?
[[nodiscard]] bool stands_once(std::string_view module_element);

}  // namespace distich::formats::xliff::validation
