#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <distich/model/term.hpp>
#include <distich/model/unit.hpp>
#include <distich/report/page.hpp>

namespace distich::report {

// Each function gives whole lines for people, every one with its line end. On a terminal a
// text from right to left stands on a line of its own, between isolates; in files and pipes
// a record is one line where it can be.

/// A segment: its number on a terminal, its text alone elsewhere, so that output is one segment a line. It is
/// appended to `out`, as there may be very many.
void append_segment_line(std::string& out, std::size_t number, std::string_view text, const Page& page);

/// A term in a text and its renderings. `place` is the segment's id.
[[nodiscard]] std::string term_lines(std::string_view place, const TermNote& note, std::string_view text,
                                     const Page& page);

/// What a glossary says a term means, below its line; nothing when it says nothing.
[[nodiscard]] std::string definition_line(std::string_view definition, const Page& page);

/// A name or a phrase that a glossary lacks, and how often a text has it. `place` is a segment's id.
[[nodiscard]] std::string missing_line(std::string_view place, std::string_view text, std::size_t count,
                                       const Page& page);

/// Something that might be a term.
struct CandidateLine {
  std::string_view text;
  std::string_view rendering;  ///< empty when there is none
  double score = 0;
  std::size_t count = 0;
  std::string_view place;          ///< of the example: a file and a segment's id; may be empty
  std::string_view sentence;       ///< the example, in which it stands
  ByteRange range;                 ///< and where
  std::string_view translation{};  ///< of the example; may be empty
};

/// A candidate for a term, its score and how often there is one, and below it an example.
[[nodiscard]] std::string candidate_lines(const CandidateLine& candidate, const Page& page);

/// The offers for a segment, best first; says so when there are none.
[[nodiscard]] std::string match_lines(std::string_view place, std::string_view text,
                                      std::span<const Suggestion> suggestions, const Page& page);

/// Two tied runs of segments and how sure the tie is.
[[nodiscard]] std::string bead_lines(const BilingualUnit& unit, const Page& page);

/// A text found in a memory. `found` lies in the target when `in_target`, else in the source.
struct Found {
  std::string_view source;
  std::string_view target;  ///< empty when there is none
  std::span<const ByteRange> found;
  bool in_target = false;
};

[[nodiscard]] std::string concordance_lines(const Found& found, const Page& page);

/// A glossary's concept with all of its terms.
[[nodiscard]] std::string concept_lines(const Concept& item, const Page& page);

/// "86 %", "86.5 %", "100 %"; of equal text with equal codes "101 %" beside one equal neighbour, "102 %"
/// between two, "100 %#" for the same segment by its id.
[[nodiscard]] std::string percent(Score score, MatchKind kind);

}  // namespace distich::report
