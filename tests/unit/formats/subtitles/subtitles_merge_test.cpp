#include "article_checks.hpp"
#include <distich/base/error.hpp>
#include <distich/formats/srt/srt.hpp>
#include <distich/formats/webvtt/webvtt.hpp>

namespace distich::test {
namespace {

using Kind = InlineCode::Kind;

const std::string first_time = "00:00:01,000 --> 00:00:02,000\n";
const std::string second_time = "00:00:02,000 --> 00:00:03,000 X1:5\n";

/// Each block is a segment; the n-th gets the n-th target.
std::string merged(const Format& format, const std::string& bytes, const std::vector<RichText>& targets) {
  auto article = format.read_article(bytes, {}, {});
  std::vector<Segment> segments;
  for (const auto& block : article.document.blocks()) segments.push_back({block.range});
  article.document.set_segments(segments);
  std::vector<BilingualUnit> units;
  for (std::size_t i = 0; i < segments.size() && i < targets.size(); ++i) {
    BilingualUnit unit;
    unit.id = article.document.segment_id(i);
    unit.source = article.document.segment_rich(i);
    unit.place = article.place_of(segments[i].range);
    unit.target = targets[i];
    units.push_back(std::move(unit));
  }
  return format.merge(article.skeleton, units);
}

std::string merged_srt(const std::string& bytes, const std::string& target) {
  return merged(srt_format(), bytes, {RichText(target)});
}

TEST(SubtitleMerge, ATargetGoesOverItsCuesInProportion) {
  EXPECT_EQ(merged_srt("1\n" + first_time + "The ferries\n\n2\n" + second_time + "sail again at noon.\n",
                       "Die Fähren fahren wieder ab Mittag."),
            "1\n" + first_time + "Die Fähren\n\n2\n" + second_time + "fahren wieder ab Mittag.\n");
}

TEST(SubtitleMerge, LinesOfAChangedCueAreBrokenAnew) {
  EXPECT_EQ(merged_srt("1\r\n00:00:01,000 --> 00:00:02,000\r\nIt\r\nrains.\r\n", "Es regnet wieder."),
            "1\r\n00:00:01,000 --> 00:00:02,000\r\nEs regnet wieder.\r\n")
      << "what fits a line stands on one";
  EXPECT_EQ(merged_srt("1\n" + first_time + "Rain again.\n",
                       "Es regnet schon wieder den ganzen langen Nachmittag."),
            "1\n" + first_time + "Es regnet schon wieder den\nganzen langen Nachmittag.\n");
  EXPECT_EQ(merged_srt("1\n" + first_time + "Rain again.\n", "Erste\n\nZeile"),
            "1\n" + first_time + "Erste Zeile\n")
      << "an empty line would end the cue";
}

TEST(SubtitleMerge, OtherCuesAndSentencesStay) {
  const std::string bytes =
      "1\n" + first_time + "  We sail  at\nnoon. [bell]\n\n2\n" + second_time + "x &  y\nz\n\njunk\n";
  auto article = srt_format().read_article(bytes, {}, {});
  BilingualUnit unit;
  unit.id = "p1.s1";
  const auto at = article.document.text().find("We");
  const auto end = article.document.text().find("noon.") + 5;
  unit.place = article.place_of({at, end});
  unit.source = RichText(article.document.text().substr(at, end - at));
  unit.target = RichText("Wir fahren.");
  EXPECT_EQ(srt_format().merge(article.skeleton, std::vector{unit}),
            "1\n" + first_time + "  Wir fahren. [bell]\n\n2\n" + second_time + "x &  y\nz\n\njunk\n");
}

TEST(SubtitleMerge, TurnsKeepTheirLines) {
  EXPECT_EQ(merged(srt_format(), "1\n" + first_time + "- Where?\n- There.\n",
                   {RichText("Wo?"), RichText("– Dort.")}),
            "1\n" + first_time + "Wo?\n– Dort.\n");
}

TEST(SubtitleMerge, CodesGoWithTheirCues) {
  const std::string bytes =
      "1\n" + first_time + "<i>We sail</i>\n\n2\n" + second_time + "<i>at noon and at night.</i>\n";
  const RichText target("Wir fahren mittags ab", {{0, Kind::open, "1", "<i>", ""},
                                                  {10, Kind::close, "1", "</i>", ""},
                                                  {11, Kind::open, "2", "<i>", ""},
                                                  {21, Kind::close, "2", "</i>", ""}});
  EXPECT_EQ(merged(srt_format(), bytes, {target}),
            "1\n" + first_time + "<i>Wir fahren</i>\n\n2\n" + second_time + "<i>mittags ab</i>\n");
  const RichText one("Wir fahren mittags ab",
                     {{0, Kind::open, "1", "<i>", ""}, {21, Kind::close, "1", "</i>", ""}});
  EXPECT_EQ(merged(srt_format(), bytes, {one}),
            "1\n" + first_time + "<i>Wir</i>\n\n2\n" + second_time + "<i>fahren mittags ab</i>\n");
}

TEST(SubtitleMerge, AShortTargetLeavesACueEmpty) {
  const auto out = merged_srt("1\n" + first_time + "We sail\n\n2\n" + second_time + "at noon.\n", "Ja.");
  EXPECT_EQ(out, "1\n" + first_time + "Ja.\n\n2\n" + second_time + "\n");
  EXPECT_EQ(block_texts(srt_format().read_article(out, {}, {})), std::vector<std::string>{"Ja."});
}

TEST(SubtitleMerge, WebVttEscapesTargetsAndKeepsWhatStays) {
  const std::string bytes = "WEBVTT\n\n00:01.000 --> 00:02.000\nA &nbsp;& b. [x]\n";
  auto article = webvtt_format().read_article(bytes, {}, {});
  BilingualUnit unit;
  unit.id = "p1.s1";
  unit.place = article.place_of({article.document.text().find('['), article.document.text().size()});
  unit.target = RichText("<y> --> & z");
  EXPECT_EQ(webvtt_format().merge(article.skeleton, std::vector{unit}),
            "WEBVTT\n\n00:01.000 --> 00:02.000\nA &nbsp;& b. &lt;y&gt; --&gt; &amp; z\n");
}

TEST(SubtitleMerge, ChineseIsDividedBetweenWords) {
  EXPECT_EQ(merged_srt("1\n" + first_time + "The ferries sail\n\n2\n" + second_time + "again at noon.\n",
                       "渡船今天中午重新开航。"),
            "1\n" + first_time + "渡船今天中午\n\n2\n" + second_time + "重新开航。\n");
}

TEST(SubtitleMerge, WrongPlacesAreRefused) {
  const auto article = srt_format().read_article("1\n" + first_time + "Rain.\n", {}, {});
  BilingualUnit unit;
  unit.target = RichText("x");
  EXPECT_THROW((void)srt_format().merge(article.skeleton, std::vector{unit}), Error) << "no place";
  unit.place = ByteRange{2, 10};
  EXPECT_THROW((void)srt_format().merge(article.skeleton, std::vector{unit}), Error) << "not in a cue";
}

}  // namespace
}  // namespace distich::test
