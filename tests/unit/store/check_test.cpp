#include <gtest/gtest.h>

#include "raw_database.hpp"
#include "store_backend.hpp"

namespace distich::tests {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Check : public testing::Test {
 protected:
  void SetUp() override {
    const auto store = open_store(file_);
    const auto session = store->start_session("import", "", "");
    for (int i = 0; i < 200; ++i) add(store->tm(), pair_unit(session, "text " + std::to_string(i), "texte"));
    Concept item;
    item.id = "harbour";
    item.terms = {{"harbour", tag("en"), TermStatus::preferred, "", "", false},
                  {"port", tag("fr"), TermStatus::preferred, "", "", false}};
    store->terms().put(item, session);
    ASSERT_THAT(store->check(), IsEmpty());
  }

  std::vector<std::string> problems_after(const std::string& sql) {
    execute(file_, sql);
    return open_store(file_)->check();
  }

  TemporaryFolder folder_;
  std::filesystem::path file_ = folder_ / "store.db";
};

TEST_F(Check, SeesAChangedText) {
  EXPECT_THAT(problems_after("UPDATE variant SET text = 'other' WHERE unit = 7 AND position = 0"),
              ElementsAre("unit 7 is not what was stored"));
}

TEST_F(Check, SeesDamagedDetails) {
  EXPECT_THAT(problems_after("UPDATE variant SET details = x'0909' WHERE unit = 7 AND position = 0"),
              ElementsAre(HasSubstr("unit 7 of the store")));
  EXPECT_EQ(error_of([&] { (void)open_store(file_)->tm().get(UnitId{7}); }), ErrorCode::storage);
}

TEST_F(Check, SeesMissingVariantsAndTerms) {
  EXPECT_THAT(
      problems_after(
          "DELETE FROM variant WHERE unit = 7 AND position = 0; DELETE FROM variant WHERE unit = 8; "
          "DELETE FROM term WHERE position = 0"),
      testing::IsSupersetOf({"unit 8 has no variants", "the variants of unit 7 are not numbered from 0 on",
                             "the terms of concept harbour are not numbered from 0 on",
                             "200 variants in en are counted, but there are 198"}));
}

TEST_F(Check, SeesWrongCounts) {
  EXPECT_THAT(problems_after("UPDATE tally SET amount = 5"),
              ElementsAre("5 units are counted, but there are 200", "5 concepts are counted, but there are 1",
                          "the last id that was given is 5, but there is a unit 200"));
  EXPECT_THAT(
      problems_after("DELETE FROM tally WHERE name IN ('units', 'last_unit'); UPDATE tally SET amount = 1"),
      ElementsAre("the count of units is missing", "the count of last_unit is missing"));
}

TEST_F(Check, SeesWrongCountsOfSessions) {
  EXPECT_THAT(problems_after("UPDATE session SET units = 7"),
              ElementsAre("7 units are counted, but there are 200"));
  EXPECT_THAT(problems_after("UPDATE session SET units = 200, last_unit = 150"),
              ElementsAre("200 units are counted, but there are 150"));
}

TEST_F(Check, SeesBrokenReferences) {
  EXPECT_THAT(problems_after("PRAGMA foreign_keys = OFF; DELETE FROM session"), Not(IsEmpty()));
}

TEST_F(Check, SeesTextsWithoutTheirUnit) {
  EXPECT_THAT(problems_after("DELETE FROM unit WHERE id = 9"),
              Contains("row 9 of variant refers to a row of unit that is not there"));
}

TEST_F(Check, SeesTextsWithoutTheirLanguage) {
  EXPECT_THAT(problems_after("PRAGMA foreign_keys = OFF; DELETE FROM language WHERE tag = 'en'"),
              Contains("row 1 of variant refers to a row of language that is not there"));
}

TEST_F(Check, SeesDamagedPages) {
  auto bytes = bytes_of(file_);
  for (std::size_t page = 12; (page + 1) * 4096 <= bytes.size(); ++page)
    bytes.replace(page * 4096 + 100, 60, 60, '\xA5');
  write_bytes(file_, bytes);
  EXPECT_THAT(open_store(file_)->check(), Not(IsEmpty()));
}

TEST_F(Check, TakesALengthThatNoTextHasForDamage) {
  auto raw = open_raw(file_);
  sqlite3_limit(raw.handle(), SQLITE_LIMIT_LENGTH, 1000);
  sqlite::Statement read(raw, "SELECT zeroblob(2000)");
  auto rows = read.query();
  try {
    (void)rows.next();
    ADD_FAILURE() << "was read";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::storage) << error.what();
  }
}

std::vector<VariantKeys> keys_of(const TranslationUnit& unit) {
  return keys_for(unit);
}

using Repair = Check;

TEST_F(Repair, OfASoundStoreChangesNothing) {
  const auto store = open_store(file_);
  const auto before = store->tm().get(UnitId{150});
  const auto report = store->repair(keys_of, {});
  EXPECT_EQ(report.units, 200U);
  EXPECT_THAT(report.lost, IsEmpty());
  EXPECT_THAT(report.changed, IsEmpty());
  EXPECT_EQ(store->tm().get(UnitId{150})->unit, before->unit);
  EXPECT_EQ(store->sessions().at(0).units, 200U);
  EXPECT_THAT(store->check(), IsEmpty());
  EXPECT_THAT(store->tm().check_keys(keys_of), IsEmpty());
}

TEST_F(Repair, MakesALostIndexAnew) {
  execute(file_,
          "DELETE FROM index_tail; DELETE FROM index_run; DELETE FROM index_part; "
          "INSERT INTO index_run (primary_subtag, entries) VALUES ('en', 7); DELETE FROM tally");
  const auto store = open_store(file_);
  EXPECT_THAT(store->check(), Not(IsEmpty()));
  EXPECT_EQ(store->repair(keys_of, {}).units, 200U);
  EXPECT_THAT(store->check(), IsEmpty());
  EXPECT_THAT(store->tm().check_keys(keys_of), IsEmpty());
  const auto key = keys_for(variant("en", "text 42")).keys[0];
  EXPECT_THAT(store->tm().with_key(tag("en"), key), Contains(UnitId{43}));
  EXPECT_EQ(store->terms().size(), 1U);
}

TEST_F(Repair, SaysWhatItCouldNotKeep) {
  execute(file_,
          "UPDATE variant SET details = x'0909' WHERE unit = 7 AND position = 0; "
          "UPDATE variant SET text = 'other' WHERE unit = 8 AND position = 0; DELETE FROM unit WHERE id = 9; "
          "DELETE FROM variant WHERE unit = 10; PRAGMA foreign_keys = OFF; DELETE FROM session; "
          "DELETE FROM concept; DELETE FROM term");
  const auto store = open_store(file_);
  const auto report = store->repair(keys_of, {});
  EXPECT_EQ(report.units, 197U);
  EXPECT_THAT(report.lost, ElementsAre(UnitId{7}, UnitId{10}));
  EXPECT_THAT(report.changed, ElementsAre(UnitId{8}));
  EXPECT_EQ(report.stray_texts, 2U);
  EXPECT_THAT(store->check(), IsEmpty());
  EXPECT_THAT(store->tm().check_keys(keys_of), IsEmpty());
  EXPECT_EQ(store->tm().get(UnitId{8})->unit.variants[0].text.text, "other");
  EXPECT_EQ(store->sessions().at(0).kind, "recovered");
  EXPECT_EQ(add(store->tm(), pair_unit(store->sessions()[0].id, "new", "neuf")).id, UnitId{201});
}

}  // namespace
}  // namespace distich::tests
