#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/qa/check.hpp>
#include <distich/qa/language_internal.hpp>

namespace distich {
namespace {

using qa_internal::Language;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

LanguageTag tag(std::string_view text) {
  return *LanguageTag::parse(text);
}

/// What of the numbers deserves more than a note.
std::vector<std::string> wrong(std::string source, std::string target, std::string_view to,
                               std::string_view from = "en") {
  BilingualUnit unit;
  unit.languages = {tag(from), tag(to)};
  unit.source.text = std::move(source);
  unit.target.emplace().text = std::move(target);
  std::vector<std::string> out;
  for (const auto& finding : Checker(unit.languages, {}, {.only = {"numbers"}}).check(unit)) {
    if (finding.severity == Severity::note) continue;
    const bool missing = unit.target && finding.in_target.empty();
    out.push_back((missing ? "-" : "+") + std::string(missing ? finding.in_source.of(unit.source.text)
                                                              : finding.in_target.of(unit.target->text)));
  }
  return out;
}

TEST(NumbersByLocale, SeparatorsAndDigitsDoNotCount) {
  for (const auto* target : {"1.234,5 t", "1 234,5 t", "1 234,5 t", "1'234.5 t", "١٬٢٣٤٫٥ ط", "۱٬۲۳۴٫۵ ت"})
    EXPECT_THAT(wrong("1,234.5 t", target, "de"), IsEmpty()) << target;
  EXPECT_THAT(wrong("820,000 people in 2011", "820 000 personnes en 2011", "fr"), IsEmpty());
  EXPECT_THAT(wrong("1,127 of them", "1،127 نفر", "fa"), IsEmpty());
  EXPECT_THAT(wrong("at 7.55am", "в 7:55 утра", "ru"), IsEmpty());
  EXPECT_THAT(wrong("820,000 people", "820 personnes", "fr"), ElementsAre("-820,000", "+820"));
}

TEST(NumbersByLocale, MayBeScaledByAWord) {
  EXPECT_THAT(wrong("1.2 million boats", "1.200.000 Boote", "de"), IsEmpty());
  EXPECT_THAT(wrong("1.23 million", "123万", "zh"), IsEmpty());
  EXPECT_THAT(wrong("20 million", "02 Millionen", "de"), ElementsAre("-20", "+02"));
  EXPECT_THAT(wrong("$2 billion", "Milliarden", "de"), ElementsAre("-2"));
}

TEST(NumbersByLocale, MayBeWords) {
  EXPECT_THAT(wrong("12 boats and 25 cars", "zwölf Boote und fünfundzwanzig Autos", "de"), IsEmpty());
  EXPECT_THAT(wrong("the twenty-five boats", "die 25 Boote", "de"), IsEmpty());
  EXPECT_THAT(wrong("35 people in October", "三十五人在10月", "zh"), IsEmpty());
  EXPECT_THAT(wrong("the 21st century", "XXI век", "ru"), IsEmpty());
  EXPECT_THAT(wrong("13 boats", "zwölf Boote", "de"), ElementsAre("-13"));
}

TEST(NumbersByLocale, MayBeConverted) {
  EXPECT_THAT(wrong("winds of 85 mph, 385 miles away", "135 km/h, à 620 km", "fr"), IsEmpty());
  EXPECT_THAT(wrong("1 to 4 inches of rain", "entre 2,5 et 10 cm", "fr"), IsEmpty());
  EXPECT_THAT(wrong("80 degrees", "26 degrés", "fr"), IsEmpty());
  EXPECT_THAT(wrong("at 3 p.m. in the 1980s", "um 15 Uhr in den 80ern", "de"), IsEmpty());
  EXPECT_THAT(wrong("at 12 p.m.", "um 24 Uhr", "de"), ElementsAre("-12", "+24")) << "noon is not midnight";
  EXPECT_THAT(wrong("in 2021", "در سال ۱۴۰۰", "fa"), IsEmpty());
  EXPECT_THAT(wrong("385 miles", "385 km et 260 km", "fr"), ElementsAre("+260"));
  EXPECT_THAT(wrong("10 miles", "50 km", "fr"), ElementsAre("-10", "+50"));
}

TEST(LanguageData, NumbersInWordsAddAndMultiply) {
  const auto en = Language::of(tag("en"));
  EXPECT_THAT(en.numbers_in_words("two hundred and five boats"), Contains(205U));
  EXPECT_THAT(en.numbers_in_words("three hundred thousand"), Contains(300000U));
  EXPECT_THAT(Language::of(tag("de")).numbers_in_words("fünfundzwanzig"), Contains(25U));
  EXPECT_THAT(Language::of(tag("ja")).numbers_in_words("三百二十一人"), Contains(321U));
  EXPECT_THAT(en.numbers_in_words("someone often"), IsEmpty()) << "within other words there are none";
}

TEST(LanguageData, OfEachFileCanBeRead) {
  for (const auto name : Language::with_data()) {
    EXPECT_NO_THROW(static_cast<void>(Language::of(tag(name)))) << name;
    EXPECT_TRUE(LanguageTag::parse(name)) << name;
  }
  EXPECT_THAT(Language::with_data(), Contains("fa"));
  EXPECT_TRUE(Language::of(tag("xx")).is_written_in("Latn")) << "nothing is known";
}

TEST(LanguageData, BadLinesAreRefusedWithTheirPlace) {
  for (const auto* rules :
       {"script Latn\nnumber ten 10\n", "\nsay what\n", "#\nunit 1 x mile\n", "\nnumber 1\n"}) {
    try {
      Language(rules, "xx.txt");
      ADD_FAILURE() << rules;
    } catch (const Error& error) {
      ASSERT_TRUE(error.where());
      EXPECT_EQ(error.where()->line, 2U) << rules;
    }
  }
}

}  // namespace
}  // namespace distich
