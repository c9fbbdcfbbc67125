// How well the sample article is aligned with its translations, each pair by itself.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "sample_article.hpp"
#include <distich/align/aligner.hpp>

namespace distich {
namespace {

bool same_segments(const Bead& a, const Bead& b) {
  return a.source == b.source && a.target == b.target;
}

bool is_right(const Bead& bead, const std::vector<Bead>& truth) {
  return std::any_of(truth.begin(), truth.end(),
                     [&](const Bead& other) { return same_segments(bead, other); });
}

std::size_t count_right(const std::vector<Bead>& found, const std::vector<Bead>& truth) {
  return static_cast<std::size_t>(
      std::count_if(found.begin(), found.end(), [&](const Bead& bead) { return is_right(bead, truth); }));
}

/// F1 of beads that agree in all their segments.
double strict_f1(const std::vector<Bead>& found, const std::vector<Bead>& truth) {
  return 2.0 * static_cast<double>(count_right(found, truth)) /
         static_cast<double>(found.size() + truth.size());
}

class SampleArticle : public testing::TestWithParam<std::string> {};

TEST_P(SampleArticle, IsAlignedWithItsTranslation) {
  const auto source = sample_article::segments("en");
  const auto target = sample_article::segments(GetParam());
  const std::vector<std::string_view> source_views(source.begin(), source.end());
  const std::vector<std::string_view> target_views(target.begin(), target.end());
  const auto beads =
      align({{source_views, *LanguageTag::parse("en")}, {target_views, *LanguageTag::parse(GetParam())}});
  std::string list;
  for (const auto& bead : beads) list += shape(bead) + " ";
  const auto truth = sample_article::beads(GetParam());
  EXPECT_GE(strict_f1(beads, truth), 0.95) << list;
  std::size_t doubtful = 0;
  for (const auto& bead : beads) {
    if (bead.confidence < doubtful_confidence) {
      ++doubtful;
    } else {
      EXPECT_TRUE(is_right(bead, truth)) << "no doubt about a wrong bead at " << bead.source.begin;
    }
  }
  EXPECT_LE(doubtful * 10, beads.size()) << "doubt is worth little where it is everywhere";
}

INSTANTIATE_TEST_SUITE_P(Languages, SampleArticle, testing::Values("de", "fr", "fa", "ar", "zh"),
                         [](const auto& instance) { return instance.param; });

}  // namespace
}  // namespace distich
