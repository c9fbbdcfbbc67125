#include <algorithm>

#include "index_fixture.hpp"
#include <reference/edit_distance.hpp>

namespace distich::index {
namespace {

/// By comparing with every text. Exact where texts are short enough for the index to be.
std::vector<Found> search_all(const std::vector<Text>& texts, const std::vector<Token>& query, Floor floor) {
  std::vector<Found> found;
  for (const auto& text : texts) {
    const auto longer = std::max(text.tokens.size(), query.size());
    const auto edits = reference::edit_distance(query, text.tokens);
    if (longer == 0 || 10000 * (longer - edits) < floor.basis_points * longer) continue;
    found.push_back(
        {text.owner, static_cast<std::uint32_t>(edits), static_cast<std::uint32_t>(text.tokens.size())});
  }
  return found;
}

/// Nothing may be missing, nothing may be given with more edits than it has; what the index can
/// compare token by token must be exact.
void expect_lossless(std::vector<Found> found, const std::vector<Text>& texts,
                     const std::vector<Token>& query, Floor floor) {
  const auto expected = search_all(texts, query, floor);
  std::map<Owner, Found> by_owner;
  for (const auto& each : found) {
    ASSERT_TRUE(by_owner.emplace(each.owner, each).second) << "given twice";
  }
  for (const auto& each : expected) {
    const auto known = by_owner.find(each.owner);
    ASSERT_TRUE(known != by_owner.end())
        << "text of " << each.tokens << " tokens, " << each.edits << " edits, query of " << query.size()
        << ", floor " << floor.basis_points;
    ASSERT_LE(known->second.edits, each.edits);
    if (each.tokens <= 256) {
      ASSERT_EQ(known->second, each);
    }
    by_owner.erase(known);
  }
  for (const auto& [owner, each] : by_owner) ASSERT_GT(each.tokens, 256U) << "given without need";
}

std::vector<std::uint64_t> signatures_of(const EntryList& list) {
  std::vector<std::uint64_t> signatures;
  for (std::size_t i = 0; i < list.size(); ++i) signatures.push_back(signature_of(list[i].tokens));
  return signatures;
}

TEST(Query, FindsAllThatAnExhaustiveSearchFinds) {
  RandomTexts random(20260201);
  Query query;
  for (int round = 0; round < 20; ++round) {
    const auto texts = random.texts(1 + random.below(700));
    const KeptRun kept(texts);
    const auto tail = list_of(texts);
    const auto signatures = signatures_of(tail);
    for (int i = 0; i < 12; ++i) {
      const auto tokens = random.below(2) == 0 ? random.tokens(random.below(20) == 0 ? 600 : 20)
                                               : random.edited(texts[random.below(texts.size())].tokens);
      const Floor floor{static_cast<std::uint32_t>(random.below(4) == 0 ? 1 + random.below(10000)
                                                                        : 5000 + 500 * random.below(11))};
      query.prepare(tokens);
      std::vector<Found> found;
      query.search(*kept.run, floor, found);
      expect_lossless(found, texts, tokens, floor);
      found.clear();
      query.search(tail, signatures, floor, found);
      expect_lossless(found, texts, tokens, floor);
      if (HasFatalFailure()) return;
    }
  }
}

TEST(Query, OfNothingFindsNothing) {
  const KeptRun kept({{1, {5, 6}, {}}, {2, {}, {}}});
  Query query;
  query.prepare({});
  std::vector<Found> found;
  query.search(*kept.run, {1}, found);
  EXPECT_TRUE(found.empty());
}

TEST(Query, KnowsRepeatedTokensApart) {
  const std::vector<Text> texts{{1, {7, 7, 7, 7}, {}}, {2, {7, 8, 9, 10}, {}}};
  const KeptRun kept(texts);
  Query query;
  query.prepare(std::vector<Token>{7, 7, 7, 8});
  std::vector<Found> found;
  query.search(*kept.run, {7500}, found);
  EXPECT_EQ(found, (std::vector<Found>{{1, 1, 4}}));
}

TEST(Query, OfManyThousandTokensIsBoundedByLength) {
  RandomTexts random(20260203);
  std::vector<Token> tokens(6000);
  for (auto& each : tokens) each = random.token();
  const KeptRun kept({{1, tokens, {}}, {2, {1, 2, 3}, {}}});
  Query query;
  query.prepare(tokens);
  std::vector<Found> found;
  query.search(*kept.run, {7000}, found);
  EXPECT_EQ(found, (std::vector<Found>{{1, 0, 6000}}));
}

}  // namespace
}  // namespace distich::index
