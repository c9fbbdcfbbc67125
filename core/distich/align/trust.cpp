#include <algorithm>

#include <distich/align/evidence_internal.hpp>

namespace distich::align_internal {
namespace {

constexpr double most_initial = 0.6;
constexpr double most_for_anchors = 0.97;
constexpr double most_for_learned = 0.35;
constexpr double prior_weight = 2;  ///< in beads
constexpr std::size_t most_sentences = 6;

std::vector<double> initial(const Links& links) {
  std::vector<double> trust(links.size());
  for (std::size_t type = 0; type < links.size(); ++type) {
    double mass = 0;
    for (const auto& link : links[type]) mass += static_cast<double>(link.probability);
    trust[type] = std::min(most_initial, mass);
  }
  return trust;
}

/// Marks the distinct types of a run of sentences.
class TypeSet {
 public:
  explicit TypeSet(std::size_t types) : in_(types) {}

  void assign(const Side& side, SegmentRange range) {
    for (const auto type : types_) in_[type] = false;
    types_.clear();
    for (auto i = range.begin; i < range.end; ++i) {
      for (const auto type : side.sentences[i].tokens) {
        if (!in_[type]) types_.push_back(type);
        in_[type] = true;
      }
    }
  }

  [[nodiscard]] std::span<const Type> types() const noexcept { return types_; }

  [[nodiscard]] bool contains(Type type) const noexcept { return in_[type]; }

 private:
  std::vector<bool> in_;
  std::vector<Type> types_;
};

/// How often the types of one side occur in beads, and how often with one of their renderings.
struct Tally {
  explicit Tally(std::size_t types) : seen(types), rendered(types) {}

  void add(const TypeSet& own, const TypeSet& other, const Links& links, double weight) {
    for (const auto type : own.types()) {
      seen[type] += weight;
      const auto is_there = [&](const Link& link) { return other.contains(link.type); };
      if (std::any_of(links[type].begin(), links[type].end(), is_there)) rendered[type] += weight;
    }
  }

  std::vector<double> seen;
  std::vector<double> rendered;
};

void estimate(std::vector<double>& trust, const Tally& tally, const Links& anchors) {
  for (std::size_t type = 0; type < trust.size(); ++type) {
    if (trust[type] <= 0) continue;
    const auto share =
        (tally.rendered[type] + prior_weight * trust[type]) / (tally.seen[type] + prior_weight);
    trust[type] = std::min(anchors[type].empty() ? most_for_learned : most_for_anchors, share);
  }
}

}  // namespace

Trust initial_trust(const Lexicon& lexicon) {
  return {initial(lexicon.forward), initial(lexicon.backward)};
}

Trust estimated_trust(std::span<const AlignedSides> texts, const Lexicon& lexicon, const Lexicon& anchors) {
  auto trust = initial_trust(lexicon);
  Tally of_source(lexicon.forward.size());
  Tally of_target(lexicon.backward.size());
  TypeSet in_source(lexicon.forward.size());
  TypeSet in_target(lexicon.backward.size());
  for (const auto& text : texts) {
    for (const auto& bead : text.beads) {
      if (bead.source.empty() || bead.target.empty()) continue;
      if (bead.source.size() + bead.target.size() > most_sentences) continue;
      in_source.assign(text.source, bead.source);
      in_target.assign(text.target, bead.target);
      of_source.add(in_source, in_target, lexicon.forward, bead.confidence);
      of_target.add(in_target, in_source, lexicon.backward, bead.confidence);
    }
  }
  estimate(trust.source, of_source, anchors.forward);
  estimate(trust.target, of_target, anchors.backward);
  return trust;
}

}  // namespace distich::align_internal
