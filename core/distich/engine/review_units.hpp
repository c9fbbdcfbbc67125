#pragma once
#include <cstdint>
#include <span>

#include <distich/base/control.hpp>
#include <distich/engine/assist.hpp>
#include <distich/formats/format.hpp>

namespace distich {

/// What became of the rows of a review, and of the units that it is about.
struct ReviewOutcome {
  std::uint64_t rows = 0;
  std::uint64_t changed = 0;    ///< rows that gave their unit a target, a state or a note
  std::uint64_t unchanged = 0;  ///< rows that say what the file says
  std::uint64_t missing = 0;    ///< units that no row is about; they stay as they are

  // Rows that were not taken, or not whole.
  std::uint64_t unknown = 0;        ///< no unit has the id
  std::uint64_t repeated = 0;       ///< an earlier row was about the unit
  std::uint64_t source_edited = 0;  ///< the source is not the unit's
  std::uint64_t broken = 0;         ///< the target's inline codes or placeholders are not the source's
  std::uint64_t emptied = 0;        ///< the target is empty, the unit's is not

  [[nodiscard]] std::uint64_t not_taken() const noexcept {
    return unknown + repeated + source_edited + broken + emptied;
  }
};

/// Takes over what people changed in a table of the file's units: targets, states, and notes, which are added
/// and never removed.
///
/// Rows find their units by id, in any order; where a file has an id more than once, by their source too. A
/// row whose source says something else (white space, and how quotation marks are shaped, do not count) is
/// not taken at all: it was written for another text, and a source is changed where it comes from. A target
/// that lacks codes of the source, or has others, is not taken unless the file's own target had the same
/// fault; neither is one that became empty. Notes of such rows are. A new target makes an untranslated unit
/// translated, and a unit forget what match it was filled from.
///
/// Reported with the row's place: "review.unknown-id", "review.repeated-row", "review.source-edited",
/// "review.broken-codes", "review.emptied-target", all warnings. Reports progress "reviewing". Linear, but
/// for looking up ids; holds an index of the units.
ReviewOutcome take_review(BilingualFile& file, std::span<const ReviewRow> rows, const Control& control = {});

}  // namespace distich
