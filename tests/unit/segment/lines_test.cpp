#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/segment/segmenter.hpp>

namespace distich {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> texts(std::string_view text, LineMode lines = LineMode::detect,
                               std::string_view language = "en") {
  std::vector<std::string> out;
  const Segmenter segmenter(LanguageTag::parse(language).value(), {lines});
  for (const auto& segment : segmenter.segment(text)) out.emplace_back(segment.range.of(text));
  return out;
}

std::vector<BreakReason> reasons(std::string_view text) {
  std::vector<BreakReason> out;
  for (const auto& segment : Segmenter(LanguageTag::parse("en").value()).segment(text))
    out.push_back(segment.ends_by);
  return out;
}

TEST(SegmenterLines, BlankLinesEndParagraphs) {
  EXPECT_THAT(texts("Rain again\n\nRoads closed. Trains late.\n \t\nSource link"),
              ElementsAre("Rain again", "Roads closed.", "Trains late.", "Source link"));
}

TEST(SegmenterLines, TellsWhatEndsASegment) {
  EXPECT_THAT(
      reasons("Headline\nOne. Two.\n\nThree.\n"),
      ElementsAre(BreakReason::line, BreakReason::sentence, BreakReason::block, BreakReason::end_of_text));
}

TEST(SegmenterLines, ALineOfItsOwnIsASegment) {
  EXPECT_THAT(texts("Council votes on bridge\nThe council met on Monday. It voted twice.\nPhoto: archive"),
              ElementsAre("Council votes on bridge", "The council met on Monday.", "It voted twice.",
                          "Photo: archive"));
}

TEST(SegmenterLines, JoinsHardWrappedLines) {
  const std::string_view wrapped =
      "The ferry between the two islands will not run next week, because the\n"
      "harbour wall has to be mended. Passengers are asked to take the bus,\n"
      "which leaves every hour from the market square and from the station.\n"
      "Nobody was hurt.";
  EXPECT_THAT(texts(wrapped),
              ElementsAre("The ferry between the two islands will not run next week, because the\n"
                          "harbour wall has to be mended.",
                          "Passengers are asked to take the bus,\n"
                          "which leaves every hour from the market square and from the station.",
                          "Nobody was hurt."));
}

TEST(SegmenterLines, JoinsHardWrappedLinesOfAScriptWithoutCase) {
  const std::string_view wrapped =
      "ستتوقف العبارة بين الجزيرتين عن العمل في الأسبوع القادم لأن جدار الميناء\n"
      "يحتاج إلى إصلاح شامل وقد طلبت البلدية من الركاب أن يستقلوا الحافلات التي\n"
      "تغادر كل ساعة من ساحة السوق ومن المحطة الرئيسية. لم يصب أحد بأذى في هذا\n"
      "الحادث.";
  EXPECT_THAT(texts(wrapped, LineMode::detect, "ar"), testing::SizeIs(2));
}

TEST(SegmenterLines, ModesAreObeyed) {
  const std::string_view text = "Short line\nAnother line. And more";
  EXPECT_THAT(texts(text, LineMode::separate), ElementsAre("Short line", "Another line.", "And more"));
  EXPECT_THAT(texts(text, LineMode::wrapped), ElementsAre("Short line\nAnother line.", "And more"));
}

TEST(SegmenterLines, OneSentenceOverShortLines) {
  EXPECT_THAT(texts("The bridge was closed\nfor three days."),
              ElementsAre("The bridge was closed\nfor three days."));
  EXPECT_THAT(texts("bread\nmilk\ntea"), ElementsAre("bread", "milk", "tea"));
}

TEST(SegmenterLines, ListsStayLines) {
  EXPECT_THAT(texts("1. Open the box.\n2. Take out the lamp.\n• Bulb\n• Cable"),
              ElementsAre("1. Open the box.", "2. Take out the lamp.", "• Bulb", "• Cable"));
}

TEST(SegmenterLines, EveryKindOfLineEnd) {
  EXPECT_THAT(texts("A a\r\nB b\rC c\u2028D d\u2029E e\fF f\vG g\xC2\x85H h"),
              ElementsAre("A a", "B b", "C c", "D d", "E e", "F f", "G g", "H h"));
}

TEST(SegmenterLines, WhiteSpaceStandsOutside) {
  EXPECT_THAT(texts("\uFEFF \u3000One.\u00A0\u200B Two.\u3000\n\u200B\n"), ElementsAre("One.", "Two."));
  EXPECT_THAT(texts(""), IsEmpty());
  EXPECT_THAT(texts(" \n\u3000\n\uFEFF"), IsEmpty());
}

TEST(SegmenterDocument, NoSentenceCrossesABlock) {
  const std::string text = "Rain againRoads closed. Trains late.Source link";
  Document document(
      text, LanguageTag::parse("en").value(),
      {{{0, 10}, BlockKind::heading}, {{10, 36}, BlockKind::paragraph}, {{36, 47}, BlockKind::caption}});
  Segmenter(document.language()).segment(document);
  EXPECT_THAT(document.segment_texts(),
              ElementsAre("Rain again", "Roads closed.", "Trains late.", "Source link"));
  EXPECT_EQ(document.segments()[0].ends_by, BreakReason::block);
  EXPECT_EQ(document.segments()[1].ends_by, BreakReason::sentence);
  EXPECT_EQ(document.segments()[3].ends_by, BreakReason::end_of_text);
}

}  // namespace
}  // namespace distich
