#pragma once
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <distich/align/features_internal.hpp>
#include <distich/align/lexicon_internal.hpp>

namespace distich::align_internal {

using DocumentNumber = std::uint32_t;

/// The texts of one side, as sets of words and numbers.
class DocumentSet {
 public:
  /// At least one side; all over one vocabulary.
  explicit DocumentSet(std::span<const Side> sides);

  [[nodiscard]] std::size_t size() const noexcept { return types_.size(); }

  [[nodiscard]] std::span<const Type> types_of(std::size_t document) const { return types_[document]; }

  [[nodiscard]] std::span<const DocumentNumber> documents_with(Type type) const { return documents_[type]; }

  /// Whether a type is in so few documents, and so small a share of them, that it tells them apart.
  [[nodiscard]] bool is_telling(Type type) const noexcept;

  /// Of the documents and one more that has nothing, so that even a single one can be told.
  [[nodiscard]] double share_with(Type type) const noexcept {
    return static_cast<double>(documents_[type].size()) / static_cast<double>(size() + 1);
  }

  /// In code points; at least 1.
  [[nodiscard]] double length_of(std::size_t document) const { return lengths_[document]; }

  [[nodiscard]] double total_length() const noexcept;

 private:
  void add(const Side& side);

  std::vector<std::vector<Type>> types_;
  std::vector<std::vector<DocumentNumber>> documents_;
  std::vector<double> lengths_;
};

/// How likely documents of two sets are translations of one another: the logarithm of how much likelier than
/// by chance their types go with one another, the mean of both directions, and how their lengths go together.
/// Comparable among the pairs of the two sets. Time grows with the documents that share a telling type.
class DocumentScores {
 public:
  /// The sets must outlive it.
  DocumentScores(const DocumentSet& sources, const DocumentSet& targets, const Lexicon& lexicon);

  /// Calls `visit(target, score)` for the documents that share anything telling with a source, in order.
  template <class Visit>
  void visit_partners(std::size_t source, Visit visit) {
    add_evidence(source);
    for (const auto target : take_touched()) visit(std::size_t{target}, score_of(source, target));
  }

 private:
  /// That a type is found in a document speaks for it.
  struct Gain {
    Type type = 0;
    double gain = 0;
  };

  /// By the type of the source: types of the target, and what it says when a document has them.
  using Gains = std::vector<std::vector<Gain>>;

  void weigh_forward(const Links& links);
  void weigh_backward(const Links& links);
  void add_evidence(std::size_t source);
  void add(DocumentNumber target, double gain);
  [[nodiscard]] std::vector<DocumentNumber> take_touched();
  [[nodiscard]] double score_of(std::size_t source, std::size_t target);

  const DocumentSet& sources_;
  const DocumentSet& targets_;
  Gains forward_;
  Gains backward_;
  std::vector<double> source_absence_;  ///< by type: what it says when a partner has none of its renderings
  std::vector<double> target_absence_;
  std::vector<double> source_base_;  ///< by document: what it says when a partner has nothing of it
  std::vector<double> target_base_;
  double log_ratio_;              ///< of lengths
  std::vector<double> evidence_;  ///< by target, for the source that is looked at
  std::vector<DocumentNumber> touched_;
  std::vector<Gain> collected_;
};

}  // namespace distich::align_internal
