#include "glossary_checks.hpp"
#include <distich/formats/dictd/dictd.hpp>
#include <distich/formats/tei/tei.hpp>

namespace distich::tests {
namespace {

const LanguagePair german_english{tag("de"), tag("en")};

ReadOptions options_for(LanguagePair languages) {
  ReadOptions options;
  options.input = "x.index";
  options.languages = std::move(languages);
  return options;
}

std::string tei(const std::string& entries) {
  return "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader/><text><body xml:lang=\"de\">" + entries +
         "</body></text></TEI>";
}

TEST(Tei, EverySenseIsAConcept) {
  const auto read = read_glossary(
      tei_format(),
      tei("<entry "
          "xml:id=\"hafen\"><form><orth>Hafen</orth><pron>x</pron></form><gramGrp><pos>n</pos><gen>masc</"
          "gen></gramGrp>"
          "<sense><usg type=\"dom\">sea</usg><cit type=\"trans\" xml:lang=\"en\"><quote>harbour</quote>"
          "<gramGrp><pos>n</pos></gramGrp></cit><cit type=\"trans\" "
          "xml:lang=\"en\"><quote>port</quote></cit></sense>"
          "<sense><cit type=\"trans\" "
          "xml:lang=\"en\"><quote>haven</quote></cit><note>rare</note></sense></entry>"));
  EXPECT_TRUE(read.problems.empty());
  ASSERT_EQ(read.concepts.size(), 2U);
  const auto& first = read.concepts[0];
  EXPECT_EQ(first.id, "hafen.1");
  EXPECT_EQ(first.subject, "sea");
  ASSERT_EQ(first.terms.size(), 3U);
  EXPECT_EQ(first.terms[0].text, "Hafen");
  EXPECT_EQ(first.terms[0].language, tag("de"));
  EXPECT_EQ(first.terms[0].gender, "masc");
  EXPECT_EQ(first.terms[1].part_of_speech, "n");
  EXPECT_EQ(first.terms[2].language, tag("en"));
  EXPECT_EQ(first.extras.front().value, "x");
  EXPECT_EQ(read.concepts[1].note, "rare");
}

TEST(Tei, LanguagesMustBeKnown) {
  const std::string bare = "<TEI><text><body><entry><form><orth>a</orth></form></entry></body></text></TEI>";
  EXPECT_EQ(refusal(tei_format(), bare), ErrorCode::malformed);
  EXPECT_EQ(read_glossary(tei_format(), bare, options_for(german_english)).concepts.size(), 1U);
  EXPECT_EQ(refusal(tei_format(), "<html/>"), ErrorCode::malformed);
}

ReadOptions with_articles(const std::string& articles, const std::string& extension) {
  auto options = options_for(german_english);
  options.beside = [=](const std::string& name) -> std::unique_ptr<std::istream> {
    return name == "x" + extension ? std::make_unique<std::istringstream>(articles) : nullptr;
  };
  return options;
}

TEST(Dictd, HeadwordsHaveTheirArticles) {
  const std::string articles = "about\nHafen\n harbour\nPier\n pier\n";
  const auto read = read_glossary(
      dictd_format(), "00-database-short\tA\tG\nHafen\tG\tP\nPier\tV\tL\nPier\tV\tL\nbad\tV\t//\nshort\n",
      with_articles(articles, ".dict"));
  ASSERT_EQ(read.concepts.size(), 3U);
  EXPECT_EQ(read.concepts[0].terms[0].text, "Hafen");
  EXPECT_EQ(read.concepts[0].section(tag("en"))->definition, "Hafen\n harbour");
  EXPECT_EQ(read.concepts[2].id, "Pier-4");
  EXPECT_EQ(read.problems, (std::vector<std::string>{"dictd.about:1", "dictd.bad-row:5", "dictd.bad-row:6"}));
}

TEST(Dictd, PackedArticlesAreUnpackedAndDamagedOnesRefused) {
  // "a harbour\n", packed with gzip.
  const std::string packed(
      "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x4b\x54\xc8\x48\x2c\x4a\xca\x2f\x2d\xe2\x02\x00\xa7\x4e\x2a"
      "\x18\x0a\x00\x00\x00",
      30);
  const auto read = read_glossary(dictd_format(), "Hafen\tA\tK\n", with_articles(packed, ".dict.dz"));
  ASSERT_EQ(read.concepts.size(), 1U);
  EXPECT_EQ(read.concepts[0].section(tag("en"))->definition, "a harbour");
  EXPECT_EQ(refusal(dictd_format(), "Hafen\tA\tK\n", with_articles(packed.substr(0, 15), ".dict.dz")),
            ErrorCode::malformed);
  EXPECT_EQ(refusal(dictd_format(), "Hafen\tA\tK\n", options_for(german_english)), ErrorCode::io);
  EXPECT_EQ(refusal(dictd_format(), "Hafen\tA\tK\n"), ErrorCode::malformed);
}

}  // namespace
}  // namespace distich::tests
