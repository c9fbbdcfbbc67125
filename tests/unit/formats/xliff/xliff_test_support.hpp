#pragma once
#include <distich/formats/xliff/xliff.hpp>

namespace distich::test {

struct Read {
  FileHeader header;
  std::vector<BilingualUnit> units;
  std::vector<std::string> diagnostics;  ///< their ids
};

inline Read read(const std::string& bytes, const LanguagePair& languages = {}) {
  Read out;
  Control control;
  control.on_diagnostic = [&](const Diagnostic& diagnostic) { out.diagnostics.emplace_back(diagnostic.id); };
  std::istringstream in(bytes);
  const auto reader = xliff_format().read_bilingual(in, {"test.xlf", "", languages}, control);
  out.header = reader->header();
  for (BilingualUnit unit; reader->next(unit);) out.units.push_back(unit);
  return out;
}

inline std::string write(const FileHeader& header, const std::vector<BilingualUnit>& units) {
  std::ostringstream out;
  const auto writer = xliff_format().write_bilingual(out, {});
  writer->begin(header);
  for (const auto& unit : units) writer->write(unit);
  writer->finish();
  return out.str();
}

inline LanguageTag tag(std::string_view text) {
  return *LanguageTag::parse(text);
}

inline FileHeader header(std::string_view source = "en", std::string_view target = "fa") {
  FileHeader out;
  out.languages = {tag(source), tag(target)};
  return out;
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
