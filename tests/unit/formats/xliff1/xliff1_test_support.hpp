#pragma once
#include <distich/formats/xliff1/xliff1.hpp>

namespace distich::test {

struct Read {
  FileHeader header;
  std::vector<BilingualUnit> units;
  std::vector<std::string> diagnostics;  ///< their ids
};

inline Read read(const std::string& bytes, const LanguagePair& languages = {},
                 const Format& format = xliff1_format()) {
  Read out;
  Control control;
  control.on_diagnostic = [&](const Diagnostic& diagnostic) {
    EXPECT_TRUE(diagnostic.where && diagnostic.where->line > 0) << diagnostic.id;
    out.diagnostics.emplace_back(diagnostic.id);
  };
  std::istringstream in(bytes);
  const auto reader = format.read_bilingual(in, {"test.xlf", "", languages}, control);
  out.header = reader->header();
  for (BilingualUnit unit; reader->next(unit);) out.units.push_back(unit);
  return out;
}

inline std::string write(const FileHeader& header, const std::vector<BilingualUnit>& units,
                         std::vector<std::string>* losses = nullptr) {
  std::ostringstream out;
  WriteOptions options;
  options.on_diagnostic = [&](const Diagnostic& diagnostic) {
    if (losses != nullptr) losses->push_back(diagnostic.message.english());
  };
  const auto writer = xliff1_format().write_bilingual(out, options);
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
