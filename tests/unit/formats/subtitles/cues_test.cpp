#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <distich/formats/subtitles/cues_internal.hpp>
#include <distich/formats/subtitles/markup_internal.hpp>
#include <distich/formats/subtitles/script_internal.hpp>

namespace distich::formats::subtitles {
namespace {

using Strings = std::vector<std::string>;

struct Read {
  std::vector<Cue> cues;
  Strings texts;  ///< of the cues, with " | " between their lines
  Strings problems;
};

Read read(const std::string& text, Dialect dialect = Dialect::srt) {
  Read out;
  Control control;
  control.on_diagnostic = [&](const Diagnostic& diagnostic) {
    out.problems.push_back(std::string(diagnostic.id) + ' ' + std::to_string(diagnostic.where->line));
  };
  out.cues = read_cues(text, dialect, "a.srt", control);
  for (const auto& cue : out.cues) {
    std::string joined;
    for (const auto line : cue.lines) joined += (joined.empty() ? "" : " | ") + std::string(line.of(text));
    out.texts.push_back(joined);
  }
  return out;
}

TEST(Cues, SubRip) {
  const auto file = read(
      "1\n00:00:01,000 --> 00:00:02,500\nRain again.\n  Roads closed. \n\n"
      "2\n00:01:02,050 --> 01:00:03,000  X1:10 X2:20\nSailing at noon.");
  EXPECT_EQ(file.texts, (Strings{"Rain again. | Roads closed.", "Sailing at noon."}));
  EXPECT_EQ(file.problems, Strings{});
  EXPECT_EQ(file.cues.at(1).times->begin, 62'050);
  EXPECT_EQ(file.cues.at(1).times->end, 3'603'000);
}

TEST(Cues, WebVttPassesOverItsOtherBlocks) {
  const auto file = read(
      "WEBVTT Harbour\nKind: captions\n\nNOTE 00:01.000 is when\nit starts\n\nSTYLE\n::cue { color: red }\n\n"
      "REGION\nid:a\n\nfirst\n00:01.000 --> 00:02.000 line:0 align:start\nRain.\n\n00:02.000 --> "
      "00:03.000\nNOTE well.\n",
      Dialect::webvtt);
  EXPECT_EQ(file.texts, (Strings{"Rain.", "NOTE well."}));
  EXPECT_EQ(file.problems, Strings{});
}

TEST(Cues, AllLineEndsAndSeveralEmptyLines) {
  const std::string text =
      "1\n00:00:01,000 --> 00:00:02,000\na\nb\n\n\n\n2\n00:00:03,000 --> 00:00:04,000\nc\n";
  for (const std::string line_end : {"\r\n", "\r"}) {
    std::string other;
    for (const char c : text) other += c == '\n' ? line_end : std::string(1, c);
    EXPECT_EQ(read(other).texts, (Strings{"a | b", "c"}));
    EXPECT_EQ(read(other).problems, Strings{});
  }
}

TEST(Cues, FractionsOfFewerDigitsAreTenthsAndHundredths) {
  const auto file = read("1\n0:0:1,5 --> 0:0:2,25\na\n");
  EXPECT_EQ(file.cues.at(0).times->begin, 1'500);
  EXPECT_EQ(file.cues.at(0).times->end, 2'250);
}

TEST(Cues, BadInputIsReportedWithItsLine) {
  const std::string time = "00:00:01,000 --> 00:00:02,000\n";
  const auto problems = [](const std::string& text, Dialect dialect = Dialect::srt) {
    return read(text, dialect).problems;
  };
  EXPECT_EQ(problems("1\n00:00:01.000 --> 00:00:02.000\na\n"), Strings{"subtitles.bad-time 2"});
  EXPECT_EQ(problems("1\n0:0:1,5 --> 0:0:2\na\n"), Strings{"subtitles.bad-time 2"});
  EXPECT_EQ(problems("1\nsoon --> later\na\n"), Strings{"subtitles.bad-time 2"});
  EXPECT_EQ(problems("1\n00:61:01,000 --> 00:62:02,000\na\n"), Strings{"subtitles.bad-time 2"});
  EXPECT_EQ(problems("1\n00:00:05,000 --> 00:00:02,000\na\n"), Strings{"subtitles.time-order 2"});
  EXPECT_EQ(problems("1\n00:00:05,000 --> 00:00:06,000\na\n\n2\n" + time + "b\n"),
            Strings{"subtitles.time-order 6"});
  EXPECT_EQ(problems("1\n" + time + "a\n\n3\n" + time + "b\n"), Strings{"subtitles.number-order 5"});
  EXPECT_EQ(problems(time + "a\n"), Strings{"subtitles.no-number 1"});
  EXPECT_EQ(problems("1\n" + time + "\n2\n" + time + "b\n"), Strings{"subtitles.empty-cue 2"});
  EXPECT_EQ(problems("1\n" + time + "a\n\nb\n"), Strings{"subtitles.no-time 5"});
  EXPECT_EQ(problems("00:01.000 --> 00:02.000\na\n", Dialect::webvtt), Strings{"subtitles.no-header 1"});
  EXPECT_EQ(problems("WEBVTT\n\n01.000 --> 02.000\na\n", Dialect::webvtt), Strings{"subtitles.bad-time 3"});
}

TEST(Cues, AMissingEmptyLineDoesNotHideTheNextCue) {
  const auto file = read(
      "1\n00:00:01,000 --> 00:00:02,000\na\n2\n00:00:02,000 --> 00:00:03,000\nb\nc\n00:00:03,000 --> "
      "00:00:04,000\nd\n");
  EXPECT_EQ(file.texts, (Strings{"a", "b | c", "d"}));
  EXPECT_EQ(file.problems, (Strings{"subtitles.missing-blank-line 5", "subtitles.missing-blank-line 8"}));
  EXPECT_EQ(read("WEBVTT\n00:01.000 --> 00:02.000\na\n", Dialect::webvtt).texts, Strings{"a"});
}

Strings tokens(const std::string& line, Dialect dialect) {
  Cue cue;
  cue.lines = {{0, line.size()}};
  Strings out;
  constexpr std::string_view marks = "tcOCS";
  for (const auto& token : tokens_of(line, cue, dialect)) {
    out.push_back(marks[static_cast<std::size_t>(token.kind)] + std::string(token.place.of(line)));
  }
  return out;
}

TEST(Markup, SubRipKnowsSomeTags) {
  EXPECT_EQ(tokens("{\\an8}<i>Rain</i> & <b>fog", Dialect::srt),
            (Strings{"S{\\an8}", "O<i>", "tRain", "C</i>", "t & ", "S<b>", "tfog"}));
  EXPECT_EQ(tokens("<font color=\"#fff\">a</font> 3 < 4 > 2 <he laughs> {sic}", Dialect::srt),
            (Strings{"O<font color=\"#fff\">", "ta", "C</font>", "t 3 < 4 > 2 <he laughs> {sic}"}));
  EXPECT_EQ(tokens("<v Ana>a <c.loud>b</c> &amp;", Dialect::srt),
            (Strings{"S<v Ana>", "ta ", "O<c.loud>", "tb", "C</c>", "t &amp;"}));
}

TEST(Markup, WebVttTakesAllTagsAndReferences) {
  EXPECT_EQ(
      tokens("<00:01.000><v Ana>a &amp; b&nbsp;c</v> <x>", Dialect::webvtt),
      (Strings{"S<00:01.000>", "O<v Ana>", "ta ", "c&amp;", "t b", "c&nbsp;", "tc", "C</v>", "t ", "S<x>"}));
  EXPECT_EQ(tokens("a < b & c &unknown;", Dialect::webvtt), Strings{"ta < b & c &unknown;"});
}

TEST(Markup, CrossingAndStrayTagsAreAlone) {
  EXPECT_EQ(tokens("<i>a<b>b</i>c</b>", Dialect::srt),
            (Strings{"O<i>", "ta", "S<b>", "tb", "C</i>", "tc", "S</b>"}));
}

TEST(Markup, VoicesAndEscapes) {
  EXPECT_EQ(voice_of("<v Ana Roth>"), "Ana Roth");
  EXPECT_EQ(voice_of("<v.loud Ana>"), "Ana");
  EXPECT_EQ(voice_of("</v>"), "");
  EXPECT_EQ(voice_of("<b Ana>"), "");
  EXPECT_EQ(escaped("a --> b & <c>", Dialect::webvtt), "a --&gt; b &amp; &lt;c&gt;");
  EXPECT_EQ(escaped("a & <c>", Dialect::srt), "a & <c>");
}

TEST(Script, TurnsAndSounds) {
  for (const auto* text : {"- Where?", "-Where?", "– Wo?", "—¿Dónde?"})
    EXPECT_TRUE(begins_turn(text)) << text;
  for (const auto* text : {"-5 degrees", "--and then", "-", "Where - there", ""})
    EXPECT_FALSE(begins_turn(text)) << text;
  for (const auto* text : {"[door creaks]", "(sighs)", "♪ la la", "（拍手）"})
    EXPECT_TRUE(is_sound(text)) << text;
  for (const auto* text : {"[Ana] Rain.", "(a) and (b)", "Rain (again)", "("})
    EXPECT_FALSE(is_sound(text)) << text;
}

}  // namespace
}  // namespace distich::formats::subtitles
