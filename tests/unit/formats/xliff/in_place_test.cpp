#include <distich/formats/in_place_internal.hpp>

namespace distich::formats {
namespace {

using Kind = InlineCode::Kind;

std::string as_it_is(std::string_view text) {
  return std::string(text);
}

TEST(InPlace, AttributesAreSetAndTakenOutOfTags) {
  EXPECT_EQ(with_attribute("<a b='1' c = \"2\">", "c", "3"), "<a b='1' c = \"3\">");
  EXPECT_EQ(with_attribute("<a b='1' c = \"2\">", "b", std::nullopt), "<a c = \"2\">");
  EXPECT_EQ(with_attribute("<a\n  x:b=\"c='1'\"\n/>", "c", "<2>"), "<a\n  x:b=\"c='1'\" c=\"&lt;2&gt;\"\n/>");
  EXPECT_EQ(with_attribute("<a>", "b", std::nullopt), "<a>");
  EXPECT_EQ(with_attribute("<a>", "b", "c"), "<a b=\"c\">");
}

TEST(InPlace, CodesTakeTheMarkupOfTheOnesThatTheyAre) {
  CodeMarkup codes(false);
  codes.add(RichText("ab", {{0, Kind::open, "1", "<b>", ""},
                            {1, Kind::close, "1", "</b>", ""},
                            {2, Kind::standalone, "2", "<br>", ""}}),
            {"[1", "1]", "[2]"});
  const auto written = [&](std::vector<InlineCode> target) {
    return codes.write(RichText("xy", std::move(target)), {}, as_it_is);
  };
  EXPECT_EQ(written({{0, Kind::standalone, "2", "<br>", ""}, {2, Kind::open, "1", "<b>", ""}}).markup,
            "[2]xy[1");
  // Called otherwise, but the same markup: a memory's. The end goes with the start.
  const auto renamed = written({{0, Kind::open, "7", "<b>", ""}, {1, Kind::close, "7", "</b>", ""}});
  EXPECT_EQ(renamed.markup, "[1x1]y");
  // The same id, but no markup: a table's.
  EXPECT_EQ(written({{1, Kind::standalone, "2", "", ""}}).markup, "x[2]y");
  const auto twice =
      written({{0, Kind::standalone, "2", "<br>", ""}, {1, Kind::standalone, "2", "<br>", ""}});
  EXPECT_EQ(twice.markup, "[2]xy");
  EXPECT_EQ(twice.left_out, 1U);
}

/// "a<b c>": text with annotations in square brackets.
std::pair<RichText, std::vector<Annotation>> annotated(std::string_view written) {
  std::pair<RichText, std::vector<Annotation>> out;
  for (const char c : written) {
    if (c == '[' || c == ']') {
      out.second.push_back({out.first.text.size(), 0, c == '[', "1", std::string(1, c)});
    } else {
      out.first.text += c;
    }
  }
  return out;
}

std::string moved(std::string_view before, const std::string& now) {
  const auto [text, annotations] = annotated(before);
  const auto kept = annotations_in(RichText(now), text, annotations);
  return CodeMarkup(false).write(RichText(now), kept.annotations, as_it_is).markup;
}

TEST(InPlace, AnnotationsStayWhereTheTextIsTheSame) {
  EXPECT_EQ(moved("the [ferry] line", "the ferry line is shut"), "the [ferry] line is shut");
  EXPECT_EQ(moved("the [ferry] line", "but the ferry line"), "but the [ferry] line");
  EXPECT_EQ(moved("the [ferry] line", "the ferries line"), "the [ferries] line");
  EXPECT_EQ(moved("the [ferry] line", "no boat"), "[no boat]");
  EXPECT_EQ(moved("[the ferry]", "a boat"), "[a boat]");
  EXPECT_EQ(moved("\xC3\xA9[\xC3\xA9]", "\xC3\xA9\xC3\xA8"), "\xC3\xA9[\xC3\xA8]");
}

}  // namespace
}  // namespace distich::formats
