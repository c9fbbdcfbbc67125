#include "store_backend.hpp"

namespace distich::tests {
namespace {

using testing::IsEmpty;

class SessionContract : public testing::TestWithParam<Backend> {
 protected:
  void SetUp() override { store_ = GetParam().open(folder_); }

  void TearDown() override { EXPECT_THAT(store_->check(), IsEmpty()); }

  [[nodiscard]] TmStore& tm() const { return store_->tm(); }

  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
};

INSTANTIATE_TEST_SUITE_P(Backends, SessionContract, testing::ValuesIn(backends()),
                         [](const auto& tested) { return tested.param.name; });

TEST_P(SessionContract, ListsSessionsWithWhatIsLeftOfThem) {
  EXPECT_THAT(store_->sessions(), IsEmpty());
  const auto first = store_->start_session("import", "día.tmx", "2026-01-02T03:04:05Z");
  const auto second = store_->start_session("edit", "", "2026-01-03");
  const auto id = add(tm(), pair_unit(first, "one", "un")).id;
  add(tm(), pair_unit(first, "two", "deux"));
  add(tm(), pair_unit(second, "three", "trois"));
  tm().erase(id);
  const auto sessions = store_->sessions();
  ASSERT_EQ(sessions.size(), 2U);
  EXPECT_EQ(sessions[0].id, first);
  EXPECT_EQ(sessions[0].kind, "import");
  EXPECT_EQ(sessions[0].origin, "día.tmx");
  EXPECT_EQ(sessions[0].started, "2026-01-02T03:04:05Z");
  EXPECT_EQ(sessions[0].units, 1U);
  EXPECT_EQ(sessions[1].id, second);
  EXPECT_EQ(sessions[1].units, 1U);
}

TEST_P(SessionContract, UndoTakesOutASessionAndItsEntry) {
  const auto first = store_->start_session("import", "a", "");
  const auto second = store_->start_session("import", "b", "");
  add(tm(), pair_unit(first, "one", "un"));
  add(tm(), pair_unit(second, "two", "deux"));
  EXPECT_TRUE(store_->undo(first));
  EXPECT_FALSE(store_->undo(first));
  EXPECT_EQ(tm().size(), 1U);
  EXPECT_EQ(store_->sessions().size(), 1U);
  EXPECT_EQ(error_of([&] { add(tm(), pair_unit(first, "three", "trois")); }), ErrorCode::invalid_argument);
  EXPECT_GT(store_->start_session("import", "c", ""), second);
}

TEST_P(SessionContract, ATransactionThatIsNotCommittedLeavesNothing) {
  {
    const auto transaction = store_->begin();
    const auto session = store_->start_session("import", "a", "");
    add(tm(), stored(session, {variant("en", "one"), variant("x-new", "eins")}));
    store_->set_fact("name", "value");
    EXPECT_EQ(tm().size(), 1U);
    EXPECT_EQ(tm().languages().size(), 2U);
  }
  EXPECT_EQ(tm().size(), 0U);
  EXPECT_THAT(tm().languages(), IsEmpty());
  EXPECT_THAT(store_->sessions(), IsEmpty());
  EXPECT_FALSE(store_->fact("name"));
  const auto session = store_->start_session("import", "b", "");
  EXPECT_EQ(add(tm(), stored(session, {variant("en", "one"), variant("x-new", "eins")})).outcome,
            AddOutcome::added);
}

TEST_P(SessionContract, ATransactionSeesItsOwnWriting) {
  const auto transaction = store_->begin();
  const auto session = store_->start_session("import", "a", "");
  const auto id = add(tm(), pair_unit(session, "one", "un")).id;
  EXPECT_TRUE(tm().get(id));
  EXPECT_EQ(add(tm(), pair_unit(session, "one", "un")).outcome, AddOutcome::duplicate);
  EXPECT_EQ(tm().with_key(tag("en"), keys_for(variant("en", "one")).keys[0]).size(), 1U);
  int seen = 0;
  tm().scan(tag("en"), [&](const ScannedVariant&) { return ++seen > 0; });
  EXPECT_EQ(seen, 1);
  EXPECT_EQ(store_->sessions().at(0).units, 1U);
  EXPECT_TRUE(tm().erase(id));
  EXPECT_FALSE(tm().get(id));
  add(tm(), pair_unit(session, "two", "deux"));
  EXPECT_TRUE(store_->undo(session));
  EXPECT_EQ(tm().size(), 0U);
  transaction->commit();
}

TEST_P(SessionContract, OnlyOneTransactionAtATime) {
  const auto transaction = store_->begin();
  EXPECT_EQ(error_of([&] { (void)store_->begin(); }), ErrorCode::invalid_argument);
  transaction->commit();
  EXPECT_EQ(error_of([&] { transaction->commit(); }), ErrorCode::invalid_argument);
  EXPECT_NO_THROW((void)store_->begin());
}

TEST_P(SessionContract, AFailedWriteSpoilsItsTransaction) {
  const auto session = store_->start_session("import", "a", "");
  const auto transaction = store_->begin();
  add(tm(), pair_unit(session, "one", "un"));
  EXPECT_EQ(error_of([&] { add(tm(), pair_unit(SessionId{99}, "two", "deux")); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(error_of([&] { transaction->commit(); }), ErrorCode::storage);
  EXPECT_EQ(tm().size(), 0U);
}

TEST_P(SessionContract, KeepsFacts) {
  EXPECT_FALSE(store_->fact("normalizer_version"));
  store_->set_fact("normalizer_version", "1");
  store_->set_fact("normalizer_version", "2");
  store_->set_fact("", "");
  EXPECT_EQ(store_->fact("normalizer_version"), "2");
  EXPECT_EQ(store_->fact(""), "");
}

TEST_P(SessionContract, VacuumsOutsideOfTransactions) {
  const auto session = store_->start_session("import", "a", "");
  for (int i = 0; i < 2000; ++i)
    add(tm(), pair_unit(session, "text " + std::to_string(i), std::string(200, 'x')));
  store_->undo(session);
  store_->vacuum();
  EXPECT_GE(store_->schema_version(), 1);
  const auto transaction = store_->begin();
  EXPECT_EQ(error_of([&] { store_->vacuum(); }), ErrorCode::invalid_argument);
  EXPECT_EQ(error_of([&] { (void)store_->check(); }), ErrorCode::invalid_argument);
}

}  // namespace
}  // namespace distich::tests
