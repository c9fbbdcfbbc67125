#pragma once
#include <functional>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "bilingual_files.hpp"

/// What comes back from a file of either XLIFF as it was written.
namespace distich::test {

struct XliffSides {
  std::function<Read(const std::string& bytes)> read;
  std::function<std::string(const FileHeader& header, const std::vector<BilingualUnit>& units)> write;
  std::function<void(RichText& text)> as_read = [](RichText&) {};  ///< makes of a text what comes back
};

class XliffRoundTrip : public ::testing::TestWithParam<XliffSides> {};

using Kind = InlineCode::Kind;

inline BilingualUnit full_unit() {
  BilingualUnit unit;
  unit.id = "p1.s1";
  unit.languages = header().languages;
  unit.source = RichText("Talks on a ceasefire resumed.", {{0, Kind::open, "1", "<b>", "b"},
                                                           {5, Kind::close, "1", "</b>", ""},
                                                           {29, Kind::standalone, "2", "<br/>", ""}});
  unit.target = RichText("گفتگوها", {{0, Kind::open, "1", "<b>", "b"}, {14, Kind::close, "1", "</b>", ""}});
  unit.state = UnitState::reviewed;
  unit.notes = {"Check the name.", "", "<tag> & more"};
  unit.properties = {{"domain", "diplomacy"}, {"domain#2", "conflict"}};
  unit.place = ByteRange{100, 130};
  unit.context = Context{"Rain again.", ""};
  unit.confidence = 0.1 + 0.2;
  unit.bead = "2-1";
  unit.suggestions = {
      {RichText("Talks resumed.", {{0, Kind::standalone, "", "{0}", ""}}),
       RichText("گفتگو"),
       MatchKind::in_context,
       Score{10000},
       "a.tmx",
       {}},
      {RichText("Talks on peace."), RichText("صلح"), MatchKind::exact, Score{9933}, "", {{9, 20}, {21, 28}}},
      {RichText("x"), RichText(""), MatchKind::fuzzy, Score{1}, "b", {}}};
  TermNote note;
  note.hit = {{11, 20}, "c-17", "ceasefire", TermStatus::admitted, TermMatchKind::folded};
  note.renderings = {{"آتش‌بس", TermStatus::preferred}, {"متارکه", TermStatus::forbidden}};
  note.definition = "An end of fighting.";
  unit.terms = {note, {{{0, 5}, "", "talks", TermStatus::preferred, TermMatchKind::exact}, {}, ""}};
  return unit;
}

TEST_P(XliffRoundTrip, AFullUnitComesBack) {
  const std::vector units{full_unit()};
  const auto file = GetParam().read(GetParam().write(header(), units));
  EXPECT_EQ(file.units, units);
  EXPECT_TRUE(file.diagnostics.empty());
}

TEST_P(XliffRoundTrip, EveryStateComesBackWithAndWithoutTarget) {
  std::vector<BilingualUnit> units;
  for (const auto state : {UnitState::untranslated, UnitState::draft, UnitState::translated,
                           UnitState::reviewed, UnitState::signed_off}) {
    for (const bool has_target : {false, true}) {
      BilingualUnit unit;
      unit.id = "u" + std::to_string(units.size());
      unit.languages = header().languages;
      unit.state = state;
      if (has_target) unit.target = RichText("");
      units.push_back(unit);
    }
  }
  EXPECT_EQ(GetParam().read(GetParam().write(header(), units)).units, units);
}

TEST_P(XliffRoundTrip, IdsOfAnyKindComeBack) {
  std::vector<BilingualUnit> units;
  for (const auto* id : {"p2.s1", "p2.s2", "", "two words", "p1.s1", "u1", "سند", "p3.s1", "p2.s3"}) {
    BilingualUnit unit;
    unit.id = id;
    unit.languages = header().languages;
    units.push_back(unit);
  }
  EXPECT_EQ(GetParam().read(GetParam().write(header(), units)).units, units);
  units.push_back(units.front());  // the same id twice
  EXPECT_EQ(GetParam().read(GetParam().write(header(), units)).units, units);
}

TEST_P(XliffRoundTrip, UnitsOfOtherLanguagesThanTheFileComeBack) {
  BilingualUnit unit;
  unit.id = "1";
  unit.languages = {tag("en-GB"), tag("ar")};
  EXPECT_EQ(GetParam().read(GetParam().write(header(), {unit})).units, std::vector{unit});
}

TEST_P(XliffRoundTrip, TheHeaderComesBack) {
  auto wanted = header("de", "zh-Hant");
  wanted.original = "a \"b\" & c.txt";
  wanted.properties = {{"client", "x"}, {"job", "7"}};
  EXPECT_EQ(GetParam().read(GetParam().write(wanted, {})).header.languages, wanted.languages);
  EXPECT_EQ(GetParam().read(GetParam().write(wanted, {})).header.original, wanted.original);
  EXPECT_EQ(GetParam().read(GetParam().write(wanted, {})).header.properties, wanted.properties);
  EXPECT_EQ(GetParam().read(GetParam().write(FileHeader{}, {})).header.languages, LanguagePair{});
}

TEST_P(XliffRoundTrip, TheArticleComesBackByteForByte) {
  for (const std::string text : {"", "plain", "<p>a & b</p>\r\nc\rd\n", " leading\t and trailing \n\n",
                                 "form\ffeed\x01", "]]> سلام 中文 \xEF\xBF\xBF"}) {
    auto wanted = header();
    wanted.skeleton = Skeleton{"html", text, "windows-1256", true};
    const auto file = GetParam().read(GetParam().write(wanted, {full_unit()}));
    EXPECT_EQ(file.header.skeleton, wanted.skeleton);
    EXPECT_EQ(file.units.size(), 1U);
  }
}

/// Random codes: nested, overlapping, alone, repeated, with every kind of id.
TEST_P(XliffRoundTrip, RandomCodesComeBack) {
  std::mt19937 random(7);
  const std::vector<std::string> ids{"", "1", "2", "a b", "s1", "c1", "ü"};
  const std::vector<std::string> originals{"", "<b>", "{0}", "\x01&"};
  const auto random_text = [&] {
    RichText rich("aé中\f<b>\r\n");
    const std::vector<std::size_t> places{0, 1, 3, 6, 7, 10, 12};
    std::size_t place = 0;
    for (auto count = random() % 8; count > 0; --count) {
      place = std::min<std::size_t>(place + random() % 3, places.size() - 1);
      rich.codes.push_back({places[place], static_cast<Kind>(random() % 3), ids[random() % ids.size()],
                            originals[random() % originals.size()], random() % 2 == 0 ? "" : "shown"});
    }
    return rich;
  };
  for (int round = 0; round < 500; ++round) {
    BilingualUnit unit;
    unit.id = "1";
    unit.languages = header().languages;
    unit.source = random_text();
    unit.target = random_text();
    unit.state = UnitState::translated;
    const auto written = GetParam().write(header(), {unit});
    GetParam().as_read(unit.source);
    GetParam().as_read(*unit.target);
    EXPECT_EQ(GetParam().read(written).units, std::vector{unit}) << written;
  }
}

}  // namespace distich::test
