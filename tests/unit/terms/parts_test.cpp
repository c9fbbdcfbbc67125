// The parts that the matcher is made of.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/base/error.hpp>
#include <distich/terms/lexicon_internal.hpp>
#include <distich/terms/reader_internal.hpp>
#include <distich/terms/stemmer_internal.hpp>
#include <distich/terms/switches_internal.hpp>
#include <distich/terms/tokens_internal.hpp>
#include <distich/terms/vocabulary_internal.hpp>

namespace distich::terms_internal {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> tokens(std::string_view text) {
  const Tokenizer tokenizer;
  std::vector<std::string> out;
  for (auto token = tokenizer.next(text, 0); token.found(); token = tokenizer.next(text, token.range.end))
    out.push_back((token.after_paragraph ? "¶"
                   : token.after_space   ? " "
                                         : "") +
                  std::string(token.range.of(text)));
  return out;
}

TEST(Tokenizer, CutsTextAsItWasGiven) {
  EXPECT_THAT(tokens("l'eau, km² ½"), ElementsAre("l", "'", "eau", ",", " km²", " ½"));
  EXPECT_THAT(tokens("停火 ok"), ElementsAre("停", "火", " ok"));
  EXPECT_THAT(tokens("a\n\nb\nc\u2029d"), ElementsAre("a", "¶b", " c", "¶d"));
}

TEST(Tokenizer, KeepsWhatIsDroppedWithinAWord) {
  EXPECT_THAT(tokens("آتش\u200Cبس\u200C بود"), ElementsAre("آتش\u200Cبس", " بود"));
  EXPECT_THAT(tokens("co\u00ADop"), ElementsAre("co\u00ADop"));
  EXPECT_THAT(tokens("هُدْنَةٌ."), ElementsAre("هُدْنَةٌ", ".")) << "vowel points belong to their word";
}

TEST(Vocabulary, FindsTheSameOnceSealed) {
  Vocabulary words;
  EXPECT_EQ(words.find("a"), no_word);
  for (int i = 0; i < 5000; ++i) EXPECT_EQ(words.add("w" + std::to_string(i)), static_cast<WordId>(i));
  words.seal();
  for (int i = 0; i < 5000; ++i) EXPECT_EQ(words.find("w" + std::to_string(i)), static_cast<WordId>(i));
  for (int i = 5000; i < 9000; ++i) EXPECT_EQ(words.find("w" + std::to_string(i)), no_word);
}

TEST(Stemmer, StemsAndRefusesWhatItDoesNotKnow) {
  EXPECT_EQ(Stemmer("swedish").stem("konflikten"), "konflik");
  EXPECT_EQ(Stemmer().stem("avtalet"), "avtalet");
  EXPECT_FALSE(Stemmer());
  EXPECT_THROW(Stemmer("klingon"), Error);
}

class Readings : public testing::Test {
 protected:
  std::vector<Reading> of(std::string_view word, bool compounds = false) {
    Lexicon::Scratch scratch(lexicon_);
    return lexicon_.readings(word, compounds, scratch);
  }

  Lexicon lexicon_{
      Inflection("compounds\nstem 2\nsuffix s -\nsuffix e -\nletters ё е\nfunction-words his thing", "test")};
};

TEST_F(Readings, SayHowAWordAgrees) {
  const auto boat = lexicon_.add("boat", false);
  const auto boats = lexicon_.add("boats", true);
  const auto tree = lexicon_.add("ёлка", false);
  lexicon_.freeze();
  EXPECT_THAT(of("boat"), ElementsAre(Reading{boat, Agreement::same}, Reading{boats, Agreement::phrase}));
  EXPECT_THAT(of("boats"), ElementsAre(Reading{boat, Agreement::inflected}, Reading{boats, Agreement::same}));
  EXPECT_THAT(of("boate"),
              ElementsAre(Reading{boat, Agreement::inflected}, Reading{boats, Agreement::phrase}));
  EXPECT_THAT(of("елка"), ElementsAre(Reading{tree, Agreement::variant}));
  EXPECT_THAT(of("bat"), IsEmpty());
}

TEST_F(Readings, GuardFunctionWords) {
  lexicon_.add("hi", false);
  const auto thing = lexicon_.add("thing", false);
  lexicon_.freeze();
  EXPECT_THAT(of("his"), IsEmpty());
  EXPECT_THAT(of("things"), IsEmpty());
  EXPECT_THAT(of("thing"), ElementsAre(Reading{thing, Agreement::same}));
}

TEST_F(Readings, FindTheHeadOfACompoundOnRequest) {
  const auto boat = lexicon_.add("boat", false);
  lexicon_.freeze();
  EXPECT_THAT(of("motorboats"), IsEmpty());
  EXPECT_THAT(of("motorboats", true), ElementsAre(Reading{boat, Agreement::compound}));
  EXPECT_THAT(of("moboat", true), IsEmpty()) << "what stands before the head is too short for a word";
}

TEST_F(Readings, FindBeginnings) {
  const auto any = lexicon_.add_prefix("boat");
  lexicon_.freeze();
  EXPECT_THAT(of("boatyard"), ElementsAre(Reading{any, Agreement::variant}));
  EXPECT_THAT(of("boat"), ElementsAre(Reading{any, Agreement::variant}));
  EXPECT_THAT(of("boa"), IsEmpty());
}

TEST(ReadingsByStem, DropStemsOfFunctionWords) {
  Lexicon lexicon(Inflection("snowball swedish\nfunction-words under", "test"));
  const auto treaty = lexicon.add("konflikt", false);
  lexicon.add("unde", false);
  lexicon.freeze();
  Lexicon::Scratch scratch(lexicon);
  EXPECT_THAT(lexicon.readings("konflikten", false, scratch),
              ElementsAre(Reading{treaty, Agreement::inflected}));
  EXPECT_THAT(lexicon.readings("under", false, scratch), IsEmpty());
}

TEST(Reader, RemembersTokensOfEveryLength) {
  Lexicon lexicon((Inflection()));
  std::vector<std::string> words;
  for (std::size_t size = 1; size < 40; ++size) {
    words.push_back(std::string(size, 'a'));
    words.push_back(std::string(size - 1, 'a') + 'b');
    words.push_back('b' + std::string(size, 'a'));
  }
  for (const auto& word : words) lexicon.add(word, false);
  lexicon.freeze();
  const Tokenizer tokenizer;
  Reader reader(lexicon, tokenizer, false);
  for (int round = 0; round < 2; ++round) {
    for (const auto& word : words) {
      const auto read = reader.read(word);
      ASSERT_EQ(read.parts, 1U) << word;
      const auto readings = reader.part(read.first_part);
      ASSERT_EQ(readings.size(), 1U) << word;
      // Numbers are given in order, the first time that a word comes.
      const auto number = readings.front().word;
      EXPECT_EQ(lexicon.add(word, false), number) << word;
      EXPECT_FALSE(reader.read(word + "x").known);
    }
  }
  EXPECT_EQ(reader.read("½").parts, 3U);
  EXPECT_FALSE(reader.read("½").known);
}

TEST(Switches, ComeFromTheConceptsProperties) {
  Concept item;
  const Term de{"Waffenruhe", *LanguageTag::parse("de")};
  const Term fr{"cessez-le-feu", *LanguageTag::parse("fr")};
  EXPECT_EQ(switches_of(item, de).tolerance, TermTolerance::inflected);
  item.properties = {{"match", "exact"}, {"de.match", "folded"}, {"de.variants", " Waffen-Ruhe; ;WR "}};
  EXPECT_EQ(switches_of(item, de).tolerance, TermTolerance::folded);
  EXPECT_THAT(switches_of(item, de).variants, ElementsAre("Waffen-Ruhe", "WR"));
  EXPECT_EQ(switches_of(item, fr).tolerance, TermTolerance::exact);
}

TEST(Switches, OfATermGoBeforeThoseOfItsConcept) {
  Concept item;
  item.properties = {{"de.match", "exact"}, {"de.variants", "WR"}};
  Term term{"Waffenruhe", *LanguageTag::parse("de")};
  term.tolerance = TermTolerance::inflected;
  term.variants = {"Waffen-Ruhe"};
  EXPECT_EQ(switches_of(item, term).tolerance, TermTolerance::inflected);
  EXPECT_THAT(switches_of(item, term).variants, ElementsAre("Waffen-Ruhe", "WR"));
}

}  // namespace
}  // namespace distich::terms_internal
