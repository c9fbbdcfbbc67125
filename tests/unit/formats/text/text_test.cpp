#include "article_checks.hpp"
#include <distich/base/error.hpp>
#include <distich/base/file.hpp>
#include <distich/formats/text/text.hpp>

namespace distich::test {
namespace {

Article read(const std::string& bytes, const ReadOptions& options = {}) {
  return text_format().read_article(bytes, options, {});
}

TEST(TextFormat, BlankLinesDivideBlocks) {
  const auto article = read("Harbour reopens\n\nFerries sail again.\nTickets are free.\n \t\n\nEnd\n");
  EXPECT_EQ(block_texts(article),
            (std::vector<std::string>{"Harbour reopens", "Ferries sail again.\nTickets are free.", "End"}));
  EXPECT_EQ(article.document.text(), "Harbour reopens\n\nFerries sail again.\nTickets are free.\n\nEnd");
}

TEST(TextFormat, CarriageReturnsStayInTheSkeleton) {
  const auto article = read("One.\r\nTwo.\r\n\r\nThree.\rFour.");
  EXPECT_EQ(block_texts(article), (std::vector<std::string>{"One.\nTwo.", "Three.\nFour."}));
  const auto two = article.document.text().find("Two");
  EXPECT_EQ(article.place_of({two, two + 4}), (ByteRange{6, 10}));
}

TEST(TextFormat, IdeographicSpaceIsBlankButKanaIsNot) {
  EXPECT_EQ(block_texts(read("港\n\u3000\nの\n")), (std::vector<std::string>{"港", "の"}));
  EXPECT_EQ(block_texts(read("〠\n")), (std::vector<std::string>{"〠"}));
}

TEST(TextFormat, EmptyFilesHaveNoBlocks) {
  for (const auto* bytes : {"", "\n", "  \r\n\r\n"}) {
    EXPECT_TRUE(read(bytes).document.blocks().empty());
    check_article(text_format(), bytes);
  }
}

TEST(TextFormat, SaysNameLanguageAndEncoding) {
  ReadOptions options;
  options.input = "desk/harbour.txt";
  options.languages.source = *LanguageTag::parse("de");
  const auto article = read("\xEF\xBB\xBFHafen", options);
  EXPECT_EQ(article.name, "harbour.txt");
  EXPECT_EQ(article.document.language().str(), "de");
  EXPECT_EQ(article.skeleton.encoding, "UTF-8");
  EXPECT_TRUE(article.skeleton.byte_order_mark);
}

TEST(TextFormat, MergeWritesTargetsWithTheFilesLineEnds) {
  auto article = read("One.\r\nTwo.\r\n");
  BilingualUnit unit;
  unit.id = "p1.s1";
  unit.source = RichText("One.\nTwo.");
  unit.target = RichText("Eins.\nZwei.");
  unit.place = article.place_of({0, 9});
  EXPECT_EQ(text_format().merge(article.skeleton, std::vector{unit}), "Eins.\r\nZwei.\r\n");
}

TEST(TextFormat, MergeKeepsTheEncoding) {
  const std::string utf16("\xFF\xFEH\0i\0\n\0", 8);
  auto article = read(utf16);
  EXPECT_EQ(article.document.text(), "Hi");
  auto units = units_of(article, false);
  units.at(0).target = RichText("Да");
  EXPECT_EQ(text_format().merge(article.skeleton, units), std::string("\xFF\xFE\x14\x04\x30\x04\n\0", 8));
}

TEST(TextFormat, MergeSaysWhenTheEncodingLacksACharacter) {
  ReadOptions options;
  options.encoding = "windows-1252";
  auto article = read("caf\xE9\n", options);
  auto units = units_of(article, false);
  units.at(0).target = RichText("кафе");
  try {
    (void)text_format().merge(article.skeleton, units);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::encoding);
    EXPECT_NE(std::string(error.what()).find("UTF-8"), std::string::npos);
  }
}

TEST(TextFormat, MergeRefusesWrongPlaces) {
  const auto article = read("One. Two.");
  const auto merge = [&](std::vector<BilingualUnit> units) {
    (void)text_format().merge(article.skeleton, units);
  };
  BilingualUnit unit;
  unit.target = RichText("x");
  EXPECT_THROW(merge({unit}), Error) << "no place";
  unit.place = ByteRange{5, 50};
  EXPECT_THROW(merge({unit}), Error) << "outside";
  unit.place = ByteRange{0, 5};
  auto other = unit;
  other.place = ByteRange{4, 6};
  EXPECT_THROW(merge({unit, other}), Error) << "overlapping";
  other.place = ByteRange{5, 9};
  EXPECT_NO_THROW(merge({other, unit})) << "in any order";
}

TEST(TextFormat, FixturesComeBackAsTheyWere) {
  for (const auto* name : {"harbour.en.txt", "harbour-crlf.de.txt", "harbour.fa.txt", "harbour.zh.txt"}) {
    SCOPED_TRACE(name);
    check_article(text_format(), read_file(std::string(DISTICH_SOURCE_DIR) + "/tests/fixtures/text/" + name));
  }
}

TEST(TextFormat, RandomTextsComeBackAsTheyWere) {
  constexpr std::array<std::string_view, 9> parts{"a", " ", "\n", "\r\n", "\r", "é", "港。", ". ", "\t"};
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (auto size = random() % 30; size-- > 0;) bytes += parts.at(random() % parts.size());
    ASSERT_NO_FATAL_FAILURE(check_article(text_format(), bytes, static_cast<unsigned>(round))) << bytes;
  }
}

}  // namespace
}  // namespace distich::test
