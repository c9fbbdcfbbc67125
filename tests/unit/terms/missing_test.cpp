#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/terms/missing.hpp>

namespace distich {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> missing(std::string_view language, const std::vector<std::string_view>& sentences,
                                 const std::string& known = "harbour") {
  const auto tag = *LanguageTag::parse(language);
  const TermMatcher matcher({{"c", {}, {}, {}, {{known, tag}}, {}}}, tag);
  std::vector<std::string> out;
  for (const auto& term : missing_terms(sentences, matcher, tag))
    out.push_back(std::string(name(term.kind)) + ":" + term.text + "×" + std::to_string(term.count));
  return out;
}

TEST(MissingTerms, AreNamesWithTheirSmallWords) {
  EXPECT_THAT(
      missing("en", {"The Bank of Arden lent it to Ilse Marr.", "She met Marr at the Bank of Arden."}),
      ElementsAre("name:Bank of Arden×2", "name:Ilse Marr×1", "name:Marr×1"));
  EXPECT_THAT(missing("en", {"Yesterday it rained."}), IsEmpty())
      << "a sentence begins with a capital anyhow";
}

TEST(MissingTerms, AreFrequentPhrases) {
  EXPECT_THAT(missing("en", {"a tidal power plant", "the tidal power plant and a power line"}),
              ElementsAre("phrase:tidal power plant×2"))
      << "what lies within is not said again";
  EXPECT_THAT(missing("en", {"the old harbour wall", "the old harbour wall"}), IsEmpty())
      << "a part is known";
}

TEST(MissingTerms, InGermanSingleNounsMustBeFrequent) {
  EXPECT_THAT(missing("de", {"Sie baut den Deich.", "Er sieht den Deich bei Azel."}),
              ElementsAre("phrase:Deich×2"));
}

TEST(MissingTerms, SayWhereTheyStandFirst) {
  const auto tag = *LanguageTag::parse("en");
  const std::vector<std::string_view> sentences = {"So it is.", "Now Port Azel is open."};
  const auto found = missing_terms(sentences, TermMatcher({}, tag), tag);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0], (MissingTerm{"Port Azel", MissingKind::name, 1, 1, {4, 13}}));
}

}  // namespace
}  // namespace distich
