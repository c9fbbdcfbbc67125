#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/engine/inflections.hpp>
#include <distich/tm/memory.hpp>
#include <reference/inflected_concordance.hpp>

namespace distich {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

LanguageTag tag(std::string_view text) {
  return LanguageTag::parse(text).value();
}

class InflectedConcordance : public testing::Test {
 protected:
  void add(std::string_view language, const std::string& text) {
    add(language, std::vector<std::string>{text});
  }

  /// A unit with several texts in the language.
  void add(std::string_view language, const std::vector<std::string>& texts) {
    TranslationUnit unit;
    for (const auto& text : texts) unit.variants.push_back({tag(language), RichText(text), {}, {}, {}});
    unit.variants.push_back({tag("zh"), RichText(std::to_string(model_.size())), {}, {}, {}});
    ImportCounts counts;
    memory_.add(unit, session_, counts);
    ASSERT_EQ(counts.added, 1U);
    model_.emplace(UnitId{++last_}, unit);
  }

  [[nodiscard]] ConcordancePage search(std::string_view language, std::string_view text,
                                       std::size_t limit = 10000, std::size_t skip = 0) const {
    const auto forms = inflections_of(tag(language));
    return memory_.concordance(text, {tag(language), tag("zh")},
                               {.limit = limit, .skip = skip, .find_forms = forms ? &*forms : nullptr});
  }

  /// What was found in each hit, in order.
  [[nodiscard]] std::vector<std::string> found(std::string_view language, std::string_view text) const {
    std::vector<std::string> out;
    for (const auto& hit : search(language, text).hits) {
      auto& all = out.emplace_back();
      for (const auto range : hit.found)
        all += (all.empty() ? "" : "|") + std::string(range.of(hit.source.text));
    }
    return out;
  }

  void expect_answers_of_the_reference(const std::string& language, const std::string& query) {
    const auto expected = reference::inflected_concordance(model_, query, tag(language));
    const auto page = search(language, query);
    std::vector<std::pair<std::int64_t, bool>> units;
    for (const auto& hit : page.hits) units.emplace_back(static_cast<std::int64_t>(hit.unit), hit.inflected);
    std::vector<std::pair<std::int64_t, bool>> wanted;
    for (const auto& hit : expected) wanted.emplace_back(static_cast<std::int64_t>(hit.unit), hit.inflected);
    ASSERT_EQ(units, wanted) << language << " [" << query << "]";
    for (std::size_t i = 0; i < expected.size(); ++i) {
      EXPECT_EQ(page.hits[i].source, model_.at(expected[i].unit).variants[expected[i].variant].text);
      EXPECT_THAT(page.hits[i].found, testing::Not(IsEmpty()));
    }
    EXPECT_EQ(page.total, expected.size());
    const auto skip = expected.size() / 2;
    const auto second = search(language, query, 3, skip);
    ASSERT_EQ(second.hits.size(), std::min<std::size_t>(3, expected.size() - skip));
    for (std::size_t i = 0; i < second.hits.size(); ++i)
      EXPECT_EQ(second.hits[i].unit, UnitId{wanted[skip + i].first});
  }

  std::unique_ptr<Store> store_ = open_store(":memory:");
  TranslationMemory memory_{*store_};
  SessionId session_ = store_->start_session("import", "test", "2026-01-02");
  std::map<UnitId, TranslationUnit> model_;
  std::int64_t last_ = 0;
};

TEST_F(InflectedConcordance, FindsAnyFormWithExactOnesFirst) {
  add("en", "House");
  add("en", "The small houses and the big house stood there.");
  add("en", "A greenhouses");
  EXPECT_THAT(found("en", "houses"), ElementsAre("houses|house", "House", "houses"));
  EXPECT_THAT(found("en", "house"), ElementsAre("House", "houses|house", "house"));
  EXPECT_THAT(found("en", "horses"), IsEmpty());
}

TEST_F(InflectedConcordance, SaysWhatIsInflected) {
  add("en", "Two ferries");
  add("en", "The ferry");
  add("en", "All ferrymen");
  std::vector<bool> inflected;
  for (const auto& hit : search("en", "ferry").hits) inflected.push_back(hit.inflected);
  EXPECT_THAT(inflected, ElementsAre(false, true, false));
}

TEST_F(InflectedConcordance, LeavesFunctionWordsAtTheEndsOutLast) {
  add("de", "Haus");
  add("de", "Die Dächer der alten Häuser glänzen.");
  add("de", "Das Dach des Hauses");
  add("de", "Viele wohnen nahe der Häuser");
  EXPECT_THAT(found("de", "der Häuser"), ElementsAre("der Häuser", "Haus", "Hauses", "Häuser"));
  EXPECT_THAT(found("de", "alter Häuser"), ElementsAre("alten Häuser"));
  EXPECT_THAT(found("de", "der"), ElementsAre("der", "der"));
}

TEST_F(InflectedConcordance, KnowsCliticsAndHalfJoinedPlurals) {
  add("ar", "وصلت السفينة إلى الميناء");
  add("ar", "وبالسَّفينة ركاب");
  add("fa", "کتاب‌ها روی میز است");
  add("fa", "کتابهایش را برد");
  EXPECT_THAT(found("ar", "سفينة"), ElementsAre("وبالسَّفينة", "السفينة"));
  EXPECT_THAT(found("ar", "السفن"), ElementsAre("وبالسَّفينة", "السفينة"));
  EXPECT_THAT(found("ar", "سفير"), IsEmpty());
  EXPECT_THAT(found("fa", "کتاب"), ElementsAre("کتابهایش", "کتاب‌ها"));
}

TEST_F(InflectedConcordance, OfALanguageWithoutRulesIsNone) {
  EXPECT_FALSE(inflections_of(tag("zh")));
  EXPECT_FALSE(inflections_of(tag("cy")));
  EXPECT_TRUE(inflections_of(tag("de-AT")));
  EXPECT_TRUE(inflections_of(tag("sv")));
}

TEST_F(InflectedConcordance, TakesTextsOfAnyLength) {
  std::string singular;
  std::string plural;
  for (int i = 0; i < 100; ++i) singular += i == 70 ? "other " : "lamp ";
  for (int i = 0; i < 100; ++i) plural += i == 70 ? "other " : i < 60 ? "lamps " : "lamp ";
  add("en", singular);
  EXPECT_EQ(found("en", plural).size(), 1U);
  EXPECT_THAT(found("en", plural + plural), IsEmpty());
  EXPECT_THAT(found("en", "…"), IsEmpty());
}

struct Words {
  const char* language;
  std::vector<std::string> words;
};

class InflectedConcordances : public InflectedConcordance, public testing::WithParamInterface<Words> {
 protected:
  std::size_t below(std::size_t bound) { return random_() % bound; }

  template <class Items>
  const auto& one_of(const Items& items) {
    return items[below(items.size())];
  }

  std::string text(std::size_t most) {
    static const std::vector<std::string> odd{"²",  "½", "™", "ŀ", "́",  "ガ", "港", "\u200d", "\u00ad",
                                              "’s", "-", ".", ",", " ", "x",  "َ",   "_1",     "3"};
    std::string out;
    for (auto left = 1 + below(most); left > 0; --left) {
      out += one_of(GetParam().words);
      if (below(5) == 0) out += one_of(odd);
      if (below(6) != 0) out += ' ';
    }
    return out;
  }

  std::mt19937 random_{20260909};
};

TEST_P(InflectedConcordances, AreThoseOfTheReference) {
  const std::string language = GetParam().language;
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 60; ++i) {
      std::vector<std::string> texts{text(8) + std::to_string(i) + "r" + std::to_string(round)};
      if (below(6) == 0) texts.push_back(text(4));
      add(language, texts);
    }
    for (const auto& word : GetParam().words) expect_answers_of_the_reference(language, word);
    for (int i = 0; i < 20; ++i) expect_answers_of_the_reference(language, text(3));
  }
  EXPECT_THAT(memory_.check(), IsEmpty());
}

/// The same from runs, in one go.
TEST_P(InflectedConcordances, AreThoseOfTheReferenceWhenThereIsMuch) {
  const std::string language = GetParam().language;
  {
    const auto transaction = store_->begin();
    for (int i = 0; i < 1300; ++i) add(language, text(6) + " " + std::to_string(i));
    transaction->commit();
  }
  for (int i = 0; i < 3; ++i) expect_answers_of_the_reference(language, text(3));
}

INSTANTIATE_TEST_SUITE_P(
    Languages, InflectedConcordances,
    testing::Values(
        Words{"en", {"house", "Houses", "the", "of", "child", "children", "planned", "plan", "planes"}},
        Words{"de",
              {"Haus", "Häuser", "Häusern", "der", "das", "Museum", "Museen", "schön", "schon", "groß"}},
        Words{"ru", {"дом", "дома", "в", "счёт", "счета", "людей", "человек", "край", "краи"}},
        Words{"tr", {"kitap", "kitabı", "kitaplarımız", "IŞIK", "ışık", "ve", "göl", "gölde", "İzmir"}},
        Words{"ar", {"سفينة", "والسَّفينة", "سفنهم", "في", "كتاب", "بالكتاب", "آثار", "اثار", "ال"}},
        Words{"fa",
              {"کتاب", "کتاب‌ها", "کتابهای", "را", "بندر", "بنادر", "خانه", "خانه‌هایش",
               "از"}},
        Words{"hi", {"किताब", "किताबें", "किताबों", "का", "घर", "घरों", "में", "लड़का", "लड़के"}},
        Words{"sv", {"hus", "husen", "och", "båt", "båtarna", "båtar", "älv", "älvens", "att"}},
        Words{"ca", {"casa", "cases", "coŀlegi", "col·legis", "el", "els", "vaixell", "vaixells"}}),
    [](const auto& each) { return std::string(each.param.language); });

}  // namespace
}  // namespace distich
