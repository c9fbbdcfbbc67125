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

TEST(NumbersByLocale, MayBePartsOfOneNumber) {
  EXPECT_THAT(wrong("£120 million", "1億2千万ポンド", "ja"), IsEmpty());
  EXPECT_THAT(wrong("2.25 billion of 649 million", "22億5000万と6 億 4900 万", "ja"), IsEmpty());
  EXPECT_THAT(wrong("35,000 boats", "3万5000隻", "ja"), IsEmpty());
  EXPECT_THAT(wrong("1,250,000 people", "۱ میلیون و ۲۵۰ هزار نفر", "fa"), IsEmpty());
  EXPECT_THAT(wrong("$37 billion", "37 000 millones de dólares", "es"), IsEmpty());
  EXPECT_THAT(wrong("more than 5.5 million", "550多万", "zh"), IsEmpty());
  EXPECT_THAT(wrong("$11 billion of 110 billion", "1,100億のうち110億", "ja"), IsEmpty());
  EXPECT_THAT(wrong("£120 million", "1億3千万ポンド", "ja"), ElementsAre("-120", "+1億3千万"));
  EXPECT_THAT(wrong("5,000 of 5 million", "5 des 5 millions", "fr"), ElementsAre("-5,000"));
  EXPECT_THAT(wrong("between 2 billion and 500 million", "zwischen 2 Milliarden und 500 Millionen", "de"),
              IsEmpty());
}

TEST(NumbersByLocale, MayBeTimes) {
  EXPECT_THAT(wrong("at 3 p.m.", "um 15:00 Uhr", "de"), IsEmpty());
  EXPECT_THAT(wrong("at 04:00", "vers 4h du matin", "fr"), IsEmpty());
  EXPECT_THAT(wrong("at 7.55am", "à 07h55", "fr"), IsEmpty());
  EXPECT_THAT(wrong("at 7.55am", "午前7時55分に", "ja"), IsEmpty());
  EXPECT_THAT(wrong("at 15:00", "um 15: Uhr", "de"), ElementsAre("-00"));
  EXPECT_THAT(wrong("at 3 p.m.", "um 15:10 Uhr", "de"), ElementsAre("+10"));
}

TEST(NumbersByLocale, MayBeYears) {
  EXPECT_THAT(wrong("the war of 1950-53", "la guerre de 1950 à 1953", "fr"), IsEmpty());
  EXPECT_THAT(wrong("the SS19 collection", "die Sommerkollektion 2019", "de"), IsEmpty());
  EXPECT_THAT(wrong("in 2018", "平成30年に", "ja"), IsEmpty());
  EXPECT_THAT(wrong("the 1980s", "ثمانينيات القرن العشرين", "ar"), IsEmpty());
  EXPECT_THAT(wrong("the 19th century", "le XIXe siècle", "fr"), IsEmpty());
  EXPECT_THAT(wrong("the 19th century", "القرن التاسع عشر", "ar"), IsEmpty());
  EXPECT_THAT(wrong("two decades ago", "hace 20 años", "es"), IsEmpty());
  EXPECT_THAT(wrong("the 19 boats of 2018", "die Boote von 2018", "de"), ElementsAre("-19"));
  EXPECT_THAT(wrong("the 18th century", "le XIXe siècle", "fr"), ElementsAre("-18"));
}

TEST(NumbersByLocale, MayBeMeasuresInWords) {
  EXPECT_THAT(wrong("about a mile away", "etwa 1,6 Kilometer entfernt", "de"), IsEmpty());
  EXPECT_THAT(wrong("over half an inch", "plus de 1,3 cm", "fr"), IsEmpty());
  EXPECT_THAT(wrong("over half an inch", "0.5インチを超える", "ja"), IsEmpty());
  EXPECT_THAT(wrong("a two-foot wide brim", "una ala de 60 centímetros", "es"), IsEmpty());
  EXPECT_THAT(wrong("20 feet high", "sechs Meter hoch", "de"), IsEmpty());
  EXPECT_THAT(wrong("a 6-foot-6 junior", "un junior de 1,98 metros", "es"), IsEmpty());
  EXPECT_THAT(wrong("10 miles", "16 km (10 milles)", "fr"), IsEmpty());
  EXPECT_THAT(wrong("300 km (180 miles)", "300 km", "fr"), ElementsAre("-180"));
  EXPECT_THAT(wrong("about a mile away", "etwa 4,6 Kilometer entfernt", "de"), ElementsAre("+4,6"));
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
