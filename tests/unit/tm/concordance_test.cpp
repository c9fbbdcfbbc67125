#include "memory_fixture.hpp"

namespace distich::tests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Concordance : public MemoryTest {
 protected:
  [[nodiscard]] std::vector<ConcordanceHit> search(std::string_view text, const LanguagePair& languages,
                                                   const ConcordanceOptions& options = {}) const {
    return memory_.concordance(text, languages, options).hits;
  }

  [[nodiscard]] static std::vector<std::string> found(const ConcordanceHit& hit, const std::string& text) {
    std::vector<std::string> out;
    for (const auto& range : hit.found) out.emplace_back(range.of(text));
    return out;
  }
};

TEST_F(Concordance, FindsTextAnywhereInAnyCase) {
  add("The FERRY left; another ferry came.", "Le ferry");
  add("Nothing here", "Rien");
  const auto hits = search("Ferry", english_french_);
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_THAT(found(hits[0], hits[0].source.text), ElementsAre("FERRY", "ferry"));
  ASSERT_TRUE(hits[0].target);
  EXPECT_EQ(hits[0].target->text, "Le ferry");
}

TEST_F(Concordance, GivesBytesOfTheTextAsStored) {
  add("Die ﬁnale Straße — «groß»", "x");
  const auto hits = search("STRASSE", english_french_);
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_THAT(found(hits[0], hits[0].source.text), ElementsAre("Straße"));
  EXPECT_THAT(found(search("fi", english_french_).at(0), hits[0].source.text), ElementsAre("ﬁ"));
  EXPECT_THAT(found(search("s", english_french_).at(0), hits[0].source.text), ElementsAre("S", "ß", "ß"));
}

TEST_F(Concordance, FindsASingleCharacterOfAnyScript) {
  add(unit({variant("zh", "渡轮准时离港。"), variant("en", "The ferry left on time.")}));
  add(unit({variant("fa", "کشتی به بندر رسید"), variant("en", "It arrived.")}));
  const auto chinese = search("港", {tag("zh"), tag("en")});
  ASSERT_EQ(chinese.size(), 1U);
  EXPECT_THAT(chinese[0].found, ElementsAre(ByteRange{15, 18}));
  EXPECT_EQ(search("بَندر", {tag("fa"), tag("en")}).size(), 1U);
}

TEST_F(Concordance, SearchesTheTargetWhenAsked) {
  add("The ferry left", "Le ferry est parti");
  const auto hits = search("parti", english_french_, {.search_target = true});
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].source.text, "The ferry left");
  EXPECT_THAT(found(hits[0], hits[0].target->text), ElementsAre("parti"));
  EXPECT_THAT(search("parti", english_french_), IsEmpty());
}

TEST_F(Concordance, OffersUnitsWithoutATargetToo) {
  add(unit({variant("en", "The ferry"), variant("de", "Die Fähre")}));
  const auto hits = search("ferry", english_french_);
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_FALSE(hits[0].target);
}

TEST_F(Concordance, GivesPagesFromTheNewestOnEachUnitOnce) {
  for (int i = 0; i < 10; ++i) {
    const auto number = std::to_string(i);
    add(unit(
        {variant("en-US", "ferry " + number), variant("en-GB", "ferry, " + number), variant("fr", number)}));
  }
  const auto numbers = [&](const ConcordanceOptions& options) {
    std::string all;
    for (const auto& hit : search("ferry", english_french_, options)) all += hit.target->text;
    return all;
  };
  EXPECT_EQ(numbers({}), "9876543210");
  EXPECT_EQ(numbers({.limit = 4}), "9876");
  EXPECT_EQ(numbers({.limit = 4, .skip = 8}), "10");
  EXPECT_EQ(numbers({.skip = 10}), "");
}

TEST_F(Concordance, GivesWholeWordsFirstThenShortTexts) {
  add("The airport is closed", "dans un mot");
  add("Ports", "au début");
  add("The old port is closed today", "long");
  add("A port", "court");
  add("Any port", "court, plus récent");
  std::vector<std::string> order;
  for (const auto& hit : search("port", english_french_)) order.push_back(hit.target->text);
  EXPECT_THAT(order, ElementsAre("court, plus récent", "court", "long", "au début", "dans un mot"));
}

TEST_F(Concordance, FindsAcrossWordsAndMarksAndPartsOfThem) {
  add("Over 3½ m², the “Northern Harbour™” closed.", "x");
  for (const std::string_view text :
       {"hern Harb", "m2, the", "31⁄2", "\"north", "harbourtm\" closed", ".", "½ M"}) {
    EXPECT_EQ(search(text, english_french_).size(), 1U) << text;
  }
  for (const std::string_view text : {"hern  Harbz", "the Harbour", "m2 the", "over closed"}) {
    EXPECT_THAT(search(text, english_french_), IsEmpty()) << text;
  }
}

TEST_F(Concordance, FindsInScriptsWithoutSpacesAndFromRightToLeft) {
  add(unit({variant("th", "เรือข้ามฟากออกตรงเวลา"), variant("ja", "ﾌｪﾘｰはガラス張りです"),
            variant("ar", "وصلت العَبّارة إلى الميناء")}));
  const auto count = [&](std::string_view language, std::string_view text) {
    return search(text, {tag(language), tag("fr")}).size();
  };
  EXPECT_EQ(count("th", "ข้ามฟาก"), 1U);
  EXPECT_EQ(count("th", "ฟ"), 1U);
  EXPECT_EQ(count("th", "้"), 1U);
  EXPECT_EQ(count("ja", "フェリー"), 1U);
  EXPECT_EQ(count("ja", "ガラス"), 1U);
  EXPECT_EQ(count("ja", "カラス"), 0U);
  EXPECT_EQ(count("ar", "عبار"), 1U);
  EXPECT_EQ(count("ar", "العبارة إلى"), 1U);
}

TEST_F(Concordance, SaysHowManyHitsThereAre) {
  for (int i = 0; i < 500; ++i) add("ferry number " + std::to_string(i), "x" + std::to_string(i));
  const auto few = memory_.concordance("number 12", english_french_, {.limit = 3});
  EXPECT_EQ(few.total, 11U);
  EXPECT_TRUE(few.complete);
  const auto many = memory_.concordance("ferry", english_french_, {.limit = 20});
  EXPECT_FALSE(many.complete);
  EXPECT_GT(many.total, 20U);
  const auto all = memory_.concordance("ferry", english_french_, {.limit = 20, .skip = 490});
  EXPECT_EQ(all.hits.size(), 10U);
  EXPECT_EQ(all.total, 500U);
  EXPECT_TRUE(all.complete);
}

TEST_F(Concordance, OfNothingIsEmpty) {
  add("text", "texte");
  EXPECT_THAT(search("", english_french_), IsEmpty());
  EXPECT_THAT(search(" \u00ad", english_french_), IsEmpty());
}

}  // namespace
}  // namespace distich::tests
