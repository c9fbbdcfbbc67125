#pragma once
#include "../bilingual_files.hpp"
#include <distich/formats/xliff1/xliff1.hpp>

namespace distich::test {

inline Read read(const std::string& bytes, const LanguagePair& languages = {},
                 const Format& format = xliff1_format()) {
  return read_with(format, bytes, languages);
}

inline std::string write(const FileHeader& header, const std::vector<BilingualUnit>& units,
                         std::vector<std::string>* losses = nullptr) {
  return write_with(xliff1_format(), header, units, losses);
}

/// A whole file around what a <body> holds.
inline std::string xliff(const std::string& body, const std::string& namespaces = "") {
  return "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" version=\"1.2\"" + namespaces +
         "><file original=\"a.html\" source-language=\"en\" target-language=\"fr\" datatype=\"html\"><body>" +
         body + "</body></file></xliff>";
}

inline std::string unit(const std::string& content, const std::string& attributes = "") {
  return xliff("<trans-unit id=\"1\"" + attributes + ">" + content + "</trans-unit>");
}

}  // namespace distich::test
