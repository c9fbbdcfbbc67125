#include <set>

#include <distich/base/error.hpp>
#include <distich/model/document.hpp>

namespace distich {
namespace {

LanguageTag english() {
  return *LanguageTag::parse("en");
}

Document sample() {
  Document document("Rain again. Roads closed.\n\nSource link", english(),
                    {{{0, 25}, BlockKind::paragraph}, {{27, 38}, BlockKind::caption}});
  document.set_segments({{{0, 11}}, {{12, 25}, BreakReason::block}, {{27, 38}, BreakReason::end_of_text}});
  return document;
}

template <class Action>
void expect_refused(Action action) {
  try {
    action();
    ADD_FAILURE() << "not refused";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::invalid_argument);
  }
}

TEST(Document, TextsAndGaps) {
  const Document document = sample();
  EXPECT_THAT(document.segment_texts(), testing::ElementsAre("Rain again.", "Roads closed.", "Source link"));
  EXPECT_EQ(document.gap_text(0), "");
  EXPECT_EQ(document.gap_text(1), " ");
  EXPECT_EQ(document.gap_text(2), "\n\n");
  EXPECT_EQ(document.gap_text(3), "");
  EXPECT_THROW((void)document.segment_text(3), std::out_of_range);
}

TEST(Document, BlocksAndIds) {
  const Document document = sample();
  EXPECT_EQ(document.block_of(1), 0U);
  EXPECT_EQ(document.block_of(2), 1U);
  EXPECT_EQ(document.segment_id(0), "p1.s1");
  EXPECT_EQ(document.segment_id(1), "p1.s2");
  EXPECT_EQ(document.segment_id(2), "p2.s1");
}

TEST(Document, WithoutBlocksIsOneParagraph) {
  const Document document("some text", english());
  ASSERT_EQ(document.blocks().size(), 1U);
  EXPECT_EQ(document.blocks()[0], (Block{{0, 9}, BlockKind::paragraph}));
  EXPECT_TRUE(Document().blocks().empty());
  EXPECT_TRUE(Document("", english()).blocks().empty());
}

TEST(Document, WithoutSegmentsIsOneGap) {
  const Document document("some text", english());
  EXPECT_EQ(document.gap_text(0), "some text");
}

TEST(Document, RefusesBlocksThatDoNotFit) {
  expect_refused([] { Document("abc", english(), {{{0, 4}}}); });
  expect_refused([] { Document("abc", english(), {{{0, 2}}, {{1, 3}}}); });
  expect_refused([] { Document("abc", english(), {{{2, 3}}, {{0, 1}}}); });
  expect_refused([] { Document("abc", english(), {{{2, 1}}}); });
}

TEST(Document, RefusesCodesThatDoNotFit) {
  const InlineCode early{1, InlineCode::Kind::standalone, "1", "<br>", ""};
  const InlineCode late{3, InlineCode::Kind::standalone, "2", "<br>", ""};
  EXPECT_NO_THROW(Document("abc", english(), {}, {early, late}));
  expect_refused([&] { Document("abc", english(), {}, {late, early}); });
  expect_refused([&] { Document("ab", english(), {}, {late}); });
}

TEST(Document, RefusesSegmentsThatDoNotFit) {
  Document document("abc def", english(), {{{0, 3}}, {{4, 7}}});
  expect_refused([&] { document.set_segments({{{0, 0}}}); });
  expect_refused([&] { document.set_segments({{{0, 5}}}); });
  expect_refused([&] { document.set_segments({{{4, 7}}, {{0, 3}}}); });
  expect_refused([&] { document.set_segments({{{0, 2}}, {{1, 3}}}); });
  expect_refused([&] { document.set_segments({{{4, 8}}}); });
  expect_refused([&] { document.set_segments({{{3, 4}}}); });
  EXPECT_TRUE(document.segments().empty()) << "a refused list changes nothing";
  EXPECT_NO_THROW(document.set_segments({{{0, 3}}, {{4, 7}}}));
}

/// Random blocks and segments that fit.
Document random_document(std::mt19937& random) {
  const std::size_t size = random() % 60;
  std::string text;
  for (std::size_t i = 0; i < size; ++i) text += static_cast<char>('a' + random() % 26);
  const auto split = [&](ByteRange range, std::size_t least) {
    std::vector<ByteRange> parts;
    for (std::size_t at = range.begin; at < range.end;) {
      at += random() % 3;
      const std::size_t end = at + least + random() % 9;
      if (end > range.end) break;
      parts.push_back({at, end});
      at = end;
    }
    return parts;
  };
  std::vector<Block> blocks;
  std::vector<Segment> segments;
  for (const ByteRange block : split({0, size}, 0)) {
    blocks.push_back({block});
    for (const ByteRange segment : split(block, 1)) segments.push_back({segment});
  }
  Document document(text, english(), blocks);
  if (!blocks.empty()) document.set_segments(segments);
  return document;
}

TEST(DocumentProperty, GapsAndSegmentsAreTheText) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    const Document document = random_document(random);
    std::string glued;
    std::set<std::string> ids;
    for (std::size_t i = 0; i < document.segments().size(); ++i) {
      glued += document.gap_text(i);
      glued += document.segment_text(i);
      const Block& block = document.blocks()[document.block_of(i)];
      ASSERT_TRUE(block.range.contains(document.segments()[i].range));
      ASSERT_TRUE(ids.insert(document.segment_id(i)).second) << "ids are unique";
    }
    glued += document.gap_text(document.segments().size());
    ASSERT_EQ(glued, document.text());
  }
}

TEST(Document, SegmentsCarryTheirCodes) {
  const std::vector<InlineCode> codes{{0, InlineCode::Kind::open, "1", "<b>", ""},
                                      {4, InlineCode::Kind::close, "1", "</b>", ""},
                                      {6, InlineCode::Kind::standalone, "2", "<br/>", ""}};
  Document document("Rain. Sun.", english(), {}, codes);
  document.set_segments({{{0, 5}}, {{6, 10}}});
  EXPECT_EQ(document.segment_rich(0), RichText("Rain.", {codes[0], codes[1]}));
  EXPECT_EQ(document.segment_rich(1), RichText("Sun.")) << "a lone code at the edge stays in the gap";
}

TEST(Names, AreStable) {
  EXPECT_EQ(name(BlockKind::list_item), "list-item");
  EXPECT_EQ(name(BlockKind::attribute), "attribute");
  EXPECT_EQ(name(BreakReason::end_of_text), "end-of-text");
  EXPECT_EQ(name(BreakReason::sentence), "sentence");
}

}  // namespace
}  // namespace distich
