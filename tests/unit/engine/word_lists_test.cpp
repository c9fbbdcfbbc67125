#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/engine/word_lists.hpp>
#include <distich/tm/memory.hpp>

namespace distich {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

LanguagePair languages(std::string_view source, std::string_view target) {
  return {*LanguageTag::parse(source), *LanguageTag::parse(target)};
}

TEST(RenderingsIn, ReadsArticlesOfDictionaries) {
  EXPECT_THAT(renderings_in("ferry /feri/\nFähre <fem>, Fährboot [naut.]; Prahm\n   Synonym: {ferryboat}\n"
                            "      \"by ferry\"  - mit der Fähre\n\n see: {to ferry}\n"),
              ElementsAre("Fähre", "Fährboot", "Prahm"));
  EXPECT_THAT(renderings_in("bank /x/\n1. Bank (money)\n2. Ufer.\n"), ElementsAre("Bank", "Ufer"));
  EXPECT_THAT(renderings_in("one line, two"), ElementsAre("one line", "two"));
  EXPECT_THAT(renderings_in("x\nنهر، ساحل"), ElementsAre("نهر", "ساحل"));
  EXPECT_THAT(renderings_in("x\nan (open bracket"), ElementsAre("an (open bracket"));
  EXPECT_THAT(renderings_in(""), IsEmpty());
  EXPECT_THAT(renderings_in("word\n , ; \n"), IsEmpty());
}

TEST(AddConcept, TiesTheTermsOfTwoLanguages) {
  Concept item;
  item.terms = {{.text = "ferry", .language = *LanguageTag::parse("en-GB")},
                {.text = "Fähre", .language = *LanguageTag::parse("de")},
                {.text = "Fährschiff", .language = *LanguageTag::parse("de")},
                {.text = "Kahn", .language = *LanguageTag::parse("de"), .status = TermStatus::forbidden}};
  const auto pair = languages("en", "de");
  Dictionary::Builder builder(pair);
  EXPECT_EQ(add_concept(builder, item, pair), 2U);
  Dictionary::Builder other(languages("en", "fr"));
  EXPECT_EQ(add_concept(other, item, languages("en", "fr")), 0U);
  EXPECT_TRUE(std::move(other).finish().empty());
}

TEST(AddConcept, TakesADictionarysArticleInEitherDirection) {
  Concept item;
  item.terms = {{.text = "Fähre", .language = *LanguageTag::parse("de")}};
  LanguageSection section;
  section.language = *LanguageTag::parse("en");
  section.definition = "Fähre <fem>\nferry, ferryboat\n";
  item.sections = {section};
  for (const auto& pair : {languages("en", "de"), languages("de", "en")}) {
    Dictionary::Builder builder(pair);
    EXPECT_EQ(add_concept(builder, item, pair), 2U);
  }
}

TEST(DictionaryDirection, IsReadFromTheName) {
  const auto pair = languages("en", "de");
  EXPECT_EQ(dictionary_direction("/usr/share/dictd/freedict-deu-eng.index", pair), pair.reversed());
  EXPECT_EQ(dictionary_direction("freedict-eng-deu.index", pair), pair);
  EXPECT_EQ(dictionary_direction("deu-eng.tei", pair), pair.reversed());
  EXPECT_EQ(dictionary_direction("words.tsv", pair), pair);
  EXPECT_EQ(dictionary_direction("", pair), pair);
}

class NewestTranslations : public testing::Test {
 protected:
  NewestTranslations() : store_(open_store(":memory:")), memory_(*store_) {}

  void add(SessionId session, std::string_view source, std::string_view target, std::string_view language) {
    TranslationUnit unit;
    for (const auto& [tag, text] : {std::pair{"en-GB", source}, std::pair{language.data(), target}}) {
      Variant variant;
      variant.language = *LanguageTag::parse(tag);
      variant.text.text = text;
      unit.variants.push_back(std::move(variant));
    }
    ImportCounts counts;
    memory_.add(unit, session, counts);
  }

  std::vector<std::string> sources(std::size_t most) {
    std::vector<std::string> out;
    for (const auto& found : newest_translations(*store_, languages("en", "de"), most))
      out.push_back(found.source + "=" + found.target);
    return out;
  }

  std::unique_ptr<Store> store_;
  TranslationMemory memory_;
};

TEST_F(NewestTranslations, BeginWithTheNewestSession) {
  const auto first = store_->start_session("import", "old", "2026-01-01T00:00:00Z");
  add(first, "The ferry came.", "Die Fähre kam.", "de");
  add(first, "Nobody left.", "Personne ne partit.", "fr");
  const auto second = store_->start_session("import", "new", "2026-02-01T00:00:00Z");
  add(second, "It rained.", "Es regnete.", "de");
  add(second, "It snowed.", "Es schneite.", "de");
  EXPECT_THAT(sources(9), ElementsAre("It rained.=Es regnete.", "It snowed.=Es schneite.",
                                      "The ferry came.=Die Fähre kam."));
  EXPECT_THAT(sources(1), ElementsAre("It rained.=Es regnete."));
  EXPECT_THAT(sources(0), IsEmpty());
}

}  // namespace
}  // namespace distich
