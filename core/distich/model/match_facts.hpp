#pragma once
#include <compare>
#include <optional>
#include <vector>

#include <distich/base/placeable.hpp>
#include <distich/model/rich_text.hpp>
#include <distich/model/score.hpp>

namespace distich {

/// What is to be known of a match besides its score.
struct MatchFacts {
  std::vector<Penalty> penalties;  ///< ascending by kind; with the score they make 10000
  /// The kinds of placeables that differ, ascending, where nothing else does; else empty.
  std::vector<PlaceableKind> differs_only_in;
  bool numbers_differ = false;    ///< a number stands on one side only
  bool negation_differs = false;  ///< of the words that differ, those of one side deny
  /// The target with the placeables of the query in place of the match's own, where `differs_only_in` is
  /// not empty and each of them was found in the target beyond doubt.
  std::optional<RichText> repaired;

  friend auto operator<=>(const MatchFacts&, const MatchFacts&) = default;
};

}  // namespace distich
