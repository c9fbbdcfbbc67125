#include <chrono>
#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/segment/segmenter.hpp>
#include <distich/text/boundaries.hpp>
#include <distich/text/code_points.hpp>

namespace distich {
namespace {

/// Pieces that rules look at, in many scripts, and what should disturb them.
const std::vector<std::string_view> pieces = {
    ".",      "!",      "?",      "…",       "...", ". . .",      "。",     "！",     "？",     "؟",
    "۔",      "।",      "։",      ")",       "(",   "“",          "”",      "\"",     "'",      "»",
    "«",      "」",     "「",     "„",       " ",   " ",          " ",      " ",      "\n",     "\r\n",
    "\n\n",   "\u3000", "\u00A0", "\u200B",  "a",   "The",        "Dr",     "z",      "B",      "U.S",
    "12",     "3",      "1)",     "2)",      "XIV", "Oktober",    "etc",    "said",   "хід",    "г",
    "د",      "קול",    "कल",     "的",      "と",  "言",         "ก",      "\u0301", "\u200D", "\uFE0F",
    "\u200F", "\u2067", "\uFEFF", "e\u0301", "👩",   "🏽",       "🇩🇪",     "–",      "—",      "-",
    ",",      ":",      ";",      "[1]",     "²",   "\U000E0041", "\u0E33", "\u1160"};

std::string random_text(std::mt19937& random, std::size_t parts) {
  std::string text;
  std::uniform_int_distribution<std::size_t> pick(0, pieces.size() - 1);
  for (std::size_t i = 0; i < parts; ++i) text += pieces[pick(random)];
  return text;
}

/// White space that carries no mark.
bool is_bare_space(std::string_view text, std::size_t at) {
  const auto c = text::code_point_at(text, at);
  return text::is_space(c.value);
}

void expect_tiling(std::string_view text, const std::vector<Segment>& segments) {
  std::size_t done = 0;
  for (const auto& segment : segments) {
    ASSERT_LE(done, segment.range.begin);
    ASSERT_LT(segment.range.begin, segment.range.end);
    ASSERT_LE(segment.range.end, text.size());
    for (auto at = done; at < segment.range.begin; at += text::code_point_at(text, at).size) {
      ASSERT_TRUE(is_bare_space(text, at)) << "lost text at " << at;
    }
    ASSERT_FALSE(text::is_space(text::code_point_before(text, segment.range.end).value));
    done = segment.range.end;
  }
  for (auto at = done; at < text.size(); at += text::code_point_at(text, at).size) {
    ASSERT_TRUE(is_bare_space(text, at)) << "lost text at the end";
  }
}

void expect_whole_graphemes(std::string_view text, const std::vector<Segment>& segments) {
  std::vector<ByteRange> clusters;
  text::Boundaries(LanguageTag()).graphemes(text, clusters);
  std::set<std::size_t> boundaries = {0, text.size()};
  for (const auto& cluster : clusters) boundaries.insert(cluster.begin);
  for (const auto& segment : segments) {
    ASSERT_TRUE(boundaries.contains(segment.range.begin)) << segment.range.begin;
    ASSERT_TRUE(boundaries.contains(segment.range.end)) << segment.range.end;
  }
}

TEST(SegmenterProperties, NothingIsLostAndNoGraphemeIsCut) {
  std::mt19937 random(20240501);  // NOLINT(cert-msc51-cpp): the same texts each time
  std::vector<Segmenter> segmenters;
  for (const auto* const tag : {"en", "de", "ja", "ar", "hi", "und"}) {
    for (const auto mode : {LineMode::detect, LineMode::wrapped, LineMode::separate}) {
      segmenters.emplace_back(LanguageTag::parse(tag).value(), SegmentOptions{mode});
    }
  }
  for (std::size_t round = 0; round < 6000; ++round) {
    const auto text = random_text(random, 1 + round % 40);
    SCOPED_TRACE(testing::PrintToString(text));
    const auto& segmenter = segmenters[round % segmenters.size()];
    const auto segments = segmenter.segment(text);
    expect_tiling(text, segments);
    expect_whole_graphemes(text, segments);
    ASSERT_EQ(segmenter.segment(text), segments);
    if (testing::Test::HasFatalFailure()) return;
  }
}

/// Seconds for the best of three runs.
double seconds_for(const std::string& text) {
  const Segmenter segmenter(LanguageTag::parse("en").value());
  double best = 1e9;
  for (int run = 0; run < 3; ++run) {
    const auto start = std::chrono::steady_clock::now();
    const auto count = segmenter.segment(text).size() + segmenter.explain(text).size();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    EXPECT_LE(count, 2 * text.size());
    best = std::min(best, took.count());
  }
  return best;
}

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + piece.size());
  while (text.size() < bytes) text += piece;
  return text;
}

/// Eight times the text may take eight times as long, and some more for the machine's moods; what is
/// quadratic takes sixty-four times as long.
TEST(SegmenterProperties, TimeIsLinear) {
  for (const std::string_view piece :
       {".",      "? ",    "\"",    "( ",    "“A ",     "a.b",     ". . ",   "((a.b ",
        "x",      "1) A ", "A\n",   "a\n\n", ".\"",     ".   ",    "\n",     "J. A. ",
        "z. B. ", "。」",  "”他说", ".[1]",  ".\u200F", " \u0301", "\u0301", "\xE0\xA4\x95\xE0\xA4\xBE"}) {
    const double small = seconds_for(repeated(piece, 50'000));
    const double large = seconds_for(repeated(piece, 400'000));
    EXPECT_LT(large, small * 24 + 0.2) << testing::PrintToString(std::string(piece));
  }
}

}  // namespace
}  // namespace distich
