#include <distich/base/error.hpp>
#include <distich/formats/srx/srx.hpp>
#include <distich/segment/segmenter.hpp>

namespace distich {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Read {
  RuleSet set;
  std::vector<std::string> told;  ///< "line id" of each diagnostic
};

Read read(const std::string& bytes) {
  Read out;
  Control control;
  control.on_diagnostic = [&](const Diagnostic& each) {
    out.told.push_back(std::to_string(each.where ? each.where->line : 0) + " " + std::string(each.id));
  };
  std::istringstream in(bytes);
  out.set = *srx_format().read_rules(in, {"ours.srx", {}, {}}, control).set;
  return out;
}

std::string write(const SegmentationRules& rules) {
  std::ostringstream out;
  srx_format().write_rules(out, rules);
  return out.str();
}

const std::string whole = R"(<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
  <header segmentsubflows="no" cascade="yes">
    <formathandle type="start" include="yes"/>
    <formathandle type="end" include="no"/>
    <formathandle type="isolated" include="no"/>
  </header>
  <body>
    <languagerules>
      <languagerule languagerulename="Titles">
        <rule break="no">
          <beforebreak>\bDr\.</beforebreak>
          <afterbreak>\s</afterbreak>
        </rule>
      </languagerule>
      <languagerule languagerulename="Rest">
        <rule break="yes">
          <beforebreak>[.?!&amp;]+</beforebreak>
          <afterbreak>\s</afterbreak>
        </rule>
        <rule break="yes">
          <afterbreak>\n</afterbreak>
        </rule>
      </languagerule>
    </languagerules>
    <maprules>
      <languagemap languagepattern="[Ee][Nn].*" languagerulename="Titles"/>
      <languagemap languagepattern=".*" languagerulename="Rest"/>
    </maprules>
  </body>
</srx>
)";

TEST(SrxReader, ReadsAllOfAFile) {
  const auto [set, told] = read(whole);
  EXPECT_THAT(told, IsEmpty());
  EXPECT_FALSE(set.segment_subflows);
  EXPECT_TRUE(set.cascade);
  EXPECT_EQ(set.formats, (FormatHandling{true, false, false}));
  ASSERT_EQ(set.language_rules.size(), 2U);
  EXPECT_EQ(set.language_rules[0].name, "Titles");
  const auto& rules = set.language_rules[1].rules;
  ASSERT_EQ(rules.size(), 2U);
  EXPECT_TRUE(rules[0].is_break);
  EXPECT_EQ(rules[0].before, "[.?!&]+");
  EXPECT_EQ(rules[0].after, "\\s");
  EXPECT_EQ(rules[0].where->line, 17U);
  EXPECT_EQ(rules[1].number, 2U);
  EXPECT_EQ(rules[1].before, "");
  ASSERT_EQ(set.maps.size(), 2U);
  EXPECT_EQ(set.maps[0].pattern, "[Ee][Nn].*");
  EXPECT_EQ(set.maps[0].rule, "Titles");
}

TEST(SrxWriter, WhatIsReadIsWrittenAgain) {
  std::istringstream in(whole);
  EXPECT_EQ(write(srx_format().read_rules(in, {}, {})), whole);
}

TEST(SrxReader, OldAndCarelessFilesAreRead) {
  const auto [set, told] = read(R"(<srx version="1.0"><header segmentsubflows="YES">
<x:options xmlns:x="urn:extension"><x:a/></x:options><strange/></header><body><languagerules>
<languagerule languagerulename="default"><rule><beforebreak>
   \.
 </beforebreak><afterbreak/></rule><rule break="perhaps"><beforebreak>a}</beforebreak></rule></languagerule></languagerules>
<maprules><maprule maprulename="Default"><languagemap languagepattern=".*" languagerulename="default"/></maprule></maprules>
</body></srx>)");
  EXPECT_TRUE(set.segment_subflows);
  EXPECT_FALSE(set.cascade);
  ASSERT_EQ(set.language_rules.size(), 1U);
  ASSERT_EQ(set.language_rules[0].rules.size(), 2U);
  EXPECT_EQ(set.language_rules[0].rules[0].before, "\\.");
  EXPECT_TRUE(set.language_rules[0].rules[1].is_break);
  EXPECT_EQ(set.language_rules[0].rules[1].before, "a\\}");
  ASSERT_EQ(set.maps.size(), 1U);
  EXPECT_THAT(told, ElementsAre("2 srx.extension", "2 srx.unknown-element", "3 srx.layout-in-expression",
                                "5 srx.neither-yes-nor-no", "5 srx.expression-mended"));
}

TEST(SrxReader, NamesWhatItLeavesOut) {
  const auto [set, told] = read(R"(<srx><body><languagerules><languagerule languagerulename="A">
<rule><beforebreak>(</beforebreak></rule>
<rule/>
<rule><beforebreak>x</beforebreak></rule></languagerule>
<languagerule languagerulename="A"><rule><afterbreak>y</afterbreak></rule></languagerule></languagerules><maprules>
<languagemap languagepattern="[" languagerulename="A"/>
<languagemap languagepattern="de" languagerulename="B"/>
</maprules></body></srx>)");
  EXPECT_THAT(
      told, ElementsAre("1 srx.no-version", "2 srx.bad-expression", "3 srx.empty-rule", "5 srx.name-repeated",
                        "6 srx.bad-expression", testing::HasSubstr("srx.no-header"), "7 srx.no-such-rule"));
  ASSERT_EQ(set.language_rules[0].rules.size(), 1U);
  EXPECT_EQ(set.language_rules[0].rules[0].number, 3U);
  EXPECT_EQ(set.maps.size(), 1U);
}

TEST(SrxReader, RefusesOtherFiles) {
  const auto code = [](const std::string& bytes) -> std::optional<ErrorCode> {
    try {
      (void)read(bytes);
    } catch (const Error& error) {
      EXPECT_TRUE(error.where());
      return error.code();
    }
    return std::nullopt;
  };
  EXPECT_EQ(code(""), ErrorCode::malformed);
  EXPECT_EQ(code("no XML"), ErrorCode::malformed);
  EXPECT_EQ(code("<tmx/>"), ErrorCode::malformed);
  EXPECT_EQ(code("<srx version=\"3.0\"/>"), ErrorCode::unsupported);
  for (std::size_t size = 1; size + 8 < whole.size(); size += 13)
    EXPECT_EQ(code(whole.substr(0, size)), ErrorCode::malformed) << size;
}

TEST(SrxReader, AFileWithoutRulesServesNoLanguage) {
  EXPECT_THAT(read("<srx version=\"2.0\"/>").told,
              ElementsAre(testing::HasSubstr("srx.no-header"), testing::HasSubstr("srx.no-rules")));
}

// The same decisions by overrides and by the rules that they are written as.
TEST(SrxWriter, OverridesBecomeTheFirstRules) {
  const auto english = LanguageTag::parse("en").value();
  const std::string text = "It was open. He left (open.) for 3.50 a|bcd. Then he left. Reopen. He sat.";
  SegmentationRules rules;
  rules.overrides = {{english, false, "open.", "He"},
                     {LanguageTag(), true, "for", "3.50"},
                     {english, true, "", "a|bcd"},
                     {LanguageTag::parse("fr").value(), true, "he", "left"}};
  const auto cut = [&](const SegmentationRules& by) {
    SegmentOptions options;
    options.rules = std::make_shared<const SegmentationRules>(by);
    std::vector<std::string> out;
    for (const auto& each : Segmenter(english, options).segment(text)) out.emplace_back(each.range.of(text));
    return out;
  };
  const auto directly = cut(rules);
  rules.set = rule_set_of(english);
  std::istringstream in(write(rules));
  EXPECT_EQ(cut(srx_format().read_rules(in, {}, {})), directly);
  EXPECT_THAT(directly, ElementsAre("It was open. He left (open.) for", "3.50", "a|bcd.", "Then he left.",
                                    "Reopen.", "He sat."));
}

TEST(SrxWriter, RefusesWhatIsNoRuleSet) {
  SegmentationRules rules;
  rules.overrides = {{LanguageTag(), true, "a", "b"}};
  EXPECT_THROW((void)write(rules), Error);
}

}  // namespace
}  // namespace distich
