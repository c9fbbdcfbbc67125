#pragma once
#include <distich/xml/reader.hpp>

namespace distich::xml::test {

inline std::string describe(const Reader& reader) {
  const auto name = qualified_name(reader.prefix(), reader.name());
  switch (reader.kind()) {
    case NodeKind::start: {
      std::string out = "<" + name;
      for (const auto& attribute : reader.attributes()) {
        out += " " + qualified_name(attribute.prefix, attribute.name) + "=" + attribute.value;
      }
      return out + ">";
    }
    case NodeKind::end: return "</" + name + ">";
    case NodeKind::text: return "\"" + reader.text() + "\"";
    case NodeKind::comment: return "<!--" + reader.text() + "-->";
    case NodeKind::processing_instruction: return "<?" + name + " " + reader.text() + "?>";
  }
  return {};
}

inline std::vector<std::string> events(std::istream& in, const Limits& limits = {}) {
  Reader reader(in, "test.xml", limits);
  std::vector<std::string> out;
  while (reader.next()) out.push_back(describe(reader));
  return out;
}

inline std::vector<std::string> events(const std::string& xml, const Limits& limits = {}) {
  std::istringstream in(xml);
  return events(in, limits);
}

}  // namespace distich::xml::test
