#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/text/code_points.hpp>
#include <distich/tm/repair_internal.hpp>
#include <distich/tm/rewrite_internal.hpp>

namespace distich::tm {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto none = "(none)";

std::string number(std::string_view wanted, std::string_view source, std::string_view target) {
  return rewrite_number(wanted, source, target).value_or(none);
}

std::string date(std::string_view wanted, std::string_view source, std::string_view target) {
  return rewrite_date(wanted, source, target).value_or(none);
}

std::string repaired(const RichText& query, const RichText& source, const RichText& target) {
  const PlacedText one(query);
  const PlacedText other(source);
  if (placeable_differences(one, other).empty()) return "(differs otherwise)";
  const auto made = repaired_target(one, other, target);
  return made ? made->text : none;
}

std::string repaired(std::string query, std::string source, std::string target) {
  return repaired(RichText(std::move(query)), RichText(std::move(source)), RichText(std::move(target)));
}

std::vector<PlaceableKind> differences(const RichText& query, const RichText& source) {
  return placeable_differences(PlacedText(query), PlacedText(source));
}

RichText broken(std::string text, std::size_t at, std::string markup) {
  return {std::move(text), {{at, InlineCode::Kind::standalone, "1", std::move(markup), ""}}};
}

TEST(RewriteNumber, KeepsTheDigitsOfTheTarget) {
  EXPECT_EQ(number("25", "4", "4"), "25");
  EXPECT_EQ(number("25", "4", "۴"), "۲۵");
  EXPECT_EQ(number("٢٥", "٤", "4"), "25");
  EXPECT_EQ(number("25", "40", "４０"), "２５");
}

TEST(RewriteNumber, KeepsTheSeparatorsOfTheTarget) {
  EXPECT_EQ(number("2,750", "1,200", "1.200"), "2.750");
  EXPECT_EQ(number("2,750,000", "1,200", "1.200"), "2.750.000");
  EXPECT_EQ(number("2,750.5", "1,200.5", "1.200,5"), "2.750,5");
  EXPECT_EQ(number("950", "1,200", "1.200"), "950");
  EXPECT_EQ(number("2,750", "1,200", "1200"), "2750");
  EXPECT_EQ(number("3.75", "2.5", "2,5"), "3,75");
  EXPECT_EQ(number("2750", "1200", "1.200"), "2.750");
  EXPECT_EQ(number("12,750", "1,200", "١٬٢٠٠"), "١٢٬٧٥٠");
}

TEST(RewriteNumber, SaysNothingWhereTheHabitCannotBeTold) {
  EXPECT_EQ(number("1,200", "500", "500"), none);    // grouping or fraction?
  EXPECT_EQ(number("1.5", "1.200", "1,200"), none);  // it grouped, now it does not
  EXPECT_EQ(number("1.2.3", "1.5", "1,5"), none);
  EXPECT_EQ(number("1,200.5", "1,200", "1.200"), none);
  EXPECT_EQ(number("5", "4", "14"), none);
  EXPECT_EQ(number("2.5", "1.5", "15"), none);
  EXPECT_EQ(number("25", "14", "1٤"), none);
}

TEST(RewriteDate, KeepsTheOrderAndTheZerosOfTheTarget) {
  EXPECT_EQ(date("2026-04-17", "2026-03-25", "25.03.2026"), "17.04.2026");
  EXPECT_EQ(date("2026-04-07", "2026-03-25", "25.3.2026"), "7.4.2026");
  EXPECT_EQ(date("4/17/2026", "3/25/2026", "2026-03-25"), "2026-04-17");
  EXPECT_EQ(date("2026-04-17", "2026-03-25", "۲۵/۰۳/۲۰۲۶"), "۱۷/۰۴/۲۰۲۶");
}

TEST(RewriteDate, SaysNothingWhereTheOrderCannotBeTold) {
  EXPECT_EQ(date("2026-04-17", "2026-03-03", "03.03.2026"), none);
  EXPECT_EQ(date("2026-05-05", "2026-03-03", "03.03.2026"), "05.05.2026");
  EXPECT_EQ(date("17.04.2026", "2026-03-25", "25.03.2026"), none);
}

TEST(Repair, PutsTheQuerysPlaceablesIntoTheTarget) {
  EXPECT_EQ(repaired("Gate 7 is open", "Gate 4 is open", "Tor 4 ist offen"), "Tor 7 ist offen");
  EXPECT_EQ(repaired("See https://b.example/x.", "See https://a.example.", "Siehe https://a.example (neu)."),
            "Siehe https://b.example/x (neu).");
  EXPECT_EQ(repaired("Ask ana@port.example", "Ask ben@port.example", "ben@port.example fragen"),
            "ana@port.example fragen");
  EXPECT_EQ(repaired("From 7 to 9", "From 4 to 5", "von 4 bis 5"), "von 7 bis 9");
  EXPECT_EQ(repaired("From 5 to 4", "From 4 to 5", "von 4 bis 5"), "von 5 bis 4");
  EXPECT_EQ(repaired("7 of 7", "4 of 4", "4 von 4"), "7 von 7");
}

TEST(Repair, OffersNothingWhereAValueIsNotFoundBeyondDoubt) {
  EXPECT_EQ(repaired("Gate 7 is open", "Gate 4 is open", "Tor vier ist offen"), none);
  EXPECT_EQ(repaired("Gate 7 is open", "Gate 4 is open", "Tor 4 von 4 ist offen"), none);
  EXPECT_EQ(repaired("7 of 9", "4 of 4", "4 von 4"), none);
  EXPECT_EQ(repaired("4 of 9", "4 of 4", "4 von 4"), none);
  EXPECT_EQ(repaired("30 people", "20 people", "20万人"), none);
  EXPECT_EQ(repaired("30万人", "20万人", "200,000 people"), none);
  EXPECT_EQ(repaired("Gate 7", "Gate 14", "Tor 140"), none);
}

TEST(Repair, IsAskedForOnlyWhereNothingElseDiffers) {
  EXPECT_EQ(repaired("Gate 7 is shut", "Gate 4 is open", "Tor 4 ist offen"), "(differs otherwise)");
  EXPECT_EQ(repaired("gate 7", "Gate 4", "Tor 4"), "(differs otherwise)");
  EXPECT_EQ(repaired("1st", "2nd", "2."), "(differs otherwise)");
  EXPECT_THAT(differences(RichText("Gate 4"), RichText("Gate  4")), IsEmpty());
  EXPECT_THAT(differences(RichText("2026-03-01 at 7"), RichText("2026-03-02 at 8")),
              ElementsAre(PlaceableKind::number, PlaceableKind::date));
}

TEST(Repair, ReplacesInlineCodesThatTheTargetHas) {
  const auto query = broken("Gate 7 open", 5, "<i/>");
  const auto source = broken("Gate 4 open", 5, "<b/>");
  EXPECT_THAT(differences(query, source), ElementsAre(PlaceableKind::number, PlaceableKind::inline_code));
  const auto made = repaired_target(PlacedText(query), PlacedText(source), broken("Offen: 4", 7, "<b/>"));
  ASSERT_TRUE(made);
  EXPECT_EQ(*made, broken("Offen: 7", 7, "<i/>"));
  EXPECT_EQ(repaired(query, source, RichText("Offen: 4")), none);
  EXPECT_EQ(repaired(query, RichText("Gate 4 open"), RichText("Offen: 4")), none);
  EXPECT_EQ(repaired(RichText("Gate 7 open"), source, broken("Offen: 4", 7, "<b/>")), "Offen: 7");
}

TEST(Repair, MovesCodesWithTheirText) {
  const RichText query("Gate 12, see 3");
  const RichText source("Gate 4, see 3");
  const RichText target("Tor 4 – siehe 3", {{4, InlineCode::Kind::open, "1", "<b>", ""},
                                            {5, InlineCode::Kind::close, "1", "</b>", ""},
                                            {17, InlineCode::Kind::standalone, "2", "<x/>", ""}});
  auto coded_source = source;
  coded_source.codes = target.codes;
  for (auto& code : coded_source.codes) code.at = std::min<std::size_t>(code.at, source.text.size());
  auto coded_query = query;
  coded_query.codes = coded_source.codes;
  const auto made = repaired_target(PlacedText(coded_query), PlacedText(coded_source), target);
  ASSERT_TRUE(made);
  EXPECT_EQ(made->text, "Tor 12 – siehe 3");
  EXPECT_EQ(made->codes[0].at, 4U);
  EXPECT_EQ(made->codes[1].at, 6U);
  EXPECT_EQ(made->codes[2].at, 18U);
}

/// A number in one of the ways of writing them.
std::string written(std::string digits, const std::string& group, char32_t zero) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += group;
    text::append(out, zero + static_cast<char32_t>(digits[i] - '0'));
  }
  return out;
}

TEST(Repair, IsUndoneByRepairingBackAndKeepsTheValue) {
  std::mt19937 random(20261105);
  const std::vector<std::string> groups{"", ",", ".", "\u00a0", "\u066c"};
  const std::vector<char32_t> zeros{U'0', 0x0660, 0x06F0};
  std::size_t offered = 0;
  for (int round = 0; round < 5000; ++round) {
    const auto source_group = groups[random() % groups.size()];
    const auto target_group = groups[random() % groups.size()];
    const auto zero = zeros[random() % zeros.size()];
    const auto number = [&] {
      return std::to_string(1 + random() % (random() % 2 == 0 ? 900U : 9'000'000U));
    };
    const auto old = number();
    const auto wanted = number();
    const RichText source("Gate " + written(old, source_group, U'0') + " opens");
    const RichText query("Gate " + written(wanted, source_group, U'0') + " opens");
    const RichText target("Tor " + written(old, target_group, zero) + " öffnet");
    const auto made = repaired_target(PlacedText(query), PlacedText(source), target);
    if (!made) continue;
    ++offered;
    const auto numbers = text::find_placeables(made->text);
    ASSERT_EQ(numbers.size(), 1U) << made->text;
    ASSERT_EQ(numbers[0].value, wanted) << query.text << " / " << source.text << " / " << target.text;
    const auto back = repaired_target(PlacedText(source), PlacedText(query), *made);
    if (back) {
      EXPECT_EQ(text::find_placeables(back->text).at(0).value, old) << made->text;
    }
  }
  EXPECT_GT(offered, 2000U);
}

}  // namespace
}  // namespace distich::tm
