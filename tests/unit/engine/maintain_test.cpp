#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/base/error.hpp>
#include <distich/engine/convert.hpp>
#include <distich/engine/export.hpp>
#include <distich/engine/import.hpp>
#include <distich/engine/lookup.hpp>
#include <distich/engine/maintain.hpp>
#include <distich/engine/pretranslate.hpp>

namespace distich {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

LanguageTag tag(std::string_view text) {
  return LanguageTag::parse(text).value();
}

const LanguagePair en_de{tag("en"), tag("de")};

class Maintain : public testing::Test {
 protected:
  Maintain() : store(open_store(":memory:")), memory(*store) {}

  ImportReport import(const std::string& bytes, std::string_view format = "tsv",
                      const std::string& name = "file", OnConflict on_conflict = OnConflict::keep_all,
                      bool whole = false) {
    std::istringstream in(bytes);
    ImportOptions how;
    how.head = bytes;
    how.read.input = name;
    how.started = "2026-03-01T10:00:00Z";
    how.on_conflict = on_conflict;
    how.whole = whole;
    return import_file(in, *formats.find(format), *store, memory, how, {});
  }

  /// Look-ups go by what the units say after all that was done to them.
  void TearDown() override {
    EXPECT_THAT(store->check(), IsEmpty());
    EXPECT_THAT(memory.check(), IsEmpty());
  }

  [[nodiscard]] std::vector<std::string> texts(std::string_view language) const {
    std::vector<std::string> all;
    store->tm().each([&](const StoredUnit& unit) {
      if (const auto* variant = unit.unit.variant(tag(language))) all.push_back(variant->text.text);
      return true;
    });
    return all;
  }

  [[nodiscard]] std::vector<Match> find(const std::string& text, std::optional<Context> context = {},
                                        const LanguagePair& languages = en_de,
                                        Score floor = Score{7000}) const {
    MatchQuery query;
    query.text = RichText(text);
    query.context = std::move(context);
    return Lookup(*store, memory).find(query, languages, {floor, 5});
  }

  FormatRegistry formats = FormatRegistry::with_builtin_formats();
  std::unique_ptr<Store> store;
  TranslationMemory memory;
};

std::string tmx(const std::string& body) {
  return R"(<tmx version="1.4"><header srclang="en"/><body>)" + body + "</body></tmx>";
}

std::string tu(const std::string& english, const std::string& german, const std::string& attributes = "") {
  return "<tu" + attributes + R"(><tuv xml:lang="en"><seg>)" + english +
         R"(</seg></tuv><tuv xml:lang="de"><seg>)" + german + "</seg></tuv></tu>";
}

TEST_F(Maintain, DeletesByFilterAndUndoBringsBackWhatLookUpsFind) {
  (void)import("en\tde\nThe ferry came.\tDie Fähre kam.\n", "tsv", "ferry.tsv");
  (void)import("en\tde\nNobody left.\tNiemand ging.\n", "tsv", "harbour.tsv");
  UnitFilter filter;
  filter.origin = "ferry.tsv";
  const auto tried = delete_units(*store, filter, {"2026-03-02", true});
  EXPECT_EQ(tried.units, 1U);
  EXPECT_FALSE(tried.session);
  EXPECT_EQ(store->tm().size(), 2U);
  const auto done = delete_units(*store, filter, {"2026-03-02", false});
  EXPECT_EQ(done.origins.at("ferry.tsv"), 1U);
  EXPECT_EQ(done.languages.at("de"), 1U);
  EXPECT_THAT(find("The ferry came."), IsEmpty());
  EXPECT_EQ(store->sessions().back().kind, "delete");
  EXPECT_TRUE(store->undo(*done.session, make_keys));
  EXPECT_EQ(find("The ferry came.").at(0).target.text, "Die Fähre kam.");
}

TEST_F(Maintain, EditsTextNotesAndProperties) {
  (void)import("en\tde\nThe ferry came.\tDie Fähre kam.\n");
  UnitEdit edit;
  edit.texts = {{tag("de"), "Das Schiff kam."}, {tag("fr"), "Le bac est arrivé."}};
  edit.notes = {"checked"};
  edit.properties = {{"client", "harbour"}};
  const auto report = edit_unit(*store, UnitId{1}, edit, "2026-03-02T08:30:00Z");
  ASSERT_TRUE(report);
  const auto unit = store->tm().get(report->unit).value().unit;
  EXPECT_EQ(unit.variant(tag("de"))->text.text, "Das Schiff kam.");
  EXPECT_EQ(unit.variant(tag("fr"))->text.text, "Le bac est arrivé.");
  EXPECT_THAT(unit.notes, ElementsAre("checked"));
  EXPECT_EQ(unit.properties.at("changedate"), "20260302T083000Z");
  EXPECT_FALSE(edit_unit(*store, UnitId{77}, edit, ""));
  UnitEdit empty;
  empty.texts = {{tag("de"), ""}, {tag("fr"), ""}};
  EXPECT_THROW((void)edit_unit(*store, report->unit, empty, ""), Error);
  EXPECT_TRUE(store->undo(report->session, make_keys));
  EXPECT_THAT(texts("de"), ElementsAre("Die Fähre kam."));
}

TEST_F(Maintain, DedupesWhatDiffersOnlyInUnknownNeighbours) {
  (void)import(tmx(tu("One", "Eins") + tu("Two", "Zwei")), "tmx");
  (void)import(
      tmx(R"(<tu><prop type="prev">Zero</prop><prop type="next">Two</prop><tuv xml:lang="en"><seg>One</seg></tuv>)"
          R"(<tuv xml:lang="de"><seg>Eins</seg></tuv></tu>)"
          R"(<tu><prop type="prev">Nine</prop><prop type="next">Ten</prop><tuv xml:lang="en"><seg>One</seg></tuv>)"
          R"(<tuv xml:lang="de"><seg>Eins</seg></tuv></tu>)"),
      "tmx");
  ASSERT_EQ(store->tm().size(), 4U);
  DedupeOptions options;
  options.how.dry_run = true;
  EXPECT_EQ(dedupe(*store, options, {}).duplicates, 1U);
  EXPECT_EQ(store->tm().size(), 4U);
  options.how.dry_run = false;
  const auto report = dedupe(*store, options, {});
  EXPECT_EQ(report.duplicates, 1U);
  EXPECT_EQ(store->tm().size(), 3U) << "neighbours that are known and differ keep units apart";
  options.ignore_context = true;
  const auto more = dedupe(*store, options, {});
  EXPECT_EQ(more.duplicates, 1U);
  EXPECT_EQ(store->tm().size(), 2U);
  EXPECT_TRUE(store->undo(*more.session, make_keys));
  EXPECT_TRUE(store->undo(*report.session, make_keys));
  EXPECT_EQ(store->tm().size(), 4U);
  EXPECT_FALSE(dedupe(*store, {}, {}).session == std::nullopt) << "the same again after the undo";
}

TEST_F(Maintain, ListsAndReducesConflicts) {
  (void)import("en\tde\nOne\tEins\nOne\tEine\nTwo\tZwei\none\teins\n");
  DedupeOptions options;
  options.filter.languages = en_de;
  std::vector<std::string> listed;
  const auto report = dedupe(*store, options, [&](const Conflict& conflict) {
    for (const auto& side : conflict.sides) listed.push_back(conflict.source + '=' + side.target);
  });
  EXPECT_EQ(report.conflicts, 1U);
  EXPECT_THAT(listed, ElementsAre("One=Eins", "One=Eine"));
  EXPECT_FALSE(report.session);
  options.conflicts = ConflictChoice::newest;
  const auto reduced = dedupe(*store, options, {});
  EXPECT_EQ(reduced.reduced, 1U);
  EXPECT_THAT(texts("de"), UnorderedElementsAre("Eine", "Zwei", "eins"));
}

TEST_F(Maintain, PenaltiesReorderAndHideMatches) {
  (void)import("en\tde\nThe ferry came.\tDie Fähre kam.\n", "tsv", "web.tsv");
  (void)import("en\tde\nThe ferry came.\tDas Schiff kam.\n", "tsv", "own.tsv");
  EXPECT_EQ(find("The ferry came.").at(0).target.text, "Das Schiff kam.");
  store->set_origin_penalty("own.tsv", 500);
  const auto matches = find("The ferry came.");
  ASSERT_EQ(matches.size(), 2U);
  EXPECT_EQ(matches[0].target.text, "Die Fähre kam.");
  EXPECT_EQ(matches[1].score, Score{9500});
  EXPECT_EQ(find("The ferry came.", {}, en_de, Score{9800}).size(), 1U);
}

TEST_F(Maintain, ConflictsAtImport) {
  (void)import("en\tde\nOne\tEins\n");
  auto report = import("en\tde\nOne\tEine\nTwo\tZwei\n", "tsv", "b", OnConflict::skip);
  EXPECT_EQ(report.conflicts, 1U);
  EXPECT_EQ(report.units.skipped, 1U);
  EXPECT_THAT(texts("de"), ElementsAre("Eins", "Zwei"));
  report = import("en\tde\nOne\tEine\n", "tsv", "c", OnConflict::newest);
  EXPECT_EQ(report.replaced, 1U);
  EXPECT_THAT(texts("de"), UnorderedElementsAre("Zwei", "Eine"));
  EXPECT_TRUE(store->undo(report.session, make_keys));
  EXPECT_THAT(texts("de"), UnorderedElementsAre("Zwei", "Eins"));
  const auto keeps_all = import("en\tde\nOne\tEine\n");
  EXPECT_EQ(keeps_all.conflicts, 0U);
  EXPECT_EQ(store->tm().size(), 3U);
}

TEST_F(Maintain, TheNewestByDateStays) {
  (void)import(tmx(tu("One", "Eins", R"( changedate="20260301T000000Z")")), "tmx");
  const auto report =
      import(tmx(tu("One", "Eine", R"( changedate="20250301T000000Z")")), "tmx", "b", OnConflict::newest);
  EXPECT_EQ(report.units.skipped, 1U);
  EXPECT_THAT(texts("de"), ElementsAre("Eins"));
}

TEST_F(Maintain, BadUnitsAreCountedByKindWithTheirPlaces) {
  const std::string twice =
      R"(<tu tuid="b"><tuv xml:lang="en"><seg>A</seg></tuv><tuv xml:lang="en"><seg>B</seg></tuv>)"
      R"(<tuv xml:lang="de"><seg>C</seg></tuv></tu>)";
  const auto report =
      import(tmx(tu("One", "", R"( tuid="a")") + tu(std::string(longest_text + 1, 'x'), "Lang") + twice +
                 R"(<tu tuid="b"><tuv xml:lang="en"><seg>Only</seg></tuv></tu>)" + tu("Two", "Zwei")),
             "tmx");
  EXPECT_EQ(report.units.added, 2U);
  EXPECT_EQ(report.units.skipped, 3U);
  EXPECT_EQ(report.problems.at("import.no-target"), 1U);
  EXPECT_EQ(report.problems.at("import.too-long"), 1U);
  EXPECT_EQ(report.problems.at("import.same-language"), 1U);
  EXPECT_EQ(report.problems.at("import.one-language"), 1U);
  EXPECT_EQ(report.problems.at("import.same-id"), 1U);
  EXPECT_THAT(report.places.at("import.no-target"), ElementsAre("file: #1 (a)"));
  EXPECT_EQ(report.pairs.at(en_de), 2U);
}

TEST_F(Maintain, AFileThatBreaksOffKeepsWhatCouldBeRead) {
  const auto whole = tmx(tu("One", "Eins") + tu("Two", "Zwei"));
  const auto cut = whole.substr(0, whole.find("Zwei"));
  EXPECT_THROW((void)import(cut, "tmx", "a", OnConflict::keep_all, true), Error);
  EXPECT_EQ(store->tm().size(), 0U);
  const auto report = import(cut, "tmx");
  EXPECT_TRUE(report.broken_off);
  EXPECT_EQ(report.problems.at("import.broken-off"), 1U);
  EXPECT_THAT(texts("de"), ElementsAre("Eins"));
  EXPECT_THAT(store->check(), IsEmpty());
}

TEST_F(Maintain, NeighboursAreKnownInBothDirections) {
  const std::string pairs =
      "en\tde\tprevious\tnext\nOne\tEins\t\tTwo\nTwo\tZwei\tOne\tThree\nThree\tDrei\tTwo\tFour\n";
  (void)import(pairs);
  const LanguagePair de_en = en_de.reversed();
  EXPECT_EQ(find("Zwei", Context{"Eins", "Drei"}, de_en).at(0).kind, MatchKind::in_context);
  EXPECT_EQ(find("Eins", Context{"", "Zwei"}, de_en).at(0).kind, MatchKind::in_context);
  EXPECT_EQ(find("Drei", Context{"Zwei", "Vier"}, de_en).at(0).kind, MatchKind::exact)
      << "what follows is not in the file";
}

TEST_F(Maintain, WhatABilingualUnitKnowsSurvivesTheStore) {
  (void)import("id\ten\tde\tstate\tconfidence\tbead\tplace\na1\tOne\tEins\treviewed\t0.75\t2-1\t3-6\n");
  std::stringstream out;
  UnitFilter filter;
  filter.languages = en_de;
  EXPECT_EQ(export_memory(*store, out, *formats.find("tmx"), filter), 1U);
  const auto reader = formats.find("tmx")->read_bilingual(out, {}, {});
  BilingualUnit unit;
  ASSERT_TRUE(reader->next(unit));
  EXPECT_EQ(unit.state, UnitState::reviewed);
  EXPECT_EQ(unit.confidence, 0.75);
  EXPECT_EQ(unit.bead, "2-1");
  EXPECT_EQ(unit.place, (ByteRange{3, 6}));
}

BilingualUnit open_unit(const std::string& id, const std::string& source, const std::string& target = "") {
  BilingualUnit unit;
  unit.id = id;
  unit.languages = en_de;
  unit.source = RichText(source);
  if (!target.empty()) {
    unit.target = RichText(target);
    unit.state = UnitState::translated;
  }
  return unit;
}

TEST_F(Maintain, PretranslatesInTheOrderOfTrust) {
  (void)import("en\tde\nThe ferry came.\tDie Fähre kam.\nNobody left the old harbour.\tNiemand ging.\n");
  BilingualFile file;
  file.header.languages = en_de;
  file.units = {open_unit("1", "The ferry came."),
                open_unit("2", "Rain again.", "Wieder Regen."),
                open_unit("3", "Rain again."),
                open_unit("4", "Nobody left the harbour."),
                open_unit("5", "Something else entirely."),
                open_unit("6", "Something else entirely."),
                open_unit("7", "The ferry came.", "Nichts.")};
  auto coded = open_unit("8", "The ferry came.");
  coded.source.codes = {{0, InlineCode::Kind::standalone, "1", "<br/>", ""}};
  file.units.push_back(coded);
  std::vector<std::string> asked;
  const Translate machine = [&](const std::vector<std::string>& texts) {
    asked = texts;
    return std::vector<std::string>(texts.size(), "maschinell");
  };
  const Lookup lookup(*store, memory);
  const auto report = pretranslate(file, &lookup, machine, {{Score{7000}, 5}, false, true});
  EXPECT_THAT(asked, ElementsAre("Something else entirely."));
  EXPECT_EQ(report.exact, 1U);
  EXPECT_EQ(report.repeated, 1U);
  EXPECT_EQ(report.fuzzy, 1U);
  EXPECT_EQ(report.machine, 2U);
  EXPECT_EQ(report.translated, 2U);
  EXPECT_EQ(report.left, 1U) << "codes that a target lacks keep a unit open";
  EXPECT_EQ(file.units[0].properties.at("match-kind"), "exact");
  EXPECT_EQ(file.units[0].properties.at("match-origin"), "file");
  EXPECT_EQ(file.units[0].state, UnitState::draft);
  EXPECT_EQ(file.units[2].target->text, "Wieder Regen.");
  EXPECT_EQ(file.units[2].properties.at("match-origin"), "2");
  EXPECT_EQ(file.units[3].properties.at("match-kind"), "fuzzy");
  EXPECT_EQ(file.units[6].target->text, "Nichts.") << "never overwritten unless asked";
}

TEST_F(Maintain, PretranslateOverwritesOnlyWhenAskedAndNeverWhatIsReviewed) {
  (void)import("en\tde\nThe ferry came.\tDie Fähre kam.\n");
  BilingualFile file;
  file.header.languages = en_de;
  file.units = {open_unit("1", "The ferry came.", "Alt."), open_unit("2", "The ferry came.", "Geprüft.")};
  file.units[1].state = UnitState::reviewed;
  const Lookup lookup(*store, memory);
  const auto report = pretranslate(file, &lookup, {}, {{Score{7000}, 5}, true, true});
  EXPECT_EQ(report.exact, 1U);
  EXPECT_EQ(file.units[0].target->text, "Die Fähre kam.");
  EXPECT_EQ(file.units[1].target->text, "Geprüft.");
}

/// What a machine or the memory has put in is a proposal, not the translator's way to say it.
TEST_F(Maintain, PretranslateRepeatsOnlyWhatPeopleWrote) {
  BilingualFile file;
  file.header.languages = en_de;
  file.units = {open_unit("1", "Rain.", "Regnung."), open_unit("2", "Rain."),
                open_unit("3", "Fog.", "Nebel."), open_unit("4", "Fog.")};
  file.units[0].properties["match-kind"] = "machine";
  const auto report = pretranslate(file, nullptr, {});
  EXPECT_EQ(report.repeated, 1U);
  EXPECT_FALSE(file.units[1].target) << file.units[1].target->text;
  EXPECT_EQ(file.units[3].target->text, "Nebel.");
}

TEST_F(Maintain, PretranslateMarksSurviveEveryBilingualFormat) {
  for (const char* name : {"xliff", "tmx", "tsv", "csv"}) {
    BilingualFile file;
    file.header.languages = en_de;
    file.units = {open_unit("1", "Rain.", "Regen."), open_unit("2", "Rain.")};
    (void)pretranslate(file, nullptr, {});
    std::stringstream bytes;
    write_file(file, bytes, *formats.find(name), {});
    const auto reader = formats.find(name)->read_bilingual(bytes, {}, {});
    BilingualUnit unit;
    ASSERT_TRUE(reader->next(unit)) << name;
    unit = {};
    ASSERT_TRUE(reader->next(unit)) << name;
    EXPECT_EQ(unit.state, UnitState::draft) << name;
    EXPECT_EQ(unit.properties.at("match-kind"), "repetition") << name;
  }
}

}  // namespace
}  // namespace distich
