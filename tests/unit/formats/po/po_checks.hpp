#pragma once
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <distich/base/error.hpp>
#include <distich/formats/po/po.hpp>

namespace distich::test {

inline LanguageTag tag(std::string_view text) {
  return *LanguageTag::parse(text);
}

struct Catalogue {
  FileHeader header;
  std::vector<BilingualUnit> units;
  std::vector<std::string> problems;  ///< "po.duplicate 7:1"
};

inline Catalogue read_po(const std::string& bytes, const LanguagePair& languages = {}) {
  Catalogue out;
  Control control;
  control.on_diagnostic = [&](const Diagnostic& diagnostic) {
    auto problem = std::string(diagnostic.id);
    if (diagnostic.where && diagnostic.where->line > 0) {
      problem +=
          ' ' + std::to_string(diagnostic.where->line) + ':' + std::to_string(diagnostic.where->column);
    }
    out.problems.push_back(std::move(problem));
  };
  std::istringstream in(bytes);
  const ReadOptions options{.input = "desk/harbour.po", .encoding = {}, .languages = languages};
  const auto reader = po_format().read_bilingual(in, options, control);
  out.header = reader->header();
  for (BilingualUnit unit; reader->next(unit);) out.units.push_back(unit);
  return out;
}

inline std::string write_po(const FileHeader& header, const std::vector<BilingualUnit>& units,
                            const WriteOptions& options = {}) {
  std::ostringstream out;
  const auto writer = po_format().write_bilingual(out, options);
  writer->begin(header);
  for (const auto& unit : units) writer->write(unit);
  writer->finish();
  return out.str();
}

inline constexpr std::string_view plain_header =
    "msgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";

}  // namespace distich::test
