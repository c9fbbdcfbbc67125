#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "found.hpp"

namespace distich::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The numbers of a translation that are not written as its language has them.
std::vector<std::string> foreign(std::string source, std::string target, std::string_view to) {
  const auto unit = pair(std::move(source), std::move(target), to);
  std::vector<std::string> out;
  for (const auto& finding : Checker(unit.languages, {}, {.only = {"number-style"}}).check(unit))
    out.emplace_back(finding.in_target.of(unit.target->text));
  return out;
}

TEST(NumberStyle, DecimalsAreThoseOfTheLanguage) {
  EXPECT_THAT(foreign("1.5 tons", "1,5 Tonnen", "de"), IsEmpty());
  EXPECT_THAT(foreign("1.5 tons", "1.5 Tonnen", "de"), ElementsAre("1.5"));
  EXPECT_THAT(foreign("1.5 tons", "1,5 toneladas", "es-MX"), ElementsAre("1,5"));
  EXPECT_THAT(foreign("1.5 tons", "1.5 toneladas", "es-MX"), IsEmpty());
  EXPECT_THAT(foreign("1.5 tons", "1.5 toneladas", "es-ES"), ElementsAre("1.5"));
  EXPECT_THAT(foreign("1.5 tons", "1.5 Tonnen", "de-CH"), IsEmpty());
}

TEST(NumberStyle, AMarkBeforeThreeDigitsIsWhatItIsInTheSource) {
  EXPECT_THAT(foreign("1,234 boats", "1,234 Boote", "de"), ElementsAre("1,234"));
  EXPECT_THAT(foreign("1,234 boats", "1.234 Boote", "de"), IsEmpty());
  EXPECT_THAT(foreign("1.234 tons", "1,234 Tonnen", "de"), IsEmpty());
  EXPECT_THAT(foreign("many boats", "1,234 Boote", "de"), IsEmpty()) << "nobody knows";
  EXPECT_THAT(foreign("1,234 boats", "1’234 Boote", "de-CH"), IsEmpty());
  EXPECT_THAT(foreign("1,234 boats", "1’234 Boote", "de"), ElementsAre("1’234"));
}

TEST(NumberStyle, GroupsAreThoseOfTheRegion) {
  EXPECT_THAT(foreign("1,234,567.5", "1.234.567,5", "de"), IsEmpty());
  EXPECT_THAT(foreign("1,234,567.5", "1,234,567.5", "de"), ElementsAre("1,234,567.5"));
  EXPECT_THAT(foreign("1,234,567", "12,34,567", "en-IN"), IsEmpty());
  EXPECT_THAT(foreign("1,234,567", "1 234 567", "fr-CA"), IsEmpty());
  EXPECT_THAT(foreign("1,234,567", "1.234.567", "fr-CA"), ElementsAre("1.234.567"));
}

TEST(NumberStyle, TimesDatesVersionsAndUnknownLanguagesAreLeftAlone) {
  for (const auto* target :
       {"um 15.30 Uhr", "am 31.12. dort", "am 1.5. dort", "Version 1.2.3", "siehe www.a.example/1.5"})
    EXPECT_THAT(foreign("see", target, "de"), IsEmpty()) << target;
  EXPECT_THAT(foreign("1.5 tons", "1.5 t", "xx"), IsEmpty());
  EXPECT_THAT(foreign("1.5 tons", "1.5 o 1,5 toneladas", "es"), IsEmpty()) << "of no region";
}

TEST(Regions, TakeThePlaceOfTheirLanguagesHabits) {
  const auto style = [](std::string target, std::string_view to) {
    return found(pair("He came!", std::move(target), to), {.only = {"punctuation"}});
  };
  EXPECT_THAT(style("Il est venu!", "fr"), ElementsAre("punctuation?"));
  EXPECT_THAT(style("Il est venu!", "fr-CA"), IsEmpty());
  EXPECT_THAT(style("Il est venu!", "fr-Latn-CA"), IsEmpty());
  EXPECT_THAT(found(pair("70 boats", "septante bateaux", "fr-CH"), {.only = {"numbers"}}), IsEmpty());
  EXPECT_THAT(found(pair("12 boats", "douze bateaux", "fr-CH"), {.only = {"numbers"}}), IsEmpty())
      << "words are added";
}

}  // namespace
}  // namespace distich::test
