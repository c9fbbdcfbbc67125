#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <distich/formats/subtitles/divide_internal.hpp>

namespace distich::formats::subtitles {
namespace {

using Kind = InlineCode::Kind;
using Strings = std::vector<std::string>;

std::string written(const RichText& rich) {
  return render(rich, [](std::string_view part) { return std::string(part); });
}

Strings parts(const RichText& rich, const std::vector<std::size_t>& weights,
              const std::vector<std::optional<std::size_t>>& anchors = {}) {
  const Divider divider{LanguageTag()};
  auto divided_text = divided(rich, divider.cuts(rich.text, weights, anchors));
  mend_pairs(divided_text);
  Strings out;
  for (const auto& part : divided_text) out.push_back(written(part));
  return out;
}

Strings parts(const std::string& text, const std::vector<std::size_t>& weights) {
  return parts(RichText(text), weights);
}

TEST(Divide, NearestToTheProportionsAtWhiteSpace) {
  EXPECT_EQ(parts("aaaa bbbb cccc dddd", {1, 1}), (Strings{"aaaa bbbb", "cccc dddd"}));
  EXPECT_EQ(parts("aaaa bbbb cccc dddd", {1, 3}), (Strings{"aaaa", "bbbb cccc dddd"}));
  EXPECT_EQ(parts("aaaa  bbbb cccc", {1, 1, 1}), (Strings{"aaaa", "bbbb", "cccc"}));
  EXPECT_EQ(parts("all of it", {1}), Strings{"all of it"});
}

TEST(Divide, EveryPartGetsAWordAsLongAsThereAreSome) {
  EXPECT_EQ(parts("a b cccccccccccccccc", {10, 1, 1}), (Strings{"a", "b", "cccccccccccccccc"}));
  EXPECT_EQ(parts("Ja.", {3, 4, 5}), (Strings{"Ja.", "", ""}));
  EXPECT_EQ(parts("", {1, 1}), (Strings{"", ""}));
  EXPECT_EQ(parts("a b", {0, 0}), (Strings{"a", "b"}));
}

TEST(Divide, BetweenWordsOfScriptsWithoutSpaces) {
  EXPECT_EQ(parts("渡船今天中午停航。", {5, 4}), (Strings{"渡船今天", "中午停航。"}));
  const auto thai = parts("เรือข้ามฟากแล่นอีกครั้ง", {1, 1});
  EXPECT_FALSE(thai.front().empty());
  EXPECT_FALSE(thai.back().empty());
  EXPECT_EQ(parts("state-of-the-art-harbour", {1, 1}), (Strings{"state-of-the-art-harbour", ""}));
}

TEST(Divide, NeverBeforeWhatWouldBeATurn) {
  EXPECT_EQ(parts("aaaa - bbbb cccc", {1, 3}), (Strings{"aaaa -", "bbbb cccc"}));
}

TEST(Divide, AnchorsGoBefore) {
  EXPECT_EQ(parts(RichText("aaaa bbbb cccc dddd"), {1, 1}, {5}), (Strings{"aaaa", "bbbb cccc dddd"}));
  EXPECT_EQ(parts(RichText("aaaa bbbb"), {1, 1}, {std::nullopt}), (Strings{"aaaa", "bbbb"}));
  EXPECT_EQ(parts(RichText("aa bb cc"), {1, 1, 1}, {6, 3}), (Strings{"aa bb", "cc", ""})) << "out of order";
}

TEST(Divide, OpenPairsAreClosedAndOpenedAgain) {
  const RichText rich("aaaa bbbb cccc", {{0, Kind::open, "1", "<i>", ""},
                                         {5, Kind::open, "2", "<b>", ""},
                                         {14, Kind::close, "2", "</b>", ""},
                                         {14, Kind::close, "1", "</i>", ""}});
  EXPECT_EQ(parts(rich, {1, 1, 1}), (Strings{"<i>aaaa</i>", "<i><b>bbbb</b></i>", "<i><b>cccc</b></i>"}));
}

TEST(Divide, CodesStayWithTheirText) {
  const RichText rich("aaaa bbbb", {{0, Kind::open, "1", "<i>", ""},
                                    {4, Kind::close, "1", "</i>", ""},
                                    {5, Kind::open, "2", "<i>", ""},
                                    {9, Kind::close, "2", "</i>", ""}});
  EXPECT_EQ(parts(rich, {1, 1}), (Strings{"<i>aaaa</i>", "<i>bbbb</i>"}));
}

}  // namespace
}  // namespace distich::formats::subtitles
