#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/terms/lint.hpp>

namespace distich {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

LanguageTag tag(std::string_view language) {
  return *LanguageTag::parse(language);
}

Concept entry(std::string id, std::vector<Term> terms) {
  Concept out;
  out.id = std::move(id);
  out.terms = std::move(terms);
  return out;
}

Term term(std::string text, std::string_view language = "en", TermStatus status = TermStatus::admitted) {
  Term out;
  out.text = std::move(text);
  out.language = tag(language);
  out.status = status;
  return out;
}

/// "check concept language term"
std::vector<std::string> found(const std::vector<Concept>& concepts, const LintOptions& options = {}) {
  std::vector<std::string> out;
  for (const auto& finding : lint(concepts, options)) {
    out.push_back(std::string(finding.check) + " " + finding.concept_id + " " + finding.language.str() + " " +
                  finding.term);
  }
  return out;
}

/// The checks that a single term of a language does not pass.
std::vector<std::string> checks(std::string text, std::string_view language = "en") {
  std::vector<std::string> out;
  for (const auto& finding : lint(std::vector{entry("c", {term(std::move(text), language)})}))
    out.emplace_back(finding.check);
  return out;
}

TEST(Lint, FindsNothingInAGoodGlossary) {
  EXPECT_THAT(found({entry("ferry", {term("ferry"), term("Fähre", "de"), term("ferry (boat)")}),
                     entry("quay", {term("quay"), term("Kai", "de")})}),
              IsEmpty());
  EXPECT_THAT(found({}), IsEmpty());
}

TEST(Lint, SeesWhiteSpaceAndWhatIsNotSeen) {
  for (const auto* text : {" ferry", "ferry ", "ferry  line", "ferry\u00A0line", "ferry\tline", "fer\u200Bry",
                           "fer\u200Cry", "ferry\u200E", "fer\u0007ry"})
    EXPECT_THAT(checks(text), ElementsAre("white-space")) << testing::PrintToString(text);
  EXPECT_THAT(checks("آتش\u200Cبس", "fa"), IsEmpty()) << "Persian writes it with a joiner";
  EXPECT_THAT(checks("آتش\u200C", "fa"), ElementsAre("white-space")) << "which joins nothing here";
  EXPECT_THAT(checks("क्\u200Dष", "hi"), IsEmpty());
}

TEST(Lint, SeesLettersOfTwoAlphabets) {
  EXPECT_THAT(checks("f\u0435rry"), ElementsAre("mixed-script")) << "a Cyrillic letter";
  EXPECT_THAT(checks("IP-адрес", "ru"), IsEmpty());
  EXPECT_THAT(checks("АЭС BN", "ru"), IsEmpty());
  EXPECT_THAT(checks("X线", "zh"), IsEmpty());
  EXPECT_THAT(checks("サッカー場", "ja"), IsEmpty());
}

TEST(Lint, SeesBracketsWithoutPartner) {
  for (const auto* text : {"ferry (boat", "ferry) boat", "ferry (boat]"})
    EXPECT_THAT(checks(text), ElementsAre("brackets")) << text;
  EXPECT_THAT(checks("ferry [boat (old)]"), IsEmpty());
  EXPECT_THAT(checks("渡船（旧）", "zh"), IsEmpty());
}

TEST(Lint, SeesWhatIsNotComposed) {
  EXPECT_THAT(checks("Fa\u0308hre", "de"), ElementsAre("not-nfc"));
}

TEST(Lint, SeesFunctionWords) {
  EXPECT_THAT(checks("the"), ElementsAre("function-word"));
  EXPECT_THAT(checks("the ferry"), IsEmpty());
  auto who = term("WHO");
  who.match_case = true;
  EXPECT_THAT(found({entry("who", {who})}), IsEmpty()) << "only found in its own letter case";
}

TEST(Lint, SeesTermsThatAreThereTwice) {
  EXPECT_THAT(found({entry("c", {term("ferry"), term("ferry"), term("ferry", "fr")})}),
              ElementsAre("duplicate-term c en ferry"));
  auto verb = term("ferry");
  verb.part_of_speech = "verb";
  auto noun = term("ferry");
  noun.part_of_speech = "noun";
  EXPECT_THAT(found({entry("c", {noun, verb})}), IsEmpty());
}

TEST(Lint, SeesTermsOfTwoConceptsOfASubject) {
  std::vector concepts{entry("a", {term("ferry")}), entry("b", {term("ferry")})};
  EXPECT_THAT(found(concepts), ElementsAre("shared-term b en ferry"));
  concepts[1].terms[0].status = TermStatus::deprecated;
  EXPECT_THAT(found(concepts), IsEmpty()) << "it is not to be used for the one";
  concepts[1].terms[0].status = TermStatus::admitted;
  concepts[1].subject = "fairies";
  EXPECT_THAT(found(concepts), IsEmpty());
}

TEST(Lint, SeesContradictions) {
  std::vector concepts{entry("a", {term("ferry")}), entry("b", {term("ferry", "en", TermStatus::forbidden)})};
  concepts[1].subject = "another";
  EXPECT_THAT(found(concepts), ElementsAre("contradiction b en ferry"));
  EXPECT_THAT(found({entry("a", {term("ferry", "en", TermStatus::preferred),
                                 term("boat", "en", TermStatus::preferred)})}),
              ElementsAre("several-preferred a en boat"));
  auto unsaid = term("boat", "en", TermStatus::preferred);
  unsaid.status_stated = false;
  EXPECT_THAT(found({entry("a", {term("ferry", "en", TermStatus::preferred), unsaid})}), IsEmpty())
      << "the termbase says nothing of it";
}

TEST(Lint, SeesLanguagesThatAreNotThere) {
  LintOptions options;
  options.languages = {tag("en"), tag("de")};
  EXPECT_THAT(
      found({entry("a", {term("ferry", "en-GB"), term("Kahn", "de", TermStatus::forbidden)})}, options),
      ElementsAre("missing-language a de "));
}

TEST(Lint, SeesTermsThatNoTextHas) {
  LintOptions options;
  options.corpus = {{tag("en"), "Two ferries left the old harbour."}};
  EXPECT_THAT(found({entry("a", {term("ferry"), term("boat"), term("Fähre", "de"),
                                 term("tub", "en", TermStatus::forbidden)})},
                    options),
              ElementsAre("unused-term a en boat"));
}

TEST(LintFix, MendsWhatIsSureAndNoMore) {
  std::vector concepts{
      entry("a", {term("  ferry \u00A0line\u200B "), term("ferry line"), term("Fa\u0308hre", "de"),
                  term("ferry line", "en", TermStatus::forbidden), term(" ")})};
  EXPECT_EQ(fix_lint(concepts), (LintFixes{2, 1}));
  EXPECT_THAT(concepts[0].terms, ElementsAre(term("ferry line"), term("F\u00E4hre", "de"),
                                             term("ferry line", "en", TermStatus::forbidden), term(" ")));
  EXPECT_EQ(fix_lint(concepts), LintFixes{}) << "there is nothing left to mend";
}

}  // namespace
}  // namespace distich
