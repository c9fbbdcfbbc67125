// What a person corrects in a table is what comes out, and nonsense is named with its place.
#include <random>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/base/error.hpp>
#include <distich/engine/review.hpp>
#include <distich/engine/teach.hpp>

namespace distich {
namespace {

using testing::ElementsAre;

Document document(const std::vector<std::string>& texts, std::string_view language) {
  std::string text;
  std::vector<Segment> segments;
  for (const auto& one : texts) {
    segments.push_back({{text.size(), text.size() + one.size()}, BreakReason::sentence});
    text += one + ' ';
  }
  Document out(text, *LanguageTag::parse(language));
  out.set_segments(segments);
  return out;
}

Document numbered(std::size_t count, std::string_view language) {
  std::vector<std::string> texts;
  for (std::size_t i = 1; i <= count; ++i) texts.push_back("In " + std::to_string(1900 + i) + ".");
  return document(texts, language);
}

/// Five segments a side: 1-1, 2-1, 0-1, 1-0, 1-2.
BilingualDocument sample() {
  return {numbered(5, "en"),
          numbered(5, "de"),
          {{{0, 1}, {0, 1}, 0.9},
           {{1, 3}, {1, 2}, 0.4},
           {{3, 3}, {2, 3}, 0.3},
           {{3, 4}, {3, 3}, 0.2},
           {{4, 5}, {3, 5}, 0.1}}};
}

std::string table_of(const BilingualDocument& pair, double doubt) {
  std::ostringstream out;
  write_review(out, pair, doubt);
  return out.str();
}

/// The table of the sample with a row put in the place of all rows.
std::string table_with(std::string_view rows) {
  const auto table = table_of(sample(), 0);
  return table + std::string(rows);
}

std::vector<ReviewedBead> read(std::string_view table) {
  return read_review(table, "doubt.tsv", sample().source(), sample().target());
}

AppliedReview apply(std::string_view rows) {
  return apply_review(sample(), read(table_with(rows)), {});
}

std::string place_of_error(std::string_view table, const std::function<void(std::string_view)>& use) {
  try {
    use(table);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::malformed);
    return error.where() ? to_string(*error.where()) : "nowhere";
  }
  return "no error";
}

std::string place_of_error(std::string_view rows) {
  return place_of_error(table_with(rows),
                        [](std::string_view table) { (void)apply_review(sample(), read(table), {}); });
}

std::vector<std::string> beads_of(const BilingualDocument& pair) {
  std::vector<std::string> out;
  for (const auto& bead : pair.beads()) {
    std::ostringstream line;
    line << bead.source.begin << '-' << bead.source.end << ' ' << bead.target.begin << '-' << bead.target.end;
    out.push_back(line.str());
  }
  return out;
}

TEST(Review, IsATableOfTheDoubtfulBeads) {
  const auto table = table_of(sample(), 0.35);
  std::istringstream in(table);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  ASSERT_EQ(lines.size(), 5U);
  EXPECT_TRUE(lines[0].starts_with("# distich-review 1\ten\tde\t5\t5\tx"));
  EXPECT_EQ(lines[1],
            "bead\tconfidence\tverdict\tsource_segments\ttarget_segments\tsource\ttarget\tsource_before\t"
            "source_after\ttarget_before\ttarget_after");
  EXPECT_EQ(lines[2], "3\t30\t\t<4\t3\t\tIn 1903.\tIn 1903.\tIn 1904.\tIn 1902.\tIn 1904.");
  EXPECT_EQ(lines[3], "4\t20\t\t4\t<4\tIn 1904.\t\tIn 1903.\tIn 1905.\tIn 1903.\tIn 1904.");
  EXPECT_EQ(lines[4], "5\t10\t\t5\t4..5\tIn 1905.\tIn 1904. In 1905.\tIn 1904.\t\tIn 1903.\t");
}

TEST(Review, ChangesNothingUntouched) {
  for (const double doubt : {0.0, 0.35, 1.0}) {
    const auto rows = read(table_of(sample(), doubt));
    const auto applied = apply_review(sample(), rows, {});
    EXPECT_TRUE(std::ranges::equal(applied.pair.beads(), sample().beads()));
    EXPECT_EQ(applied.verdicts, std::vector<Verdict>(5, Verdict::open));
  }
}

TEST(Review, KeepsTheRestWhereEverythingIsConfirmed) {
  auto rows = read(table_of(sample(), 1.0));
  for (auto& row : rows) row.verdict = Verdict::ok;
  const auto applied = apply_review(sample(), rows, {});
  EXPECT_EQ(beads_of(applied.pair), beads_of(sample()));
  EXPECT_EQ(applied.verdicts, std::vector<Verdict>(5, Verdict::ok));
  for (const auto& bead : applied.pair.beads()) EXPECT_EQ(bead.confidence, 1.0);
}

TEST(Review, FixesWhatWasCorrectedAndAlignsTheRestAnew) {
  const auto applied = apply("2\t40\t\t2\t2\n2\t40\t\t3\t3\n");
  EXPECT_THAT(beads_of(applied.pair), ElementsAre("0-1 0-1", "1-2 1-2", "2-3 2-3", "3-4 3-3", "4-5 3-5"));
  EXPECT_THAT(applied.verdicts,
              ElementsAre(Verdict::open, Verdict::ok, Verdict::ok, Verdict::open, Verdict::open));
  EXPECT_EQ(applied.pair.beads()[1].confidence, 1.0);
  EXPECT_EQ(applied.pair.beads()[0].confidence, 0.9);
}

TEST(Review, TakesBeadsOfAnySizeInAnyOrderAndNotation) {
  const auto applied = apply("\t\tOK\t \"5\"\t-\r\n\n# mine\n9\t\tdrop\t1-4\t1..5\t\n");
  EXPECT_THAT(beads_of(applied.pair), ElementsAre("0-4 0-5", "4-5 5-5"));
  EXPECT_THAT(applied.verdicts, ElementsAre(Verdict::drop, Verdict::ok));
}

TEST(Review, FindsAPlaceForASegmentWithoutPartner) {
  EXPECT_THAT(beads_of(apply("\t\t\t1\t\n").pair).front(), "0-1 0-0");
  EXPECT_THAT(beads_of(apply("\t\t\t1\t\n\t\t\t2\t1\n").pair)[1], "1-2 0-1");
  const auto applied = apply("\t\t\t-\t3\n\t\t\t4\t4\n");
  EXPECT_TRUE(tiles(applied.pair.beads(), 5, 5));
  EXPECT_THAT(beads_of(applied.pair), testing::Contains("3-3 2-3"));
}

TEST(Review, ReadsColumnsByTheirHeadings) {
  const auto table = table_with("");
  const auto first = table.substr(0, table.find('\n') + 1);
  const auto rows = read(first + "target_segments\tverdict\tnote\tsource_segments\n2\tok\tx\t1\n");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].source.range, (SegmentRange{0, 1}));
  EXPECT_EQ(rows[0].target.range, (SegmentRange{1, 2}));
  EXPECT_EQ(to_string(rows[0].where), "doubt.tsv:3:8");
}

TEST(Review, NamesTheCellThatMakesNoSense) {
  EXPECT_EQ(place_of_error("1\t\t\tx\t1\n"), "doubt.tsv:3:5");
  EXPECT_EQ(place_of_error("1\t\t\t1\t1,2\n"), "doubt.tsv:3:7");
  EXPECT_EQ(place_of_error("1\t\t\t1\t1\n1\t\t\t0\t2\n"), "doubt.tsv:4:5");
  EXPECT_EQ(place_of_error("1\t\t\t1\t6\n"), "doubt.tsv:3:7");
  EXPECT_EQ(place_of_error("1\t\t\t1\t3..2\n"), "doubt.tsv:3:7");
  EXPECT_EQ(place_of_error("1\t\t\t1\t99999999999999999999999\n"), "doubt.tsv:3:7");
  EXPECT_EQ(place_of_error("1\t\t\t1\t<7\n"), "doubt.tsv:3:7");
  EXPECT_EQ(place_of_error("1\t\tyes\t1\t1\n"), "doubt.tsv:3:4");
  EXPECT_EQ(place_of_error("1\t\tok\t\t\n"), "doubt.tsv:3:7");
  EXPECT_EQ(place_of_error("1\n"), "doubt.tsv:3:2");
}

TEST(Review, NamesBeadsThatOverlapOrCross) {
  EXPECT_EQ(place_of_error("\t\tok\t1..2\t1\n\t\tok\t2\t2\n"), "doubt.tsv:4:6");
  EXPECT_EQ(place_of_error("\t\tok\t1\t2\n\t\tok\t2\t1\n"), "doubt.tsv:4:6");
  EXPECT_EQ(place_of_error("\t\tok\t3\t3\n\t\tok\t1\t4\n"), "doubt.tsv:4:6");
  EXPECT_EQ(place_of_error("\t\tok\t3\t3\n\t\tok\t3\t3\n"), "doubt.tsv:4:6");
}

TEST(Review, RefusesWhatIsNoTableOrOfOtherTexts) {
  const auto use = [](std::string_view table) { (void)read(table); };
  EXPECT_EQ(place_of_error("", use), "doubt.tsv:1:1");
  EXPECT_EQ(place_of_error("source\ttarget\n", use), "doubt.tsv:1:1");
  const BilingualDocument other(numbered(5, "en"), numbered(5, "fr"), {{{0, 5}, {0, 5}, 0.1}});
  EXPECT_EQ(place_of_error(table_of(other, 1), use), "doubt.tsv:1:1");
  const auto table = table_with("");
  EXPECT_EQ(place_of_error(table.substr(0, table.find('\n')), use),
            "doubt.tsv:1:" + std::to_string(table.find('\n') + 1));
  EXPECT_EQ(place_of_error(table.substr(0, table.find('\n') + 1) + "verdict\tsource_segments\n", use),
            "doubt.tsv:2:1");
}

TEST(Review, AnyEditsTileOrAreRefused) {
  std::mt19937 random(7);
  const auto cell = [&]() -> std::string {
    const auto number = [&] { return std::to_string(random() % 6 + 1); };
    switch (random() % 8) {
      case 0: return "";
      case 1: return "-";
      case 2: return '<' + number();
      case 3: return number() + ".." + number();
      default: return number();
    }
  };
  std::size_t applied = 0;
  for (int round = 0; round < 4'000; ++round) {
    std::string rows;
    for (auto count = random() % 3 + 1; count > 0; --count) {
      rows += "\t\t" + std::string(random() % 2 == 0 ? "" : "ok") + '\t' + cell() + '\t' + cell() + '\n';
    }
    try {
      const auto result = apply(rows);
      ++applied;
      ASSERT_TRUE(tiles(result.pair.beads(), 5, 5)) << rows;
      ASSERT_EQ(result.verdicts.size(), result.pair.beads().size()) << rows;
    } catch (const Error& error) {
      ASSERT_EQ(error.code(), ErrorCode::malformed) << rows;
      ASSERT_TRUE(error.where()) << rows;
    }
  }
  EXPECT_GT(applied, 400U);
}

TEST(GiveOut, FollowsVerdicts) {
  Article source;
  source.document = sample().source();
  const std::vector<Verdict> verdicts = {Verdict::ok, Verdict::open, Verdict::open, Verdict::ok,
                                         Verdict::drop};
  const auto given = give_out(sample(), source, {}, verdicts);
  ASSERT_EQ(given.file.units.size(), 4U);
  EXPECT_EQ(given.file.units[0].state, UnitState::reviewed);
  EXPECT_EQ(given.file.units[1].state, UnitState::translated);
  EXPECT_EQ(given.file.units[3].state, UnitState::untranslated) << "it has no target";
  EXPECT_EQ(given.figures.left_out, 1U);
}

TEST(Teach, PutsReviewedUnitsIntoTheStore) {
  const auto store = open_store(":memory:", {.mode = OpenMode::create});
  TranslationMemory memory(*store);
  Article source;
  source.document = sample().source();
  const std::vector<Verdict> verdicts = {Verdict::ok, Verdict::open, Verdict::ok, Verdict::ok, Verdict::ok};
  const auto given = give_out(sample(), source, {}, verdicts);
  const auto taught = teach(given.file, *store, memory, "2026-01-01T00:00:00Z");
  EXPECT_EQ(taught.units.added, 2U);
  const auto sessions = store->sessions();
  ASSERT_EQ(sessions.size(), 1U);
  EXPECT_EQ(sessions[0].origin, "alignment");
  const auto again = teach(give_out(sample(), source).file, *store, memory, "2026-01-01T00:00:00Z");
  EXPECT_EQ(again.session, SessionId{});
  EXPECT_EQ(store->sessions().size(), 1U);
}

}  // namespace
}  // namespace distich
