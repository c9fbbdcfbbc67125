// Do the glossaries serve a real article? Terms of the English sample are to be found, as the
// same concepts, in the sentences that translate them.
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "glossary_table.hpp"
#include "sample_article.hpp"
#include <distich/base/file.hpp>
#include <distich/base/language.hpp>
#include <distich/model/term.hpp>
#include <distich/terms/term_matcher.hpp>

namespace {

using distich::Concept;
using distich::LanguageTag;
using distich::TermMatcher;

Concept to_concept(const glossary_data::Row& row) {
  Concept found;
  found.id = row.id;
  for (const auto& [language, terms] : row.terms) {
    for (const auto& term : terms) {
      found.terms.push_back({.text = term.text,
                             .language = LanguageTag::parse(language).value(),
                             .status = distich::term_status(term.status).value(),
                             .part_of_speech = row.part_of_speech,
                             .note = {},
                             .match_case = term.match_case});
    }
  }
  return found;
}

std::vector<Concept> all_concepts() {
  std::vector<Concept> all;
  const auto folder = std::filesystem::path(DISTICH_SOURCE_DIR) / "glossaries";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".tsv") continue;
    for (const auto& row : glossary_data::read_table("", distich::read_file(entry.path())).rows) {
      all.push_back(to_concept(row));
    }
  }
  return all;
}

std::set<std::string> concepts_in(const TermMatcher& matcher, const std::vector<std::string>& segments,
                                  distich::SegmentRange range) {
  std::set<std::string> ids;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    for (const auto& hit : matcher.find(segments[i])) ids.insert(hit.concept_id);
  }
  return ids;
}

class GlossaryOnSample : public testing::TestWithParam<std::string> {};

TEST_P(GlossaryOnSample, FindsTheConceptsOfASentenceInItsTranslation) {
  const std::vector<Concept> concepts = all_concepts();
  const TermMatcher english(concepts, LanguageTag::parse("en").value());
  const TermMatcher other(concepts, LanguageTag::parse(GetParam()).value());
  const auto sources = sample_article::segments("en");
  const auto targets = sample_article::segments(GetParam());
  std::size_t all = 0;
  std::size_t shared = 0;
  std::string missing;
  for (const auto& bead : sample_article::beads(GetParam())) {
    if (bead.source.empty() || bead.target.empty()) continue;
    const std::set<std::string> in_target = concepts_in(other, targets, bead.target);
    for (const std::string& id : concepts_in(english, sources, bead.source)) {
      ++all;
      shared += in_target.count(id);
      if (!in_target.contains(id)) missing += " " + id;
    }
  }
  EXPECT_GE(all, 60U);
  EXPECT_GE(static_cast<double>(shared), 0.85 * static_cast<double>(all)) << "not found:" << missing;
}

INSTANTIATE_TEST_SUITE_P(Languages, GlossaryOnSample, testing::Values("de", "fr", "fa", "ar", "zh"),
                         [](const auto& instance) { return instance.param; });

}  // namespace
