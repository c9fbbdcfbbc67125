#pragma once
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <distich/formats/format.hpp>

namespace distich::test {

struct Read {
  FileHeader header;
  std::vector<BilingualUnit> units;
  std::vector<std::string> diagnostics;  ///< their ids
};

/// A bilingual file that is read whole. Each diagnostic must have a place.
inline Read read_with(const Format& format, const std::string& bytes, const LanguagePair& languages) {
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

/// A whole file; what it could not hold goes to `losses`.
inline std::string write_with(const Format& format, const FileHeader& header,
                              const std::vector<BilingualUnit>& units,
                              std::vector<std::string>* losses = nullptr) {
  std::ostringstream out;
  WriteOptions options;
  options.on_diagnostic = [&](const Diagnostic& diagnostic) {
    if (losses != nullptr) losses->push_back(diagnostic.message.english());
  };
  const auto writer = format.write_bilingual(out, options);
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

}  // namespace distich::test
