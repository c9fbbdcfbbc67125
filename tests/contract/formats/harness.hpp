#pragma once
#include <sstream>

#include <distich/formats/format.hpp>

/// What every format must do alike, whatever it is called: these tests take the formats from
/// the registry, so that a new one is held to them without a word here.
namespace distich::contract {

/// How a kind of record is read and written.
template <class Record>
struct Access;

template <>
struct Access<BilingualUnit> {
  static constexpr std::string_view name = "bilingual";

  static const auto& reader(const Format& format) { return format.read_bilingual; }

  static const auto& writer(const Format& format) { return format.write_bilingual; }
};

template <>
struct Access<TranslationUnit> {
  static constexpr std::string_view name = "memory";

  static const auto& reader(const Format& format) { return format.read_memory; }

  static const auto& writer(const Format& format) { return format.write_memory; }
};

template <>
struct Access<Concept> {
  static constexpr std::string_view name = "glossary";

  static const auto& reader(const Format& format) { return format.read_glossary; }

  static const auto& writer(const Format& format) { return format.write_glossary; }
};

template <class Record>
struct ReadFile {
  FileHeader header;
  std::vector<Record> records;
  std::vector<std::string> problems;  ///< diagnostics of severity warning and error
};

template <class Record>
ReadFile<Record> read_all(const Format& format, const std::string& bytes,
                          const LanguagePair& languages = {}) {
  ReadFile<Record> out;
  Control control;
  control.on_diagnostic = [&](const Diagnostic& diagnostic) {
    if (diagnostic.severity == Severity::note) return;
    out.problems.push_back(std::string(diagnostic.id) + ": " + diagnostic.message.english());
  };
  std::istringstream in(bytes);
  const auto reader = Access<Record>::reader(format)(in, {"sample", "", languages}, control);
  out.header = reader->header();
  for (Record record; reader->next(record);) out.records.push_back(record);
  return out;
}

template <class Record>
std::string write_all(const Format& format, const FileHeader& header, const std::vector<Record>& records) {
  std::ostringstream out;
  const auto writer = Access<Record>::writer(format)(out, {});
  writer->begin(header);
  for (const auto& record : records) writer->write(record);
  writer->finish();
  return out.str();
}

/// Formats that write only into the very file that units were read from: there is nothing to write these
/// samples into; and one that is two files. Their own tests hold them.
inline bool needs_its_file(std::string_view format) {
  return format == "sdlxliff" || format == "mqxliff" || format == "moses";
}

template <class Record>
std::vector<Format> formats_that_read_and_write() {
  std::vector<Format> out;
  const auto registry = FormatRegistry::with_builtin_formats();
  for (const auto& format : registry.all()) {
    if (needs_its_file(format.id)) continue;
    if (Access<Record>::reader(format) && Access<Record>::writer(format)) out.push_back(format);
  }
  return out;
}

}  // namespace distich::contract
