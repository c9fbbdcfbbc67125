#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include <distich/align/aligner.hpp>
#include <distich/base/control.hpp>
#include <distich/engine/assist.hpp>
#include <distich/formats/format.hpp>
#include <distich/model/bilingual.hpp>

namespace distich {

struct AlignArticlesOptions {
  std::size_t max_source = 4;
  std::size_t max_target = 4;
  Dictionary dictionary{};                         ///< may be empty
  std::span<const TranslationExample> examples{};  ///< earlier translations, which must outlive the call
};

/// Ties the segments of an article to those of its translation. `glossary` may be empty: terms
/// of its concepts that stand on both sides speak for a pair. Warns "align.doubtful" when the
/// two are hardly translations of one another (`belong_together`). Both articles must be segmented.
[[nodiscard]] BilingualDocument align_articles(const Document& source, const Document& target,
                                               std::span<const Concept> glossary,
                                               const AlignArticlesOptions& options = {},
                                               const Control& control = {});

/// An article and its translation, both segmented; must outlive the call they are given to.
struct ArticlePair {
  std::reference_wrapper<const Document> source;
  std::reference_wrapper<const Document> target;
  std::optional<SourcePos> where;  ///< what a warning about the pair names as its place
};

/// Like align_articles for any number of pairs in the same two languages, by one align_batch: what
/// is learned from one pair serves all. One result a pair, in their order. Memory grows with the
/// text of all pairs.
[[nodiscard]] std::vector<BilingualDocument> align_articles_batch(std::span<const ArticlePair> pairs,
                                                                  std::span<const Concept> glossary,
                                                                  const AlignArticlesOptions& options = {},
                                                                  const Control& control = {});

/// The beads as the units of a bilingual file. When the pair is made of an article with a
/// skeleton, units carry the place of their source in it (one that spans blocks has none).
[[nodiscard]] BilingualFile to_bilingual_file(const BilingualDocument& pair, const Article& source);

/// What somebody decided about a bead.
enum class Verdict : std::uint8_t {
  open,
  ok,    ///< it is right
  drop,  ///< it stays where it is, and is not to be given out
};

struct GivingOut {
  double least_confidence = 0.0;       ///< beads of less are left out
  double doubt = doubtful_confidence;  ///< beads of less are doubtful
};

/// An alignment in numbers.
struct AlignmentFigures {
  std::size_t source_segments = 0;
  std::size_t target_segments = 0;
  std::size_t beads = 0;  ///< that are given out
  std::size_t doubtful = 0;
  std::size_t left_out = 0;
  double mean_confidence = 0.0;  ///< of all beads, those that are left out too
  double tied = 0.0;             ///< `tied_share`
  bool belong_together = false;
};

/// An alignment as it is given out.
struct AlignedArticle {
  BilingualFile file;
  std::vector<Bead> beads;  ///< those of `file.units`
  AlignmentFigures figures;
};

/// What is given out of an alignment: `to_bilingual_file` without the beads that are left out. Units keep the
/// number of their bead in their id; those of beads that are `ok` are reviewed. `verdicts` has one a bead, or
/// none.
[[nodiscard]] AlignedArticle give_out(const BilingualDocument& pair, const Article& source,
                                      const GivingOut& how = {}, std::span<const Verdict> verdicts = {});

}  // namespace distich
