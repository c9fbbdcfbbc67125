#include <distich/base/error.hpp>
#include <distich/model/bilingual.hpp>

namespace distich {
namespace {

Document document(const std::string& text, std::string_view language, std::vector<Segment> segments) {
  Document out(text, *LanguageTag::parse(language));
  out.set_segments(std::move(segments));
  return out;
}

BilingualDocument sample() {
  return {document("Rain. Wind.\nSun.", "en", {{{0, 5}}, {{6, 11}}, {{12, 16}}}),
          document("Regen und Wind. Ende.", "de", {{{0, 15}}, {{16, 21}}}),
          {{{0, 2}, {0, 1}, 0.75}, {{2, 3}, {1, 1}, 0.5}, {{3, 3}, {1, 2}, 0.25}}};
}

TEST(Tiles, AgreesWithCountingOnRandomBeads) {
  std::mt19937 random(1);
  int tiled = 0;
  for (int round = 0; round < 20'000; ++round) {
    const std::size_t sources = random() % 4;
    const std::size_t targets = random() % 4;
    std::vector<Bead> beads;
    for (auto count = random() % 4; count > 0; --count) {
      const std::size_t source = random() % 4;
      const std::size_t target = random() % 4;
      beads.push_back({{source, source + random() % 3}, {target, target + random() % 3}, 0});
    }
    std::vector<std::size_t> source_order;
    std::vector<std::size_t> target_order;
    bool none_empty = true;
    bool in_place = true;
    for (const Bead& bead : beads) {
      in_place =
          in_place && bead.source.begin == source_order.size() && bead.target.begin == target_order.size();
      for (auto i = bead.source.begin; i < bead.source.end; ++i) source_order.push_back(i);
      for (auto i = bead.target.begin; i < bead.target.end; ++i) target_order.push_back(i);
      none_empty = none_empty && (!bead.source.empty() || !bead.target.empty());
    }
    const bool expected =
        none_empty && in_place && source_order.size() == sources && target_order.size() == targets;
    ASSERT_EQ(tiles(beads, sources, targets), expected);
    tiled += expected ? 1 : 0;
  }
  EXPECT_GT(tiled, 50) << "the test must meet both answers";
}

TEST(Tiles, RefusesBackwardRanges) {
  const std::vector<Bead> beads{{{0, 2}, {0, 1}}, {{2, 1}, {1, 2}}};
  EXPECT_FALSE(tiles(beads, 1, 2));
}

TEST(Shape, CountsSegments) {
  EXPECT_EQ(shape({{0, 2}, {3, 4}}), "2-1");
  EXPECT_EQ(shape({{5, 5}, {3, 4}}), "0-1");
}

TEST(BilingualDocument, RefusesBeadsThatDoNotTile) {
  const auto source = document("A.", "en", {{{0, 2}}});
  const auto target = document("B.", "de", {{{0, 2}}});
  try {
    BilingualDocument(source, target, {});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::invalid_argument);
  }
  EXPECT_NO_THROW(BilingualDocument(source, target, {{{0, 1}, {0, 1}, 1}}));
}

TEST(BilingualDocument, JoinsTheSegmentsOfABead) {
  const auto unit = sample().unit(0);
  EXPECT_EQ(unit.id, "b1");
  EXPECT_EQ(unit.source.text, "Rain. Wind.");
  EXPECT_EQ(unit.target->text, "Regen und Wind.");
  EXPECT_EQ(unit.state, UnitState::translated);
  EXPECT_EQ(unit.bead, "2-1");
  EXPECT_EQ(unit.confidence, 0.75);
  EXPECT_EQ(unit.context, (Context{"", "Sun."}));
  EXPECT_EQ(unit.languages.source.str(), "en");
  EXPECT_EQ(unit.languages.target.str(), "de");
}

TEST(BilingualDocument, BeadsWithOneSide) {
  const auto omitted = sample().unit(1);
  EXPECT_EQ(omitted.source.text, "Sun.");
  EXPECT_FALSE(omitted.target);
  EXPECT_EQ(omitted.state, UnitState::untranslated);
  EXPECT_EQ(omitted.context, (Context{"Wind.", ""}));
  const auto added = sample().unit(2);
  EXPECT_TRUE(added.source.empty());
  EXPECT_EQ(added.target->text, "Ende.");
  EXPECT_FALSE(added.context);
  EXPECT_THROW((void)sample().unit(3), std::out_of_range);
}

TEST(BilingualDocument, LineEndsBetweenJoinedSegmentsBecomeASpace) {
  const BilingualDocument lines(document("One.\n Two.", "en", {{{0, 4}}, {{6, 10}}}),
                                document("一。二。", "zh", {{{0, 6}}, {{6, 12}}}), {{{0, 2}, {0, 2}, 1}});
  EXPECT_EQ(lines.unit(0).source.text, "One. Two.");
  EXPECT_EQ(lines.unit(0).target->text, "一。二。") << "no gap, no space";
}

}  // namespace
}  // namespace distich
