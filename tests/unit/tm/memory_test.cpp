#include <filesystem>

#include "memory_fixture.hpp"

namespace distich::tests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Memory : public MemoryTest {};

TEST_F(Memory, CountsWhatItAddsAndWhatItDoesNot) {
  add("The ferry left.", "Le ferry est parti.");
  add("The ferry left.", "Le ferry est parti.");
  add(unit({variant("en", "Alone")}));
  add(unit({variant("en", "With nothing"), variant("fr", " \u00ad ")}));
  add(unit({variant("en", "Twice"), variant("en", "Two times")}));
  EXPECT_EQ(counts_.added, 1U);
  EXPECT_EQ(counts_.duplicates, 1U);
  EXPECT_EQ(counts_.skipped, 3U);
}

TEST_F(Memory, FindsEqualTextWhateverItsQuotationMarksAndSpaces) {
  add("It’s  “late”.", "Il est « tard ».");
  const auto found = find("It's \"late\".", english_french_);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, MatchKind::exact);
  EXPECT_EQ(found[0].score, Score{10000});
  EXPECT_EQ(found[0].source.text, "It’s  “late”.");
  EXPECT_EQ(found[0].session, session_);
  EXPECT_THAT(found[0].differs, IsEmpty());
}

TEST_F(Memory, OffersSimilarTextWithWhatDiffers) {
  add("The old ferry left at dawn.", "Le vieux ferry est parti à l’aube.");
  const auto found = find("The ferry left at noon.", english_french_, {.floor = Score{5000}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, MatchKind::fuzzy);
  EXPECT_EQ(found[0].score, Score{7142});
  EXPECT_THAT(found[0].differs, ElementsAre(ByteRange{18, 22}));
  EXPECT_THAT(found[0].differs_in_source, ElementsAre(ByteRange{4, 7}, ByteRange{22, 26}));
}

TEST_F(Memory, RanksKindThenScoreThenNewest) {
  add("one two three four", "older");
  add("one two three five", "similar");
  add("one two three four", "newer");
  auto surrounded = pair_unit("one two three four", "surrounded");
  surrounded.variants[0].context = Context{"before", ""};
  add(surrounded);
  add("One two three four", "other case");
  const MatchQuery query{RichText("one two three four"), Context{" before ", ""}};
  std::vector<std::string> order;
  for (const auto& match : memory_.find(query, english_french_)) order.push_back(match.target.text);
  EXPECT_THAT(order, ElementsAre("surrounded", "newer", "older", "other case", "similar"));
}

TEST_F(Memory, OneNeighbourIsLessThanTwoAndAnEdgeIsNone) {
  auto edge = pair_unit("Contents", "Sommaire");
  edge.variants[0].context = Context{"", "Chapter one"};
  add(edge);
  const auto kind = [&](std::optional<Context> context) {
    return memory_.find({RichText("Contents"), std::move(context)}, english_french_).at(0).kind;
  };
  EXPECT_EQ(kind(Context{"", "Chapter one"}), MatchKind::in_context);
  EXPECT_EQ(kind(Context{"", "Chapter two"}), MatchKind::exact);
  EXPECT_EQ(kind(Context{"Title", "Chapter one"}), MatchKind::one_neighbour);
  EXPECT_EQ(kind(Context{"Title", "Chapter two"}), MatchKind::exact);
  EXPECT_EQ(kind(std::nullopt), MatchKind::exact);
  auto last = pair_unit("The end", "Fin");
  last.variants[0].context = Context{"Chapter nine", ""};
  add(last);
  EXPECT_EQ(memory_.find({RichText("The end"), Context{"Chapter ten", ""}}, english_french_).at(0).kind,
            MatchKind::exact);
  add("Index", "Index");
  EXPECT_EQ(memory_.find({RichText("Index"), Context{}}, english_french_).at(0).kind, MatchKind::exact);
}

TEST_F(Memory, TheSameSegmentOfTheSameDocumentRanksAboveItsContext) {
  auto around = pair_unit("Open", "Ouvrez");
  around.variants[0].context = Context{"File", "Close"};
  auto named = pair_unit("Open", "Ouvrir");
  named.id = "menu.open";
  add(named);
  add(around);
  const auto first = [&](const std::string& id, const std::string& document) {
    const Origins origins(*store_);
    const MatchQuery query{RichText("Open"), Context{"File", "Close"}, id, document};
    const auto match = memory_.find(query, english_french_, {.origins = &origins}).at(0);
    return match.target.text + ' ' + std::string(name(match.kind));
  };
  EXPECT_EQ(first("menu.open", ""), "Ouvrir same-id");
  EXPECT_EQ(first("menu.open", "test"), "Ouvrir same-id");
  EXPECT_EQ(first("menu.open", "another.po"), "Ouvrez in-context");
  EXPECT_EQ(first("menu.close", ""), "Ouvrez in-context");
}

TEST_F(Memory, OrdersEqualScoresByTheirCharacters) {
  add("the ports were closed", "near");
  add("the ferries were closed", "far");
  EXPECT_THAT(targets("the port were closed"), ElementsAre("near", "far"));
  add("the portz were closed", "as near and newer");
  EXPECT_THAT(targets("the port were closed", {.limit = 2}), ElementsAre("as near and newer", "near"));
}

TEST_F(Memory, PenaltiesOfAnOriginAreWeighedInTheSearch) {
  add("The ferry left the old port.", "parti");
  session_ = store_->start_session("import", "web.tmx", "");
  add("The ferry left the old port.", "quitté");
  add("The ferry left the new port.", "nouveau");
  store_->set_origin_penalty("web.tmx", 500);
  const Origins origins(*store_);
  const auto found = find("The ferry left the old port.", english_french_, {.limit = 2, .origins = &origins});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].target.text, "parti");
  EXPECT_EQ(found[1].target.text, "quitté");
  EXPECT_EQ(found[1].kind, MatchKind::exact);
  EXPECT_THAT(found[1].facts.penalties, ElementsAre(Penalty{PenaltyKind::origin, 500}));
}

TEST_F(Memory, SaysWhatNumbersDifferAndRepairsTheTarget) {
  add("Gate 4 opens at 10.", "La porte 4 ouvre à 10 h.");
  const auto found = find("Gate 7 opens at 10.", english_french_);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].facts.numbers_differ);
  EXPECT_THAT(found[0].facts.differs_only_in, ElementsAre(PlaceableKind::number));
  EXPECT_THAT(found[0].facts.penalties, ElementsAre(Penalty{PenaltyKind::numbers, 1667}));
  EXPECT_EQ(found[0].target.text, "La porte 4 ouvre à 10 h.");
  ASSERT_TRUE(found[0].facts.repaired);
  EXPECT_EQ(found[0].facts.repaired->text, "La porte 7 ouvre à 10 h.");
}

TEST_F(Memory, SaysWhatWasTakenOffAndForWhat) {
  add("The ferry left at 9.", "Le ferry est parti à 9 h.");
  const auto taken_off = [&](const RichText& text) {
    std::string out;
    const auto found = memory_.find({text, std::nullopt}, english_french_, {.floor = Score{1000}});
    for (const auto& penalty : found.at(0).facts.penalties)
      out += std::string(name(penalty.kind)) + ' ' + std::to_string(penalty.basis_points) + ' ';
    return out;
  };
  const auto plain = [&](std::string text) { return taken_off(RichText(std::move(text))); };
  EXPECT_EQ(plain("The ferry left at 9."), "");
  EXPECT_EQ(plain("The ferry left at 9"), "punctuation 100 ");
  EXPECT_EQ(plain("the ferry left at 9."), "letter-case 100 ");
  EXPECT_EQ(plain("The ferry left at 9 ."), "spacing 100 ");
  EXPECT_EQ(plain("The fer\u200cry left at 9."), "spacing 100 ");
  EXPECT_EQ(plain("The ferry left at 8."), "numbers 1667 ");
  EXPECT_EQ(plain("The ferry came at 8!"), "words 1666 numbers 1667 punctuation 1667 ");
  EXPECT_EQ(taken_off({"The ferry left at 9.", {{4, {}, "1", "<b>", ""}}}), "inline-codes 100 ");
}

TEST_F(Memory, SaysThatOneSideDenies) {
  add("The bridge is not open to cars.", "Le pont n’est pas ouvert aux voitures.");
  const auto denies = [&](std::string text) {
    return find(std::move(text), english_french_).at(0).facts.negation_differs;
  };
  EXPECT_TRUE(denies("The bridge is open to cars."));
  EXPECT_TRUE(denies("The bridge is now open to cars."));
  EXPECT_FALSE(denies("The bridge is not open to buses."));
  EXPECT_FALSE(denies("The bridge is never open to cars."));
  const LanguagePair french_english = english_french_.reversed();
  EXPECT_TRUE(find("Le pont est ouvert aux voitures.", french_english, {.floor = Score{5000}})
                  .at(0)
                  .facts.negation_differs);
}

TEST_F(Memory, EqualTextWithOtherCodesIsExactButNotWhole) {
  auto coded = pair_unit("The ferry left", "Le ferry est parti");
  coded.variants[0].text.codes = {{4, InlineCode::Kind::standalone, "1", "<br/>", ""}};
  add(coded);
  const auto found = find("The ferry left", english_french_);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, MatchKind::exact);
  EXPECT_EQ(found[0].score, Score{9900});
  EXPECT_THAT(find("The ferry left", english_french_, {.floor = Score{10000}}), IsEmpty());
}

TEST_F(Memory, OffersEachTargetTextOnce) {
  add("one two three four", "un");
  add("one two three five", "un");
  add("one two three six", "deux");
  EXPECT_THAT(targets("one two three four"), ElementsAre("un", "deux"));
  EXPECT_THAT(targets("one two three four", {.limit = 1}), ElementsAre("un"));
  EXPECT_THAT(targets("one two three four", {.limit = 0}), IsEmpty());
}

TEST_F(Memory, AnyLanguageOfAUnitCanBeTheSource) {
  add(unit({variant("en", "ferry port"), variant("fr", "port de ferry"), variant("fa", "بندر کشتی")}));
  const LanguagePair persian_english{tag("fa"), tag("en")};
  ASSERT_EQ(find("بندر کشتی", persian_english).size(), 1U);
  EXPECT_EQ(find("بندر کشتی", persian_english)[0].target.text, "ferry port");
  EXPECT_EQ(find("port de ferry", english_french_.reversed()).at(0).target.text, "ferry port");
  EXPECT_EQ(find("port de ferry", {tag("fr"), tag("fa")}).at(0).target.text, "بندر کشتی");
}

TEST_F(Memory, MeetsRegionsOfALanguageButNoOtherLanguage) {
  add(unit({variant("en-US", "ferry port"), variant("pt-BR", "porto"), variant("fr", "port")}));
  for (const char* source : {"en", "en-US", "en-GB"}) {
    const auto found = find("ferry port", {tag(source), tag("pt")});
    ASSERT_EQ(found.size(), 1U) << source;
    EXPECT_EQ(found[0].languages, (LanguagePair{tag("en-US"), tag("pt-BR")}));
  }
  EXPECT_THAT(find("ferry port", {tag("fr"), tag("pt")}), IsEmpty());
  EXPECT_THAT(find("ferry port", {tag("en"), tag("de")}), IsEmpty());
  EXPECT_EQ(find("porto", {tag("pt-PT"), tag("en-GB")}).at(0).target.text, "ferry port");
}

TEST_F(Memory, TellsTextsOfEqualKeysApart) {
  store_->tm().add(pair_unit("something else entirely", "autre chose"), session_,
                   make_keys(pair_unit("The ferry left", "x")));
  EXPECT_THAT(targets("The ferry left"), IsEmpty());
}

TEST_F(Memory, FindsPunctuationVariantsOfShortTexts) {
  add("Yes", "Oui");
  EXPECT_THAT(targets("Yes!!!"), ElementsAre("Oui"));
  EXPECT_THAT(targets("«Yes»."), ElementsAre("Oui"));
  EXPECT_THAT(targets(""), IsEmpty());
  EXPECT_THAT(targets("  "), IsEmpty());
}

TEST_F(Memory, WorksWithAFloorOfZero) {
  add("one", "un");
  add("two", "deux");
  EXPECT_EQ(find("three", english_french_, {.floor = Score{0}}).size(), 2U);
}

TEST(MemoryKeys, AreMadeFromTheNormalisedTextAndItsNeighbours) {
  auto one = pair_unit("It’s 5 o'clock.", "x");
  one.variants[0].context = Context{"a  b", ""};
  auto other = pair_unit(" It's 5 o’clock. ", "x");
  other.variants[0].context = Context{"a b", " "};
  EXPECT_EQ(make_keys(one), make_keys(other));
  EXPECT_EQ(make_keys(one)[0].tokens.size(), 8U);
  // By the words; by these and both neighbours; by these and the one neighbour that is no edge.
  EXPECT_EQ(make_keys(one)[0].keys.size(), 3U);
  EXPECT_EQ(make_keys(one)[1].keys.size(), 1U);
  one.id = "title";
  EXPECT_EQ(make_keys(one)[1].keys.size(), 2U);
  other.id = "subtitle";
  EXPECT_NE(make_keys(one), make_keys(other));
}

TEST(MemoryKeys, AreRebuiltWhenTheirRulesHaveChanged) {
  const auto path = std::filesystem::path(testing::TempDir()) / "distich-rebuilt-keys.db";
  std::filesystem::remove(path);
  {
    const auto store = open_store(path);
    TranslationMemory memory(*store);
    ImportCounts counts;
    memory.add(pair_unit("The ferry left", "Parti"), store->start_session("import", "", ""), counts);
    store->tm().rebuild_keys(
        [](const TranslationUnit& each) { return std::vector<VariantKeys>(each.variants.size()); }, {});
    store->set_fact("normalizer_version", "of long ago");
  }
  {
    const auto store = open_store(path, {.mode = OpenMode::read_only});
    EXPECT_THROW(TranslationMemory memory(*store), Error);
  }
  {
    const auto store = open_store(path);
    TranslationMemory memory(*store);
    const LanguagePair languages{tag("en"), tag("fr")};
    EXPECT_EQ(memory.find({RichText("The ferry left"), std::nullopt}, languages).size(), 1U);
  }
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace distich::tests
