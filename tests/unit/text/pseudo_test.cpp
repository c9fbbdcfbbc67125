#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>
#include <distich/text/pseudo.hpp>

namespace distich::text {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string pseudo(std::string_view text, std::size_t expansion = 0, bool right_to_left = false) {
  return pseudo_translate(text, {}, {expansion, right_to_left}).text;
}

TEST(Pseudo, LettersLookForeignAndCanBeRead) {
  EXPECT_EQ(pseudo("Save the file."), "⟦Šàṽé ţħé ƒîļé.⟧");
  EXPECT_EQ(pseudo("Save file 4", 30), "⟦Šàṽé ƒîļé 4 ···⟧");
}

TEST(Pseudo, NoLetterOfAsciiStays) {
  for (char c = 'A'; c <= 'z'; ++c) {
    if (!is_letter(static_cast<char32_t>(c))) continue;
    const auto text = pseudo(std::string(1, c));
    EXPECT_EQ(text.find(c), std::string::npos) << c;
    EXPECT_EQ(count_code_points(text), 3U) << "one letter for one";
  }
}

TEST(Pseudo, LettersOfOtherScriptsGetMarks) {
  EXPECT_EQ(pseudo("ماء"), "⟦مّاّءّ⟧");
  EXPECT_EQ(pseudo("水路"), "⟦水̲路̲⟧");
  EXPECT_EQ(pseudo("ñу"), "⟦ñ̲у̲⟧");
  EXPECT_EQ(pseudo("שָׁ"), "⟦שָֿׁ⟧") << "behind the marks that are there";
  for (const auto* text : {"ماء", "水路", "у", "ש", "が", "한글", "ที่"})
    EXPECT_NE(normalize(pseudo(text), Form::match), normalize("⟦" + std::string(text) + "⟧", Form::match))
        << text << ": the mark does not go away";
}

TEST(Pseudo, WhatATranslationTakesOverStays) {
  for (const auto* kept : {"%s", "%-5.2f", "%1$s", "%(name)s", "{0}", "{name}", "${x}", "{{user}}", "&amp;",
                           "&#39;", "&#x2019;", "https://example.org/a?b=c", "ana@example.org", "1,200.5",
                           "2026-03-01", "<b>", "</b>", "<a href=\"x\">"}) {
    EXPECT_EQ(pseudo("See " + std::string(kept) + " now"), "⟦Šéé " + std::string(kept) + " ñöŵ⟧");
  }
  EXPECT_EQ(pseudo("AT&T; a < b & c"), "⟦ÀŢ&T; à < ƀ & ç⟧") << "it may be a reference";
  EXPECT_EQ(pseudo("{n, plural, =0 {no boat} one {# boat} other {# boats}}"),
            "⟦{n, plural, =0 {ñö ƀöàţ} one {# ƀöàţ} other {# ƀöàţš}}⟧");
}

TEST(Pseudo, TextWithoutLettersIsNotChanged) {
  for (const auto* text : {"", " ", "42", "%s", "https://example.org", "—", "10 % + {0}"}) {
    const auto made = pseudo_translate(text, {}, {});
    EXPECT_EQ(made.text, text);
    EXPECT_FALSE(made.changed);
  }
}

TEST(Pseudo, WhiteSpaceAtTheEndsStaysOutside) {
  EXPECT_EQ(pseudo(" \na b\n"), " \n⟦à ƀ⟧\n");
}

TEST(Pseudo, IsLongerByWhatWasAskedFor) {
  const std::string text = "A harbour is where boats are at rest.";
  for (const std::size_t expansion : {0U, 10U, 30U, 100U, 250U}) {
    const auto made = pseudo(text, expansion);
    std::size_t dots = 0;
    for (auto at = made.find("·"); at != std::string::npos; at = made.find("·", at + 1)) ++dots;
    EXPECT_EQ(dots, (count_code_points(text) * expansion + 99) / 100);
  }
}

TEST(Pseudo, PlacesGoWithTheirText) {
  //                              <1>Save</1> the <2/>file.
  const std::vector<std::size_t> places{0, 4, 9, 14};
  const auto made = pseudo_translate("Save the file.", places, {0, false});
  EXPECT_EQ(made.text, "⟦Šàṽé ţħé ƒîļé.⟧");
  std::vector<std::string> behind;
  for (const auto place : made.places) behind.push_back(made.text.substr(place));
  EXPECT_THAT(behind, ElementsAre("Šàṽé ţħé ƒîļé.⟧", " ţħé ƒîļé.⟧", "ƒîļé.⟧", "⟧"));
}

TEST(Pseudo, PlacesInNumbersAndOuterSpaceGoWithThem) {
  const std::vector<std::size_t> places{1, 2, 5, 8, 8, 9};
  const auto made = pseudo_translate("  a 123 \n", places, {0, false});
  EXPECT_EQ(made.text, "  ⟦à 123⟧ \n");
  std::vector<std::string> behind;
  for (const auto place : made.places) behind.push_back(made.text.substr(place));
  EXPECT_THAT(behind, ElementsAre(" ⟦à 123⟧ \n", "à 123⟧ \n", "23⟧ \n", "\n", "\n", ""));
}

TEST(Pseudo, RunsFromRightToLeftLeaveOutWhatStays) {
  EXPECT_EQ(pseudo("a %s b", 0, true), "\u200F⟦\u202Eà \u202C%s\u202E ƀ\u202C⟧\u200F");
  EXPECT_EQ(pseudo("a\nb", 0, true), "\u200F⟦\u202Eà\u202C\n\u202Eƀ\u202C⟧\u200F")
      << "an override ends with its line";
}

}  // namespace
}  // namespace distich::text
