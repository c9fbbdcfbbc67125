// Whatever the bytes: no crash, only Error is thrown; and what is read, written by our writer
// and read again, is the same.
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include <distich/xml/reader.hpp>
#include <distich/xml/writer.hpp>

namespace {

using distich::xml::Attribute;
using distich::xml::NodeKind;
using distich::xml::Reader;

struct Node {
  NodeKind kind = NodeKind::text;
  std::string name;
  std::string text;
  std::vector<std::string> values;

  friend bool operator==(const Node&, const Node&) = default;
};

/// Elements, attribute values and text, without namespaces, comments and instructions; text
/// that those had parted is joined.
std::vector<Node> read(const std::string& bytes) {
  std::istringstream in(bytes);
  Reader reader(in, "fuzz");
  std::vector<Node> nodes;
  while (reader.next()) {
    if (reader.kind() == NodeKind::comment || reader.kind() == NodeKind::processing_instruction) continue;
    if (reader.kind() == NodeKind::text) {
      if (nodes.empty() || nodes.back().kind != NodeKind::text) nodes.push_back({NodeKind::text, {}, {}, {}});
      nodes.back().text += reader.text();
      continue;
    }
    nodes.push_back({reader.kind(), std::string(reader.name()), {}, {}});
    if (reader.kind() != NodeKind::start) continue;
    for (const auto& attribute : reader.attributes()) nodes.back().values.push_back(attribute.value);
  }
  return nodes;
}

std::string write(const std::vector<Node>& nodes) {
  std::ostringstream out;
  distich::xml::Writer writer(out);
  for (const auto& node : nodes) {
    if (node.kind == NodeKind::text) writer.text(node.text);
    if (node.kind == NodeKind::end) writer.close();
    if (node.kind != NodeKind::start) continue;
    writer.open(node.name, distich::xml::Writer::Layout::in_line);
    for (std::size_t i = 0; i < node.values.size(); ++i)
      writer.attribute("a" + std::to_string(i), node.values[i]);
  }
  writer.finish();
  return out.str();
}

void read_inner(const std::string& bytes) {
  std::istringstream in(bytes);
  Reader reader(in, "fuzz");
  while (reader.next()) {
    if (reader.kind() == NodeKind::start && reader.depth() % 3 == 0) (void)reader.inner_xml();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  try {
    const auto nodes = read(bytes);
    if (read(write(nodes)) != nodes) std::abort();
    read_inner(bytes);
  } catch (const distich::Error&) {
  }
  return 0;
}
