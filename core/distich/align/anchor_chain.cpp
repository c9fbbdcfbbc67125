#include <algorithm>
#include <cmath>
#include <unordered_map>

#include <distich/align/anchor_chain_internal.hpp>

namespace distich::align_internal {
namespace {

constexpr std::size_t rare = 8;           ///< sentences at most that a token may occur in
constexpr std::size_t best_partners = 3;  ///< candidates kept for a source sentence
constexpr double least_weight = 0.02;
constexpr std::size_t neighbours = 5;  ///< on either side, that an anchor is compared with
constexpr double most_apart = 30;      ///< sentences

struct Candidate {
  std::size_t source = 0;
  std::size_t target = 0;
  double weight = 0;
};

using Occurrences = std::vector<std::vector<std::size_t>>;

/// The sentences of each type, each once.
Occurrences occurrences(const Side& side) {
  Occurrences found(side.types().size());
  for (std::size_t i = 0; i < side.size(); ++i) {
    for (const auto type : side.sentences[i].tokens) {
      if (found[type].empty() || found[type].back() != i) found[type].push_back(i);
    }
  }
  return found;
}

bool comparable(std::size_t one, std::size_t other) noexcept {
  if (one > rare || other > rare) return false;
  return std::max(one, other) - std::min(one, other) <= std::max<std::size_t>(1, std::min(one, other) / 2);
}

std::vector<Candidate> candidates_of(std::size_t i, const Sentence& sentence, const Lexicon& lexicon,
                                     const Occurrences& in_source, const Occurrences& in_target) {
  std::unordered_map<std::size_t, double> weights;
  for (const auto type : sentence.tokens) {
    for (const auto& link : lexicon.forward[type]) {
      const auto sources = in_source[type].size();
      const auto targets = in_target[link.type].size();
      if (!comparable(sources, targets)) continue;
      const auto weight = static_cast<double>(link.probability) / static_cast<double>(sources * targets);
      for (const auto j : in_target[link.type]) weights[j] += weight;
    }
  }
  std::vector<Candidate> found;
  for (const auto& [j, weight] : weights) {
    if (weight >= least_weight) found.push_back({i, j, weight});
  }
  std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.target < b.target;
  });
  if (found.size() > best_partners) found.resize(best_partners);
  std::sort(found.begin(), found.end(),
            [](const Candidate& a, const Candidate& b) { return a.target > b.target; });
  return found;
}

/// The heaviest chain that ends before each target position.
class BestBefore {
 public:
  explicit BestBefore(std::size_t targets) : tree_(targets + 1) {}

  struct Entry {
    double weight = 0;
    std::size_t candidate = SIZE_MAX;
  };

  [[nodiscard]] Entry query(std::size_t target) const {
    Entry best;
    for (auto at = target; at > 0; at -= at & (~at + 1)) {
      if (tree_[at].weight > best.weight) best = tree_[at];
    }
    return best;
  }

  void update(std::size_t target, Entry entry) {
    for (auto at = target + 1; at < tree_.size(); at += at & (~at + 1)) {
      if (entry.weight > tree_[at].weight) tree_[at] = entry;
    }
  }

 private:
  std::vector<Entry> tree_;
};

std::vector<Anchor> heaviest_chain(const std::vector<Candidate>& candidates, std::size_t targets) {
  BestBefore best(targets);
  std::vector<std::size_t> previous(candidates.size());
  for (std::size_t k = 0; k < candidates.size(); ++k) {
    const auto before = best.query(candidates[k].target);
    previous[k] = before.candidate;
    best.update(candidates[k].target, {before.weight + candidates[k].weight, k});
  }
  std::vector<Anchor> chain;
  for (auto k = best.query(targets).candidate; k != SIZE_MAX; k = previous[k]) {
    chain.push_back({candidates[k].source, candidates[k].target});
  }
  std::reverse(chain.begin(), chain.end());
  return chain;
}

/// Drops anchors that lie far off the diagonal on which their neighbours lie.
std::vector<Anchor> without_outliers(const std::vector<Anchor>& chain, double slope) {
  const auto offset = [&](const Anchor& anchor) {
    return static_cast<double>(anchor.target) - slope * static_cast<double>(anchor.source);
  };
  std::vector<Anchor> kept;
  std::vector<double> near;
  for (std::size_t k = 0; k < chain.size(); ++k) {
    const auto first = k > neighbours ? k - neighbours : 0;
    const auto last = std::min(chain.size(), k + neighbours + 1);
    near.clear();
    for (auto other = first; other < last; ++other) near.push_back(offset(chain[other]));
    const auto middle = near.begin() + static_cast<std::ptrdiff_t>(near.size() / 2);
    std::nth_element(near.begin(), middle, near.end());
    if (std::abs(offset(chain[k]) - *middle) <= most_apart) kept.push_back(chain[k]);
  }
  return kept;
}

}  // namespace

AnchorChain anchor_chain(const Side& source, const Side& target, const Lexicon& lexicon) {
  const auto in_source = occurrences(source);
  const auto in_target = occurrences(target);
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < source.size(); ++i) {
    const auto found = candidates_of(i, source.sentences[i], lexicon, in_source, in_target);
    candidates.insert(candidates.end(), found.begin(), found.end());
  }
  const auto slope =
      static_cast<double>(target.size()) / static_cast<double>(std::max<std::size_t>(source.size(), 1));
  auto anchors = without_outliers(heaviest_chain(candidates, target.size()), slope);
  const auto agreement =
      candidates.empty() ? 0 : static_cast<double>(anchors.size()) / static_cast<double>(candidates.size());
  return {std::move(anchors), agreement};
}

}  // namespace distich::align_internal
