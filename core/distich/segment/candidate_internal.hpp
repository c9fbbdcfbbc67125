#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

#include <distich/base/range.hpp>
#include <distich/segment/characters_internal.hpp>
#include <distich/segment/language_data_internal.hpp>

namespace distich::segmentation {

/// A place where a sentence may end: a cluster of terminators ("?!", "...", ". . .") and the
/// closing marks behind it.
struct Candidate {
  ByteRange marks;      ///< the first cluster of terminators
  std::size_t end = 0;  ///< behind all terminators and closing marks
  Terminator first = Terminator::none;
  Terminator last = Terminator::none;
  std::size_t count = 0;      ///< terminators in the first cluster
  bool spaced = false;        ///< white space within the cluster: ". . ."
  bool needs_space = true;    ///< no terminator of it divides without white space
  bool marked_again = false;  ///< a terminator stands behind a closing mark: "!)."
  bool quote_closed = false;
  bool bracket_closed = false;

  /// A place where a sentence ends though no mark says so.
  [[nodiscard]] bool is_unmarked() const noexcept { return count == 0; }

  /// A period and nothing else, closing marks aside.
  [[nodiscard]] bool is_period() const noexcept { return first == Terminator::period && count == 1; }

  /// Dots and nothing behind them: "...?" is a question.
  [[nodiscard]] bool is_ellipsis() const noexcept {
    if (last != Terminator::period && last != Terminator::ellipsis) return false;
    return first == Terminator::ellipsis || (first == Terminator::period && count > 1);
  }
};

/// Finds the candidates of one unit of text, in order. Each byte is looked at a bounded
/// number of times.
class CandidateFinder {
 public:
  CandidateFinder(std::string_view text, const TerminatorSet& terminators, const LanguageData& data)
      : text_(text), terminators_(terminators), data_(data) {}

  /// The first candidate that begins in [from, end) and ends at or before `end`.
  [[nodiscard]] std::optional<Candidate> next(std::size_t from, std::size_t end) const;

 private:
  [[nodiscard]] Candidate marked_at(std::size_t begin, std::size_t end) const;
  void take_marks(Candidate& candidate, std::size_t end) const;
  void take_closing(Candidate& candidate, std::size_t end) const;
  /// The size of a closing mark at `at`, or 0.
  [[nodiscard]] std::size_t closing_at(std::size_t at, std::size_t end) const;
  [[nodiscard]] std::size_t note_reference_at(std::size_t at, std::size_t end) const;
  [[nodiscard]] std::size_t spaced_closing_at(std::size_t at, std::size_t end) const;
  /// The size of a space and the marks behind it, when they belong to a cluster that ends with `before` and
  /// no word touches them; or 0.
  [[nodiscard]] std::size_t spaced_marks_at(std::size_t at, Terminator before, std::size_t end) const;
  /// The size of a smiley or of "(..)", across one space; or 0.
  [[nodiscard]] std::size_t spaced_remark_at(std::size_t at, std::size_t end) const;
  [[nodiscard]] bool word_follows(std::size_t at, std::size_t end) const;
  /// Does a word, or a mark that only opens, follow at once?
  [[nodiscard]] bool something_begins(std::size_t at, std::size_t end) const;
  /// Does the last straight quotation mark before `at`, if one is near, rather open than close?
  [[nodiscard]] bool quotation_is_open(std::size_t at) const;
  [[nodiscard]] std::size_t skip_extending(std::size_t at, std::size_t end) const;

  std::string_view text_;
  const TerminatorSet& terminators_;
  const LanguageData& data_;
};

}  // namespace distich::segmentation
