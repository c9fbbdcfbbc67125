#include <array>

#include <gtest/gtest.h>

#include <distich/terms/word_forms.hpp>

namespace distich {
namespace {

LanguageTag tag(std::string_view text) {
  return LanguageTag::parse(text).value();
}

TEST(WordForms, AreOfTheWordsThatTheyShareAFormWith) {
  const std::array<std::string, 3> words{"Houses", "children", "house"};
  WordForms forms(words, tag("en-GB"));
  EXPECT_EQ(forms.of("house"), 0b101U);
  EXPECT_EQ(forms.of("HOUSED"), 0b101U);
  EXPECT_EQ(forms.of("child"), 0b010U);
  EXPECT_EQ(forms.of("horse"), 0U);
}

TEST(WordForms, OfFunctionWordsAreThemselvesOnly) {
  const std::array<std::string, 2> words{"The", "harbour"};
  WordForms forms(words, tag("en"));
  EXPECT_EQ(forms.function_words(), 0b01U);
  EXPECT_EQ(forms.of("the"), 0b01U);
  EXPECT_EQ(forms.of("this"), 0U);
}

TEST(WordForms, AreByStemWhereALanguageHasAStemmer) {
  const std::array<std::string, 1> words{"båtarna"};
  WordForms forms(words, tag("sv"));
  EXPECT_EQ(forms.of("båt"), 1U);
  EXPECT_EQ(forms.of("bät"), 0U);
}

TEST(WordForms, AreKnownWhereThereAreRules) {
  for (const auto* known : {"en", "ar", "tr", "sv", "de-CH"})
    EXPECT_TRUE(WordForms::known(tag(known))) << known;
  for (const auto* unknown : {"zh", "ja", "th", "cy", "und"})
    EXPECT_FALSE(WordForms::known(tag(unknown))) << unknown;
}

}  // namespace
}  // namespace distich
