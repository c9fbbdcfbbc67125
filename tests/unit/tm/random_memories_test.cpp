#include <random>

#include "memory_fixture.hpp"
#include <reference/memory.hpp>

namespace distich::tests {
namespace {

/// Texts of few words, so that they are often equal or similar.
class RandomMemories : public MemoryTest {
 protected:
  unsigned below(unsigned bound) { return static_cast<unsigned>(random_() % bound); }

  RichText text() {
    static const std::vector<std::string> words{"the", "ferry", "port", "left", "The",   "late", "渡",
                                                "轮",  "12",    "sea",  "seas", "ports", "lefts"};
    static const std::vector<std::string> marks{"", "", "", ".", "!", ",", " …"};
    RichText rich;
    for (auto left = 1 + below(7); left > 0; --left) {
      rich.text += words[below(static_cast<unsigned>(words.size()))] + (below(9) == 0 ? "," : "") + " ";
    }
    rich.text += marks[below(static_cast<unsigned>(marks.size()))];
    if (below(6) == 0) rich.codes.push_back({below(2) == 0 ? 0 : rich.text.size(), {}, "1", "<x/>", ""});
    return rich;
  }

  std::optional<Context> context() {
    if (below(2) == 0) return std::nullopt;
    const auto neighbour = [&] { return std::string(below(3) == 0 ? "" : "near "); };
    return Context{neighbour(), neighbour()};
  }

  std::string id() { return below(2) == 0 ? "" : "s" + std::to_string(below(3)); }

  TranslationUnit random_unit() {
    static const std::vector<std::string> languages{"en", "en-US", "fr", "fr-CA", "zh"};
    TranslationUnit made;
    made.id = id();
    for (const auto& language : languages) {
      if (below(2) == 0) continue;
      auto each = variant(language, "");
      each.text = text();
      each.context = context();
      made.variants.push_back(std::move(each));
    }
    return made;
  }

  /// Adds the unit to the memory and, unless it is skipped or a duplicate, to the model.
  void add_to_both(const TranslationUnit& each, SessionId session) {
    const auto added_before = counts_.added;
    memory_.add(each, session, counts_);
    if (counts_.added == added_before) return;
    UnitId id{};
    store_->tm().each([&](const StoredUnit& stored) {
      id = stored.id;
      return true;
    });
    model_.emplace(id, each);
    sessions_[session].push_back(id);
    origins_[id] = origin_of_[session];
  }

  /// A session whose matches may lose something.
  SessionId start_session(int number) {
    const auto session = store_->start_session("import", std::to_string(number), "");
    origin_of_[session] = {std::to_string(number), below(3) == 0 ? static_cast<int>(50 * below(5)) : 0};
    store_->set_origin_penalty(std::to_string(number),
                               static_cast<std::uint16_t>(origin_of_[session].penalty));
    return session;
  }

  MatchOptions random_options(const Origins& origins) {
    static const std::vector<std::uint16_t> floors{6000, 7000, 7500, 8500};
    MatchOptions options;
    options.floor.basis_points =
        below(2) == 0 ? floors[below(4)] : static_cast<std::uint16_t>(3000 + below(8) * 1000);
    options.limit = 1 + below(6);
    options.origins = &origins;
    return options;
  }

  void expect_equal_answers(const LanguagePair& languages) {
    const MatchQuery query{text(), context(), id(), below(2) == 0 ? "" : std::to_string(below(12))};
    const Origins origins(*store_);
    const auto options = random_options(origins);
    const auto expected = reference::find(model_, query, languages, options, origins_);
    const auto found = memory_.find(query, languages, options);
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      EXPECT_EQ(found[i].unit, expected[i].unit) << "place " << i << " for [" << query.text.text << "]";
      EXPECT_EQ(found[i].kind, expected[i].kind);
      EXPECT_EQ(found[i].score, expected[i].score);
      EXPECT_EQ(found[i].target, expected[i].target);
      int whole = found[i].score.basis_points;
      for (const auto& penalty : found[i].facts.penalties) whole += penalty.basis_points;
      EXPECT_EQ(whole, 10000) << "[" << query.text.text << "] [" << found[i].source.text << "]";
    }
  }

  std::mt19937 random_{20260107};
  std::map<UnitId, TranslationUnit> model_;
  std::map<SessionId, std::vector<UnitId>> sessions_;
  std::map<SessionId, reference::PlainOrigin> origin_of_;
  std::map<UnitId, reference::PlainOrigin> origins_;
  std::int64_t last_ = 0;  ///< id that was given
};

TEST_F(RandomMemories, AnswerAsAnExhaustiveSearchDoes) {
  const std::vector<LanguagePair> pairs{
      {tag("en"), tag("fr")}, {tag("fr-CA"), tag("en-US")}, {tag("zh"), tag("fr")}};
  for (int round = 0; round < 12; ++round) {
    const auto session = start_session(round);
    for (int i = 0; i < 60; ++i) add_to_both(random_unit(), session);
    if (round % 3 == 2) {
      const auto victim = std::next(sessions_.begin(), below(static_cast<unsigned>(sessions_.size())));
      ASSERT_TRUE(store_->undo(victim->first));
      for (const auto id : victim->second) model_.erase(id);
      sessions_.erase(victim);
    }
    for (int i = 0; i < 25; ++i) expect_equal_answers(pairs[below(static_cast<unsigned>(pairs.size()))]);
  }
  EXPECT_GT(model_.size(), 100U);
  EXPECT_THAT(memory_.check(), testing::IsEmpty());
}

/// So many units that the fuzzy index is in runs, with erased ones among them.
TEST_F(RandomMemories, AnswerAsAnExhaustiveSearchDoesWhenTheyAreLarge) {
  for (int round = 0; round < 3; ++round) {
    {
      const auto transaction = store_->begin();
      for (int i = 0; i < 900; ++i) {
        const auto each = random_unit();
        ImportCounts counts;
        memory_.add(each, session_, counts);
        if (counts.added == 1) model_.emplace(UnitId{++last_}, each);
      }
      transaction->commit();
    }
    for (int i = 0; i < 60; ++i) {
      const auto victim = std::next(model_.begin(), below(static_cast<unsigned>(model_.size())));
      ASSERT_TRUE(store_->tm().erase(victim->first));
      model_.erase(victim);
    }
    for (int i = 0; i < 12; ++i) expect_equal_answers({tag("en"), tag("fr")});
  }
  EXPECT_THAT(memory_.check(), testing::IsEmpty());
}

}  // namespace
}  // namespace distich::tests
