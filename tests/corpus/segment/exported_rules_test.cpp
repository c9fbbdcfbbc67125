// How well the built-in rules, written as expressions, agree with themselves on the cases of
// <language>.txt, which are traps: boundaries that both find, as F1.
#include <set>

#include <gtest/gtest.h>

#include "corpus_cases.hpp"
#include <distich/segment/segmenter.hpp>

namespace distich {
namespace {

/// It was 0.934 when the rules were written; a new trap that expressions cannot hold may lower it.
constexpr double least_agreement = 0.9;

std::set<std::size_t> breaks_of(const Segmenter& segmenter, std::string_view text) {
  std::set<std::size_t> breaks;
  for (const auto& segment : segmenter.segment(text)) {
    if (segment.ends_by == BreakReason::sentence) breaks.insert(segment.range.end);
  }
  return breaks;
}

TEST(ExportedRules, AgreeWithTheEngine) {
  std::size_t ours = 0;
  std::size_t theirs = 0;
  std::size_t common = 0;
  for (const auto& name : tests::language_names()) {
    const auto language = LanguageTag::parse(name).value();
    SegmentationRules rules;
    rules.set = rule_set_of(language);
    SegmentOptions options;
    options.rules = std::make_shared<const SegmentationRules>(std::move(rules));
    const Segmenter built_in(language);
    const Segmenter exported(language, options);
    const auto file = tests::read_cases(tests::corpus_folder() / (name + ".txt"));
    for (const auto& each : file.cases) {
      const auto text = file.text_of(each);
      const auto one = breaks_of(built_in, text);
      const auto other = breaks_of(exported, text);
      ours += one.size();
      theirs += other.size();
      for (const auto at : one) common += other.contains(at) ? 1U : 0U;
    }
  }
  const auto agreement = 2.0 * static_cast<double>(common) / static_cast<double>(ours + theirs);
  RecordProperty("agreement", std::to_string(agreement));
  EXPECT_GE(agreement, least_agreement) << common << " of " << ours << " and " << theirs;
}

}  // namespace
}  // namespace distich
