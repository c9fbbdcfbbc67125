#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "found.hpp"

namespace distich::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Quotes, OfTheTargetArePaired) {
  EXPECT_THAT(found(pair("The \"pier\" is new.", "Der „Pier“ ist neu.")), IsEmpty());
  EXPECT_THAT(found(pair("The \"pier\" is new.", "Der „Pier ist neu.")), ElementsAre("quotes"));
  EXPECT_EQ(place_found(pair("The \"pier\" is new.", "Der „Pier ist neu.")), "„");
  EXPECT_EQ(place_found(pair("The \"pier\" and \"quay\".", "Der „Pier“ und Kai“.")), "“");
  EXPECT_THAT(found(pair("a \"pier\" of 12 inches", "ein „Pier“ von 12\"")), IsEmpty());
}

TEST(Quotes, AreWithoutDoubtOnlyWhereTheSourceIsPaired) {
  EXPECT_THAT(found(pair("She said: 'The pier is new.", "Sie sagte: „Der Pier ist neu.")), IsEmpty());
  EXPECT_THAT(found(pair("The pier is new.'", "Der Pier ist neu.“")), IsEmpty());
  EXPECT_THAT(found(pair("the workers' pier", "der Pier „der Arbeiter")), ElementsAre("quotes"));
}

TEST(Quotes, WithinWordsMayBeMarksOfAbbreviations) {
  EXPECT_THAT(found(pair("The army came.", "צה\"ל הגיע.", "he")), IsEmpty());
  EXPECT_THAT(found(pair("the \"pier\"", "\"iskele\"den", "tr")), IsEmpty());
  EXPECT_THAT(found(pair("the \"pier\" there", "那个“码头”", "zh")), IsEmpty());
}

TEST(Quotes, ThatTheTranslationLostAreNoted) {
  EXPECT_THAT(found(pair("The \"pier\" is new.", "Der Pier ist neu.")), ElementsAre("quotes?"));
  EXPECT_THAT(found(pair("The Pier is new.", "Der „Pier“ ist neu.")), IsEmpty());
}

TEST(QuoteStyle, IsThatOfTheLanguage) {
  EXPECT_THAT(found(pair("the \"pier\"", "der \"Pier\"")), ElementsAre("quote-style?"));
  EXPECT_THAT(found(pair("the \"pier\"", "der »Pier«")), IsEmpty());
  EXPECT_THAT(found(pair("the \"pier\"", "la «\u00A0jetée\u00A0»", "fr")), IsEmpty());
  EXPECT_THAT(found(pair("the \"pier\"", "اسکله“‌ها”", "fa")), IsEmpty());
  EXPECT_THAT(found(pair("a \"b\"", "la \"b\"", "xx")), IsEmpty());
}

TEST(QuoteStyle, NestsOtherMarks) {
  EXPECT_THAT(found(pair("\"the 'old' pier\"", "„der ‚alte‘ Pier“")), IsEmpty());
  EXPECT_THAT(found(pair("\"the 'old' pier\"", "„der „alte“ Pier“")), ElementsAre("quote-style?"));
}

TEST(QuoteStyle, DoesNotLookIntoTags) {
  EXPECT_THAT(found(pair("the <a href=\"p\">pier</a>", "der <a href=\"p\">Pier</a>")), IsEmpty());
}

TEST(Punctuation, InFrenchHasNoBreakSpaces) {
  EXPECT_THAT(found(pair("Is it open?", "Est-ce ouvert\u202F?", "fr")), IsEmpty());
  EXPECT_THAT(found(pair("Is it open?", "Est-ce ouvert ?", "fr")), ElementsAre("punctuation?"));
  EXPECT_THAT(found(pair("Is it open?", "Est-ce ouvert?", "fr")), ElementsAre("punctuation?"));
  EXPECT_THAT(found(pair("12:30", "12:30", "fr")), IsEmpty());
}

TEST(Punctuation, ElsewhereStandsCloseToItsWord) {
  EXPECT_THAT(found(pair("Is it open?", "Ist es offen ?")), ElementsAre("punctuation?"));
  EXPECT_THAT(found(pair("Is it open ?", "Ist es offen ?")), IsEmpty());
  EXPECT_THAT(found(pair("one, two", "eins,zwei")), ElementsAre("punctuation?"));
  EXPECT_THAT(found(pair("see https://example.org/a,b", "siehe https://example.org/a,b")), IsEmpty());
}

TEST(Punctuation, IsThatOfTheScript) {
  EXPECT_THAT(found(pair("Is it open?", "هل هو مفتوح؟", "ar")), IsEmpty());
  EXPECT_THAT(found(pair("Is it open?", "هل هو مفتوح?", "ar")), ElementsAre("punctuation?"));
  EXPECT_THAT(found(pair("Is it open?", "开着吗?", "zh")), ElementsAre("punctuation?"));
  EXPECT_THAT(found(pair("See item 3.", "见第3.", "zh")), IsEmpty());
  EXPECT_THAT(found(pair("Is it open?", "Είναι ανοιχτό;", "el")), IsEmpty());
  EXPECT_THAT(found(pair("Is it open?", "Είναι ανοιχτό?", "el")), ElementsAre("punctuation?"));
}

TEST(Punctuation, InSpanishOpensQuestions) {
  EXPECT_THAT(found(pair("Is it open?", "¿Está abierto?", "es")), IsEmpty());
  EXPECT_THAT(found(pair("Is it open?", "Está abierto?", "es")), ElementsAre("punctuation?"));
}

TEST(StartMark, IsOnBothSides) {
  EXPECT_THAT(found(pair("- the pier", "– der Pier")), IsEmpty());
  EXPECT_THAT(found(pair("* the pier", "der Pier")), ElementsAre("start-mark?"));
  EXPECT_THAT(found(pair("<b>the</b> pier", "der <b>Pier</b>")), IsEmpty());
}

TEST(Capitals, OfTheFirstLetterAgree) {
  EXPECT_THAT(found(pair("Open", "ouvert", "fr")), ElementsAre("capitals?"));
  EXPECT_THAT(found(pair("open", "Ouvert", "fr")), ElementsAre("capitals?"));
  EXPECT_THAT(found(pair("«Open»", "«\u00A0Открыто\u00A0»", "ru")), IsEmpty());
}

TEST(Capitals, AreSilentWhereTheyMayDiffer) {
  EXPECT_THAT(found(pair("the pier of it", "Hafenmauer")), IsEmpty());
  EXPECT_THAT(found(pair("70 boats", "Soixante-dix (70) bateaux", "fr")), IsEmpty());
  EXPECT_THAT(found(pair("Phones", "iPhones", "fr")), IsEmpty());
  EXPECT_THAT(found(pair("Open", "مفتوح", "ar")), IsEmpty());
  EXPECT_THAT(found(pair("A list", "'n Lys", "af")), IsEmpty());
  EXPECT_THAT(found(pair("a list", "'n Lys", "af")), ElementsAre("capitals?"));
}

TEST(Acronyms, AreKeptOrReplaced) {
  EXPECT_THAT(found(pair("an HTML page", "une page", "fr")), ElementsAre("acronyms?"));
  EXPECT_THAT(found(pair("an HTML page", "une page HTML", "fr")), IsEmpty());
  EXPECT_THAT(found(pair("the NATO summit", "le sommet de l’OTAN", "fr")), IsEmpty());
  EXPECT_THAT(found(pair("NEW PIER", "nouvelle jetée", "fr")), ElementsAre("capitals?"));
}

}  // namespace
}  // namespace distich::test
