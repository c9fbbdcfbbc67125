#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "found.hpp"

namespace distich::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Length, IsInProportion) {
  const std::string sentence =
      "The pier was closed for a week because of the storm that came in from the east.";
  EXPECT_THAT(found(pair(sentence, "Zu.")), ElementsAre("length"));
  EXPECT_THAT(found(pair("Shut.", "Der Pier war " + sentence)), ElementsAre("length"));
  EXPECT_THAT(found(pair("Shut", "Vorübergehend geschlossen")), IsEmpty());
  EXPECT_THAT(found(pair(sentence, "因东来风暴码头关闭一周。", "zh")), IsEmpty());
}

TEST(Length, OfNothingButMarksIsNone) {
  EXPECT_THAT(found(pair("the pier", "–")), testing::Contains("length"));
  EXPECT_THAT(found(pair("{0}", "–")), testing::Not(testing::Contains("length")));
}

TEST(Length, IsWithinWhatTheFileAllows) {
  auto unit = pair("pier", "Hafenmauer");
  unit.properties = {{"maxwidth", "6"}, {"size-unit", "char"}};
  EXPECT_THAT(found(unit), ElementsAre("length!"));
  unit.properties = {{"maxwidth", "10"}, {"size-unit", "char"}};
  EXPECT_THAT(found(unit), IsEmpty());
  unit.properties = {{"maxwidth", "6"}};  // pixels
  EXPECT_THAT(found(unit), IsEmpty());
  unit = pair("pier", "jetée", "fr");
  unit.properties = {{"maxwidth", "5"}, {"size-unit", "byte"}};
  EXPECT_THAT(found(unit), ElementsAre("length!"));
}

TEST(Length, IsWithinRestrictionsOfXliff2) {
  auto unit = pair("pier", "jetée", "fr");
  const auto found_with = [&](const char* name, const char* value) {
    unit.properties = {{name, value}};
    return found(unit);
  };
  EXPECT_THAT(found_with("size-restriction", "5"), IsEmpty());
  EXPECT_THAT(found_with("size-restriction", "4"), ElementsAre("length!"));
  EXPECT_THAT(found_with("size-restriction", "6,*"), ElementsAre("length!"));
  EXPECT_THAT(found_with("size-restriction", "*"), IsEmpty());
  EXPECT_THAT(found_with("size-restriction", "five"), IsEmpty());
  EXPECT_THAT(found_with("storage-restriction", "utf8:5"), ElementsAre("length!"));
  EXPECT_THAT(found_with("storage-restriction", "utf16:10"), IsEmpty());
  EXPECT_THAT(found_with("storage-restriction", "utf32:19"), ElementsAre("length!"));
  unit = pair("ship", "🚢", "fr");
  EXPECT_THAT(found_with("storage-restriction", "utf16:4"), testing::Not(testing::Contains("length!")));
  EXPECT_THAT(found_with("storage-restriction", "utf16:3"), testing::Contains("length!"));
}

TEST(Markup, InTheTextIsTakenOver) {
  EXPECT_THAT(found(pair("the <b>pier</b>", "der <b>Pier</b>")), IsEmpty());
  EXPECT_THAT(found(pair("the <b>pier</b>", "der <i>Pier</b>")), ElementsAre("markup", "markup"));
  EXPECT_THAT(found(pair("see <img alt=\"the pier\" src=\"p\">", "siehe <img src=\"p\" alt=\"der Pier\">")),
              IsEmpty());
  EXPECT_THAT(found(pair("see <img src=\"p\">", "siehe <img src=\"q\">")), ElementsAre("markup", "markup"));
  EXPECT_THAT(found(pair("<Error>", "<Fehler>")), IsEmpty());
  EXPECT_THAT(found(pair("a < b and b > c", "a < b und b > c")), IsEmpty());
}

TEST(Literals, AreTakenOver) {
  EXPECT_THAT(found(pair("see /etc/hosts.", "siehe /etc/wirte.")), ElementsAre("literals", "literals"));
  EXPECT_THAT(found(pair("use --all or --none=X", "nimm --all oder --none=Y")), IsEmpty());
  EXPECT_THAT(found(pair("use --all", "nimm --alle")), ElementsAre("literals", "literals"));
  EXPECT_THAT(found(pair("call rgb() now", "rufe brg() auf")), ElementsAre("literals", "literals"));
  EXPECT_THAT(found(pair("a\\nb", "a\nb")), ElementsAre("literals", "white-space?"));
  EXPECT_THAT(found(pair("and/or -- and", "und/oder -- und")), IsEmpty());
}

TEST(Placeholders, OfManyKindsAreKnown) {
  for (const std::string known : {"$(file)", "$[file]", "$file$", "$name", "%name%", "%1", "%1%", "#file#",
                                  "@file@", "&vendorName;", "%|40t|"}) {
    EXPECT_THAT(found(pair("the " + known + " pier", "der " + known + " Pier")), IsEmpty()) << known;
    EXPECT_THAT(found(pair("the " + known + " pier", "der Pier")), ElementsAre("placeholders!")) << known;
  }
  EXPECT_THAT(found(pair("20% for $5 or $US 6 &amp; #1", "20 % für 5 $ oder 6 US-$ &amp; #1")), IsEmpty());
  EXPECT_THAT(found(pair("by 20%", "%20 kadar", "tr")), IsEmpty());
}

TEST(Accelerators, AreCheckedWhereAMarkIsNamed) {
  const CheckOptions options{.accelerator = U'&'};
  EXPECT_THAT(found(pair("&File", "&Datei"), options), IsEmpty());
  EXPECT_THAT(found(pair("&File", "Datei"), options), ElementsAre("accelerators"));
  EXPECT_THAT(found(pair("&File", "Datei")), IsEmpty());
  EXPECT_THAT(found(pair("Fish && Chips &amp; Sauce", "Fisch und Pommes"), options), IsEmpty());
  EXPECT_THAT(found(pair("_File", "_Dat_ei"), {.accelerator = U'_'}), ElementsAre("accelerators"));
  EXPECT_THAT(found(pair("&Pier", "P&ier"), options), ElementsAre("untranslated?"));
}

Concept concept_of(std::string id, std::string english, std::string german) {
  Concept out;
  out.id = std::move(id);
  out.terms.push_back({std::move(english), tag("en"), TermStatus::preferred, {}, {}, false});
  out.terms.push_back({std::move(german), tag("de"), TermStatus::preferred, {}, {}, false});
  return out;
}

TEST(OtherTerm, IsFoundInPlaceOfTheMissingOne) {
  const std::vector<Concept> glossary{concept_of("a", "harbour", "Hafen"),
                                      concept_of("b", "port", "Anschluss"), concept_of("c", "pier", "Pier")};
  EXPECT_THAT(found(pair("the harbour", "der Anschluss"), {}, glossary),
              ElementsAre("missing-term", "other-term"));
  EXPECT_THAT(found(pair("the harbour", "der Hafen am Anschluss"), {}, glossary), IsEmpty());
  EXPECT_THAT(found(pair("the harbour and the port", "der Anschluss"), {}, glossary),
              ElementsAre("missing-term"));
  EXPECT_THAT(found(pair("the harbour", "der Anschluss am Pier"), {}, glossary), ElementsAre("missing-term"));
}

}  // namespace
}  // namespace distich::test
