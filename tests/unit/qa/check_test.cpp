#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/base/error.hpp>
#include <distich/qa/check.hpp>

namespace distich {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Kind = InlineCode::Kind;

BilingualUnit unit(RichText source, std::optional<RichText> target, std::string_view language = "de") {
  BilingualUnit made;
  made.id = "p1.s1";
  made.languages = {*LanguageTag::parse("en"), *LanguageTag::parse(language)};
  made.source = std::move(source);
  made.target = std::move(target);
  return made;
}

BilingualUnit unit(std::string source, std::string target, std::string_view language = "de") {
  return unit(RichText(std::move(source)), RichText(std::move(target)), language);
}

std::vector<Finding> check(const BilingualUnit& checked) {
  return Checker(checked.languages, {}).check(checked);
}

/// "check: message" of every finding.
std::vector<std::string> findings(const BilingualUnit& checked) {
  std::vector<std::string> out;
  for (const auto& finding : check(checked)) {
    EXPECT_EQ(finding.unit_id, checked.id);
    EXPECT_LE(finding.in_source.end, checked.source.text.size());
    EXPECT_LE(finding.in_target.end, checked.target ? checked.target->text.size() : 0);
    out.push_back(std::string(finding.check) + ": " + finding.message.english());
  }
  return out;
}

TEST(Checks, HaveNamesOfTheirOwn) {
  std::set<std::string_view> names;
  for (const auto& one : all_checks()) EXPECT_TRUE(names.insert(one.name).second) << one.name;
  EXPECT_EQ(names.size(), 30U);
}

TEST(Checks, AreChosenAndWeighedByTheCaller) {
  const auto checked = unit("70 boats?", "71 Boote.");
  const auto run = [&](CheckOptions options) {
    std::vector<std::string> out;
    for (const auto& finding : Checker(checked.languages, {}, std::move(options)).check(checked))
      out.push_back(std::string(finding.check) + (finding.severity == Severity::error ? "!" : ""));
    return out;
  };
  EXPECT_THAT(run({}), ElementsAre("numbers", "numbers", "end-mark"));
  EXPECT_THAT(run({.only = {"end-mark"}}), ElementsAre("end-mark"));
  EXPECT_THAT(run({.skip = {"numbers"}}), ElementsAre("end-mark"));
  EXPECT_THAT(run({.skip = {"numbers"}, .severities = {{"end-mark", Severity::error}}}),
              ElementsAre("end-mark!"));
  EXPECT_THROW(run({.only = {"spelling"}}), Error);
  EXPECT_THROW(run({.severities = {{"spelling", Severity::note}}}), Error);
}

TEST(EmptyTarget, IsFoundAlone) {
  const auto source = RichText("Costs rose by 5 percent.", {{0, Kind::standalone, "1", "<x/>", ""}});
  EXPECT_THAT(findings(unit(source, std::nullopt)), ElementsAre("empty-target: there is no translation"));
  EXPECT_THAT(findings(unit(RichText("Costs rose."), RichText(" \u00A0"))),
              ElementsAre("empty-target: there is no translation"));
  EXPECT_THAT(findings(unit(RichText(""), std::nullopt)), IsEmpty());
}

TEST(InlineCodes, MayMoveWithTheWords) {
  const RichText source("big red house", {{0, Kind::open, "1", "<b>", ""},
                                          {3, Kind::close, "1", "</b>", ""},
                                          {4, Kind::standalone, "2", "<br/>", ""}});
  const RichText target("rotes großes Haus", {{0, Kind::standalone, "2", "<br/>", ""},
                                              {6, Kind::open, "1", "<b>", ""},
                                              {13, Kind::close, "1", "</b>", ""}});
  EXPECT_THAT(findings(unit(source, target)), IsEmpty());
}

TEST(InlineCodes, MissingAndExtraOnesAreFound) {
  const RichText source("a b", {{2, Kind::standalone, "0", "{0}", ""}});
  const RichText target("c d", {{0, Kind::standalone, "1", "{1}", "name"}});
  EXPECT_THAT(findings(unit(source, target)), ElementsAre("inline-codes: {0} is missing in the translation",
                                                          "inline-codes: name is not in the source"));
  const RichText twice("c", {{0, Kind::standalone, "0", "{0}", ""}, {1, Kind::standalone, "0", "{0}", ""}});
  EXPECT_THAT(findings(unit(source, twice)), ElementsAre("inline-codes: {0} is not in the source"));
}

TEST(InlineCodes, MustNestInTheTarget) {
  const RichText source("ab", {{0, Kind::open, "1", "<b>", ""}, {1, Kind::close, "1", "</b>", ""}});
  const RichText target("cd", {{0, Kind::close, "1", "</b>", ""}, {1, Kind::open, "1", "<b>", ""}});
  EXPECT_THAT(findings(unit(source, target)),
              ElementsAre("inline-codes: </b> closes before it opens, or across another pair"));
  const RichText badly("ab", target.codes);
  EXPECT_THAT(findings(unit(badly, target)), IsEmpty()) << "the source does so too";
}

TEST(Numbers, AreComparedInTheDigitsOfAnyScript) {
  EXPECT_THAT(findings(unit("1,234.5 tonnes on 07 May", "1.234,5 Tonnen am 7. Mai")), IsEmpty());
  EXPECT_THAT(findings(unit("20,500 wounded", "۲۰٬۵۰۰ زخمی", "fa")), IsEmpty());
  EXPECT_THAT(findings(unit("the 21st time", "das 21. Mal")), IsEmpty());
}

TEST(Numbers, ThatOneSideLacksAreFound) {
  EXPECT_THAT(findings(unit("70 of 100", "70 von 1000")),
              ElementsAre("numbers: the number 100 is missing in the translation",
                          "numbers: the number 1000 is not in the source"));
  const auto doubled = check(unit("10 and 10", "nur 10"));
  ASSERT_EQ(doubled.size(), 1U);
  EXPECT_EQ(doubled[0].in_source, (ByteRange{7, 9}));
  EXPECT_EQ(doubled[0].severity, Severity::warning);
}

TEST(Numbers, OfOneDigitAreOnlyNoted) {
  EXPECT_THAT(findings(unit("3 boats", "drei Boote")), IsEmpty());
  const auto found = check(unit("3 boats", "einige Boote"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].severity, Severity::note);
}

TEST(Numbers, MayBeCountedInTenThousands) {
  EXPECT_THAT(findings(unit("200,000 people and 15,000 cars", "20万人和1.5万辆车", "zh")), IsEmpty());
  EXPECT_THAT(findings(unit("300,000 people", "20万人", "zh")), testing::SizeIs(2));
}

BilingualUnit with_renderings(std::string target, std::vector<TermRendering> renderings) {
  auto made = unit("the toll rose", std::move(target));
  made.terms.push_back(
      {{{4, 8}, "toll", "toll", TermStatus::preferred, TermMatchKind::exact}, std::move(renderings), ""});
  return made;
}

TEST(ForbiddenTerm, IsFoundInflectedToo) {
  const std::vector<TermRendering> renderings = {{"Opferzahl", TermStatus::preferred},
                                                 {"Zoll", TermStatus::forbidden},
                                                 {"Blutzoll", TermStatus::deprecated}};
  EXPECT_THAT(findings(with_renderings("die Opferzahl stieg", renderings)), IsEmpty());
  EXPECT_THAT(findings(with_renderings("des Zolls", renderings)),
              ElementsAre("forbidden-term: “Zolls” is forbidden for “toll”"));
  EXPECT_THAT(findings(with_renderings("der Blutzoll", renderings)),
              ElementsAre("forbidden-term: “Blutzoll” is no longer used for “toll”"));
}

TEST(ForbiddenTerm, WithinAWantedOneIsLeftAlone) {
  const std::vector<TermRendering> renderings = {{"hoher Zoll", TermStatus::preferred},
                                                 {"Zoll", TermStatus::forbidden}};
  EXPECT_THAT(findings(with_renderings("ein hoher Zoll", renderings)), IsEmpty());
  EXPECT_THAT(findings(with_renderings("ein Zoll", renderings)), testing::SizeIs(1));
}

TEST(ForbiddenTerm, IsNotFoundWhereAnotherConceptWantsIt) {
  auto checked = with_renderings("der Zoll", {{"Zoll", TermStatus::forbidden}});
  checked.terms.push_back({{{0, 3}, "duty", "duty", TermStatus::preferred, TermMatchKind::exact},
                           {{"Zoll", TermStatus::preferred}},
                           ""});
  EXPECT_THAT(findings(checked), IsEmpty());
}

}  // namespace
}  // namespace distich
