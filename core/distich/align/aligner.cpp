#include <algorithm>

#include <distich/align/aligner.hpp>
#include <distich/align/band_internal.hpp>
#include <distich/align/bead_scorer_internal.hpp>
#include <distich/align/evidence_internal.hpp>
#include <distich/align/features_internal.hpp>
#include <distich/align/length_model_internal.hpp>
#include <distich/align/lexicon_internal.hpp>
#include <distich/align/search_internal.hpp>

namespace distich {
namespace {

using namespace align_internal;

constexpr std::size_t half_width = 12;      ///< around the path of the pass before
constexpr std::size_t enough_to_learn = 6;  ///< beads with both sides
constexpr std::size_t most_lexical_cells = 8'000'000;
constexpr int learning_passes = 2;

/// The texts, and what is believed about them so far.
class Alignment {
 public:
  Alignment(const AlignSide& source, const AlignSide& target, const AlignOptions& options,
            const Control& control)
      : source_(extract_features(source)),
        target_(extract_features(target)),
        max_source_(std::clamp<std::size_t>(options.max_source, 1, most_run)),
        max_target_(std::clamp<std::size_t>(options.max_target, 1, most_run)),
        evidence_(options.evidence),
        control_(control),
        prior_(max_source_, max_target_),
        lengths_(source_, target_),
        anchors_(anchor_lexicon(source_, target_)),
        lexicon_(anchors_),
        trust_(initial_trust(anchors_)) {}

  [[nodiscard]] std::vector<Bead> run() {
    auto band = first_band(source_, target_, anchors_, lengths_);
    if (band.cells() > most_lexical_cells) {
      find(band, {});
      band = band_around(beads_, source_.size(), target_.size(), 4 * half_width);
    }
    find(band);
    estimate();
    find(narrow_band());
    for (int pass = 0; pass < learning_passes && can_learn(); ++pass) {
      estimate();
      lexicon_ = merged(anchors_, learned_lexicon(source_, target_, beads_));
      trust_ = estimated_trust(source_, target_, lexicon_, anchors_, beads_);
      find(narrow_band());
    }
    return std::move(beads_);
  }

 private:
  void find(const Band& band) {
    find(band, LexicalTables(source_, target_, lexicon_, trust_, band, max_source_, max_target_));
  }

  void find(const Band& band, const LexicalTables& tables) {
    beads_ = search(BeadScorer(prior_, lengths_, tables, evidence_), band, control_);
  }

  void estimate() {
    prior_.estimate(beads_);
    lengths_.estimate(beads_);
    trust_ = estimated_trust(source_, target_, lexicon_, anchors_, beads_);
  }

  [[nodiscard]] Band narrow_band() const {
    return band_around(beads_, source_.size(), target_.size(), half_width);
  }

  [[nodiscard]] bool can_learn() const {
    const auto both = [](const Bead& bead) { return !bead.source.empty() && !bead.target.empty(); };
    return static_cast<std::size_t>(std::count_if(beads_.begin(), beads_.end(), both)) >= enough_to_learn;
  }

  Side source_;
  Side target_;
  std::size_t max_source_;
  std::size_t max_target_;
  const PairEvidence* evidence_;
  const Control& control_;
  BeadPrior prior_;
  LengthModel lengths_;
  Lexicon anchors_;
  Lexicon lexicon_;
  Trust trust_;
  std::vector<Bead> beads_;
};

/// All of one side, when the other has nothing.
std::vector<Bead> unpaired(std::size_t sources, std::size_t targets) {
  std::vector<Bead> beads;
  for (std::size_t i = 0; i < sources; ++i) beads.push_back({{i, i + 1}, {0, 0}, 1});
  for (std::size_t j = 0; j < targets; ++j) beads.push_back({{sources, sources}, {j, j + 1}, 1});
  return beads;
}

}  // namespace

std::vector<Bead> align(const AlignSide& source, const AlignSide& target, const AlignOptions& options,
                        const Control& control) {
  if (source.segments.empty() || target.segments.empty()) {
    return unpaired(source.segments.size(), target.segments.size());
  }
  return Alignment(source, target, options, control).run();
}

double mean_confidence(std::span<const Bead> beads) noexcept {
  double sum = 0;
  double segments = 0;
  for (const auto& bead : beads) {
    const auto size = static_cast<double>(bead.source.size() + bead.target.size());
    sum += bead.confidence * size;
    segments += size;
  }
  return segments > 0 ? sum / segments : 0;
}

}  // namespace distich
