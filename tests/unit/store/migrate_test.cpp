#include <gtest/gtest.h>

#include "raw_database.hpp"
#include "store_backend.hpp"
#include <distich/base/error.hpp>
#include <distich/store/sqlite/content_internal.hpp>
#include <distich/store/sqlite/migrate_internal.hpp>

namespace distich::sqlite {
namespace {

using tests::bytes_of;
using tests::error_of;
using tests::open_raw;
using tests::schema_of;
using tests::TemporaryFolder;

// A made-up line of versions, so that the way from each to the next is tested before there is
// a second real one.
const std::vector<Migration> three{
    {1,
     "CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT; INSERT INTO word (text) VALUES "
     "('one')"},
    {2,
     "ALTER TABLE word ADD COLUMN length INTEGER NOT NULL DEFAULT 0; UPDATE word SET length = length(text)"},
    {3, "CREATE INDEX word_by_length ON word (length)"},
};

std::vector<Migration> first(std::size_t count) {
  return {three.begin(), three.begin() + static_cast<std::ptrdiff_t>(count)};
}

class Migrate : public testing::Test {
 protected:
  [[nodiscard]] std::filesystem::path file() const { return folder_ / "words.db"; }

  [[nodiscard]] std::filesystem::path copy(int version) const {
    return folder_ / ("words.db.v" + std::to_string(version) + ".bak");
  }

  void migrate_file(const std::vector<Migration>& migrations, const Control& control = {}) {
    auto connection = open_raw(file());
    migrate(connection, migrations, control);
  }

  TemporaryFolder folder_;
};

TEST_F(Migrate, CreatesTheLastVersionWithoutACopy) {
  migrate_file(three);
  auto raw = open_raw(file());
  EXPECT_EQ(raw.integer("PRAGMA user_version"), 3);
  EXPECT_EQ(raw.integer("PRAGMA application_id"), application_id);
  EXPECT_FALSE(std::filesystem::exists(copy(0)));
}

TEST_F(Migrate, GoesStepByStepAndKeepsACopyOfEachVersion) {
  migrate_file(first(1));
  std::vector<std::string> notes;
  Control control;
  control.on_diagnostic = [&](const Diagnostic& diagnostic) { notes.emplace_back(diagnostic.id); };
  migrate_file(three, control);
  auto raw = open_raw(file());
  EXPECT_EQ(raw.integer("PRAGMA user_version"), 3);
  EXPECT_EQ(raw.integer("SELECT length FROM word"), 3);
  EXPECT_EQ(notes, (std::vector<std::string>{"store.migrated", "store.migrated"}));
  auto before = open_raw(copy(1));
  EXPECT_EQ(before.integer("PRAGMA user_version"), 1);
  EXPECT_EQ(before.text("SELECT text FROM word"), "one");
  EXPECT_EQ(open_raw(copy(2)).integer("PRAGMA user_version"), 2);
}

TEST_F(Migrate, LeadsToTheSameSchemaFromAnywhere) {
  migrate_file(first(1));
  migrate_file(first(2));
  migrate_file(three);
  TemporaryFolder other;
  auto fresh = open_raw(other / "words.db");
  migrate(fresh, three, {});
  auto raw = open_raw(file());
  EXPECT_EQ(schema_of(raw), schema_of(fresh));
}

TEST_F(Migrate, LeavesTheVersionBeforeWhenAStepFails) {
  migrate_file(first(1));
  auto broken = three;
  broken[2].sql = "CREATE TABLE half_way (id INTEGER) STRICT; CREATE INDEX x ON no_such_table (id)";
  EXPECT_EQ(error_of([&] { migrate_file(broken); }), ErrorCode::storage);
  auto raw = open_raw(file());
  EXPECT_EQ(raw.integer("PRAGMA user_version"), 2);
  EXPECT_EQ(raw.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'half_way'"), 0);
}

TEST_F(Migrate, RefusesAStepThatBreaksReferences) {
  migrate_file(first(1));
  const std::vector<Migration> bad{three[0],
                                   {2,
                                    "CREATE TABLE child (id INTEGER REFERENCES word (id)) STRICT; "
                                    "PRAGMA defer_foreign_keys = ON; INSERT INTO child VALUES (77)"}};
  EXPECT_EQ(error_of([&] { migrate_file(bad); }), ErrorCode::internal);
  EXPECT_EQ(open_raw(file()).integer("PRAGMA user_version"), 1);
}

TEST_F(Migrate, RefusesANewerSchema) {
  migrate_file(three);
  const auto before = bytes_of(file());
  EXPECT_EQ(error_of([&] { migrate_file(first(2)); }), ErrorCode::schema_newer);
  EXPECT_EQ(bytes_of(file()), before);
}

TEST_F(Migrate, DoesNothingWithoutACopy) {
  migrate_file(first(1));
  std::filesystem::create_directory(copy(1));  // nothing can be renamed to this
  std::filesystem::create_directory(copy(1) / "full");
  EXPECT_EQ(error_of([&] { migrate_file(three); }), ErrorCode::io);
  EXPECT_EQ(open_raw(file()).integer("PRAGMA user_version"), 1);
}

// A store of the first version with a unit and a concept in it, as a program of that time left it.
TEST_F(Migrate, BringsAFirstStoreWithDataUpToDate) {
  const auto known = known_migrations();
  migrate_file({known.front()});
  open_raw(file()).execute(
      "INSERT INTO session (kind, origin, started) VALUES ('import', 'a.tmx', '2026-01-01'); "
      "INSERT INTO concept (id, session, subject, definition, note) VALUES ('ferry', 1, '', '', ''); "
      "UPDATE tally SET amount = 1 WHERE name = 'concepts'");
  const auto store = open_store(file());
  EXPECT_EQ(store->schema_version(), known.back().version);
  EXPECT_TRUE(store->check().empty());
  EXPECT_TRUE(store->terms().get("ferry"));
  EXPECT_TRUE(store->terms().remove("ferry", store->start_session("delete", "", "")));
  EXPECT_EQ(store->terms().size(), 0U);
  EXPECT_EQ(store->statistics().units, 0U);
}

TEST(KnownMigrations, AreNumberedFromOneOn) {
  int expected = 0;
  for (const auto& migration : known_migrations()) EXPECT_EQ(migration.version, ++expected);
  EXPECT_GE(expected, 1);
}

TEST(KnownMigrations, BringAStoreOfTheFirstVersionUpToDateWithItsData) {
  const TemporaryFolder folder;
  const auto file = folder / "store.db";
  {
    auto raw = open_raw(file);
    const auto all = known_migrations();
    migrate(raw, std::span(all).first(1), {});
    raw.execute(
        "INSERT INTO session (kind, origin, started) VALUES ('import', 'a.tbx', '2026-01-02');"
        "INSERT INTO concept (id, session, subject, definition, note) VALUES ('harbour', 1, '', 'a place', "
        "'');"
        "UPDATE tally SET amount = 1 WHERE name = 'concepts'");
  }
  const auto store = open_store(file);
  EXPECT_GE(store->schema_version(), 2);
  EXPECT_EQ(store->terms().get("harbour")->definition, "a place");
  ASSERT_EQ(store->sessions().size(), 1U);
  store->overrides().put({LanguageTag(), true, "a", "b"}, store->sessions()[0].id);
  EXPECT_EQ(store->overrides().all().size(), 1U);
  EXPECT_TRUE(store->check().empty());
  EXPECT_TRUE(std::filesystem::exists(folder / "store.db.v1.bak"));
}

TEST(KnownMigrations, BringUnitsOfTheFirstVersionToAFuzzyIndex) {
  const TemporaryFolder folder;
  const auto file = folder / "store.db";
  {
    auto raw = open_raw(file);
    const auto all = known_migrations();
    migrate(raw, std::span(all).first(1), {});
    raw.execute(
        "INSERT INTO session (kind, origin, started) VALUES ('import', 'a.tmx', '');"
        "INSERT INTO language (tag, primary_subtag, variants) VALUES ('en', 'en', 1), ('fr', 'fr', 1);"
        "INSERT INTO unit (session, content_hash, name) VALUES (1, 0, 'tu-1');"
        "INSERT INTO variant (unit, position, language, tokens, text_key, text)"
        "  VALUES (1, 0, 1, 2, 5, 'one two'), (1, 1, 2, 2, 6, 'un deux');"
        "INSERT INTO fact (name, value) VALUES ('normalizer_version', 'keys 1');"
        "UPDATE tally SET amount = 1 WHERE name = 'units'");
  }
  const auto store = open_store(file);
  EXPECT_FALSE(store->fact("normalizer_version"));  // so that the memory has the index made
  store->tm().rebuild_keys([](const TranslationUnit& unit) { return tests::keys_for(unit); }, {});
  const auto key = tests::keys_for(tests::variant("en", "one two")).keys[0];
  const auto found = store->tm().with_key(tests::tag("en"), key);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(store->tm().get(found[0])->unit.variants[1].text.text, "un deux");
}

/// A unit of a store of the fourth version, whose indexes SQL alone could keep.
void insert_old_unit(Connection& raw, int session, const TranslationUnit& unit) {
  const auto& texts = unit.variants;
  raw.execute("INSERT INTO unit (session, content_hash, name) VALUES (" + std::to_string(session) + ", " +
              std::to_string(static_cast<std::int64_t>(content_hash(unit))) +
              ", '');"
              "INSERT INTO variant (unit, position, language, text) SELECT max(id), 0, 1, '" +
              texts[0].text.text + "' FROM unit;" +
              "INSERT INTO variant (unit, position, language, text) SELECT max(id), 1, 2, '" +
              texts[1].text.text + "' FROM unit");
}

TEST(KnownMigrations, BringUnitsOfTheFourthVersionToSessionsThatCountThem) {
  const TemporaryFolder folder;
  const auto file = folder / "store.db";
  const auto unit_of = [](int number) {
    return tests::pair_unit(SessionId{1}, "one " + std::to_string(number), "un " + std::to_string(number))
        .unit;
  };
  {
    auto raw = open_raw(file);
    const auto all = known_migrations();
    migrate(raw, std::span(all).first(4), {});
    raw.execute(
        "INSERT INTO session (kind, origin, started) VALUES ('import', 'a.tmx', ''), ('import', 'b.tmx', "
        "''), "
        "('import', 'none.tmx', '');"
        "INSERT INTO language (tag, primary_subtag, variants) VALUES ('en', 'en', 2999), ('fr', 'fr', "
        "2999);");
    raw.execute("BEGIN");
    for (int i = 1; i <= 3000; ++i) insert_old_unit(raw, i <= 2000 ? 1 : 2, unit_of(i));
    raw.execute(
        "DELETE FROM unit WHERE id = 3000; DELETE FROM variant WHERE unit = 3000; UPDATE tally SET amount = "
        "2999 WHERE name = 'units'; COMMIT");
  }
  const auto store = open_store(file);
  store->tm().rebuild_keys([](const TranslationUnit& unit) { return tests::keys_for(unit); }, {});
  EXPECT_TRUE(store->check().empty());
  EXPECT_EQ(store->tm().get(UnitId{77})->unit, unit_of(77));
  const auto sessions = store->sessions();
  ASSERT_EQ(sessions.size(), 3U);
  EXPECT_EQ(sessions[0].units, 2000U);
  EXPECT_EQ(sessions[1].units, 999U);
  EXPECT_EQ(sessions[2].units, 0U);
  const auto again = tests::add(store->tm(), tests::pair_unit(SessionId{3}, "one 2500", "un 2500"));
  EXPECT_EQ(again.outcome, AddOutcome::duplicate);
  EXPECT_EQ(again.id, UnitId{2500});
  EXPECT_EQ(tests::add(store->tm(), tests::pair_unit(SessionId{3}, "new", "neuf")).id, UnitId{3001})
      << "an id was given twice";
  EXPECT_TRUE(store->undo(SessionId{2}));
  EXPECT_EQ(store->tm().size(), 2001U);
  EXPECT_TRUE(store->check().empty());
}

TEST(KnownMigrations, FindDuplicatesOfUnitsOfTheFourthVersionBeforeTheIndexIsMade) {
  const TemporaryFolder folder;
  const auto file = folder / "store.db";
  {
    auto raw = open_raw(file);
    const auto all = known_migrations();
    migrate(raw, std::span(all).first(4), {});
    raw.execute(
        "INSERT INTO session (kind, origin, started) VALUES ('import', 'a.tmx', '');"
        "INSERT INTO language (tag, primary_subtag, variants) VALUES ('en', 'en', 1), ('fr', 'fr', 1);"
        "UPDATE tally SET amount = 1 WHERE name = 'units'");
    insert_old_unit(raw, 1, tests::pair_unit(SessionId{1}, "one", "un").unit);
  }
  const auto store = open_store(file);
  EXPECT_EQ(tests::add(store->tm(), tests::pair_unit(SessionId{1}, "one", "un")).outcome,
            AddOutcome::duplicate);
}

}  // namespace
}  // namespace distich::sqlite
