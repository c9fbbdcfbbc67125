// Looking for similar texts in any store, beside a search that compares with all of them.
#include <random>
#include <set>

#include "store_backend.hpp"
#include <reference/edit_distance.hpp>

namespace distich::tests {
namespace {

using testing::IsEmpty;

class SimilarContract : public testing::TestWithParam<Backend> {
 protected:
  using Tokens = std::vector<std::uint32_t>;

  std::size_t below(std::size_t bound) { return random_() % bound; }

  /// Letters of which some are frequent.
  std::string text() {
    std::string made;
    for (auto left = 1 + below(14); left > 0; --left) {
      made += below(3) == 0 ? static_cast<char>('A' + below(58)) : static_cast<char>('a' + below(5));
    }
    return made;
  }

  std::string edited(std::string text) {
    for (auto edits = below(4); edits > 0; --edits)
      text[below(text.size())] = static_cast<char>('a' + below(26));
    return text;
  }

  void add_units(std::size_t count) {
    for (; count > 0; --count) {
      const auto known = below(3) == 0 && !texts_.empty();
      auto english =
          known ? edited(std::next(texts_.begin(), static_cast<std::ptrdiff_t>(below(texts_.size())))->second)
                : text();
      const auto added = add(store_->tm(), pair_unit(session_, english, text()));
      if (added.outcome == AddOutcome::added) texts_[added.id] = std::move(english);
    }
  }

  void erase_units(std::size_t count) {
    for (; count > 0 && !texts_.empty(); --count) {
      const auto victim = std::next(texts_.begin(), static_cast<std::ptrdiff_t>(below(texts_.size())));
      ASSERT_TRUE(store_->tm().erase(victim->first));
      texts_.erase(victim);
    }
  }

  void expect_nothing_lost() {
    for (int i = 0; i < 12; ++i) {
      const auto query =
          below(2) == 0
              ? text()
              : edited(std::next(texts_.begin(), static_cast<std::ptrdiff_t>(below(texts_.size())))->second);
      const auto floor = static_cast<std::uint16_t>(1 + below(10000));
      const auto tokens = keys_for(variant("en", query)).tokens;
      std::map<UnitId, std::uint32_t> found;
      for (const auto& each : store_->tm().similar(tag("en"), tokens, Score{floor}))
        found[each.unit] = each.edits;
      for (const auto& [id, each] : texts_) {
        const auto longer = std::max(each.size(), query.size());
        const auto edits = reference::edit_distance(query, each);
        if (10000 * (longer - edits) < floor * longer) continue;
        const auto known = found.find(id);
        ASSERT_TRUE(known != found.end()) << query << " / " << each << " at " << floor;
        ASSERT_EQ(known->second, edits);
      }
      const auto key = keys_for(variant("en", query)).keys[0];
      const auto with_key = store_->tm().with_key(tag("en"), key);
      for (const auto& [id, each] : texts_) {
        if (each != query) continue;
        ASSERT_TRUE(std::ranges::find(with_key, id) != with_key.end());
      }
    }
  }

  void expect_sound() const {
    EXPECT_THAT(store_->check(), IsEmpty());
    EXPECT_THAT(store_->tm().check_keys([](const TranslationUnit& unit) { return keys_for(unit); }),
                IsEmpty());
  }

  TemporaryFolder folder_;
  std::unique_ptr<Store> store_ = GetParam().open(folder_);
  SessionId session_ = store_->start_session("import", "a.tmx", "2026-02-01T00:00:00Z");
  std::map<UnitId, std::string> texts_;
  std::mt19937 random_{20260208};
};

INSTANTIATE_TEST_SUITE_P(Backends, SimilarContract, testing::ValuesIn(backends()),
                         [](const auto& tested) { return tested.param.name; });

/// Through imports, small and large, edits one by one, and lost transactions: tails, runs, merges.
TEST_P(SimilarContract, LosesNothingWhateverWasAddedAndErased) {
  for (int round = 0; round < 7; ++round) {
    {
      const auto transaction = store_->begin();
      add_units(below(2) == 0 ? 200 : 1800);
      if (round == 2) expect_nothing_lost();  // seen before it is committed
      erase_units(below(100));
      transaction->commit();
    }
    for (int i = 0; i < 5; ++i) add_units(1);
    erase_units(5);
    {
      const auto lost = store_->begin();
      add(store_->tm(), pair_unit(session_, "lost", "perdu"));
      for (int i = 0; i < 1500; ++i)
        add(store_->tm(), pair_unit(session_, "lost " + std::to_string(i), "perdu"));
      store_->tm().erase(texts_.begin()->first);
      EXPECT_FALSE(
          store_->tm().similar(tag("en"), keys_for(variant("en", "lost")).tokens, Score{10000}).empty());
    }
    expect_nothing_lost();
    if (HasFatalFailure()) return;
  }
  expect_sound();
}

TEST_P(SimilarContract, ForgetsAnUndoneSession) {
  add_units(500);
  const auto kept = texts_;
  session_ = store_->start_session("import", "b.tmx", "2026-02-02T00:00:00Z");
  {
    const auto transaction = store_->begin();
    add_units(4000);
    transaction->commit();
  }
  ASSERT_TRUE(store_->undo(session_));
  texts_ = kept;
  expect_nothing_lost();
  expect_sound();
}

TEST_P(SimilarContract, SeesWhatAnotherConnectionHasCommitted) {
  if (!GetParam().persistent) GTEST_SKIP() << "one connection only";
  const auto other = GetParam().open(folder_);
  const auto count = [&] {
    return other->tm().similar(tag("en"), keys_for(variant("en", "harbour")).tokens, Score{10000}).size();
  };
  EXPECT_EQ(count(), 0U);
  for (std::size_t i = 1; i <= 3; ++i) {
    // A tail that grows, then a run in its place.
    add(store_->tm(), pair_unit(session_, "harbour", "port " + std::to_string(i)));
    EXPECT_EQ(count(), i);
  }
  {
    const auto transaction = store_->begin();
    add_units(1500);
    add(store_->tm(), pair_unit(session_, "harbour", "port 4"));
    EXPECT_EQ(count(), 3U);
    transaction->commit();
  }
  EXPECT_EQ(count(), 4U);
  const auto snapshot = other->snapshot();
  EXPECT_EQ(count(), 4U);
  add(store_->tm(), pair_unit(session_, "harbour", "port 5"));
  EXPECT_EQ(count(), 4U);
}

}  // namespace
}  // namespace distich::tests
