// The library's readers take the shipped files without a complaint, and read what the small
// parser of these tests reads.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "glossary_table.hpp"
#include <distich/base/file.hpp>
#include <distich/formats/table/table.hpp>
#include <distich/formats/tmx/tmx.hpp>

namespace {

using distich::Concept;

const std::filesystem::path folder = std::filesystem::path(DISTICH_SOURCE_DIR) / "glossaries";

std::vector<std::filesystem::path> glossaries() {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".tsv") found.push_back(entry.path());
  }
  std::ranges::sort(found);
  return found;
}

/// A control that fails the test at any diagnostic.
distich::Control no_complaints() {
  distich::Control control;
  control.on_diagnostic = [](const distich::Diagnostic& diagnostic) {
    const std::string where = diagnostic.where ? distich::to_string(*diagnostic.where) : "";
    ADD_FAILURE() << where << ": " << diagnostic.message.english();
  };
  return control;
}

std::vector<Concept> read_glossary(std::istream& in, const std::string& name) {
  const auto reader = distich::tsv_format().read_glossary(
      in, {.input = name, .encoding = {}, .languages = {}}, no_complaints());
  std::vector<Concept> all;
  for (Concept entry; reader->next(entry);) all.push_back(entry);
  return all;
}

Concept expected(const glossary_data::Table& table, const glossary_data::Row& row) {
  Concept wanted;
  wanted.id = row.id;
  wanted.subject = row.subject;
  wanted.definition = row.definition;
  for (const std::string& language : table.languages) {
    const auto found = row.terms.find(language);
    if (found == row.terms.end()) continue;
    for (const auto& term : found->second) {
      wanted.terms.push_back({.text = term.text,
                              .language = distich::LanguageTag::parse(language).value(),
                              .status = distich::term_status(term.status).value(),
                              .part_of_speech = row.part_of_speech,
                              .note = {},
                              .match_case = term.match_case});
    }
  }
  return wanted;
}

TEST(GlossaryReader, ReadsEveryShippedGlossary) {
  for (const auto& file : glossaries()) {
    auto in = distich::open_for_reading(file);
    const std::vector<Concept> concepts = read_glossary(in, file.filename().string());
    const auto table = glossary_data::read_table(file.filename().string(), distich::read_file(file));
    ASSERT_EQ(concepts.size(), table.rows.size()) << file;
    for (std::size_t i = 0; i < concepts.size(); ++i) {
      EXPECT_TRUE(concepts[i] == expected(table, table.rows[i])) << concepts[i].id;
    }
  }
}

TEST(GlossaryReader, KeepsThemThroughTheWriter) {
  for (const auto& file : glossaries()) {
    auto in = distich::open_for_reading(file);
    const std::vector<Concept> concepts = read_glossary(in, file.filename().string());
    std::stringstream stream;
    const auto writer = distich::tsv_format().write_glossary(stream, {});
    writer->begin({});
    for (const Concept& entry : concepts) writer->write(entry);
    writer->finish();
    EXPECT_TRUE(read_glossary(stream, "written again") == concepts) << file;
  }
}

TEST(SampleMemory, IsReadInFiveLanguages) {
  auto in = distich::open_for_reading(folder / "samples/memory.tmx");
  const auto reader = distich::tmx_format().read_memory(in, {}, no_complaints());
  std::size_t units = 0;
  std::set<std::string> ids;
  for (distich::TranslationUnit unit; reader->next(unit); ++units) {
    ids.insert(unit.id);
    std::vector<std::string> languages;
    for (const auto& variant : unit.variants) {
      languages.push_back(variant.language.str());
      EXPECT_FALSE(variant.text.text.empty()) << unit.id;
    }
    EXPECT_THAT(languages, testing::ElementsAre("en", "de", "fa", "ar", "zh")) << unit.id;
  }
  EXPECT_GE(units, 40U);
  EXPECT_EQ(ids.size(), units);
}

}  // namespace
