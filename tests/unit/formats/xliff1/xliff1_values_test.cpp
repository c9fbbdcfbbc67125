
#include <distich/formats/xliff1/xliff1_values_internal.hpp>

namespace distich::formats::xliff1 {
namespace {

TEST(Xliff1Values, StatesOfTargetsWithText) {
  EXPECT_EQ(to_unit_state("", false), UnitState::draft);
  EXPECT_EQ(to_unit_state("", true), UnitState::reviewed);
  EXPECT_EQ(to_unit_state("new", false), UnitState::draft);
  EXPECT_EQ(to_unit_state("needs-translation", false), UnitState::draft);
  EXPECT_EQ(to_unit_state("needs-review-translation", true), UnitState::draft);
  EXPECT_EQ(to_unit_state("translated", false), UnitState::translated);
  EXPECT_EQ(to_unit_state("translated", true), UnitState::reviewed);
  EXPECT_EQ(to_unit_state("signed-off", false), UnitState::signed_off);
  EXPECT_EQ(to_unit_state("final", true), UnitState::signed_off);
  EXPECT_EQ(to_unit_state("singed-off", false), std::nullopt);
  for (const auto state :
       {UnitState::draft, UnitState::translated, UnitState::reviewed, UnitState::signed_off}) {
    const auto written = to_target_state(state);
    EXPECT_EQ(to_unit_state(written.state, written.approved), state);
  }
}

TEST(Xliff1Values, StatesOfTools) {
  EXPECT_EQ(state_of_sdl("Draft"), UnitState::draft);
  EXPECT_EQ(state_of_sdl("Translated"), UnitState::translated);
  EXPECT_EQ(state_of_sdl("RejectedSignOff"), UnitState::draft);
  EXPECT_EQ(state_of_sdl("ApprovedTranslation"), UnitState::reviewed);
  EXPECT_EQ(state_of_sdl("ApprovedSignOff"), UnitState::signed_off);
  EXPECT_EQ(state_of_sdl("translated"), std::nullopt);
  EXPECT_EQ(state_of_memoq("ManuallyConfirmed"), UnitState::translated);
  EXPECT_EQ(state_of_memoq("Proofread"), UnitState::signed_off);
  EXPECT_EQ(state_of_memoq(""), std::nullopt);
}

TEST(Xliff1Values, MatchQualitiesAsToolsWriteThem) {
  EXPECT_EQ(parse_match_quality("87.5").score, Score{8750});
  EXPECT_EQ(parse_match_quality(" 75% ").score, Score{7500});
  EXPECT_EQ(parse_match_quality("100.00%").kind, MatchKind::exact);
  EXPECT_EQ(parse_match_quality("101").kind, MatchKind::one_neighbour);
  EXPECT_EQ(parse_match_quality("101").score, Score{10000});
  EXPECT_EQ(parse_match_quality("102").kind, MatchKind::in_context);
  for (const auto* bad : {"", "%", "String", "-3", "nan"})
    EXPECT_EQ(parse_match_quality(bad).score, Score{}) << bad;
}

TEST(Xliff1Values, KindsOfMatchesComeBack) {
  for (const auto kind : all_match_kinds) EXPECT_EQ(match_kind(qualifier(kind)), kind);
  EXPECT_EQ(match_kind("leveraged-tm"), std::nullopt);
}

TEST(Xliff1Values, PropertiesComeBack) {
  for (const auto* name : {"domain", "a=b", "100%", "%3D", "%25=", ""}) {
    for (const auto* value : {"", "x=y", "%3D"}) {
      EXPECT_EQ(parse_property(format_property(name, value)),
                (std::pair<std::string, std::string>{name, value}));
    }
  }
  EXPECT_EQ(parse_property("no value").second, "");
}

TEST(Xliff1Values, FormsComeBack) {
  const Skeleton skeleton{"html", "", "windows-1256", true};
  const auto form = parse_form(format_form(skeleton, true));
  ASSERT_TRUE(form);
  EXPECT_EQ(form->skeleton, skeleton);
  EXPECT_TRUE(form->is_base64);
  EXPECT_FALSE(parse_form("text"));
  EXPECT_FALSE(parse_form(""));
}

}  // namespace
}  // namespace distich::formats::xliff1
