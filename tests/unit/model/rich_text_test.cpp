#include <distich/model/rich_text.hpp>

namespace distich {
namespace {

using Kind = InlineCode::Kind;

InlineCode open(std::size_t at, std::string id) {
  return {at, Kind::open, id, "<" + id + ">", ""};
}

InlineCode close(std::size_t at, std::string id) {
  return {at, Kind::close, id, "</" + id + ">", ""};
}

InlineCode standalone(std::size_t at, std::string id) {
  return {at, Kind::standalone, id, "<" + id + "/>", ""};
}

std::string rendered(const RichText& rich) {
  return render(rich, [](std::string_view text) { return std::string(text); });
}

const std::string text = "one two three";

TEST(Slice, TakesWhatIsInside) {
  const std::vector<InlineCode> codes{standalone(1, "a"), open(5, "b"), close(6, "b"), standalone(9, "c")};
  EXPECT_EQ(rendered(slice(text, codes, {4, 7})), "t<b>w</b>o");
  EXPECT_EQ(rendered(slice(text, codes, {0, 13})), "o<a/>ne t<b>w</b>o t<c/>hree");
}

TEST(Slice, TakesPairsAtItsEdges) {
  const std::vector<InlineCode> codes{open(4, "b"), close(7, "b")};
  EXPECT_EQ(rendered(slice(text, codes, {4, 7})), "<b>two</b>");
  EXPECT_EQ(rendered(slice(text, codes, {0, 7})), "one <b>two</b>");
  EXPECT_EQ(rendered(slice(text, codes, {0, 4})), "one ");
  EXPECT_EQ(rendered(slice(text, codes, {7, 13})), " three");
}

TEST(Slice, LeavesHalvesAndLoneCodesAtItsEdges) {
  const std::vector<InlineCode> codes{standalone(4, "a"), open(4, "b"), standalone(7, "c"), close(9, "b")};
  EXPECT_EQ(rendered(slice(text, codes, {4, 7})), "two");
  EXPECT_EQ(rendered(slice(text, codes, {3, 8})), " <a/><b>two<c/> ") << "inside, halves stay";
}

TEST(Slice, NestedPairsAtTheSameEdges) {
  const std::vector<InlineCode> codes{open(4, "b"), open(4, "i"), close(7, "i"), close(7, "b")};
  EXPECT_EQ(rendered(slice(text, codes, {4, 7})), "<b><i>two</i></b>");
}

TEST(Slice, CodesStandWhereTheyStoodInTheSlice) {
  const auto part = slice(text, {open(4, "b"), close(7, "b")}, {4, 13});
  ASSERT_EQ(part.codes.size(), 2U);
  EXPECT_EQ(part.codes[0].at, 0U);
  EXPECT_EQ(part.codes[1].at, 3U);
}

TEST(CodesIn, AreThoseOfTheSlice) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::vector<InlineCode> codes;
    std::size_t at = 0;
    for (auto count = random() % 6; count > 0; --count) {
      at = std::min<std::size_t>(text.size(), at + random() % 5);
      codes.push_back({at, static_cast<Kind>(random() % 3), std::to_string(random() % 2), "x", ""});
    }
    const std::size_t begin = random() % (text.size() + 1);
    const ByteRange range{begin, begin + random() % (text.size() + 1 - begin)};
    const auto indices = codes_in(codes, range);
    const auto part = slice(text, codes, range);
    ASSERT_EQ(part.text, range.of(text));
    ASSERT_EQ(part.codes.size(), indices.size());
    for (std::size_t i = 0; i < indices.size(); ++i) {
      auto expected = codes[indices[i]];
      expected.at -= range.begin;
      ASSERT_EQ(part.codes[i], expected);
      ASSERT_LE(part.codes[i].at, part.text.size());
    }
    for (std::size_t i = 0; i < codes.size(); ++i) {
      if (range.begin < codes[i].at && codes[i].at < range.end) {
        ASSERT_THAT(indices, testing::Contains(i)) << "all that stand strictly inside";
      }
    }
    ASSERT_TRUE(std::ranges::is_sorted(part.codes, {}, &InlineCode::at));
  }
}

TEST(Join, PutsPartsTogether) {
  const RichText first("two", {open(0, "b"), close(3, "b")});
  const RichText second("six", {standalone(1, "a")});
  const auto joined = join({first, second}, " ");
  EXPECT_EQ(joined.text, "two six");
  EXPECT_EQ(rendered(joined), "<b>two</b> s<a/>ix");
  EXPECT_EQ(join({}, " "), RichText());
  EXPECT_EQ(join({first}, " "), first);
  EXPECT_EQ(join({first, RichText(), second}, "-").text, "two--six");
}

TEST(Render, EscapesTextButNotMarkup) {
  const RichText rich("a<b", {standalone(0, "x"), standalone(2, "y"), standalone(3, "z")});
  const auto escape = [](std::string_view part) {
    std::string out;
    for (const char c : part) out += c == '<' ? "&lt;" : std::string(1, c);
    return out;
  };
  EXPECT_EQ(render(rich, escape), "<x/>a&lt;<y/>b<z/>");
}

TEST(RichText, EmptyMeansNeitherTextNorCodes) {
  EXPECT_TRUE(RichText().empty());
  EXPECT_FALSE(RichText("a").empty());
  EXPECT_FALSE(RichText("", {standalone(0, "x")}).empty());
}

}  // namespace
}  // namespace distich
