#include "article_checks.hpp"
#include <distich/formats/srt/srt.hpp>
#include <distich/formats/webvtt/webvtt.hpp>

namespace distich::test {
namespace {

using Strings = std::vector<std::string>;

/// A SubRip file with a cue a second of these texts; `gap` seconds before each.
std::string srt(const Strings& texts, int gap = 0) {
  std::string out;
  int second = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto time = [](int at) {
      const auto digits = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
      return "00:" + digits(at / 60) + ':' + digits(at % 60) + ",000";
    };
    second += gap;
    out +=
        std::to_string(i + 1) + '\n' + time(second) + " --> " + time(second + 1) + '\n' + texts[i] + "\n\n";
    ++second;
  }
  return out;
}

Strings srt_blocks(const Strings& texts, int gap = 0) {
  return tagged_blocks(srt_format().read_article(srt(texts, gap), {}, {}));
}

Strings vtt_blocks(const std::string& cues) {
  return tagged_blocks(webvtt_format().read_article("WEBVTT\n\n" + cues, {}, {}));
}

TEST(SubtitleText, SentencesRunOverLinesAndCues) {
  EXPECT_EQ(srt_blocks({"The ferries of Norhaven", "sail again at\nnoon. Tickets", "are free."}),
            Strings{"The ferries of Norhaven sail again at noon. Tickets are free."});
}

TEST(SubtitleText, ScriptsWithoutSpacesAreJoinedWithout) {
  EXPECT_EQ(srt_blocks({"渡船今天\n重新开航，", "票价不变。"}), Strings{"渡船今天重新开航，票价不变。"});
  EXPECT_EQ(srt_blocks({"一号 Norhaven", "港。"}), Strings{"一号 Norhaven 港。"});
}

TEST(SubtitleText, TurnsSoundsAndPausesDivide) {
  EXPECT_EQ(srt_blocks({"- Where\nto?\n- To the\nharbour.", "Good."}),
            (Strings{"- Where to?", "- To the harbour. Good."}));
  EXPECT_EQ(srt_blocks({"We sail", "[a horn blows]", "at noon.", "♪ la la"}),
            (Strings{"We sail", "[a horn blows]", "at noon.", "♪ la la"}));
  EXPECT_EQ(srt_blocks({"(sighs)\nWe sail."}), (Strings{"(sighs)", "We sail."}));
  EXPECT_EQ(srt_blocks({"We sail", "at noon."}, 2), Strings{"We sail at noon."});
  EXPECT_EQ(srt_blocks({"PORT MARREN", "We sail."}, 3), (Strings{"PORT MARREN", "We sail."}));
}

TEST(SubtitleText, RowsWithoutMarksAreDividedAtCues) {
  EXPECT_EQ(srt_blocks({"one", "two", "three", "four", "five", "six."}),
            Strings{"one two three four five six."});
  EXPECT_EQ(srt_blocks({"one", "two", "three", "four", "five", "six", "seven"}).size(), 7U);
}

TEST(SubtitleText, TagsAreCodes) {
  EXPECT_EQ(srt_blocks({"{\\an8}<i>We sail</i>", "<i>at noon.</i>"}),
            Strings{"<2>We sail</2> <3>at noon.</3>"})
      << "a code at the edge of a block belongs to no segment";
  EXPECT_EQ(srt_blocks({"We <b>sail", "{\\an8}at</b> noon."}), Strings{"We <1/>sail <2/>at<3/> noon."})
      << "pairs do not run over cues";
}

TEST(SubtitleText, VoicesDivideInWebVtt) {
  EXPECT_EQ(
      vtt_blocks("00:01.000 --> 00:02.000\n<v Ana>We sail\n\n00:02.000 --> 00:03.000\n<v Ana>at noon.\n\n"
                 "00:03.000 --> 00:04.000\n<v Ben>when\n"),
      (Strings{"We sail <2/>at noon.", "when"}));
}

TEST(SubtitleText, WebVttReferencesAreCharacters) {
  EXPECT_EQ(vtt_blocks("00:01.000 --> 00:02.000\nRain &amp; fog &lt;3&nbsp;m\n"),
            Strings{"Rain & fog <3\u00A0m"});
}

TEST(SubtitleFiles, ComeBackAsTheyWere) {
  const Strings files{
      "",
      "\n\n",
      "1\n",
      "nothing at all\n",
      "1\n00:00:01,000 --> 00:00:02,000\n",
      srt({"The ferries of Norhaven", "sail again at\nnoon. Tickets", "are free."}),
      srt({"{\\an8}<i>We sail</i>", "<i>at noon.</i> <b>Or", "not", "<u></u>"}),
      srt({"- Where\nto?\n- To the\nharbour.", "", "[horn]\nGood.", "♪ la"}),
      srt({"渡船今天\n重新开航，", "票价不变。"}),
      "1\n00:00:01,000 --> 00:00:02,000\na\n2\n00:00:03,000 --> nonsense\nb c\n\n\n7\n00:00:02,000 --> "
      "00:00:01,000\n  d  \ne",
  };
  for (const auto& file : files) {
    ASSERT_NO_FATAL_FAILURE(check_article(srt_format(), file)) << file;
    ASSERT_NO_FATAL_FAILURE(check_article(webvtt_format(), file)) << file;
    std::string other = "\xEF\xBB\xBF";
    for (const char c : file) other += c == '\n' ? std::string("\r\n") : std::string(1, c);
    ASSERT_NO_FATAL_FAILURE(check_article(srt_format(), other)) << file;
    ASSERT_NO_FATAL_FAILURE(check_article(webvtt_format(), "WEBVTT - x\n\nNOTE\na --> b\n\n" + file)) << file;
  }
}

TEST(SubtitleFiles, RandomCuesComeBackAsTheyWere) {
  const Strings pieces{"a", " ",    "\n",   "\r\n",  "<i>",   "</i>", "{\\an8}", "bb cc. D",
                       "é", "港。", "- b ", "&amp;", "<c.x>", "</c>", "? ",      "[x]"};
  const Strings borders{"\n\n00:00:01,000 --> 00:00:02,000\n",
                        "\n\n5\n00:00:01.000 --> 00:00:02.000 line:0\n",
                        "\n9\n00:00:01,500 --> 00:00:09,000\n", "\n\nNOTE x\n\n"};
  std::mt19937 random(23);
  for (int round = 0; round < 1500; ++round) {
    std::string bytes = round % 2 == 0 ? "WEBVTT" : "1\n00:00:00,000 --> 00:00:01,000\nx";
    for (auto size = random() % 25; size-- > 0;) {
      bytes +=
          random() % 5 == 0 ? borders.at(random() % borders.size()) : pieces.at(random() % pieces.size());
    }
    const auto format = round % 2 == 0 ? webvtt_format() : srt_format();
    auto article = format.read_article(bytes, {}, {});
    auto units = units_of(article, false, static_cast<unsigned>(round));
    ASSERT_EQ(format.merge(article.skeleton, units), bytes);
    const auto rewritten =
        format.merge(article.skeleton, units_of(article, true, static_cast<unsigned>(round)));
    // Every cue is there again with its times, whatever happened to its text.
    const auto count = [](std::string_view text) {
      std::size_t arrows = 0;
      for (auto at = text.find(" --> "); at != std::string_view::npos; at = text.find(" --> ", at + 1))
        ++arrows;
      return arrows;
    };
    ASSERT_EQ(count(rewritten), count(bytes)) << bytes << "\n---\n" << rewritten;
  }
}

TEST(SubtitleFiles, OtherEncodingsComeBack) {
  const std::string cue = "1\n00:00:01,000 --> 00:00:02,000\n";
  check_article(
      srt_format(),
      cue + "Die F\xE4hre f\xE4hrt. Das Boot f\xE4hrt nicht, und der Hafen bleibt f\xFCr heute zu.\n");
  std::string wide = "\xFF\xFE";
  for (const char c : cue + "Rain.\n") wide += std::string(1, c) + '\0';
  check_article(srt_format(), wide);
}

TEST(SubtitleSniff, ContentDecides) {
  EXPECT_GE(srt_format().sniff("\n1\r\n00:00:01,000 --> 00:00:02,000\r\n", "x"), 50);
  EXPECT_GE(srt_format().sniff("00:00:01,000 --> 00:00:02,000\n", "x"), 50);
  EXPECT_GE(srt_format().sniff("7\n0:0:1.5 --> 00:00:02,0\n", "x"), 50);
  EXPECT_EQ(srt_format().sniff("1\n\nOne thing\n", "x"), 0);
  EXPECT_EQ(srt_format().sniff("1\n2\n00:00:01,000 --> 00:00:02,000\n", "x"), 0);
  EXPECT_EQ(webvtt_format().sniff("WEBVTT\n", "x"), 100);
  EXPECT_EQ(webvtt_format().sniff("WEBVTT", "x"), 100);
  EXPECT_EQ(webvtt_format().sniff("WEBVTTX", "x"), 0);
}

}  // namespace
}  // namespace distich::test
