#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <distich/archive/archive.hpp>

namespace distich::test {

inline constexpr std::string_view spaces =
    R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" )"
    R"(xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:r="urn:r" xmlns:v="urn:v")";

inline std::string part(std::string_view element, std::string_view body) {
  const std::string name(element);
  return "<?xml version=\"1.0\"?>\n<w:" + name + " " + std::string(spaces) + ">" + std::string(body) +
         "</w:" + name + ">";
}

inline std::string types(std::initializer_list<std::pair<std::string_view, std::string_view>> parts) {
  std::string out = R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)";
  for (const auto& [name, type] : parts) {
    out += R"(<Override PartName="/)" + std::string(name) +
           R"(" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.)" +
           std::string(type) + R"(+xml"/>)";
  }
  return out + "</Types>";
}

/// A document with this body, and a heading style.
inline std::string docx(std::string_view body) {
  const std::vector<archive::File> files = {
      {"[Content_Types].xml", types({{"word/document.xml", "document.main"}, {"word/styles.xml", "styles"}})},
      {"word/document.xml", part("document", "<w:body>" + std::string(body) + "</w:body>")},
      {"word/styles.xml",
       part("styles", R"(<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>)")}};
  return archive::pack(files);
}

inline std::string paragraph(std::string_view content) {
  return "<w:p>" + std::string(content) + "</w:p>";
}

inline std::string run(std::string_view text, std::string_view look = {}) {
  const auto properties = look.empty() ? std::string() : "<w:rPr>" + std::string(look) + "</w:rPr>";
  return "<w:r>" + properties + "<w:t xml:space=\"preserve\">" + std::string(text) + "</w:t></w:r>";
}

}  // namespace distich::test
