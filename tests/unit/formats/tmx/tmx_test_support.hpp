#pragma once
#include <distich/formats/tmx/tmx.hpp>

namespace distich::test {

template <class Record>
struct Read {
  FileHeader header;
  std::vector<Record> records;
  std::vector<std::string> diagnostics;  ///< their ids
};

template <class Record, class Open>
Read<Record> read_with(const Open& open, const std::string& bytes, ReadOptions options) {
  Read<Record> out;
  Control control;
  control.on_diagnostic = [&](const Diagnostic& diagnostic) { out.diagnostics.emplace_back(diagnostic.id); };
  options.input = "test.tmx";
  std::istringstream in(bytes);
  const auto reader = open(in, options, control);
  out.header = reader->header();
  for (Record record; reader->next(record);) out.records.push_back(record);
  return out;
}

inline Read<TranslationUnit> read_memory(const std::string& bytes) {
  return read_with<TranslationUnit>(tmx_format().read_memory, bytes, {});
}

inline Read<BilingualUnit> read_bilingual(const std::string& bytes, const LanguagePair& languages = {}) {
  return read_with<BilingualUnit>(tmx_format().read_bilingual, bytes, {"", "", languages});
}

inline std::string write_memory(const std::vector<TranslationUnit>& units, const FileHeader& header = {},
                                const WriteOptions& options = {}) {
  std::ostringstream out;
  const auto writer = tmx_format().write_memory(out, options);
  writer->begin(header);
  for (const auto& unit : units) writer->write(unit);
  writer->finish();
  return out.str();
}

inline std::string write_bilingual(const std::vector<BilingualUnit>& units, const FileHeader& header) {
  std::ostringstream out;
  const auto writer = tmx_format().write_bilingual(out, {});
  writer->begin(header);
  for (const auto& unit : units) writer->write(unit);
  writer->finish();
  return out.str();
}

inline LanguageTag tag(std::string_view text) {
  return *LanguageTag::parse(text);
}

/// A whole file around some <tu>.
inline std::string tmx(const std::string& body, const std::string& header_attributes = "srclang=\"en\"") {
  return "<tmx version=\"1.4\"><header " + header_attributes + "/><body>" + body + "</body></tmx>";
}

/// A whole file with one segment.
inline std::string segment(const std::string& markup) {
  return tmx("<tu><tuv xml:lang=\"en\"><seg>" + markup + "</seg></tuv></tu>");
}

}  // namespace distich::test
