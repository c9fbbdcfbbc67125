#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <distich/engine/review_units.hpp>

namespace distich {
namespace {

const LanguagePair languages{LanguageTag::parse("en").value(), LanguageTag::parse("de").value()};
using Kind = InlineCode::Kind;

BilingualUnit unit(std::string id, std::string source, std::optional<std::string> target) {
  BilingualUnit out;
  out.id = std::move(id);
  out.languages = languages;
  out.source = RichText(std::move(source));
  if (target) out.target = RichText(std::move(*target));
  out.state = target ? UnitState::draft : UnitState::untranslated;
  return out;
}

class ReviewUnits : public testing::Test {
 protected:
  ReviewUnits() {
    file.header.languages = languages;
    file.units = {unit("a", "The harbour opens.", "Der Hafen öffnet."), unit("b", "Rain fell.", std::nullopt),
                  unit("c", "A wall", "Eine Mauer")};
    file.units[2].source.codes = {{2, Kind::open, "1", "<b>", ""}, {6, Kind::close, "1", "</b>", ""}};
    file.units[2].target->codes = {{5, Kind::open, "1", "<b>", ""}, {10, Kind::close, "1", "</b>", ""}};
    for (const auto& one : file.units) rows.push_back({one, one.state, {"review", 0, row_number++, 3}});
  }

  ReviewOutcome take() {
    Control control;
    control.on_diagnostic = [&](const Diagnostic& diagnostic) {
      problems.push_back(std::string(diagnostic.id) + " " + std::to_string(diagnostic.where->line));
    };
    return take_review(file, rows, control);
  }

  BilingualFile file;
  std::vector<ReviewRow> rows;
  std::vector<std::string> problems;
  std::uint32_t row_number = 2;
};

TEST_F(ReviewUnits, ChangesNothingWhereNobodyChangedAnything) {
  std::swap(rows[0], rows[2]);
  const auto before = file.units;
  const auto outcome = take();
  EXPECT_EQ(outcome.unchanged, 3U);
  EXPECT_EQ(outcome.changed + outcome.not_taken() + outcome.missing, 0U);
  EXPECT_EQ(file.units, before);
}

TEST_F(ReviewUnits, TakesTargetsStatesAndNotes) {
  file.units[0].properties = {{"match-kind", "fuzzy"}, {"domain", "ports"}};
  file.units[0].notes = {"old"};
  rows[0].unit.target = RichText("Der Hafen macht auf.");
  rows[0].state = UnitState::reviewed;
  rows[0].unit.notes = {"new"};
  rows[1].unit.target = RichText("Es regnete.");
  rows[2].state.reset();
  const auto outcome = take();
  EXPECT_EQ(outcome.changed, 2U);
  EXPECT_EQ(file.units[0].target->text, "Der Hafen macht auf.");
  EXPECT_EQ(file.units[0].state, UnitState::reviewed);
  EXPECT_EQ(file.units[0].notes, (std::vector<std::string>{"old", "new"}));
  EXPECT_EQ(file.units[0].properties, (Properties{{"domain", "ports"}}));
  EXPECT_EQ(file.units[1].state, UnitState::translated);
  EXPECT_EQ(file.units[2].state, UnitState::draft);
}

TEST_F(ReviewUnits, CodesAreThoseOfTheFile) {
  rows[2].unit.target =
      RichText("Die Mauer", {{4, Kind::open, "1", "<script>", ""}, {9, Kind::close, "1", "", ""}});
  EXPECT_EQ(take().changed, 1U);
  EXPECT_EQ(file.units[2].target->codes[0].original, "<b>");
  EXPECT_EQ(file.units[2].target->codes[1].original, "</b>");
}

TEST_F(ReviewUnits, WhatCannotBeTakenIsNamedAndLeft) {
  const auto before = file.units;
  rows[0].unit.target.reset();
  rows[1].unit.source = RichText("Rain falls.");
  rows[1].unit.target = RichText("Es regnet.");
  rows[2].unit.target = RichText("Die Mauer");
  rows.push_back({unit("d", "x", "y"), std::nullopt, {"review", 0, 5, 3}});
  rows.push_back(rows[0]);
  const auto outcome = take();
  EXPECT_EQ(problems, (std::vector<std::string>{"review.emptied-target 2", "review.source-edited 3",
                                                "review.broken-codes 4", "review.unknown-id 5",
                                                "review.repeated-row 2"}));
  EXPECT_EQ(outcome.not_taken(), 5U);
  EXPECT_EQ(outcome.changed + outcome.unchanged, 0U);
  EXPECT_EQ(file.units, before);
}

TEST_F(ReviewUnits, FaultsThatTheFileHadAreNoReasonToRefuse) {
  file.units[2].target->codes.clear();
  rows[2].unit.target = RichText("Die Mauer");
  EXPECT_EQ(take().changed, 1U);
}

TEST_F(ReviewUnits, LineEndsOfASourceMayBeWrittenAnew) {
  file.units[0].source.text = "The harbour\r\nopens.";
  rows[0].unit.source.text = "The harbour\nopens. ";
  EXPECT_EQ(take().unchanged, 3U);
}

TEST_F(ReviewUnits, QuotationMarksOfASourceMayBeCorrected) {
  file.units[0].source.text = "It's the \"harbour\" !";
  rows[0].unit.source.text = "It\u2019s the \u201Charbour\u201D\u00A0!";
  EXPECT_EQ(take().unchanged, 3U);
  rows[0].unit.source.text = "Its the \"harbour\" !";
  EXPECT_EQ(take().source_edited, 1U);
}

TEST_F(ReviewUnits, AnIdThatStandsTwiceIsToldApartByTheSource) {
  file.units[1].id = "a";
  rows[1].unit.id = "a";
  rows[1].unit.target = RichText("Es regnete.");
  std::swap(rows[0], rows[1]);
  rows.pop_back();
  const auto outcome = take();
  EXPECT_EQ(outcome.changed, 1U);
  EXPECT_EQ(outcome.unchanged, 1U);
  EXPECT_EQ(outcome.missing, 1U);
  EXPECT_EQ(file.units[1].target->text, "Es regnete.");
}

}  // namespace
}  // namespace distich
