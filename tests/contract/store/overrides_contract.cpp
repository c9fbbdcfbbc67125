#include "store_backend.hpp"

namespace distich::tests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class OverrideContract : public testing::TestWithParam<Backend> {
 protected:
  void SetUp() override {
    store_ = GetParam().open(folder_);
    first_ = store_->start_session("edit", "rules add", "2026-01-02");
    second_ = store_->start_session("edit", "rules add", "2026-01-03");
  }

  void TearDown() override { EXPECT_THAT(store_->check(), IsEmpty()); }

  [[nodiscard]] OverrideStore& overrides() const { return store_->overrides(); }

  [[nodiscard]] std::vector<SegmentationOverride> items() const {
    std::vector<SegmentationOverride> found;
    for (const auto& each : overrides().all()) found.push_back(each.item);
    return found;
  }

  [[nodiscard]] std::uint64_t overrides_of(SessionId session) const {
    for (const auto& each : store_->sessions()) {
      if (each.id == session) return each.overrides;
    }
    return 0;
  }

  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
  SessionId first_{};
  SessionId second_{};
};

INSTANTIATE_TEST_SUITE_P(Backends, OverrideContract, testing::ValuesIn(backends()),
                         [](const auto& tested) { return tested.param.name; });

const SegmentationOverride join{tag("en"), false, "Dr.", "Miller"};
const SegmentationOverride split{tag("en"), true, "Dr.", "Miller"};
const SegmentationOverride anywhere{LanguageTag(), true, "", "§ “ü”"};

TEST_P(OverrideContract, KeepsEverything) {
  const auto added = overrides().put(join, first_);
  EXPECT_EQ(added.outcome, AddOutcome::added);
  overrides().put(anywhere, second_);
  const auto all = overrides().all();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].id, added.id);
  EXPECT_EQ(all[0].session, first_);
  EXPECT_EQ(all[0].item, join);
  EXPECT_EQ(all[1].item, anywhere);
  EXPECT_EQ(overrides_of(first_), 1U);
}

TEST_P(OverrideContract, TellsDuplicatesFromReplacements) {
  const auto id = overrides().put(join, first_).id;
  const auto again = overrides().put(join, second_);
  EXPECT_EQ(again.outcome, AddOutcome::duplicate);
  EXPECT_EQ(again.id, id);
  EXPECT_EQ(overrides().put(split, second_).outcome, AddOutcome::replaced);
  EXPECT_THAT(items(), ElementsAre(split));
  EXPECT_EQ(overrides_of(first_), 0U);
  EXPECT_EQ(overrides_of(second_), 1U);
}

TEST_P(OverrideContract, AnotherLanguageIsAnotherPlace) {
  overrides().put(join, first_);
  auto german = split;
  german.language = tag("de");
  EXPECT_EQ(overrides().put(german, first_).outcome, AddOutcome::added);
  EXPECT_THAT(items(), ElementsAre(join, german));
}

TEST_P(OverrideContract, UndoPutsBackWhatWasReplaced) {
  overrides().put(join, first_);
  overrides().put(split, second_);
  overrides().put(anywhere, second_);
  EXPECT_TRUE(store_->undo(second_));
  EXPECT_THAT(items(), ElementsAre(join));
  EXPECT_TRUE(store_->undo(first_));
  EXPECT_THAT(items(), IsEmpty());
}

TEST_P(OverrideContract, ASessionThatChangesItsMindIsUndoneToBeforeItself) {
  overrides().put(join, first_);
  overrides().put(split, second_);
  overrides().put(join, second_);
  overrides().put(split, second_);
  EXPECT_THAT(items(), ElementsAre(split));
  store_->undo(second_);
  EXPECT_THAT(items(), ElementsAre(join));
}

TEST_P(OverrideContract, ErasesForGood) {
  overrides().put(join, first_);
  const auto id = overrides().put(split, second_).id;
  EXPECT_TRUE(overrides().erase(id));
  EXPECT_FALSE(overrides().erase(id));
  store_->undo(second_);
  EXPECT_THAT(items(), IsEmpty());
}

TEST_P(OverrideContract, RefusesWhatCannotBeDecidedWhereItStands) {
  const auto code = [&](SegmentationOverride item, SessionId session) {
    return error_of([&] { overrides().put(item, session); });
  };
  EXPECT_EQ(code({tag("en"), true, "", ""}, first_), ErrorCode::invalid_argument);
  EXPECT_EQ(code({tag("en"), true, std::string(65, 'x'), ""}, first_), ErrorCode::invalid_argument);
  EXPECT_EQ(code(join, SessionId{99}), ErrorCode::invalid_argument);
  EXPECT_EQ(code({tag("en"), true, std::string(64, 'x'), ""}, first_), std::nullopt);
}

}  // namespace
}  // namespace distich::tests
