#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/terms/term_matcher.hpp>

namespace distich {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

LanguageTag tag(std::string_view text) {
  return *LanguageTag::parse(text);
}

Term term(std::string text, std::string_view language = "en", TermStatus status = TermStatus::preferred) {
  return {std::move(text), tag(language), status, {}, {}, false};
}

Concept make(std::string id, std::vector<Term> terms) {
  return {std::move(id), {}, {}, {}, std::move(terms), {}};
}

TermMatcher matcher(const std::vector<std::string>& terms, std::string_view language = "en") {
  std::vector<Concept> concepts;
  for (const auto& text : terms) concepts.push_back(make(text, {term(text, language)}));
  return {std::move(concepts), tag(language)};
}

/// "kind:text as found" of every hit.
std::vector<std::string> found(const TermMatcher& terms, std::string_view text,
                               const TermFindOptions& options = {}) {
  std::vector<std::string> out;
  for (const auto& hit : terms.find(text, options)) {
    out.push_back(std::string(name(hit.kind)) + ":" + std::string(hit.range.of(text)));
  }
  return out;
}

TEST(TermMatcher, FindsSingleAndMultiwordTermsWithTheirPlace) {
  const auto terms = matcher({"ceasefire", "death toll"});
  const std::string text = "A ceasefire; the death\n toll is unknown.";
  const auto hits = terms.find(text);
  ASSERT_EQ(hits.size(), 2U);
  EXPECT_EQ(hits[0],
            (TermHit{{2, 11}, "ceasefire", "ceasefire", TermStatus::preferred, TermMatchKind::exact}));
  EXPECT_EQ(hits[1].range.of(text), "death\n toll");
  EXPECT_EQ(hits[1].kind, TermMatchKind::folded);
}

TEST(TermMatcher, HitsBeginAndEndWhereAWordDoes) {
  const auto terms = matcher({"jet", "Bay State"});
  EXPECT_THAT(found(terms, "jetlag, budget, jet2"), IsEmpty());
  EXPECT_THAT(found(terms, "jet-black (jet) “Jet”"), ElementsAre("exact:jet", "exact:jet", "folded:Jet"));
  EXPECT_THAT(found(terms, "Bay State’s harbour, Bay Statesman"), ElementsAre("exact:Bay State"));
  EXPECT_THAT(found(terms, "je\xCC\x81t"), IsEmpty()) << "a mark belongs to its word";
}

TEST(TermMatcher, RegionsMeetTheLanguageWithoutOne) {
  EXPECT_THAT(found(TermMatcher({make("lorry", {term("lorry", "en")})}, tag("en-GB")), "a lorry"),
              ElementsAre("exact:lorry"));
  EXPECT_THAT(found(TermMatcher({make("lorry", {term("lorry", "en-GB")})}, tag("en")), "a lorry"),
              ElementsAre("exact:lorry"));
  EXPECT_THAT(found(TermMatcher({make("lorry", {term("lorry", "en-GB")})}, tag("en-US")), "a lorry"),
              IsEmpty());
}

TEST(TermMatcher, EachTermMaySayHowItIsFound) {
  auto strict = term("wall");
  strict.tolerance = TermTolerance::exact;
  auto loose = term("harbour");
  loose.variants = {"harbor"};
  const TermMatcher terms({make("one", {strict, loose})}, tag("en"));
  EXPECT_THAT(found(terms, "wall, walls, Wall, harbours, harbor, Harbors"),
              ElementsAre("exact:wall", "inflected:harbours", "variant:harbor", "inflected:Harbors"));
}

TEST(TermMatcher, TellsHyphensAndSpacesApart) {
  const auto terms = matcher({"cease-fire", "air raid"});
  EXPECT_THAT(found(terms, "cease fire ceasefire cease-fire cease - fire"), ElementsAre("exact:cease-fire"));
  EXPECT_THAT(found(terms, "air-raid airraid air\u00A0raid"), ElementsAre("folded:air\u00A0raid"));
}

TEST(TermMatcher, FoldsCaseAndCompatibleForms) {
  const auto terms = matcher({"Straße"}, "de");
  EXPECT_THAT(found(terms, "STRASSE straße Straße"),
              ElementsAre("folded:STRASSE", "folded:straße", "exact:Straße"));
  EXPECT_THAT(found(matcher({"radar"}), "ｒａｄａｒ"), ElementsAre("folded:ｒａｄａｒ"));
}

TEST(TermMatcher, NeverGivesPartOfACharacter) {
  EXPECT_THAT(found(matcher({"1"}), "½ cup, 1 cup"), ElementsAre("exact:1"));
}

TEST(TermMatcher, MatchesCaseWhereATermAsksForIt) {
  auto name = term("WHO");
  name.match_case = true;
  const TermMatcher terms({make("who", {name}), make("toll", {term("toll")}), make("who-toll", {[] {
                                                                                     auto t =
                                                                                         term("WHO toll");
                                                                                     t.match_case = true;
                                                                                     return t;
                                                                                   }()})},
                          tag("en"));
  EXPECT_THAT(found(terms, "who knows the WHO"), ElementsAre("exact:WHO"));
  EXPECT_THAT(found(terms, "Who? who toll"), ElementsAre("exact:toll"))
      << "a term in another case does not stand in the way of a shorter one";
}

TEST(TermMatcher, TakesTheLongestOfOverlappingTerms) {
  const auto terms = matcher({"ground", "ground invasion", "invasion force commander", "force"});
  EXPECT_THAT(found(terms, "the ground invasion began"), ElementsAre("exact:ground invasion"));
  EXPECT_THAT(found(terms, "ground invasion force commander"),
              ElementsAre("exact:ground", "exact:invasion force commander"));
  EXPECT_THAT(found(terms, "ground invasion", {.nested = true}),
              ElementsAre("exact:ground", "exact:ground invasion"));
}

TEST(TermMatcher, GivesEveryConceptOfAPlaceOnce) {
  const TermMatcher terms({make("b", {term("strike"), term("Strike", "en", TermStatus::deprecated)}),
                           make("a", {term("strike", "en", TermStatus::forbidden)})},
                          tag("en"));
  const auto hits = terms.find("a strike");
  ASSERT_EQ(hits.size(), 2U);
  EXPECT_EQ(hits[0].concept_id, "a");
  EXPECT_EQ(hits[0].status, TermStatus::forbidden);
  EXPECT_EQ(hits[1].concept_id, "b");
  EXPECT_EQ(hits[1].status, TermStatus::preferred);
}

TEST(TermMatcher, RecognisesInflectedForms) {
  const auto terms = matcher({"warplane", "fighter jet", "casualty", "ally", "news"});
  EXPECT_THAT(found(terms, "Warplanes and fighter jets; casualties of an ally's allies, news"),
              ElementsAre("inflected:Warplanes", "inflected:fighter jets", "inflected:casualties",
                          "exact:ally", "inflected:allies", "exact:news"));
}

TEST(TermMatcher, NeverTakesAFunctionWordForAnInflectedTerm) {
  const auto terms = matcher({"hi", "wa", "ha", "thing", "doe"});
  EXPECT_THAT(found(terms, "This is his; was has things does"), IsEmpty());
}

TEST(TermMatcher, PrefersATermAsWrittenToAnInflectedOne) {
  const auto terms = matcher({"arm", "arms"});
  const auto hits = terms.find("arms");
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].concept_id, "arms");
}

TEST(TermMatcher, FindsTermsWithinUnspacedText) {
  const auto chinese = matcher({"停火", "加沙地带", "地带"}, "zh");
  EXPECT_THAT(found(chinese, "双方在加沙地带停火。"), ElementsAre("exact:加沙地带", "exact:停火"));
  EXPECT_THAT(found(matcher({"停戦"}, "ja"), "即時停戦を求めた"), ElementsAre("exact:停戦"));
}

TEST(TermMatcher, TakesOffArabicAndHebrewClitics) {
  EXPECT_THAT(found(matcher({"هدنة", "الشرق الأوسط"}, "ar"), "الهدنة في الشرق الأوسط وللهدنة"),
              ElementsAre("inflected:الهدنة", "exact:الشرق الأوسط", "inflected:وللهدنة"));
  EXPECT_THAT(found(matcher({"ממשלה"}, "he"), "בממשלה והממשלה"),
              ElementsAre("inflected:בממשלה", "inflected:והממשלה"));
}

TEST(TermMatcher, FindsPersianPluralsHoweverTheyAreJoined) {
  EXPECT_THAT(
      found(matcher({"جنگنده", "آتش‌بس"}, "fa"),
            "جنگنده‌ها جنگنده‌های آتش‌بس"),
      ElementsAre("inflected:جنگنده‌ها", "inflected:جنگنده‌های", "exact:آتش‌بس"));
}

TEST(TermMatcher, FindsVocalisedArabic) {
  const std::string_view text = "هُدْنَةٌ.";
  EXPECT_THAT(found(matcher({"هدنة"}, "ar"), text), ElementsAre("folded:هُدْنَةٌ"));
}

TEST(TermMatcher, TakesTermsOfVarietiesOfItsLanguage) {
  const TermMatcher terms({make("c", {term("colour", "en-GB"), term("color", "en-US"), term("Farbe", "de")})},
                          tag("en-GB"));
  EXPECT_EQ(terms.size(), 1U);
  EXPECT_THAT(found(terms, "colour color Farbe"), ElementsAre("exact:colour"));
  EXPECT_EQ(TermMatcher({make("c", {term("colour", "en-GB"), term("color", "en-US")})}, tag("en")).size(),
            2U);
}

TEST(TermMatcher, AnnotatesWithRenderingsBestFirst) {
  auto known =
      make("toll", {term("toll"), term("Zahl", "de", TermStatus::forbidden), term("Opferzahl", "de-DE"),
                    term("Totenzahl", "de", TermStatus::admitted), term("bilan", "fr")});
  known.definition = "how many died";
  const TermMatcher terms({known}, tag("en"));
  const auto note = terms.annotate(terms.find("toll").at(0), tag("de"));
  EXPECT_EQ(note.definition, "how many died");
  EXPECT_THAT(note.renderings, ElementsAre(TermRendering{"Opferzahl", TermStatus::preferred},
                                           TermRendering{"Totenzahl", TermStatus::admitted},
                                           TermRendering{"Zahl", TermStatus::forbidden}));
  EXPECT_TRUE(terms.annotate(TermHit{{}, "unknown", {}, {}, {}}, tag("de")).renderings.empty());
  EXPECT_EQ(terms.find_concept("unknown"), nullptr);
}

TEST(TermMatcher, FindsOtherSpellingsAsVariants) {
  EXPECT_THAT(found(matcher({"счёт"}, "ru"), "счет, счета"), ElementsAre("variant:счет", "inflected:счета"));
}

TEST(TermMatcher, TakesVariantsAndTolerancesFromTheConcept) {
  auto truce = make("truce", {term("ceasefire")});
  truce.properties = {{"en.variants", "cease-fire; cease fire"}};
  auto exact = make("exact", {term("Delta")});
  exact.properties = {{"match", "exact"}};
  auto folded = make("folded", {term("levy")});
  folded.properties = {{"en.match", "folded"}};
  const TermMatcher terms({truce, exact, folded}, tag("en"));
  EXPECT_EQ(terms.size(), 3U);
  EXPECT_THAT(found(terms, "ceasefires, cease-fires, a cease fire"),
              ElementsAre("inflected:ceasefires", "inflected:cease-fires", "variant:cease fire"));
  EXPECT_EQ(terms.find("cease-fire").at(0).term, "ceasefire");
  EXPECT_THAT(found(terms, "delta Deltas Delta"), ElementsAre("exact:Delta"));
  EXPECT_THAT(found(terms, "levies Levy levy"), ElementsAre("folded:Levy", "exact:levy"));
}

TEST(TermMatcher, TakesAnAsteriskForAnyEnding) {
  const auto terms = matcher({"destabili*", "air strik* on"});
  EXPECT_THAT(found(terms, "destabilising; destabilised by air strikes on; airstrikes on"),
              ElementsAre("variant:destabilising", "variant:destabilised", "variant:air strikes on"));
  EXPECT_THAT(found(matcher({"M*A*S*H"}), "m*a*s*h MASH"), ElementsAre("folded:m*a*s*h"))
      << "within a term it is itself";
}

TEST(TermMatcher, FindsHeadsOfCompoundsOnRequest) {
  const auto terms = matcher({"Vertrag", "Abkommen"}, "de");
  EXPECT_THAT(found(terms, "Friedensvertrag"), IsEmpty());
  EXPECT_THAT(found(terms, "Friedensverträge, ein Vertrag, Klimaabkommen", {.compounds = true}),
              ElementsAre("compound:Friedensverträge", "exact:Vertrag", "compound:Klimaabkommen"));
}

TEST(TermMatcher, GermanVerbsAreNoFormsOfNouns) {
  const auto terms = matcher({"Arbeit", "arbeitslos"}, "de");
  EXPECT_THAT(found(terms, "Wir arbeiten. Die Arbeiten ruhen. Arbeitslose hoffen."),
              ElementsAre("inflected:Arbeiten", "inflected:Arbeitslose"));
}

TEST(TermMatcher, FindsInflectedWordsOfBothSidesInPhrasesOnly) {
  const auto terms = matcher({"Vereinte Nationen", "Tische"}, "de");
  EXPECT_THAT(found(terms, "der Vereinten Nationen; am Tisch"), ElementsAre("inflected:Vereinten Nationen"));
}

TEST(TermMatcher, GoesAcrossNoEmptyLine) {
  const auto terms = matcher({"air raid"});
  EXPECT_THAT(found(terms, "air\nraid"), ElementsAre("folded:air\nraid"));
  EXPECT_THAT(found(terms, "air\n\nraid air\u2029raid"), IsEmpty());
}

TEST(TermMatcher, CutsNoChineseWordInTwo) {
  EXPECT_THAT(found(matcher({"国会"}, "zh"), "中国会议。国会开会。"), ElementsAre("exact:国会"));
}

TEST(TermMatcher, LooksForNothingInNothing) {
  EXPECT_THAT(found(matcher({}), "some text"), IsEmpty());
  EXPECT_THAT(found(matcher({"", " ", "—"}), "some — text"), IsEmpty());
  EXPECT_EQ(matcher({"", "—"}).size(), 0U);
  EXPECT_THAT(found(matcher({"a"}), ""), IsEmpty());
}

TEST(TermMatcher, StandsALongTermInALongText) {
  std::string long_term = "da";
  for (int i = 0; i < 2000; ++i) long_term += " da";
  const auto terms = matcher({long_term});
  EXPECT_EQ(terms.find(long_term).size(), 1U);
}

}  // namespace
}  // namespace distich
