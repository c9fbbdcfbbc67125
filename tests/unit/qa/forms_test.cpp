#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/qa/check.hpp>
#include <distich/text/placeholders.hpp>

namespace distich {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

LanguageTag tag(std::string_view text) {
  return *LanguageTag::parse(text);
}

BilingualUnit pair(std::string source, std::string target, std::string_view to = "de") {
  BilingualUnit unit;
  unit.languages = {tag("en"), tag(to)};
  unit.source.text = std::move(source);
  unit.target.emplace().text = std::move(target);
  return unit;
}

/// "check" of each finding, with "?" behind a note and "!" behind an error.
std::vector<std::string> found(const BilingualUnit& unit, std::vector<Concept> glossary = {}) {
  std::vector<std::string> out;
  for (const auto& finding : Checker(unit.languages, std::move(glossary)).check(unit)) {
    const auto* mark = finding.severity == Severity::note    ? "?"
                       : finding.severity == Severity::error ? "!"
                                                             : "";
    out.push_back(std::string(finding.check) + mark);
  }
  return out;
}

TEST(Untranslated, NamesMayStayAsTheyAre) {
  EXPECT_THAT(found(pair("The pier was closed for a week.", "The pier was closed  for a week.")),
              ElementsAre("untranslated", "white-space?"));
  EXPECT_THAT(found(pair("Port Marren", "Port Marren")), ElementsAre("untranslated?"));
  EXPECT_THAT(found(pair("1,234", "1,234")), ElementsAre("number-style?"));
}

TEST(Script, OfTheTargetMustBeThatOfItsLanguage) {
  EXPECT_THAT(found(pair("The pier was closed.", "Der Pier war lange geschlossen.", "fa")),
              ElementsAre("wrong-script!"));
  EXPECT_THAT(found(pair("By Ana Lopez of Port Marren News", "از Ana Lopez, Port Marren News", "fa")),
              ElementsAre("wrong-script?"));
  EXPECT_THAT(found(pair("ABC", "ABC", "xx")), ElementsAre("untranslated?"));
}

TEST(EndMark, QuestionsAndColonsAreKept) {
  EXPECT_THAT(found(pair("Is it open?", "Ist es offen.")), ElementsAre("end-mark"));
  EXPECT_THAT(found(pair("“Is it open?”", "«آیا باز است؟»", "fa")), IsEmpty());
  EXPECT_THAT(found(pair("They said:", "Sie sagten")), ElementsAre("end-mark"));
  EXPECT_THAT(found(pair("It is open.", "它是开着的。", "zh")), IsEmpty());
  EXPECT_THAT(found(pair("It is open", "Es ist offen.")), ElementsAre("end-mark?"));
}

TEST(Brackets, MustHaveTheirPartner) {
  EXPECT_THAT(found(pair("The pier (old) is [long]", "Der Pier (alt ist [lang]")), ElementsAre("brackets"));
  EXPECT_THAT(found(pair("The pier (old)", "码头（旧）", "zh")), IsEmpty());
  EXPECT_THAT(found(pair("a) first", "a) zuerst")), IsEmpty());
  EXPECT_THAT(found(pair("It is open :)", "Es ist offen :)")), IsEmpty());
}

TEST(RepeatedWord, IsFoundUnlessItsLanguageRepeatsIt) {
  EXPECT_THAT(found(pair("The pier is old", "Der Pier ist ist alt")), ElementsAre("repeated-word"));
  EXPECT_THAT(found(pair("those who saw it", "die die das sah")), IsEmpty());
  EXPECT_THAT(found(pair("slowly", "yavaş yavaş", "tr")), IsEmpty());
  EXPECT_THAT(found(pair("no, no", "nein, nein")), IsEmpty());
}

TEST(Characters, WronglyDecodedTextIsFound) {
  EXPECT_THAT(found(pair("the piers", "die LÃ¤nge")), ElementsAre("characters"));
  EXPECT_THAT(found(pair("it’s", "c\u00E2\u20AC\u2122est", "fr")), ElementsAre("characters"));
  EXPECT_THAT(found(pair("the piers", "die L\uFFFDnge")), ElementsAre("characters"));
  EXPECT_THAT(found(pair("São Paulo", "São Paulo, Âge, à «\u00A0Ô\u00A0»", "fr")), IsEmpty());
}

TEST(Characters, ControlsOfDirectionArePaired) {
  EXPECT_THAT(found(pair("open", "\u2067باز\u2069", "fa")), IsEmpty());
  EXPECT_THAT(found(pair("open", "\u202Bباز", "fa")), ElementsAre("characters"));
  EXPECT_THAT(found(pair("open", "باز\u2069", "fa")), ElementsAre("characters"));
}

TEST(Addresses, AreTakenOver) {
  EXPECT_THAT(found(pair("See https://example.org/a", "Siehe https://example.org/b")),
              ElementsAre("addresses", "addresses"));
  EXPECT_THAT(found(pair("Write to a@example.org", "An a@example.org schreiben")), IsEmpty());
}

TEST(Placeholders, AreTakenOver) {
  EXPECT_THAT(found(pair("%s of %d", "%2$d von %1$s")), IsEmpty());
  EXPECT_THAT(found(pair("%s boats", "Boote")), ElementsAre("placeholders!"));
  EXPECT_THAT(found(pair("{name} has {n, plural, one {a boat} other {# boats}}",
                         "{name} hat {n, plural, one {ein Boot} other {# Boote}}")),
              IsEmpty());
  EXPECT_THAT(found(pair("{name}", "{Name}")), ElementsAre("placeholders!", "placeholders!"));
}

std::vector<std::string> placeholders(std::string_view text) {
  std::vector<std::string> out;
  for (const auto& one : text::find_placeholders(text)) out.emplace_back(one.place.of(text));
  return out;
}

TEST(Placeholders, OfManySyntaxesAreFound) {
  EXPECT_THAT(placeholders("%s %-5.2f %1$s %ld %% %@"), ElementsAre("%s", "%-5.2f", "%1$s", "%ld", "%@"));
  EXPECT_THAT(
      placeholders("%(name)s %{name} ${home} {{user}} {} {0} {a:>8} {b!r} {c[0]}"),
      ElementsAre("%(name)s", "%{name}", "${home}", "{{user}}", "{}", "{0}", "{a:>8}", "{b!r}", "{c[0]}"));
  EXPECT_THAT(placeholders("50 % of 100% sure, 5%de, {some words} {, } {"), IsEmpty());
}

Concept pier(std::vector<Term> german) {
  Concept item;
  item.id = "pier";
  item.terms = {{"pier", tag("en")}};
  std::ranges::move(german, std::back_inserter(item.terms));
  return item;
}

TEST(GlossaryTerms, AreMissedInNoForm) {
  const std::vector<Concept> glossary{pier({{"Anleger", tag("de")},
                                            {"Steg", tag("de"), TermStatus::admitted},
                                            {"Pier", tag("de"), TermStatus::forbidden}})};
  EXPECT_THAT(found(pair("The piers are old.", "Die Stege sind alt."), glossary), IsEmpty());
  EXPECT_THAT(found(pair("The piers are old.", "Die Schiffsanleger sind alt."), glossary), IsEmpty());
  EXPECT_THAT(found(pair("The piers are old.", "Die Häfen sind alt."), glossary),
              ElementsAre("missing-term"));
  EXPECT_THAT(found(pair("The piers are old.", "Die Piers sind alt."), glossary),
              ElementsAre("forbidden-term"));
  EXPECT_THAT(found(pair("The boats are old.", "Die Piers sind alt."), glossary), IsEmpty());
}

TEST(Alignment, DoubtIsFound) {
  auto unit = pair("open", "offen");
  unit.confidence = 0.4;
  EXPECT_THAT(found(unit), ElementsAre("alignment"));
  unit.confidence = 0.85;
  EXPECT_THAT(found(unit), IsEmpty());
}

TEST(Consistency, NamesTheUnitThatCameBefore) {
  Consistency consistency;
  auto first = pair("open", "offen");
  first.id = "u1";
  auto second = pair("open", "geöffnet");
  auto third = pair("Open!", "offen");
  EXPECT_THAT(consistency.add(first), IsEmpty());
  EXPECT_THAT(consistency.add(first), IsEmpty()) << "the same again";
  const auto found = consistency.add(second);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].check, "same-source");
  EXPECT_EQ(found[0].message.english(), "the same source has another translation in u1");
  const auto reverse = consistency.add(third);
  ASSERT_EQ(reverse.size(), 1U);
  EXPECT_EQ(reverse[0].check, "same-target");
}

TEST(FindingId, StaysWhenTheUnitMoves) {
  auto unit = pair("70 boats", "71 Boote");
  const auto findings = Checker(unit.languages, {}).check(unit);
  ASSERT_EQ(findings.size(), 2U);
  const auto id = finding_id(findings[0], unit);
  EXPECT_EQ(id.size(), 16U);
  EXPECT_NE(id, finding_id(findings[1], unit));
  unit.id = "elsewhere";
  EXPECT_EQ(id, finding_id(Checker(unit.languages, {}).check(unit)[0], unit));
  unit.target->text = "72 Boote";
  EXPECT_NE(id, finding_id(Checker(unit.languages, {}).check(unit)[0], unit));
}

}  // namespace
}  // namespace distich
