#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/language.hpp>
#include <distich/base/range.hpp>

namespace distich {

struct ExtractOptions {
  std::size_t min_count = 2;  ///< fewest occurrences of a candidate; at least 1
  std::size_t max_words = 5;  ///< most words of a candidate, 1 … 8; scripts without spaces: always 8
  std::size_t most_phrases = 1U << 20U;  ///< distinct phrases held at a time; some 150 bytes each
};

/// Where something stands in sentences that were given one after the other.
struct TermPlace {
  std::size_t sentence = 0;  ///< its number, from 0
  ByteRange range;           ///< in it

  friend auto operator<=>(const TermPlace&, const TermPlace&) = default;
};

/// A form of a candidate as it stands in the text, letter case and all.
struct TermForm {
  std::string text;
  std::size_t frequency = 0;
  TermPlace first;  ///< its first occurrence; where phrases were dropped on the way, perhaps a later one

  friend bool operator==(const TermForm&, const TermForm&) = default;
};

/// Something that might be a term.
struct TermCandidate {
  std::string text;             ///< its most frequent form
  std::vector<TermForm> forms;  ///< most frequent first, then shortest; at least one
  double length = 0;            ///< words; in scripts without spaces two characters are one
  std::size_t frequency = 0;
  std::size_t documents = 0;  ///< that have it; above 64, of several forms the most that one form has
  double c_value = 0;
  std::size_t reference = 0;  ///< frequency in the reference text
  double contrast = 0;        ///< log-likelihood ratio against it; 0 without a reference
  double score = 0;           ///< what candidates are ranked by: the C-value, until there is a reference

  friend bool operator==(const TermCandidate&, const TermCandidate&) = default;
};

/// Collects candidates for terms from the sentences of one language, without knowing parts of speech.
///
/// A candidate is a run of words within a sentence, with nothing but spaces (or an elision) between them,
/// that neither begins nor ends with a function word, a common word or a number; within it only the
/// language's small words of names may stand ("Bank of Arden"). Forms of one word by the rules of the
/// language are counted as one. Ranked by C-value (K. Frantzi, S. Ananiadou, H. Mima, "Automatic recognition
/// of multi-word terms: the C-value/NC-value method", International Journal on Digital Libraries 3(2), 2000),
/// with log2(words + 1) in place of log2(words), so that single words count (as in L. Barrón-Cedeño et al.,
/// "An improved automatic term recognition method for Spanish", CICLing 2009): log2(words + 1) · (frequency −
/// mean frequency of the longer candidates that hold it). What occurs only within one longer candidate has a
/// C-value of 0, and is left out. So is what has the same neighbour too often on one side ("States" behind
/// "United"): their entropy must be half of what it could be (branching entropy; Z. Jin, K. Tanaka-Ishii,
/// "Unsupervised segmentation of Chinese text by use of branching entropy", ACL 2006). In scripts without
/// spaces words are those of ICU's dictionaries.
///
/// Memory grows with the distinct words, and with distinct phrases up to `most_phrases`; beyond that the
/// rarest are dropped (lossy counting), and frequencies may be too small by `undercount()` at most. Until
/// then results do not depend on the order of sentences but for places. Not to be used by two threads at
/// once.
class TermExtractor {
 public:
  /// Throws Error{invalid_argument} for options out of their ranges.
  explicit TermExtractor(const LanguageTag& language, const ExtractOptions& options = {});
  ~TermExtractor();
  TermExtractor(TermExtractor&&) noexcept;
  TermExtractor& operator=(TermExtractor&&) noexcept;

  /// The next sentence, valid UTF-8.
  void add(std::string_view sentence);
  /// What follows belongs to another document.
  void end_document();

  [[nodiscard]] std::size_t sentences() const noexcept;
  /// Words of the text, whether or not they are of candidates.
  [[nodiscard]] std::uint64_t words() const noexcept;
  /// 0 while all counts are exact.
  [[nodiscard]] std::size_t undercount() const noexcept;

  /// Candidates of `min_count` and more, best first: by score, frequency, text.
  [[nodiscard]] std::vector<TermCandidate> candidates() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Sets candidates against a reference: a text of general language, or of another field.
///
/// A candidate's weirdness is (f + ½) / (n + 1) over the same of the reference, where f is its frequency and
/// n all words (K. Ahmad, L. Gillam, L. Tostevin, "University of Surrey participation in TREC8: weirdness
/// indexing", 1999, smoothed); its score is its C-value times log2(1 + weirdness), so that what is as
/// frequent in both keeps its C-value. `contrast` is the log-likelihood ratio of the two frequencies (Dunning
/// 1993; P. Rayson, R. Garside, "Comparing corpora using frequency profiling", 2000); candidates that are not
/// more frequent than in the reference are taken out. Occurrences in the reference are found as `TermMatcher`
/// finds them.
class TermReference {
 public:
  TermReference(const std::vector<TermCandidate>& candidates, const LanguageTag& language);
  ~TermReference();
  TermReference(TermReference&&) noexcept;
  TermReference& operator=(TermReference&&) noexcept;

  /// A sentence of the reference.
  void add(std::string_view sentence);
  /// The candidates that it was made for, judged and ranked anew; `words`: of the text they are from.
  [[nodiscard]] std::vector<TermCandidate> judge(std::vector<TermCandidate> candidates,
                                                 std::uint64_t words) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace distich
