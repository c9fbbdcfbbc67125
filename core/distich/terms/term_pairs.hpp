#pragma once
#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include <distich/base/language.hpp>
#include <distich/terms/extract.hpp>

namespace distich {

/// A candidate and what it is probably translated with.
struct TermPair {
  std::size_t source = 0;  ///< numbers of the two candidates
  std::size_t target = 0;
  std::size_t units = 0;         ///< that have both
  std::size_t source_units = 0;  ///< that have the source candidate
  std::size_t target_units = 0;
  double association = 0;   ///< log-likelihood ratio
  double dice = 0;          ///< 0 … 1
  std::size_t example = 0;  ///< number of the first unit that has both

  friend bool operator==(const TermPair&, const TermPair&) = default;
};

struct TermPairOptions {
  std::size_t min_units = 2;           ///< fewest units that have both
  double least_dice = 0.2;             ///< 0 … 1
  std::size_t most_pairs = 1U << 21U;  ///< distinct pairs held at a time; some 50 bytes each
};

/// Ties candidates of two languages by the units of a bilingual text that have both. Association is the
/// log-likelihood ratio over units (Dunning 1993); pairs are linked from the strongest on, each candidate
/// once (competitive linking; I. D. Melamed, "Models of translational equivalence among words", Computational
/// Linguistics 26(2), 2000). Occurrences are found as `TermMatcher` finds them. Memory is bounded as in
/// `TermExtractor`. Not to be used by two threads at once.
class TermPairs {
 public:
  TermPairs(const std::vector<TermCandidate>& source, const std::vector<TermCandidate>& target,
            const LanguagePair& languages, const TermPairOptions& options = {});
  ~TermPairs();
  TermPairs(TermPairs&&) noexcept;
  TermPairs& operator=(TermPairs&&) noexcept;

  /// The next unit.
  void add(std::string_view source, std::string_view target);

  /// The links, strongest first.
  [[nodiscard]] std::vector<TermPair> links() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace distich
