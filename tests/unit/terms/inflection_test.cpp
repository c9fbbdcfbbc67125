#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/base/error.hpp>
#include <distich/terms/inflection_internal.hpp>

namespace distich::terms_internal {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> forms(const Inflection& inflection, std::string_view word) {
  Inflection::Forms out;
  out.resize(inflection.citation_forms(word, out));
  return out;
}

TEST(Inflection, TakesTheLongestSuffixThatLeavesAStem) {
  const Inflection rules("stem 3\nsuffix ies y ie\nsuffix s -\nsuffix ss", "test");
  EXPECT_THAT(forms(rules, "casualties"), ElementsAre("casualty", "casualtie"));
  EXPECT_THAT(forms(rules, "warplanes"), ElementsAre("warplane"));
  EXPECT_THAT(forms(rules, "glass"), IsEmpty()) << "a rule without forms forbids";
  EXPECT_THAT(forms(rules, "ties"), ElementsAre("tie")) << "-ies would leave one letter";
  EXPECT_THAT(forms(rules, "is"), IsEmpty());
  EXPECT_THAT(forms(rules, ""), IsEmpty());
}

TEST(Inflection, TakesOffAPrefixAndThenASuffix) {
  const Inflection rules("stem 2\nprefix wa -\nprefix wal - al\nsuffix hum -", "test");
  EXPECT_THAT(forms(rules, "walbaythum"), ElementsAre("walbayt", "baythum", "bayt", "albaythum", "albayt"));
}

TEST(Inflection, UndoesAChangeOfVowel) {
  const Inflection rules("stem 3\nshift ä a\nsuffix e -", "test");
  EXPECT_THAT(forms(rules, "vorräte"), ElementsAre("vorrät", "vorrat"));
}

TEST(Inflection, TakesEndingsOffInARow) {
  const Inflection rules("stem 2\nslot da\nslot im\nslot lar", "test");
  EXPECT_THAT(forms(rules, "evlarimda"), ElementsAre("evlarim", "evlar", "ev"));
  EXPECT_THAT(forms(rules, "evlar"), ElementsAre("ev"));
  EXPECT_THAT(forms(rules, "evdalar"), ElementsAre("evda")) << "in their order only";
  EXPECT_THAT(forms(rules, "elar"), IsEmpty()) << "the stem is too short";
}

TEST(Inflection, UndoesChangesAtTheBorder) {
  const Inflection rules("stem 2\nslot i da\nvowels a e i\nend b p\nfleeting i e", "test");
  EXPECT_THAT(forms(rules, "kitabi"), ElementsAre("kitab", "kitap"));
  EXPECT_THAT(forms(rules, "kitabda"), ElementsAre("kitab")) << "nothing changes before a consonant";
  EXPECT_THAT(forms(rules, "sehri"), ElementsAre("sehr", "sehir", "seher"));
}

TEST(Inflection, KnowsIrregularFormsAndWhatMayHaveBeenLost) {
  const Inflection rules("stem 3\nform children child\nsuffix s -\nsuffix - a o", "test");
  EXPECT_THAT(forms(rules, "children"), ElementsAre("child", "childrena", "childreno"));
  EXPECT_THAT(forms(rules, "dogs"), ElementsAre("dog")) << "where a suffix fits, nothing was lost";
}

TEST(Inflection, HasLettersOfTheLanguagesOwn) {
  const Inflection rules("fold I ı\nletters ё е\nletters â a", "test");
  EXPECT_EQ(rules.normalise("ILIK"), "ılık");
  std::string out;
  EXPECT_TRUE(rules.unify_letters("счёт", out));
  EXPECT_EQ(out, "счет");
  EXPECT_FALSE(rules.unify_letters("adet", out));
}

TEST(Inflection, KnowsFunctionWords) {
  const Inflection rules("function-words his was  # so frequent\nfunction-words ÜBER", "test");
  EXPECT_TRUE(rules.is_function_word("his"));
  EXPECT_TRUE(rules.is_function_word("über")) << "rules are folded as texts are";
  EXPECT_FALSE(rules.is_function_word("so"));
}

TEST(Inflection, SaysWhichLineIsWrong) {
  for (const std::string_view line :
       {"sufix s -", "suffix", "suffix -", "shift a", "stem x", "stem 12", "prefix", "slot", "form men",
        "letters a", "noun-capitals yes", "suffix \u064B -", "snowball a b"}) {
    try {
      const Inflection rules("# rules\n" + std::string(line), "xx.txt");
      ADD_FAILURE() << line;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::malformed);
      ASSERT_TRUE(error.where());
      EXPECT_EQ(error.where()->line, 2U);
    }
  }
}

TEST(Inflection, TakesNoRuleTwice) {
  EXPECT_THROW(Inflection("suffix s -\nsuffix s e", "test"), Error);
  EXPECT_NO_THROW(Inflection("stem 3\nsuffix s -\nstem 2\nsuffix s e", "test"));
}

TEST(Inflection, HasGoodRulesForEveryShippedLanguage) {
  for (const auto language : Inflection::languages()) {
    EXPECT_NO_THROW(std::ignore = Inflection::for_language(*LanguageTag::parse(language))) << language;
  }
  EXPECT_THAT(forms(Inflection::for_language(*LanguageTag::parse("en-GB")), "jets"), ElementsAre("jet"));
  EXPECT_THAT(forms(Inflection::for_language(*LanguageTag::parse("zh")), "jets"), IsEmpty());
}

}  // namespace
}  // namespace distich::terms_internal
