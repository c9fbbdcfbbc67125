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

}  // namespace
}  // namespace distich::tests
