#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

#include <distich/align/document_scores_internal.hpp>
#include <distich/align/match_documents.hpp>
#include <distich/align/relatedness.hpp>

namespace distich {
namespace {

using namespace align_internal;

constexpr int most_rounds = 4;
/// More than `least_tied_share`: of texts that merely tell of the same event, those without a partner are
/// proposed to one another in the end.
constexpr double least_share = 0.5;

/// The likeliest partner of a document so far; of equally likely ones the first.
struct Best {
  double score = -std::numeric_limits<double>::infinity();
  std::size_t partner = 0;

  void offer(double other_score, std::size_t other) noexcept {
    if (other_score > score || (other_score == score && other < partner)) *this = {other_score, other};
  }

  [[nodiscard]] bool found() const noexcept { return std::isfinite(score); }
};

/// Proposes pairs by what documents share, aligns them, keeps those that are tied, learns from these which
/// words render one another, and proposes pairs of what is left.
class Matcher {
 public:
  Matcher(std::span<const AlignSide> sources, std::span<const AlignSide> targets, const Control& control)
      : sources_(sources),
        targets_(targets),
        control_(control),
        source_sides_(extract_features(sources)),
        target_sides_(extract_features(targets)),
        source_set_(source_sides_),
        target_set_(target_sides_),
        anchors_(anchor_lexicon(source_sides_.front().types(), target_sides_.front().types())),
        source_taken_(sources.size()),
        target_taken_(targets.size()) {}

  [[nodiscard]] std::vector<DocumentMatch> run() {
    auto lexicon = anchors_;
    for (int round = 0; round < most_rounds; ++round) {
      const auto proposed = propose(lexicon);
      if (proposed.empty()) break;
      lexicon = settle(proposed);
    }
    std::ranges::sort(matches_);
    return matches_;
  }

 private:
  /// Documents that are left and each other's likeliest partner.
  [[nodiscard]] std::vector<DocumentMatch> propose(const Lexicon& lexicon) const {
    DocumentScores scores(source_set_, target_set_, lexicon);
    std::vector<Best> of_source(sources_.size());
    std::vector<Best> of_target(targets_.size());
    for (std::size_t source = 0; source < sources_.size(); ++source) {
      control_.checkpoint({"matching", source, sources_.size()});
      if (source_taken_[source]) continue;
      scores.visit_partners(source, [&](std::size_t target, double score) {
        if (target_taken_[target] || refused_.contains({source, target})) return;
        of_source[source].offer(score, target);
        of_target[target].offer(score, source);
      });
    }
    std::vector<DocumentMatch> proposed;
    for (std::size_t source = 0; source < sources_.size(); ++source) {
      const auto& best = of_source[source];
      if (best.found() && of_target[best.partner].partner == source)
        proposed.push_back({source, best.partner, 0});
    }
    return proposed;
  }

  /// Aligns all matches and proposals, keeps what is tied, and gives what is known of the words then.
  [[nodiscard]] Lexicon settle(const std::vector<DocumentMatch>& proposed) {
    auto all = std::exchange(matches_, {});
    all.insert(all.end(), proposed.begin(), proposed.end());
    std::vector<AlignPair> pairs;
    pairs.reserve(all.size());
    for (const auto& match : all) pairs.push_back({sources_[match.source], targets_[match.target]});
    const auto beads = align_batch(pairs, {}, control_);
    std::vector<AlignedSides> tied;
    for (std::size_t k = 0; k < all.size(); ++k) {
      const auto [source, target, unused] = all[k];
      const auto share = tied_share(beads[k]);
      const bool keep = share >= least_share;
      source_taken_[source] = target_taken_[target] = keep;
      if (keep) {
        matches_.push_back({source, target, share});
        tied.push_back({source_sides_[source], target_sides_[target], beads[k]});
      } else {
        refused_.insert({source, target});
      }
    }
    return merged(anchors_,
                  learned_lexicon(examples_of(tied), anchors_.forward.size(), anchors_.backward.size()));
  }

  std::span<const AlignSide> sources_;
  std::span<const AlignSide> targets_;
  const Control& control_;
  std::vector<Side> source_sides_;
  std::vector<Side> target_sides_;
  DocumentSet source_set_;
  DocumentSet target_set_;
  Lexicon anchors_;
  std::vector<bool> source_taken_;
  std::vector<bool> target_taken_;
  std::set<std::pair<std::size_t, std::size_t>> refused_;
  std::vector<DocumentMatch> matches_;
};

}  // namespace

std::vector<DocumentMatch> match_documents(std::span<const AlignSide> sources,
                                           std::span<const AlignSide> targets, const Control& control) {
  if (sources.empty() || targets.empty()) return {};
  return Matcher(sources, targets, control).run();
}

}  // namespace distich
