#include <random>

#include <distich/segment/overrides_internal.hpp>
#include <distich/segment/segmenter.hpp>
#include <distich/segment/stream.hpp>

namespace distich {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

LanguageTag tag(std::string_view text) {
  return LanguageTag::parse(text).value();
}

SegmentationOverride join(std::string before, std::string after) {
  return {LanguageTag(), false, std::move(before), std::move(after)};
}

SegmentationOverride split(std::string before, std::string after) {
  return {LanguageTag(), true, std::move(before), std::move(after)};
}

Segmenter segmenter_with(std::vector<SegmentationOverride> overrides, std::string_view language = "en") {
  SegmentationRules rules;
  rules.overrides = std::move(overrides);
  SegmentOptions options;
  options.rules = std::make_shared<const SegmentationRules>(std::move(rules));
  return Segmenter(tag(language), options);
}

std::vector<std::string> cut(const Segmenter& segmenter, std::string_view text) {
  std::vector<std::string> out;
  for (const auto& segment : segmenter.segment(text)) out.emplace_back(segment.range.of(text));
  return out;
}

TEST(Overrides, JoinWhereTheRulesCut) {
  const auto segmenter = segmenter_with({join("open.", "He")});
  EXPECT_THAT(cut(segmenter, "It was open. He left. It was open. She left."),
              ElementsAre("It was open. He left.", "It was open.", "She left."));
  EXPECT_THAT(cut(segmenter_with({join("open.", "")}), "Open. It was open. He left."),
              ElementsAre("Open.", "It was open. He left."));
  EXPECT_THAT(cut(segmenter_with({join("", "He")}), "It was open. He left. Hence the noise."),
              ElementsAre("It was open. He left.", "Hence the noise."));
}

TEST(Overrides, SplitWhereNoRuleLooks) {
  EXPECT_THAT(cut(segmenter_with({split("came", "at")}), "He came at five. He came  at six."),
              ElementsAre("He came", "at five.", "He came", "at six."));
  EXPECT_THAT(cut(segmenter_with({split("", "§")}), "See § 5 and § 6."),
              ElementsAre("See", "§ 5 and", "§ 6."));
  EXPECT_THAT(cut(segmenter_with({split("前", "後")}, "ja"), "以前後以前 後。"),
              ElementsAre("以前", "後以前", "後。"));
}

TEST(Overrides, SplitAgainstARuleThatJoins) {
  EXPECT_THAT(cut(segmenter_with({split("Dr.", "Roe")}), "Ask Dr. Roe now."),
              ElementsAre("Ask Dr.", "Roe now."));
}

TEST(Overrides, StandAtWordBoundaries) {
  const auto segmenter = segmenter_with({split("over", ""), join("in.", "")});
  EXPECT_THAT(cut(segmenter, "Overt moreover overdue. He came in. Then the coin. Then rain. End."),
              ElementsAre("Overt moreover overdue.", "He came in. Then the coin.", "Then rain.", "End."));
}

TEST(Overrides, ServeTheirLanguageAndItsRegions) {
  auto german = split("und", "das");
  german.language = tag("de");
  EXPECT_EQ(cut(segmenter_with({german}, "de-AT"), "Dies und das.").size(), 2U);
  EXPECT_EQ(cut(segmenter_with({german}, "nl"), "Dies und das.").size(), 1U);
}

TEST(Overrides, NeitherGraphemesNorUnitsAreCutOrJoined) {
  EXPECT_THAT(cut(segmenter_with({split("e", "\u0301a")}), "e\u0301a"), ElementsAre("e\u0301a"));
  EXPECT_THAT(cut(segmenter_with({join("one.", "Two")}), "One.\n\none.\n\nTwo"),
              ElementsAre("One.", "one.", "Two"));
  EXPECT_THAT(cut(segmenter_with({split("End", ""), split("", "Begin")}), "Begin the End"),
              ElementsAre("Begin the End"));
}

TEST(Overrides, AreToldAsTheFirstRule) {
  std::vector<std::string> told;
  for (const auto& each :
       segmenter_with({join("open.", "He"), split("he", "left")}).explain("open. He said he left."))
    told.push_back(std::to_string(each.at) + (each.is_break ? "+" : "-") + std::string(each.rule));
  EXPECT_THAT(told, ElementsAre("5-override.join", "16+override.split", "22+layout.end-of-text"));
}

TEST(Overrides, ThatCannotBeAreLeftOut) {
  EXPECT_THAT(
      cut(segmenter_with({split("", ""), split(std::string(65, 'a'), "")}), std::string(65, 'a') + " b"),
      ElementsAre(std::string(65, 'a') + " b"));
}

TEST(Overrides, AndRuleSetsGiveTheSameSegmentsOfATextInParts) {
  SegmentationRules rules;
  rules.overrides = {join("open.", "He"), split("came", "at")};
  std::string text;
  for (int i = 0; i < 60; ++i) text += "Dr. Roe came at five; it was open. He left.\n\n  Es war so. ";
  for (const bool with_set : {false, true}) {
    if (with_set) {
      rules.set.emplace();
      rules.set->language_rules = {{"A", {{true, "[.;]", "\\s", 1, std::nullopt}}}};
      rules.set->maps = {{".*", "A"}};
    }
    SegmentOptions options;
    options.rules = std::make_shared<const SegmentationRules>(rules);
    const Segmenter segmenter(tag("en"), options);
    const auto whole = cut(segmenter, text);
    for (const std::size_t size : {1U, 7U, 300U}) {
      std::vector<std::string> parts;
      SegmentStream stream(segmenter, [&](const StreamSegment& each) { parts.emplace_back(each.text); });
      for (std::size_t at = 0; at < text.size(); at += size)
        stream.write(std::string_view(text).substr(at, size));
      stream.finish();
      EXPECT_EQ(parts, whole) << size;
    }
  }
}

// Every text at every place, beside the search for all at once.
TEST(TextSearch, FindsWhatAPlainSearchFinds) {
  std::mt19937 random(11);
  const auto text_of = [&](std::size_t least, std::size_t most) {
    std::string text;
    const auto size = std::uniform_int_distribution<std::size_t>(least, most)(random);
    while (text.size() < size) text += static_cast<char>('a' + static_cast<int>(random() % 3U));
    return text;
  };
  for (int round = 0; round < 200; ++round) {
    std::vector<std::string> wanted;
    segmentation::TextSearch search;
    for (std::uint32_t id = 0; id < 8; ++id) {
      wanted.push_back(text_of(1, 5));
      search.add(wanted.back(), id);
    }
    search.finish();
    const auto text = text_of(0, 60);
    std::vector<std::pair<std::size_t, std::uint32_t>> found;
    search.find(text, [&](std::uint32_t id, std::size_t end) { found.emplace_back(end, id); });
    std::vector<std::pair<std::size_t, std::uint32_t>> expected;
    for (std::size_t end = 1; end <= text.size(); ++end) {
      for (std::uint32_t id = 0; id < wanted.size(); ++id) {
        if (std::string_view(text).substr(0, end).ends_with(wanted[id])) expected.emplace_back(end, id);
      }
    }
    std::ranges::sort(found);
    EXPECT_EQ(found, expected);
  }
}

}  // namespace
}  // namespace distich
