// The application of rule sets, beside the definition of SRX: at each place the first rule that
// matches decides.
#include <chrono>
#include <random>

#include <distich/base/error.hpp>
#include <distich/segment/segmenter.hpp>
#include <distich/text/regex.hpp>

namespace distich {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

LanguageTag tag(std::string_view text) {
  return LanguageTag::parse(text).value();
}

SegmentationRule rule(bool is_break, std::string before, std::string after) {
  SegmentationRule made;
  made.is_break = is_break;
  made.before = std::move(before);
  made.after = std::move(after);
  return made;
}

RuleSet set_of(std::vector<SegmentationRule> rules) {
  RuleSet set;
  for (std::size_t i = 0; i < rules.size(); ++i) rules[i].number = i + 1;
  set.language_rules.push_back({"Ours", std::move(rules)});
  set.maps.push_back({".*", "Ours"});
  return set;
}

SegmentOptions options_with(RuleSet set, RuleSetMode mode = RuleSetMode::alone) {
  SegmentationRules rules;
  rules.set = std::move(set);
  SegmentOptions options;
  options.rules = std::make_shared<const SegmentationRules>(std::move(rules));
  options.rule_set = mode;
  return options;
}

std::vector<std::string> cut(const Segmenter& segmenter, std::string_view text) {
  std::vector<std::string> out;
  for (const auto& segment : segmenter.segment(text)) out.emplace_back(segment.range.of(text));
  return out;
}

std::vector<std::string> cut(RuleSet set, std::string_view text, RuleSetMode mode = RuleSetMode::alone) {
  return cut(Segmenter(tag("en"), options_with(std::move(set), mode)), text);
}

const auto usual_break = rule(true, R"([.?!]+["')]*)", R"(\s)");

TEST(RuleSets, TheFirstRuleThatMatchesDecides) {
  const auto title = rule(false, R"(\bDr\.)", R"(\s)");
  EXPECT_THAT(cut(set_of({title, usual_break}), "Dr. No. Yes."), ElementsAre("Dr. No.", "Yes."));
  EXPECT_THAT(cut(set_of({usual_break, title}), "Dr. No. Yes."), ElementsAre("Dr.", "No.", "Yes."));
}

TEST(RuleSets, WithoutARuleThatBreaksThereIsNoBreak) {
  EXPECT_THAT(cut(set_of({rule(false, "x", "")}), "One. Two."), ElementsAre("One. Two."));
  EXPECT_THAT(cut(set_of({rule(false, "x", "")}), "One. Two.", RuleSetMode::on_top),
              ElementsAre("One.", "Two."));
}

TEST(RuleSets, OnTopOfTheBuiltInRulesOnlyWhatMatchesCounts) {
  const auto set = set_of({rule(false, R"(open\.)", R"(\s)"), rule(true, ";", R"(\s)")});
  EXPECT_THAT(cut(set, "It was open. Dr. Roe came; he left. End.", RuleSetMode::on_top),
              ElementsAre("It was open. Dr. Roe came;", "he left.", "End."));
}

TEST(RuleSets, MapsAreAskedInOrder) {
  RuleSet set;
  set.language_rules = {{"A", {rule(true, ";", "")}}, {"B", {rule(true, ":", "")}}};
  set.maps = {{"[Ee][Nn].*", "A"}, {".*", "B"}};
  EXPECT_THAT(cut(set, "a;b:c"), ElementsAre("a;", "b:c"));
  set.cascade = true;
  EXPECT_THAT(cut(set, "a;b:c"), ElementsAre("a;", "b:", "c"));
  set.cascade = false;
  EXPECT_THAT(cut(Segmenter(tag("de"), options_with(set)), "a;b:c"), ElementsAre("a;b:", "c"));
  set.maps = {{"en_GB", "A"}};
  EXPECT_THAT(cut(Segmenter(tag("en-GB"), options_with(set)), "a;b:c"), ElementsAre("a;", "b:c"));
}

TEST(RuleSets, ALanguageWithoutAMapIsCutByLayoutOnly) {
  RuleSet set;
  set.language_rules = {{"A", {usual_break}}};
  set.maps = {{"fr", "A"}};
  const Segmenter segmenter(tag("en"), options_with(set));
  EXPECT_EQ(segmenter.rules_in_use(), RulesInUse::none);
  EXPECT_THAT(cut(segmenter, "One. Two.\n\nThree."), ElementsAre("One. Two.", "Three."));
  EXPECT_EQ(Segmenter(tag("fr"), options_with(set)).rules_in_use(), RulesInUse::rule_set);
}

TEST(RuleSets, TellTheRuleOfEachDecision) {
  const Segmenter segmenter(tag("en"),
                            options_with(set_of({rule(false, R"(\bDr\.)", R"(\s)"), usual_break})));
  std::vector<std::string> told;
  for (const auto& each : segmenter.explain("Dr. No. Yes."))
    told.push_back(std::to_string(each.at) + (each.is_break ? "+" : "-") + std::string(each.rule));
  EXPECT_THAT(told, ElementsAre("3-srx:Ours:1", "7+srx:Ours:2", "12+layout.end-of-text"));
}

TEST(RuleSets, WhiteSpaceStandsOutsideWhereverTheBreakIs) {
  EXPECT_THAT(cut(set_of({rule(true, R"(\.\s+)", "")}), "One.  Two."), ElementsAre("One.", "Two."));
  EXPECT_THAT(cut(set_of({rule(true, "", R"(\n)")}), "One\nTwo"), ElementsAre("One", "Two"));
  EXPECT_THAT(cut(set_of({rule(true, R"(\.)", ""), rule(true, R"(\.\s)", "")}), "One. Two"),
              ElementsAre("One.", "Two"));
}

TEST(RuleSets, NoGraphemeIsCut) {
  const auto everywhere = set_of({rule(true, ".", "")});
  EXPECT_THAT(cut(everywhere, "e\u0301a👩🏽b🇩🇪🇫🇷"),
              ElementsAre("e\u0301", "a", "👩🏽", "b", "🇩🇪", "🇫🇷"));
}

TEST(RuleSets, ExpressionsThatALookBehindCannotHoldAreSearchedFor) {
  const auto doubled = rule(false, R"(\b(\w)\1\.)", R"(\s)");
  EXPECT_THAT(cut(set_of({doubled, usual_break}), "pp. 5 is ab. End."), ElementsAre("pp. 5 is ab.", "End."));
}

TEST(RuleSets, ABrokenExpressionIsNamed) {
  try {
    (void)Segmenter(tag("en"), options_with(set_of({usual_break, rule(true, "(", "")})));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::invalid_argument);
    EXPECT_THAT(error.what(), testing::HasSubstr("rule 2 of \"Ours\""));
  }
}

TEST(RuleSets, AnExplodingExpressionIsLeftOutAndNamed) {
  const auto set = set_of({rule(false, "(a+)+b", ""), rule(true, "(x+x+)+y", ""), usual_break});
  const auto text = "One. Two. " + std::string(4000, 'a') + std::string(4000, 'x') + ". End.";
  Document document(text, tag("en"));
  std::vector<std::string> told;
  Control control;
  control.on_diagnostic = [&](const Diagnostic& each) { told.push_back(each.message.english()); };
  Segmenter(tag("en"), options_with(set)).segment(document, control);
  EXPECT_EQ(document.segments().size(), 4U);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_THAT(told[0], testing::HasSubstr("srx:Ours:2"));
}

TEST(RuleSets, SubflowsAreCutUnlessTheRuleSetSaysNo) {
  auto set = set_of({usual_break});
  const auto count = [&] {
    Document document("One. Two.", tag("en"), {{{0, 9}, BlockKind::attribute}});
    Segmenter(tag("en"), options_with(set)).segment(document);
    return document.segments().size();
  };
  EXPECT_EQ(count(), 2U);
  set.segment_subflows = false;
  EXPECT_EQ(count(), 1U);
}

/// Asks every rule at every place.
std::vector<std::size_t> breaks_by_definition(const RuleSet& set, std::string_view text) {
  std::vector<std::size_t> breaks;
  text::RegexText units;
  units.assign(text);
  for (std::size_t at = 1; at < text.size(); ++at) {
    for (const auto& each : set.language_rules[0].rules) {
      text::RegexMatcher matcher{text::Regex("(?=" + each.after + ")(?<=" + each.before + ")")};
      matcher.reset(units);
      if (matcher.matches_at(at) != text::MatchOutcome::found) continue;
      auto end = at;
      while (end > 0 && text[end - 1] == ' ') --end;
      if (each.is_break && end > 0 && (breaks.empty() || breaks.back() != end)) breaks.push_back(end);
      break;
    }
  }
  return breaks;
}

// Expressions that match at most one text at a place: where they can match several that overlap,
// rules that break are taken at their first ones, as all programs do.
TEST(RuleSets, FollowTheDefinition) {
  const std::vector<std::string> befores{"a\\.",     "\\.", "b\\.", "[ab]\\.", "(ab|b)\\.",
                                         "\\bab\\.", "",    "!",    "x!"};
  const std::vector<std::string> afters{"", " ", " a", " [ab]", "a", "(?! b) "};
  std::mt19937 random(7);
  const auto pick = [&](std::size_t size) {
    return std::uniform_int_distribution<std::size_t>(0, size - 1)(random);
  };
  for (int round = 0; round < 150; ++round) {
    std::vector<SegmentationRule> rules;
    for (int i = 0; i < 6; ++i) {
      auto made = rule(pick(3) == 0, befores[pick(befores.size())], afters[pick(afters.size())]);
      if (made.before.empty() && made.after.empty()) made.after = " ";
      rules.push_back(std::move(made));
    }
    const auto set = set_of(rules);
    std::string text = "a";
    for (int i = 0; i < 40; ++i) text += std::string_view("ab. !x")[pick(6)];
    text += 'a';
    std::vector<std::size_t> found;
    for (const auto& each : Segmenter(tag("en"), options_with(set)).explain(text)) {
      if (each.is_break && each.at < text.size()) found.push_back(each.at);
    }
    ASSERT_EQ(found, breaks_by_definition(set, text)) << text;
  }
}

TEST(RuleSets, LongUnitsAreCutAlikeWhereverTheirWindowsEnd) {
  std::string text;
  std::size_t sentences = 0;
  while (text.size() < 400'000) {
    text += "Der Bürgermeister, Dr. " + std::to_string(sentences) + ", kam. ";
    ++sentences;
  }
  const auto set = set_of({rule(false, R"(\bDr\.)", R"(\s)"), usual_break});
  EXPECT_EQ(cut(set, text).size(), sentences);
  EXPECT_EQ(cut(set_of({rule(true, "ö", "")}), std::string(300'000, 'x')).size(), 1U);
}

TEST(RuleSets, TimeIsLinear) {
  std::vector<SegmentationRule> rules;
  for (int i = 0; i < 300; ++i)
    rules.push_back(rule(false, R"(\babbr)" + std::to_string(i) + R"(\.)", R"(\s)"));
  rules.push_back(usual_break);
  const Segmenter segmenter(tag("en"), options_with(set_of(rules)));
  const auto seconds = [&](std::size_t size) {
    std::string text;
    while (text.size() < size) text += "Here is a word, and abbr17. Another one follows. ";
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_FALSE(segmenter.segment(text).empty());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  (void)seconds(100'000);
  const auto small = seconds(500'000);
  EXPECT_LT(seconds(4'000'000), 8.0 * 4.0 * small);
}

TEST(RuleSetOf, HoldsTheBuiltInRulesOfEachLanguage) {
  for (const auto& language : segmentation_languages()) {
    const Segmenter segmenter(language, options_with(rule_set_of(language)));
    EXPECT_EQ(segmenter.rules_in_use(), RulesInUse::rule_set) << language.str();
  }
  const Segmenter english(tag("en-US"), options_with(rule_set_of(tag("en"))));
  EXPECT_THAT(
      cut(english, "Dr. Roe met J. Doe on Jan. 5 in the U.S. Senate. “Why?” she asked. It rained."),
      ElementsAre("Dr. Roe met J. Doe on Jan. 5 in the U.S. Senate.", "“Why?” she asked.", "It rained."));
  const Segmenter german(tag("de"), options_with(rule_set_of(tag("de"))));
  EXPECT_THAT(cut(german, "Am 3. Oktober kam z. B. Dr. Kern. Der 2. Platz ging an ihn."),
              ElementsAre("Am 3. Oktober kam z. B. Dr. Kern.", "Der 2. Platz ging an ihn."));
  EXPECT_THROW((void)rule_set_of(tag("tlh")), Error);
}

}  // namespace
}  // namespace distich
