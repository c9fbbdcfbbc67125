#include <array>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/base/file.hpp>
#include <distich/segment/characters_internal.hpp>
#include <distich/segment/stream.hpp>
#include <distich/text/code_points.hpp>

namespace distich {
namespace {

using testing::ElementsAre;

Segmenter segmenter(std::string_view language = "en", LineMode lines = LineMode::detect) {
  return Segmenter(LanguageTag::parse(language).value(), {lines});
}

struct Handed {
  std::vector<Segment> segments;
  std::vector<std::string> texts;
  std::vector<std::size_t> line_feeds;
};

/// The segments of a text in parts whose sizes `next_size` gives.
template <class NextSize>
Handed stream(const Segmenter& by, std::string_view text, NextSize next_size) {
  Handed handed;
  SegmentStream segments(by, [&](const StreamSegment& segment) {
    handed.segments.push_back({segment.range, segment.ends_by});
    handed.texts.emplace_back(segment.text);
    handed.line_feeds.push_back(segment.line_feeds);
  });
  for (std::size_t at = 0; at < text.size();) {
    const auto part = text.substr(at, next_size());
    segments.write(part);
    at += part.size();
  }
  segments.finish();
  return handed;
}

TEST(SegmentStream, HandsOutTextsWithTheirPlaces) {
  const auto handed =
      stream(segmenter(), "\n\nRain again. Roads closed.\n\nSource", [] { return std::size_t{1}; });
  EXPECT_THAT(handed.texts, ElementsAre("Rain again.", "Roads closed.", "Source"));
  EXPECT_THAT(handed.segments,
              ElementsAre(Segment{{2, 13}, BreakReason::sentence}, Segment{{14, 27}, BreakReason::block},
                          Segment{{29, 35}, BreakReason::end_of_text}));
  EXPECT_THAT(handed.line_feeds, ElementsAre(2, 0, 2));
}

TEST(SegmentStream, CountsTheLineFeedsOfGapsThatItDoesNotKeep) {
  const auto handed =
      stream(segmenter(), "Rain." + std::string(5000, '\n') + "Fog.", [] { return std::size_t{7}; });
  EXPECT_THAT(handed.line_feeds, ElementsAre(0, 5000));
}

TEST(SegmentStream, HandsOutWhatNothingCanChange) {
  std::size_t count = 0;
  SegmentStream segments(segmenter(), [&](const StreamSegment&) { ++count; });
  segments.write("Rain again. ");
  EXPECT_EQ(count, 0U) << "a small letter may follow";
  std::string rest = "Roads closed";
  while (rest.size() < 4096) rest += ", and more of them";
  segments.write(rest);
  EXPECT_EQ(count, 1U);
}

TEST(SegmentStream, TheLastSegmentEndsTheTextWhateverWhiteSpaceFollows) {
  const auto handed = stream(segmenter(), "Rain.\n\n \n\n\t", [] { return std::size_t{1}; });
  EXPECT_THAT(handed.segments, ElementsAre(Segment{{0, 5}, BreakReason::end_of_text}));
}

TEST(SegmentStream, OfNothingNothing) {
  EXPECT_TRUE(stream(segmenter(), "", [] { return std::size_t{1}; }).segments.empty());
  EXPECT_TRUE(stream(segmenter(), " \n\r\n\u3000", [] { return std::size_t{1}; }).segments.empty());
}

/// Hard-wrapped paragraphs longer than what is looked at to tell them, between others.
std::string paragraphs() {
  std::string text = "Council votes on bridge\nA new one will be built.\n\n";
  for (int i = 0; i < 300; ++i) {
    text += "the ferry between the two islands will not run in the week that begins\r\n";
  }
  return text + "now.\n\n1) Bread 2) Milk 3) Eggs\n\nRain.\u2029Fog.\n";
}

/// Characters of four bytes, as letters and as signs, at all places of sentences.
std::string long_characters() {
  constexpr std::array<std::string_view, 8> pieces{"\U0001F327", "\U00020000", "\U0001D400", "\U00010428",
                                                   "rain ",      "Fog. ",      "! ",         "\n"};
  std::mt19937 random(3);  // NOLINT(cert-msc51-cpp): the same text each time
  std::string text;
  for (int i = 0; i < 4000; ++i) text += pieces.at(random() % pieces.size());
  return text;
}

TEST(SegmentStream, EqualsTheWholeWhateverTheParts) {
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same parts each time
  std::vector<std::pair<std::string, std::string>> texts = {{"en", paragraphs()}, {"en", long_characters()}};
  const auto folder = std::filesystem::path(DISTICH_SOURCE_DIR) / "tests/corpus/segment";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto language = entry.path().stem().string();
    if (!LanguageTag::parse(language) || entry.path().extension() != ".txt") continue;
    texts.emplace_back(language, read_file(entry.path()));
  }
  ASSERT_GT(texts.size(), 10U);
  for (const auto& [language, text] : texts) {
    for (const auto lines : {LineMode::detect, LineMode::wrapped, LineMode::separate}) {
      const auto by = segmenter(language, lines);
      const auto whole = by.segment(text);
      for (const std::size_t most : {1U, 7U, 200U, 5000U}) {
        const auto handed = stream(by, text, [&] { return 1 + random() % most; });
        ASSERT_EQ(handed.segments, whole) << language << ", parts of " << most;
      }
    }
  }
}

/// Terminators are found a block at a time, by conditions written apart from their list.
TEST(TerminatorSet, FindsEveryOneWhereverItStands) {
  const segmentation::TerminatorSet terminators;
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    if (c == 0xD800) c = 0xE000;
    std::string text(5, 'x');
    text::append(text, c);
    const auto expected =
        terminators.at(text, 5).kind == segmentation::Terminator::none ? std::string::npos : 5U;
    text.append(60, 'x');
    const auto found = terminators.find(text, 0, text.size());
    ASSERT_EQ(found == text.size() ? std::string::npos : found, expected)
        << std::hex << static_cast<unsigned>(c);
  }
}

TEST(Segmenter, JoinedPictographsStayOne) {
  const std::string text = "Look \u203C\u200D\U0001F469 Rain.";
  for (const auto& segment : segmenter().segment(text)) {
    EXPECT_NE(segment.range.end, text.find("\U0001F469"));
    EXPECT_NE(segment.range.begin, text.find("\U0001F469"));
  }
}

TEST(Segmenter, WhiteSpaceThatASignJoinsToItselfIsKept) {
  const std::string text = "Rain \u0600 \nFog.";
  const auto segments = segmenter().segment(text);
  ASSERT_EQ(segments.size(), 2U);
  EXPECT_EQ(segments[0].range.of(text), "Rain \u0600 ");
}

TEST(Segmenter, NulAndControlsAreCharactersLikeOthers) {
  const std::string text("Rain\0 fell. \x01 It \u202Estopped\u202C.\u200F \u2067Fog\u2069 came.", 48);
  std::size_t done = 0;
  for (const auto& segment : segmenter().segment(text)) {
    EXPECT_EQ(text::trimmed(text, {done, segment.range.begin}).size(), 0U);
    done = segment.range.end;
  }
  EXPECT_EQ(done, text.size());
}

TEST(Segmenter, MixedScriptsInOneText) {
  const std::string text = "Она спросила: “Really?” 他说：“是。” قال: نعم. The end.";
  std::vector<std::string> found;
  for (const auto& segment : segmenter().segment(text)) found.emplace_back(segment.range.of(text));
  EXPECT_EQ(found.back(), "The end.");
  EXPECT_GE(found.size(), 3U);
}

}  // namespace
}  // namespace distich
