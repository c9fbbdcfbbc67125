#include <algorithm>
#include <cmath>

#include <distich/align/aligner.hpp>
#include <distich/align/band_internal.hpp>
#include <distich/align/bead_scorer_internal.hpp>
#include <distich/align/confidence_internal.hpp>
#include <distich/align/dictionary_internal.hpp>
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
constexpr double enough_agreement = 0.5;
constexpr std::size_t most_lexical_cells = 8'000'000;
constexpr int learning_passes = 3;

/// One pair of texts, and the beads that it is believed to fall into.
struct Text {
  Side source;
  Side target;
  const PairEvidence* evidence = nullptr;
  LengthModel lengths;
  std::vector<Bead> beads;
};

std::vector<AlignedSides> views_of(const std::vector<Text>& texts) {
  std::vector<AlignedSides> views;
  views.reserve(texts.size());
  for (const auto& text : texts) views.push_back({text.source, text.target, text.beads});
  return views;
}

/// What tokens weigh in a bead's score. The more there is to learn from, the more words the lexicon
/// knows, and what these say is not independent. Tuned on development data.
double weight_of_tokens(const std::vector<Text>& texts, std::size_t examples) noexcept {
  constexpr double for_many = 0.8;
  constexpr double for_few = 1.5;
  constexpr double many = 100;
  auto sentences = static_cast<double>(examples);
  for (const auto& text : texts)
    sentences += static_cast<double>(std::min(text.source.size(), text.target.size()));
  return for_many + (for_few - for_many) * std::exp(-sentences / many);
}

/// Whether a path stays within a band but for short detours.
bool lies_within(std::span<const Bead> path, const Band& band) {
  constexpr std::size_t one_in = 20;
  const auto outside = std::count_if(path.begin(), path.end(), [&](const Bead& bead) {
    return !band.contains(bead.source.end, bead.target.end);
  });
  return static_cast<std::size_t>(outside) * one_in <= path.size();
}

/// The texts of a batch, none of them empty on a side, and what is believed about all of them so far.
class Alignment {
 public:
  Alignment(std::span<const AlignPair> pairs, const AlignOptions& options, const Control& control)
      : max_source_(std::clamp<std::size_t>(options.max_source, 1, most_run)),
        max_target_(std::clamp<std::size_t>(options.max_target, 1, most_run)),
        control_(control),
        prior_(max_source_, max_target_) {
    read(pairs, options.examples);
    const auto& source_types = texts_.front().source.types();
    const auto& target_types = texts_.front().target.types();
    anchors_ = anchor_lexicon(source_types, target_types);
    known_ = merged(anchors_, dictionary_lexicon(options.dictionary, source_types, target_types));
    lexicon_ = examples_.empty() ? known_ : with_learned(examples_);
    trust_ = initial_trust(lexicon_);
    lengths_ = first_length_scale(views_of(texts_));
    for (auto& text : texts_) text.lengths.rescale(lengths_);
    token_weight_ = weight_of_tokens(texts_, examples_.size());
  }

  [[nodiscard]] std::vector<std::vector<Bead>> run() {
    for (auto& text : texts_) find_first(text);
    estimate();
    find_again();
    for (int pass = 0; pass < learning_passes && can_learn(); ++pass) {
      learn();
      find_again();
    }
    std::vector<std::vector<Bead>> beads;
    for (auto& text : texts_) {
      for (auto& bead : text.beads) bead.confidence = calibrated_confidence(bead);
      beads.push_back(std::move(text.beads));
    }
    return beads;
  }

 private:
  void read(std::span<const AlignPair> pairs, std::span<const TranslationExample> examples) {
    std::vector<AlignSide> sources;
    std::vector<AlignSide> targets;
    for (const auto& pair : pairs) {
      sources.push_back(pair.source);
      targets.push_back(pair.target);
    }
    std::vector<std::string_view> given;
    std::vector<std::string_view> rendered;
    for (const auto& example : examples) {
      given.push_back(example.source);
      rendered.push_back(example.target);
    }
    sources.push_back({given, sources.front().language});
    targets.push_back({rendered, targets.front().language});
    auto source_sides = extract_features(sources);
    auto target_sides = extract_features(targets);
    for (std::size_t k = 0; k < pairs.size(); ++k) {
      LengthModel lengths(source_sides[k], target_sides[k], {});
      texts_.push_back({std::move(source_sides[k]),
                        std::move(target_sides[k]),
                        pairs[k].evidence,
                        std::move(lengths),
                        {}});
    }
    for (std::size_t k = 0; k < examples.size(); ++k) {
      examples_.push_back({std::move(source_sides.back().sentences[k].tokens),
                           std::move(target_sides.back().sentences[k].tokens)});
    }
  }

  /// Short texts are searched whole. A long one is searched along its anchors; where these
  /// contradict one another also along a path by length alone, and the likelier outcome is taken.
  void find_first(Text& text) const {
    const auto sources = text.source.size();
    const auto targets = text.target.size();
    if (is_short(sources, targets)) {
      text.beads = find(text, whole_band(sources, targets)).beads;
      return;
    }
    const auto chain = anchor_chain(text.source, text.target, anchors_);
    const auto along_anchors = band_along(chain.anchors, sources, targets, text.lengths);
    const bool affordable = along_anchors.cells() <= most_lexical_cells;
    auto best = find(text, affordable ? along_anchors : around(text, path_by_length(text, along_anchors)));
    if (!chain.anchors.empty() && chain.agreement < enough_agreement) {
      const auto path = path_by_length(text, band_along({}, sources, targets, text.lengths));
      if (!lies_within(path, along_anchors)) {
        auto other = find(text, around(text, path));
        if (other.score > best.score) best = std::move(other);
      }
    }
    text.beads = std::move(best.beads);
  }

  [[nodiscard]] std::vector<Bead> path_by_length(const Text& text, const Band& band) const {
    return search_by_length(prior_, text.lengths, band, control_);
  }

  [[nodiscard]] static Band around(const Text& text, std::span<const Bead> path) {
    return band_around(path, text.source.size(), text.target.size(), 4 * half_width);
  }

  void find_again() {
    for (auto& text : texts_) {
      const auto band = band_around(text.beads, text.source.size(), text.target.size(), half_width);
      text.beads = find(text, band).beads;
    }
  }

  [[nodiscard]] Found find(const Text& text, const Band& band) const {
    const LexicalTables tables(text.source, text.target, lexicon_, trust_, band, max_source_, max_target_);
    return search(
        BeadScorer(text.source, text.target, prior_, text.lengths, tables, text.evidence, token_weight_),
        band, control_);
  }

  void estimate() {
    const auto views = views_of(texts_);
    prior_.estimate(views);
    lengths_ = estimated_length_scale(views, lengths_);
    trust_ = estimated_trust(views, lexicon_, anchors_);
    for (auto& text : texts_) text.lengths.rescale(lengths_);
  }

  void learn() {
    const auto views = views_of(texts_);
    auto examples = examples_of(views);
    examples.insert(examples.end(), examples_.begin(), examples_.end());
    lexicon_ = with_learned(std::move(examples));
    estimate();
  }

  [[nodiscard]] Lexicon with_learned(std::vector<Example> examples) const {
    return merged(known_,
                  learned_lexicon(std::move(examples), known_.forward.size(), known_.backward.size()));
  }

  [[nodiscard]] bool can_learn() const {
    const auto both = [](const Bead& bead) { return !bead.source.empty() && !bead.target.empty(); };
    std::size_t count = 0;
    for (const auto& text : texts_)
      count += static_cast<std::size_t>(std::count_if(text.beads.begin(), text.beads.end(), both));
    return count >= enough_to_learn;
  }

  std::size_t max_source_;
  std::size_t max_target_;
  const Control& control_;
  std::vector<Text> texts_;
  BeadPrior prior_;
  LengthScale lengths_;
  std::vector<Example> examples_;  ///< that the caller gave
  Lexicon anchors_;
  Lexicon known_;  ///< without having learned: anchors and dictionary
  Lexicon lexicon_;
  Trust trust_;
  double token_weight_ = 0;
};

/// All of one side, when the other has nothing.
std::vector<Bead> unpaired(std::size_t sources, std::size_t targets) {
  std::vector<Bead> beads;
  for (std::size_t i = 0; i < sources; ++i) beads.push_back({{i, i + 1}, {0, 0}, 1});
  for (std::size_t j = 0; j < targets; ++j) beads.push_back({{sources, sources}, {j, j + 1}, 1});
  return beads;
}

}  // namespace

std::vector<Bead> align(const AlignPair& pair, const AlignOptions& options, const Control& control) {
  return std::move(align_batch({&pair, 1}, options, control).front());
}

std::vector<std::vector<Bead>> align_batch(std::span<const AlignPair> pairs, const AlignOptions& options,
                                           const Control& control) {
  std::vector<std::vector<Bead>> beads(pairs.size());
  std::vector<AlignPair> two_sided;
  for (std::size_t k = 0; k < pairs.size(); ++k) {
    const auto& [source, target, evidence] = pairs[k];
    if (source.segments.empty() || target.segments.empty()) {
      beads[k] = unpaired(source.segments.size(), target.segments.size());
    } else {
      two_sided.push_back(pairs[k]);
    }
  }
  if (two_sided.empty()) return beads;
  auto found = Alignment(two_sided, options, control).run();
  auto next = found.begin();
  for (std::size_t k = 0; k < pairs.size(); ++k) {
    if (!pairs[k].source.segments.empty() && !pairs[k].target.segments.empty()) beads[k] = std::move(*next++);
  }
  return beads;
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
