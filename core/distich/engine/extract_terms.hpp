#pragma once
#include <cstddef>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/control.hpp>
#include <distich/engine/text_stream.hpp>
#include <distich/formats/format.hpp>
#include <distich/store/store.hpp>
#include <distich/terms/extract.hpp>
#include <distich/terms/term_pairs.hpp>

namespace distich {

/// A sentence of a corpus. What it refers to lives until the visitor returns.
struct CorpusSentence {
  const TextSegment& segment;
  std::string_view file;
  std::size_t document = 0;  ///< sentences of one document follow each other
};

/// Hands out the sentences of a corpus, in one language, until the visitor returns false; the same ones each
/// time that it is called.
using Corpus = std::function<void(const std::function<bool(const CorpusSentence&)>&)>;
/// The same of bilingual units with a target, each with the name of its file, which may be empty.
using BilingualCorpus =
    std::function<void(const std::function<bool(const BilingualUnit&, std::string_view file)>&)>;

struct ExtractTermsOptions {
  ExtractOptions candidates;
  std::size_t limit = 100;                      ///< most to give; 0: all
  const std::vector<Concept>* known = nullptr;  ///< what a glossary has is left out; may be null
};

/// Where a candidate stands, and in what sentence.
struct TermExample {
  std::string file;
  std::string segment;  ///< its id
  ByteRange place;      ///< of the candidate in the file's text; empty for a unit
  std::string text;
  ByteRange range;     ///< of the candidate in `text`
  std::string target;  ///< the unit's other text

  friend bool operator==(const TermExample&, const TermExample&) = default;
};

/// A candidate, of two languages where there is a `target`.
struct FoundTerm {
  TermCandidate candidate;
  TermExample example;
  std::optional<TermCandidate> target;
  std::optional<TermPair> pair;
};

struct ExtractedTerms {
  std::vector<FoundTerm> terms;  ///< best first
  std::size_t sentences = 0;     ///< that were looked at; of units, the sources
  std::uint64_t words = 0;
  std::size_t undercount = 0;  ///< how often a candidate may occur beyond its frequency; mostly 0
};

/// No more candidates than this are set against a reference or paired.
inline constexpr std::size_t most_weighed_candidates = 50'000;

/// Candidates for terms of a corpus, with an example sentence each; against `reference` where it is given
/// (it may be empty). Goes through the corpus twice, the second time as far as the last example. Reports
/// progress "extracting". Throws Error{invalid_argument} for options out of their ranges.
[[nodiscard]] ExtractedTerms extract_terms(const Corpus& corpus, const Corpus& reference,
                                           const LanguageTag& language,
                                           const ExtractTermsOptions& options = {},
                                           const Control& control = {});

/// Candidates of the source texts, each with the one of the target texts that it is probably translated with,
/// strongest association first; those without one are left out. Goes through the units three times.
[[nodiscard]] ExtractedTerms extract_term_pairs(const BilingualCorpus& corpus, const LanguagePair& languages,
                                                const ExtractTermsOptions& options = {},
                                                const Control& control = {});

/// As a glossary holds it until a person has looked at it: `admitted`, with the example as context and, in
/// the note, how often it occurs. Its id is made of its terms, so that two lists of candidates can be
/// imported one after the other.
[[nodiscard]] Concept to_concept(const FoundTerm& found, const LanguagePair& languages);

/// Hands out the units with a target of a bilingual file or memory.
void each_unit(std::istream& in, const Format& format, const ReadOptions& options, const Control& control,
               const std::function<bool(const BilingualUnit&)>& take);
/// The same of a store's memory, by id.
void each_unit(TmStore& memory, const LanguagePair& languages,
               const std::function<bool(const BilingualUnit&)>& take);

}  // namespace distich
