#include <distich/report/listing.hpp>
#include <distich/report/page.hpp>
#include <distich/report/table.hpp>
#include <distich/text/code_points.hpp>

namespace distich::report {
namespace {

Page terminal() {
  Page page;
  page.terminal = true;
  return page;
}

Page painted() {
  Page page = terminal();
  page.colour = true;
  return page;
}

TEST(OneLine, MakesOneSpaceOfALineEnd) {
  EXPECT_EQ(one_line("a\nb\r\nc\td\re", {}), "a b c d e");
}

TEST(OneLine, EscapesWhatSteersATerminal) {
  EXPECT_EQ(one_line("\x1b[31mred\x7f", terminal()), "\\u{1B}[31mred\\u{7F}");
  EXPECT_EQ(one_line("a\u202Eb\u2066c\u009Bd", terminal()), "a\\u{202E}b\\u{2066}c\\u{9B}d");
}

TEST(OneLine, LeavesDataAloneElsewhere) {
  EXPECT_EQ(one_line("\x1b[31m\u202E", {}), "\x1b[31m\u202E");
}

TEST(OneLine, KeepsJoinersAndMarks) {
  EXPECT_EQ(one_line("می‌شود e\u0301 👩‍🚒", terminal()), "می‌شود e\u0301 👩‍🚒");
}

TEST(Isolated, ClosesWhatItOpensOnATerminalOnly) {
  EXPECT_EQ(isolated("نوار غزه", terminal()), "\u2068نوار غزه\u2069");
  EXPECT_EQ(isolated("نوار غزه", {}), "نوار غزه");
  EXPECT_EQ(isolated("plain", terminal()), "plain");
}

TEST(Isolated, CannotBeBrokenOutOf) {
  EXPECT_EQ(isolated("نوار\u2069غزه", terminal()), "\u2068نوار\\u{2069}غزه\u2069");
}

TEST(Marked, PaintsTheRangesOnly) {
  const std::vector<ByteRange> ranges{{0, 1}, {2, 3}};
  EXPECT_EQ(marked("abc", ranges, painted()), "\x1b[1ma\x1b[0mb\x1b[1mc\x1b[0m");
  EXPECT_EQ(marked("abc", ranges, terminal()), "abc");
}

TEST(Table, AlignsByColumnsNotBytes) {
  Table table({"a", "n"}, {Align::left, Align::right});
  table.add({"中文", "1"});
  table.add({"été", "20"});
  EXPECT_EQ(table.lay_out({}), "a      n\n中文   1\nété   20\n");
}

TEST(Table, IsNothingWithoutRows) {
  EXPECT_EQ(Table({"a"}, {}).lay_out({}), "");
}

TEST(SegmentLine, IsTheTextAloneInAPipe) {
  std::string out;
  append_segment_line(out, 3, "Rain\ncame.", {});
  append_segment_line(out, 3, "Rain.", terminal());
  EXPECT_EQ(out, "Rain came.\n   3  Rain.\n");
}

TEST(TermLines, PutRightToLeftOnALineOfItsOwn) {
  TermNote note;
  note.hit.range = {2, 7};
  note.renderings = {{"آتش‌بس", TermStatus::preferred}, {"صلح", TermStatus::forbidden}};
  EXPECT_EQ(term_lines("p1.s1", note, "A truce.", {}),
            "p1.s1  truce → آتش‌بس · صلح (forbidden)\n");
  EXPECT_EQ(term_lines("p1.s1", note, "A truce.", terminal()),
            "p1.s1  truce\n       \u2068آتش‌بس\u2069 · \u2068صلح\u2069 (forbidden)\n");
}

TEST(Percent, NeverRoundsUpToEqual) {
  EXPECT_EQ(percent(Score{9999}, MatchKind::fuzzy), "99.9 %");
  EXPECT_EQ(percent(Score{10000}, MatchKind::exact), "100 %");
  EXPECT_EQ(percent(Score{10000}, MatchKind::one_neighbour), "101 %");
  EXPECT_EQ(percent(Score{10000}, MatchKind::in_context), "102 %");
  EXPECT_EQ(percent(Score{10000}, MatchKind::same_id), "100 %#");
  EXPECT_EQ(percent(Score{9900}, MatchKind::in_context), "99 %");
  EXPECT_EQ(percent(Score{8500}, MatchKind::fuzzy), "85 %");
}

TEST(MatchLines, SayThatThereAreNone) {
  EXPECT_EQ(match_lines("p1.s1", "Rain.", {}, {}), "p1.s1  Rain.\n       no match\n");
}

TEST(MatchLines, ShowWhatDiffers) {
  Suggestion offer;
  offer.source.text = "Snow came.";
  offer.target.text = "Schnee kam.";
  offer.score = Score{8000};
  offer.origin = "weather.tmx";
  offer.differs = {{0, 4}};
  EXPECT_EQ(match_lines("p1.s1", "Rain came.", {{offer}}, {}),
            "p1.s1  Rain came.\n  80 % Schnee kam.\n       for: Snow came.\n       differs: Rain\n"
            "       from: weather.tmx\n");
}

TEST(BeadLines, ShowADashForWhatIsMissing) {
  BilingualUnit unit;
  unit.bead = "1-0";
  unit.source.text = "Rain.";
  unit.confidence = 0.456;
  EXPECT_EQ(bead_lines(unit, {}), "1-0    Rain.\n46 %   –\n");
}

}  // namespace
}  // namespace distich::report
