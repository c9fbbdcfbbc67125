#pragma once
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/control.hpp>
#include <distich/engine/align_articles.hpp>
#include <distich/model/bilingual.hpp>

namespace distich {

/// Where a bead stands on one side, as a table for review says it: "31", "31..32", "<31" for nothing in front
/// of 31, or nothing at a place that is not said ("" or "-"). Numbers are those of segments, from 1.
struct ReviewedSide {
  SegmentRange range;       ///< from 0; where the place is not said, it means nothing
  bool place_known = true;  ///< false: no segment, and the place is not said

  friend auto operator<=>(const ReviewedSide&, const ReviewedSide&) = default;
};

/// A row of a table for review.
struct ReviewedBead {
  ReviewedSide source;
  ReviewedSide target;
  Verdict verdict = Verdict::open;
  SourcePos where;  ///< of its segments of the source

  friend auto operator<=>(const ReviewedBead&, const ReviewedBead&) = default;
};

/// Writes the beads of less confidence than `doubt` as a table that people correct: what format it has is
/// said in docs/alignment.md. `read_review` takes it back.
void write_review(std::ostream& out, const BilingualDocument& pair, double doubt);

/// Reads a table for review of an alignment of these two documents. `text` is UTF-8. Throws Error{malformed}
/// with the place when it is no such table, was made of other texts or other segments, names segments that
/// are not there, or a row says nothing.
[[nodiscard]] std::vector<ReviewedBead> read_review(std::string_view text, const std::string& input,
                                                    const Document& source, const Document& target);

struct AppliedReview {
  BilingualDocument pair;
  std::vector<Verdict> verdicts;  ///< of each bead
};

/// The alignment with what a review decided: a row whose verdict is not open, or whose bead `automatic` does
/// not have, becomes a bead of confidence 1, and counts as `ok` unless it is dropped. Between these,
/// `automatic` stays where it fits, and the rest is aligned anew, learning from all. Throws Error{malformed}
/// with the place of the row when two of them overlap or cross.
[[nodiscard]] AppliedReview apply_review(const BilingualDocument& automatic,
                                         std::span<const ReviewedBead> review,
                                         std::span<const Concept> glossary,
                                         const AlignArticlesOptions& options = {},
                                         const Control& control = {});

}  // namespace distich
