#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "found.hpp"
#include <distich/base/error.hpp>

namespace distich::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

CheckOptions with_rules(std::string_view text) {
  CheckOptions options;
  options.rules = read_custom_rules(text, "rules.txt");
  return options;
}

TEST(CustomRules, SayWhatTheTargetMustAndMustNotMatch) {
  const auto options = with_rules(
      "# Ours.\n[polite]\nto = de\ntarget-has-not = \\b[Dd]u\\b\nmessage = we say Sie\nseverity = error\n\n"
      "[pier]\nsource = (?i)\\bpier\\b\ntarget-has = Mole\n");
  EXPECT_THAT(found(pair("You see the pier.", "Du siehst die Mole."), options), ElementsAre("custom-rule!"));
  EXPECT_THAT(found(pair("You see the pier.", "Sie sehen den Pier."), options), ElementsAre("custom-rule"));
  EXPECT_THAT(found(pair("You see the quay.", "Sie sehen den Kai."), options), IsEmpty());
  EXPECT_THAT(found(pair("You see it.", "Du ziet het.", "nl"), options), IsEmpty());
}

TEST(CustomRules, SayTheirNamesAndPlaces) {
  const auto unit = pair("Käse pier", "Käse Pier");
  const auto findings =
      Checker(unit.languages, {}, with_rules("[r]\nsource=pier\ntarget-has-not=Pier\nmessage=a mole"))
          .check(unit);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message.english(), "r: a mole");
  EXPECT_EQ(findings[0].in_source, (ByteRange{6, 10}));
  EXPECT_EQ(findings[0].in_target, (ByteRange{6, 10}));
}

TEST(CustomRules, ThatExplodeAreNamedAndSurvived) {
  const auto options = with_rules("[bomb]\ntarget-has-not = ^(a+)+$\n[next]\ntarget-has-not = b$\n");
  const auto unit = pair("The pier", std::string(60, 'a') + "b");
  std::vector<std::string> said;
  for (const auto& finding : Checker(unit.languages, {}, options).check(unit)) {
    if (finding.check == "custom-rule") said.push_back(finding.message.english());
  }
  EXPECT_THAT(said, ElementsAre(HasSubstr("\"bomb\" was given up"), "next: next"));
}

/// "line:column reason"
std::string error_of(std::string_view text) {
  try {
    (void)read_custom_rules(text, "rules.txt");
  } catch (const Error& error) {
    return std::to_string(error.where()->line) + ":" + std::to_string(error.where()->column) + " " +
           error.message().english();
  }
  return "";
}

TEST(CustomRules, AreNamedWithTheirPlaceWhenBroken) {
  EXPECT_THAT(error_of("[a]\ntarget-has = é(b\n"), HasSubstr("2:"));
  EXPECT_EQ(error_of("[a]\ntarget-has = [b\n").substr(0, 4), "2:16");
  EXPECT_EQ(error_of("[a]\n  sauce = b\n").substr(0, 4), "2:3 ");
  EXPECT_EQ(error_of("[a]\nseverity = bad\n").substr(0, 5), "2:12 ");
  EXPECT_EQ(error_of("\n[a]\nmessage = b\n").substr(0, 4), "2:1 ");
  EXPECT_EQ(error_of("x = y").substr(0, 4), "1:1 ");
  EXPECT_EQ(error_of("[a]\ntarget-has=b\n[a]\n").substr(0, 4), "3:1 ");
}

}  // namespace
}  // namespace distich::test
