#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <distich/formats/xml_support_internal.hpp>
#include <distich/xml/reader.hpp>

namespace distich::formats::tbx {

/// An element of an entry, by the names of TBX in DCA style whatever the file's style is.
struct Node {
  std::string name;  ///< "descrip", "langSec", … ("langSet" and so on are told apart by nobody)
  std::string type;  ///< the data category
  std::string text;  ///< of elements without elements in them
  std::string id;
  std::string target;
  std::string language;
  std::string datatype;
  SourcePos where;
  std::vector<Node> children;

  /// Has it no attributes beyond its type?
  [[nodiscard]] bool plain() const noexcept {
    return id.empty() && target.empty() && language.empty() && datatype.empty();
  }
};

/// Reads the element where the reader stands, to its end. White space that comes of indenting is one space.
/// Reported: markup in texts, of which the text is kept ("tbx.markup"), unknown elements and attributes
/// ("tbx.unknown-element", "tbx.unknown-attribute"). Throws Error{limit} for elements with a million others.
[[nodiscard]] Node read_node(xml::Reader& xml, Reporter& report);

/// The text as people see it: line ends with what indents the next line are one space, those at the ends are
/// nothing.
[[nodiscard]] std::string without_indent(std::string_view text);

}  // namespace distich::formats::tbx
