// Checks the sample article's own files: what other tests take for the truth must be in order first.
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sample_article.hpp"

namespace {

class SampleArticle : public testing::TestWithParam<std::string> {};

TEST_P(SampleArticle, SegmentsStandInTheTextWithOnlyWhiteSpaceBetween) {
  const std::string text = sample_article::text(GetParam());
  std::size_t at = 0;
  for (const std::string& segment : sample_article::segments(GetParam())) {
    ASSERT_FALSE(segment.empty());
    at = std::min(text.find_first_not_of(" \n", at), text.size());
    ASSERT_EQ(text.substr(at, segment.size()), segment) << "at byte " << at;
    at += segment.size();
  }
  EXPECT_EQ(text.substr(at), "\n");
}

TEST_P(SampleArticle, SetsParagraphsApartByBlankLines) {
  const std::vector<std::string> lines = sample_article::lines("article." + GetParam() + ".txt");
  for (std::size_t i = 0; i < lines.size(); ++i) EXPECT_EQ(lines[i].empty(), i % 2 == 1) << "line " << i + 1;
}

INSTANTIATE_TEST_SUITE_P(Languages, SampleArticle, testing::Values("en", "de", "fr", "fa", "ar", "zh"),
                         [](const auto& instance) { return instance.param; });

class SampleAlignment : public testing::TestWithParam<std::string> {};

TEST_P(SampleAlignment, TilesBothSides) {
  EXPECT_TRUE(distich::tiles(sample_article::beads(GetParam()), sample_article::segments("en").size(),
                             sample_article::segments(GetParam()).size()));
}

TEST_P(SampleAlignment, HoldsEveryShapeThatNewsHas) {
  std::set<std::string> shapes;
  for (const distich::Bead& bead : sample_article::beads(GetParam())) shapes.insert(distich::shape(bead));
  EXPECT_THAT(shapes, testing::UnorderedElementsAre("1-1", "1-2", "2-1", "1-0", "0-1"));
}

INSTANTIATE_TEST_SUITE_P(Languages, SampleAlignment, testing::Values("de", "fr", "fa", "ar", "zh"),
                         [](const auto& instance) { return instance.param; });

TEST(SampleReader, RefusesListsThatAreNoRuns) {
  EXPECT_EQ(sample_article::read_segments("4,5", 4), (distich::SegmentRange{4, 6}));
  EXPECT_EQ(sample_article::read_segments("", 4), (distich::SegmentRange{4, 4}));
  EXPECT_ANY_THROW((void)sample_article::read_segments("5", 4));
  EXPECT_ANY_THROW((void)sample_article::read_segments("4,6", 4));
  EXPECT_ANY_THROW((void)sample_article::read_segments("4,x", 4));
}

}  // namespace
