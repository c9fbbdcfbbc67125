#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/text/negation.hpp>
#include <distich/text/placeables.hpp>

namespace distich::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// "kind:text=value" for each.
std::vector<std::string> found(std::string_view text) {
  std::vector<std::string> out;
  for (const auto& each : find_placeables(text)) {
    auto entry = std::string(name(each.kind)) + ':' + std::string(each.range.of(text));
    out.push_back(each.value == each.range.of(text) ? entry : entry + '=' + each.value);
  }
  return out;
}

TEST(Placeables, AreNumbersInAnyDigits) {
  EXPECT_THAT(found("4 gates, 1,200.5 m"), ElementsAre("number:4", "number:1,200.5=12005"));
  EXPECT_THAT(found("۱۲ کشتی"), ElementsAre("number:۱۲=12"));
  EXPECT_THAT(found("20万人"), ElementsAre("number:20=20万"));
  EXPECT_THAT(found("none"), IsEmpty());
  EXPECT_THAT(found(""), IsEmpty());
}

TEST(Placeables, AreDatesInDigits) {
  EXPECT_THAT(found("on 2026-03-01, or 1.3.2026"),
              ElementsAre("date:2026-03-01=2026-3-1", "date:1.3.2026=1-3-2026"));
  EXPECT_THAT(found("3/25/2026."), ElementsAre("date:3/25/2026=3-25-2026"));
  EXPECT_THAT(found("۲۰۲۶/۰۳/۰۱"), ElementsAre("date:۲۰۲۶/۰۳/۰۱=2026-3-1"));
}

TEST(Placeables, AreNotDatesWhenNoDayIsMeant) {
  EXPECT_THAT(found("2026-13-01"), ElementsAre("number:2026", "number:13", "number:01"));
  EXPECT_THAT(found("1.2.2026.5"), ElementsAre("number:1.2.2026.5=1220265"));
  EXPECT_THAT(found("31/31/2026"), ElementsAre("number:31", "number:31", "number:2026"));
  EXPECT_THAT(found("5-2026-03-01"), ElementsAre("number:5", "number:2026", "number:03", "number:01"));
  EXPECT_THAT(found("2026-03/01"), ElementsAre("number:2026", "number:03", "number:01"));
  EXPECT_THAT(found("20260-03-01"), ElementsAre("number:20260", "number:03", "number:01"));
}

TEST(Placeables, AreAddressesWithoutTheMarksOfTheSentence) {
  EXPECT_THAT(found("See https://port.example/a?b=1#c."), ElementsAre("url:https://port.example/a?b=1#c"));
  EXPECT_THAT(found("(www.port.example)"), ElementsAre("url:www.port.example"));
  EXPECT_THAT(found("https://port.example/x_(y)"), ElementsAre("url:https://port.example/x_(y)"));
  EXPECT_THAT(found("请看https://port.example/。谢谢"), ElementsAre("url:https://port.example/"));
  EXPECT_THAT(found("Write to ana.b@port.example!"), ElementsAre("email:ana.b@port.example"));
  EXPECT_THAT(found("mailto://ana@port.example"), ElementsAre("url:mailto://ana@port.example"));
  EXPECT_THAT(found("a://b ftp://c.example"), ElementsAre("url:a://b", "url:ftp://c.example"));
  EXPECT_THAT(found("@port, a@b, ://, www., x@.y"), IsEmpty());
}

std::vector<std::string> denials(std::string_view language, std::string_view text) {
  std::vector<std::string> out;
  for (const auto range : Negation::for_language(LanguageTag::parse(language).value()).find(text))
    out.emplace_back(range.of(text));
  return out;
}

TEST(Negation, IsFoundInItsLanguages) {
  EXPECT_THAT(denials("en", "It did NOT leave, and no one knows."), ElementsAre("NOT", "no"));
  EXPECT_THAT(denials("en-GB", "It isn’t late"), ElementsAre("n’t"));
  EXPECT_THAT(denials("de", "Keine Fähre, nicht heute"), ElementsAre("Keine", "nicht"));
  EXPECT_THAT(denials("fr", "Il n’est pas là"), ElementsAre("n’", "pas"));
  EXPECT_THAT(denials("es", "No hay nadie"), ElementsAre("No", "nadie"));
  EXPECT_THAT(denials("it", "Non c'è nessuno"), ElementsAre("Non", "nessuno"));
  EXPECT_THAT(denials("pt", "Não há"), ElementsAre("Não"));
  EXPECT_THAT(denials("nl", "Er is geen boot"), ElementsAre("geen"));
  EXPECT_THAT(denials("ru", "Паром не ушёл"), ElementsAre("не"));
  EXPECT_THAT(denials("uk", "Пором не пішов"), ElementsAre("не"));
  EXPECT_THAT(denials("ar", "لم تصل السفينة"), ElementsAre("لم"));
  EXPECT_THAT(denials("fa", "کشتی نمی‌رود"), ElementsAre("نمی"));
  EXPECT_THAT(denials("he", "הספינה לא הגיעה"), ElementsAre("לא"));
  EXPECT_THAT(denials("tr", "Vapur gelmedi"), ElementsAre("medi"));
  EXPECT_THAT(denials("hi", "नाव नहीं आई"), ElementsAre("नहीं"));
  EXPECT_THAT(denials("zh", "渡轮没有离港"), ElementsAre("没"));
  EXPECT_THAT(denials("ja", "船は出ない"), ElementsAre("ない"));
  EXPECT_THAT(denials("pl", "Prom nie odpłynął"), ElementsAre("nie"));
}

TEST(Negation, IsNotFoundInWordsThatLookLikeIt) {
  EXPECT_THAT(denials("en", "A noted nothingness"), IsEmpty());
  EXPECT_THAT(denials("de", "nichtig"), IsEmpty());
  EXPECT_THAT(denials("tr", "Bir komedi"), IsEmpty());
  EXPECT_THAT(denials("zh", "非常好，不过晚了"), IsEmpty());
  EXPECT_THAT(denials("ja", "船は少ない"), IsEmpty());
  EXPECT_THAT(denials("fi", "ei"), IsEmpty());
  EXPECT_THAT(denials("en", ""), IsEmpty());
}

TEST(Negation, HasAFileForEachLanguageThatItIsPromisedFor) {
  EXPECT_THAT(Negation::languages(), ElementsAre("ar", "de", "en", "es", "fa", "fr", "he", "hi", "it", "ja",
                                                 "nl", "pl", "pt", "ru", "tr", "uk", "zh"));
  for (const auto language : Negation::languages())
    EXPECT_NO_THROW((void)Negation::for_language(LanguageTag::parse(language).value())) << language;
}

TEST(Negation, NamesTheLineOfAFault) {
  try {
    (void)Negation("word no\nwords not\n", "xx.txt");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.where()->line, 2U);
  }
  EXPECT_THROW((void)Negation("word no no\n", "xx.txt"), Error);
}

}  // namespace
}  // namespace distich::text
