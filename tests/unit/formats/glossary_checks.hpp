#pragma once
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <distich/base/error.hpp>
#include <distich/formats/format.hpp>

namespace distich::tests {

inline LanguageTag tag(std::string_view text) {
  return LanguageTag::parse(text).value_or(LanguageTag{});
}

struct ReadGlossary {
  FileHeader header;
  std::vector<Concept> concepts;
  std::vector<std::string> problems;  ///< ids and places of diagnostics
};

inline ReadGlossary read_glossary(const Format& format, const std::string& bytes, ReadOptions options = {}) {
  ReadGlossary out;
  Control control;
  control.on_diagnostic = [&](const Diagnostic& found) {
    out.problems.push_back(std::string(found.id) +
                           (found.where ? ":" + std::to_string(found.where->line) : ""));
  };
  std::istringstream in(bytes);
  const auto reader = format.read_glossary(in, options, control);
  out.header = reader->header();
  for (Concept item; reader->next(item);) out.concepts.push_back(item);
  return out;
}

struct WrittenGlossary {
  std::string bytes;
  std::vector<std::string> losses;
};

inline WrittenGlossary write_glossary(const Format& format, const FileHeader& header,
                                      const std::vector<Concept>& concepts, WriteOptions options = {}) {
  WrittenGlossary out;
  options.on_diagnostic = [&](const Diagnostic& found) {
    out.losses.push_back(found.message.arguments().at(1) + " " + found.message.arguments().at(2));
  };
  std::ostringstream stream;
  const auto writer = format.write_glossary(stream, options);
  writer->begin(header);
  for (const auto& item : concepts) writer->write(item);
  writer->finish();
  out.bytes = stream.str();
  return out;
}

inline std::optional<ErrorCode> refusal(const Format& format, const std::string& bytes,
                                        ReadOptions options = {}) {
  try {
    (void)read_glossary(format, bytes, std::move(options));
  } catch (const Error& error) {
    return error.code();
  }
  return std::nullopt;
}

}  // namespace distich::tests
