#include <algorithm>
#include <array>
#include <utility>

#include <distich/base/error.hpp>
#include <distich/formats/tbx/tbx_names_internal.hpp>
#include <distich/formats/tbx/tbx_node_internal.hpp>

namespace distich::formats::tbx {
namespace {

constexpr std::size_t most_nodes = 1'000'000;

constexpr auto containers = std::to_array<std::string_view>(
    {"conceptEntry", "langSec", "termSec", "termGrp", "descripGrp", "adminGrp", "transacGrp", "termNoteGrp",
     "termCompList", "termCompGrp", "ntig"});

constexpr auto leaves =
    std::to_array<std::string_view>({"term", "termNote", "descrip", "descripNote", "admin", "adminNote",
                                     "transac", "transacNote", "note", "ref", "xref", "date", "termComp"});

/// What version 3 calls the elements of version 2.
std::string_view modern_name(std::string_view name) noexcept {
  if (name == "termEntry") return "conceptEntry";
  if (name == "langSet") return "langSec";
  if (name == "tig" || name == "ntig") return "termSec";
  return name;
}

template <std::size_t Size>
bool is_one_of(const std::array<std::string_view, Size>& names, std::string_view name) noexcept {
  return std::ranges::find(names, name) != names.end();
}

bool is_core(std::string_view uri) noexcept {
  return uri.empty() || uri == core_namespace;
}

class NodeReader {
 public:
  NodeReader(xml::Reader& xml, Reporter& report) : xml_(xml), report_(report) {}

  Node read() {
    if (++count_ > most_nodes) {
      throw Error(ErrorCode::limit, tr("this entry has more than {1} elements", most_nodes), xml_.position());
    }
    Node node;
    node.where = xml_.position();
    name_node(node);
    take_attributes(node);
    if (is_one_of(containers, node.name)) {
      read_children(node);
    } else {
      node.text = read_text();
    }
    return node;
  }

 private:
  void name_node(Node& node) {
    const auto& name = xml_.name();
    if (is_core(xml_.uri())) {
      node.name = modern_name(name);
      if (is_one_of(containers, node.name) || is_one_of(leaves, node.name)) return;
    }
    node.type = name;
    const auto metatype = xml_.attribute("metaType");
    const auto* category = find_type(name);
    if (!is_core(xml_.uri()) && metatype && is_one_of(leaves, *metatype)) {
      node.name = *metatype;
    } else if (!is_core(xml_.uri()) && category != nullptr) {
      node.name = category->category;
    } else {
      node.name = "unknown";
      report_(Severity::warning, "tbx.unknown-element",
              tr("<{1}> is no element of TBX that is known; it is kept, but cannot be written", name));
    }
  }

  void take_attributes(Node& node) {
    for (const auto& attribute : xml_.attributes()) {
      const bool is_language = attribute.name == "lang" && attribute.uri == xml::xml_namespace;
      if (is_language) {
        node.language = attribute.value;
      } else if (attribute.name == "type" && attribute.uri.empty()) {
        node.type = attribute.value;
      } else if (attribute.name == "id") {
        node.id = id_from_xml(attribute.value);
      } else if (attribute.name == "target") {
        node.target = node.name == "xref" ? attribute.value : id_from_xml(attribute.value);
      } else if (attribute.name == "datatype") {
        node.datatype = attribute.value;
      } else if (attribute.name != "metaType") {
        report_(Severity::warning, "tbx.unknown-attribute",
                tr("the attribute {1} of <{2}> is left out", attribute.name, xml_.name()));
      }
    }
  }

  void read_children(Node& node) {
    const auto outer = xml_.depth();
    while (xml_.next() && !(xml_.kind() == xml::NodeKind::end && xml_.depth() == outer)) {
      if (xml_.kind() == xml::NodeKind::start) {
        node.children.push_back(read());
      } else if (xml_.kind() == xml::NodeKind::text && !without_indent(xml_.text()).empty()) {
        if (xml_.text().find_first_not_of(" \t\r\n") == std::string::npos) continue;
        report_(Severity::warning, "tbx.stray-text",
                tr("the text “{1}” stands between elements and is left out", xml_.text()));
      }
    }
  }

  std::string read_text() {
    std::string text;
    bool markup = false;
    const auto outer = xml_.depth();
    while (xml_.next() && !(xml_.kind() == xml::NodeKind::end && xml_.depth() == outer)) {
      if (xml_.kind() == xml::NodeKind::text) text += xml_.text();
      markup = markup || xml_.kind() == xml::NodeKind::start;
    }
    if (markup) {
      report_(Severity::warning, "tbx.markup",
              tr("the text “{1}” is kept without the markup in it", without_indent(text)));
    }
    return without_indent(text);
  }

  xml::Reader& xml_;
  Reporter& report_;
  std::size_t count_ = 0;
};

bool is_space(char c) noexcept {
  return c == ' ' || c == '\t';
}

}  // namespace

std::string without_indent(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '\n') {
      out += text[at++];
      continue;
    }
    // Only an indented line, or an end of the text, was broken for the eye.
    auto next = at;
    while (next < text.size() && (is_space(text[next]) || text[next] == '\n')) ++next;
    const bool indented = is_space(text[next - 1]) || next == text.size() || at == 0;
    if (indented) {
      while (!out.empty() && is_space(out.back())) out.pop_back();
      if (!out.empty() && next < text.size()) out += ' ';
    } else {
      out += text.substr(at, next - at);
    }
    at = next;
  }
  return out;
}

Node read_node(xml::Reader& xml, Reporter& report) {
  return NodeReader(xml, report).read();
}

}  // namespace distich::formats::tbx
