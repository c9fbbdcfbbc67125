#include <random>

#include <gtest/gtest.h>

#include <distich/formats/table/notation_internal.hpp>

namespace distich::formats::table {
namespace {

using Kind = InlineCode::Kind;

TEST(TableNotation, Items) {
  EXPECT_EQ(join_items({"a", "b | c", "d\\"}), "a | b \\| c | d\\\\");
  EXPECT_EQ(split_items("a | b \\| c | d\\\\"), (std::vector<std::string>{"a", "b | c", "d\\"}));
  EXPECT_EQ(split_items("a|b"), (std::vector<std::string>{"a", "b"})) << "as people write it";
  EXPECT_TRUE(split_items("").empty());
}

TEST(TableNotation, Tags) {
  const RichText rich("Bold and", {{0, Kind::open, "1", "<b>", ""},
                                   {4, Kind::close, "1", "</b>", ""},
                                   {8, Kind::standalone, "2", "<br>", "line end"}});
  EXPECT_EQ(tagged_text(rich), "<1>Bold</1> and<2/>");
  EXPECT_EQ(code_list({&rich}), "<1>=<b> | </1>=</b> | <2/>=<br>=line end");
  EXPECT_EQ(tagged_text(RichText("a <1> \\<b")), "a <1> \\<b") << "no codes, no guards";
}

RichText random_rich(std::mt19937& random) {
  constexpr std::array<std::string_view, 9> parts{"a", "<", ">", "\\", "<1>", "</1>", "<2/>", "|", "="};
  constexpr std::array<std::string_view, 7> ids{"1", "2", "/", "a>b", "\\", "", "<."};
  constexpr std::array<std::string_view, 4> markups{"<b>", "</b>", "x|y=z\\", ""};
  RichText rich;
  for (auto size = random() % 8; size-- > 0;) {
    if (random() % 3 == 0) {
      rich.codes.push_back(
          {rich.text.size(), static_cast<Kind>(random() % 3), std::string(ids.at(random() % ids.size())),
           std::string(markups.at(random() % markups.size())), random() % 4 == 0 ? "shown" : ""});
    } else {
      rich.text += parts.at(random() % parts.size());
    }
  }
  return rich;
}

TEST(TableNotation, TextsWithCodesComeBack) {
  std::mt19937 random(9);
  for (int round = 0; round < 30000; ++round) {
    const std::vector<RichText> texts{random_rich(random), random_rich(random), random_rich(random)};
    std::vector<std::string> cells;
    for (const auto& text : texts) cells.push_back(tagged_text(text));
    const auto list = code_list({&texts[0], &texts[1], &texts[2]});
    ASSERT_EQ(rich_texts({cells.begin(), cells.end()}, list), texts) << cells[0] << "\n"
                                                                     << cells[1] << "\n"
                                                                     << cells[2] << "\n"
                                                                     << list;
  }
}

TEST(TableNotation, TranslatorsMayMoveAndRepeatTags) {
  const auto texts = rich_texts({"<1>a</1>", "x <1>b</1><1>c</1> <9/>"}, "<1>=<b> | </1>=</b>");
  EXPECT_EQ(texts[1].text, "x bc <9/>");
  ASSERT_EQ(texts[1].codes.size(), 4U);
  EXPECT_EQ(texts[1].codes[2].original, "<b>");
}

TEST(TableNotation, PairsComeBack) {
  const std::vector<std::pair<std::string, std::string>> pairs{{"a=b", "c|d=e"}, {"\\", ""}, {"x", " y"}};
  EXPECT_EQ(split_pairs(join_pairs(pairs)), pairs);
}

}  // namespace
}  // namespace distich::formats::table
