#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/engine/diff_units.hpp>

namespace distich {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

BilingualUnit unit(std::string id, std::string source, std::string target) {
  BilingualUnit out;
  out.id = std::move(id);
  out.source.text = std::move(source);
  out.target.emplace().text = std::move(target);
  return out;
}

/// "+id", "-id", "~id" with s, t and x for a changed source, target and state.
std::vector<std::string> diff(const std::vector<BilingualUnit>& before,
                              const std::vector<BilingualUnit>& after) {
  std::vector<std::string> out;
  for (const auto& change : diff_units(before, after)) {
    if (change.kind == UnitChangeKind::added) out.push_back("+" + change.after->id);
    if (change.kind == UnitChangeKind::removed) out.push_back("-" + change.before->id);
    if (change.kind != UnitChangeKind::changed) continue;
    out.push_back("~" + change.after->id + (change.source.changed ? "s" : "") +
                  (change.target.changed ? "t" : "") + (change.state_changed ? "x" : ""));
  }
  return out;
}

TEST(DiffUnits, SaysWhatIsOtherwise) {
  auto reviewed = unit("a", "A pier.", "Ein Pier.");
  reviewed.state = UnitState::reviewed;
  EXPECT_THAT(diff({unit("a", "A pier.", "Ein Pier.")}, {unit("a", "A pier.", "Ein Pier.")}), IsEmpty());
  EXPECT_THAT(diff({unit("a", "A pier.", "Ein Pier.")}, {reviewed}), ElementsAre("~ax"));
  EXPECT_THAT(diff({unit("a", "A pier.", "Ein Pier.")}, {unit("a", "A quay.", "Ein Kai.")}),
              ElementsAre("~ast"));
}

TEST(DiffUnits, PairsByIdAndSourceThenSourceThenId) {
  EXPECT_THAT(diff({unit("1", "A", "a"), unit("2", "B", "b")},
                   {unit("1", "New", "n"), unit("2", "A", "a"), unit("3", "B", "b")}),
              ElementsAre("+1"));
  EXPECT_THAT(diff({unit("1", "A", "a"), unit("2", "A", "b")}, {unit("2", "A", "b"), unit("1", "A", "a")}),
              IsEmpty());
  EXPECT_THAT(diff({unit("1", "A", "a"), unit("2", "B", "b")}, {unit("2", "C", "b")}),
              ElementsAre("-1", "~2s"));
}

TEST(DiffUnits, MarksWordsAndWhatMatchingDoesNotSee) {
  const std::vector<BilingualUnit> before{unit("1", "the old pier", "“a”")};
  const std::vector<BilingualUnit> after{unit("1", "the new pier", "\"a\"")};
  const auto changes = diff_units(before, after);
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_THAT(changes[0].source.before, ElementsAre(ByteRange{4, 7}));
  EXPECT_THAT(changes[0].source.after, ElementsAre(ByteRange{4, 7}));
  EXPECT_THAT(changes[0].target.after, ElementsAre(ByteRange{0, 3}));
}

TEST(DiffUnits, SeesInlineCodesAndMissingTargets) {
  auto coded = unit("1", "A", "a");
  coded.source.codes.push_back({0, InlineCode::Kind::standalone, "1", "<br/>", ""});
  auto untranslated = unit("2", "B", "");
  auto none = untranslated;
  none.target.reset();
  EXPECT_THAT(diff({unit("1", "A", "a"), untranslated}, {coded, none}), ElementsAre("~1s"));
}

/// Every unit of either list is in one pair, added or removed, whatever is alike.
TEST(DiffUnits, LosesNothing) {
  std::uint32_t seed = 7;
  const auto random = [&](std::uint32_t most) {
    seed = seed * 1664525U + 1013904223U;
    return (seed >> 16U) % most;
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<BilingualUnit> before;
    std::vector<BilingualUnit> after;
    for (auto* list : {&before, &after}) {
      for (auto left = random(8); left > 0; --left)
        list->push_back(
            unit(std::to_string(random(4)), std::to_string(random(4)), std::to_string(random(3))));
    }
    std::size_t added = 0;
    std::size_t removed = 0;
    std::set<const BilingualUnit*> seen;
    for (const auto& change : diff_units(before, after)) {
      added += change.kind == UnitChangeKind::added ? 1 : 0;
      removed += change.kind == UnitChangeKind::removed ? 1 : 0;
      for (const auto* one : {change.before, change.after})
        EXPECT_TRUE(one == nullptr || seen.insert(one).second);
    }
    EXPECT_EQ(before.size() - removed, after.size() - added);
    EXPECT_THAT(diff(before, before), IsEmpty());
  }
}

}  // namespace
}  // namespace distich
