#pragma once
#include "../bilingual_files.hpp"
#include <distich/formats/xliff/xliff.hpp>

namespace distich::test {

inline Read read(const std::string& bytes, const LanguagePair& languages = {}) {
  return read_with(xliff_format(), bytes, languages);
}

inline std::string write(const FileHeader& header, const std::vector<BilingualUnit>& units) {
  return write_with(xliff_format(), header, units);
}

/// A whole file around some <unit>.
inline std::string xliff(const std::string& units) {
  return "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\" "
         "trgLang=\"fr\">"
         "<file id=\"f1\" original=\"a.html\">" +
         units + "</file></xliff>";
}

inline std::string segment(const std::string& content) {
  return xliff("<unit id=\"1\"><segment>" + content + "</segment></unit>");
}

}  // namespace distich::test
