#pragma once
#include <optional>

#include <distich/text/negation.hpp>
#include <distich/tm/differences_internal.hpp>
#include <distich/tm/memory.hpp>
#include <distich/tm/repair_internal.hpp>
#include <distich/tm/score_internal.hpp>

namespace distich::tm {

/// Says of the matches of one query what is to be known of them. Asked only for those that are given out.
class FactFinder {
 public:
  /// Both must outlive the finder.
  FactFinder(const RichText& query, const text::Negation& negation) : query_(&query), negation_(&negation) {}

  /// Fills in the differences and the facts. `match.facts.penalties` holds what is taken off for the
  /// origin, if anything is; `parts` is what the rest of the score is made of.
  void fill(Match& match, const ScoreParts& parts);

 private:
  [[nodiscard]] bool negation_differs(const Match& match) const;

  struct Read {
    explicit Read(const RichText& text) : placed(text), differ(text.text, placed.placeables) {}

    PlacedText placed;
    Differ differ;
  };

  const RichText* query_;
  const text::Negation* negation_;

  std::optional<Read> read_;  ///< the query, once it was needed
};

}  // namespace distich::tm
