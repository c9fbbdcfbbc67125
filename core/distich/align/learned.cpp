#include <algorithm>
#include <cstdint>
#include <unordered_map>

#include <distich/align/lexicon_internal.hpp>

namespace distich::align_internal {
namespace {

constexpr int iterations = 5;
constexpr std::size_t most_beads = 5000;   ///< more teach little, and cost time
constexpr std::size_t most_sentences = 4;  ///< of a bead to learn from
constexpr std::size_t most_tokens = 120;   ///< of one side of it
constexpr double least_confidence = 0.5;
constexpr double discount = 0.9;
constexpr double iteration_discount = 0.2;
constexpr double least_association = 3;  ///< times as often together as by chance
constexpr double least_probability = 0.02;
constexpr double unsupported_start = 0.02;
constexpr double most_start = 50;
constexpr std::uint32_t least_beads = 2;

/// A bead as two bags of types.
struct Example {
  std::vector<Type> given;
  std::vector<Type> rendered;
  double weight = 1;
};

std::vector<Type> tokens_of(const Side& side, SegmentRange range) {
  std::vector<Type> tokens;
  for (auto i = range.begin; i < range.end; ++i) {
    tokens.insert(tokens.end(), side.sentences[i].tokens.begin(), side.sentences[i].tokens.end());
  }
  return tokens;
}

std::vector<Example> examples_of(const Side& source, const Side& target, std::span<const Bead> beads) {
  std::vector<const Bead*> fit;
  for (const auto& bead : beads) {
    const bool both = !bead.source.empty() && !bead.target.empty();
    if (both && bead.confidence >= least_confidence &&
        bead.source.size() + bead.target.size() <= most_sentences) {
      fit.push_back(&bead);
    }
  }
  const auto step = fit.size() / most_beads + 1;
  std::vector<Example> examples;
  for (std::size_t k = 0; k < fit.size(); k += step) {
    examples.push_back(
        {tokens_of(source, fit[k]->source), tokens_of(target, fit[k]->target), fit[k]->confidence});
    if (examples.back().given.size() > most_tokens || examples.back().rendered.size() > most_tokens)
      examples.pop_back();
  }
  return examples;
}

std::vector<Type> distinct(std::vector<Type> types) {
  std::sort(types.begin(), types.end());
  types.erase(std::unique(types.begin(), types.end()), types.end());
  return types;
}

/// Expectation–maximisation for one direction.
class Model1 {
 public:
  Model1(std::span<const Example> examples, std::size_t given_types, std::size_t rendered_types)
      : examples_(examples), given_in_(given_types), rendered_in_(rendered_types), total_(given_types) {
    count_examples();
    for (const auto& example : examples) add_cells(example);
    for (const auto& example : examples) count_support(example);
  }

  [[nodiscard]] Links train() {
    start();
    for (int iteration = 0; iteration < iterations; ++iteration) {
      expect();
      if (iteration + 1 < iterations) maximise(iteration > 0 ? iteration_discount : 0);
    }
    return links();
  }

 private:
  struct Pair {
    Type given = 0;
    Type rendered = 0;
    std::uint32_t beads = 0;  ///< that have both
    double probability = 0;
    double count = 0;
  };

  void count_examples() {
    for (const auto& example : examples_) {
      for (const auto type : distinct(example.given)) ++given_in_[type];
      for (const auto type : distinct(example.rendered)) ++rendered_in_[type];
    }
  }

  /// What occurs in one bead only can never gain the support that a pair needs; it is left out.
  [[nodiscard]] bool counts(Type given, Type rendered) const noexcept {
    return given_in_[given] >= least_beads && rendered_in_[rendered] >= least_beads;
  }

  std::uint32_t pair(Type given, Type rendered) {
    const auto key = (static_cast<std::uint64_t>(given) << 32U) | rendered;
    const auto [found, is_new] = numbers_.try_emplace(key, static_cast<std::uint32_t>(pairs_.size()));
    if (is_new) pairs_.push_back({given, rendered, 0, 0, 0});
    return found->second;
  }

  void add_cells(const Example& example) {
    for (const auto rendered : example.rendered) {
      for (const auto given : example.given) {
        if (counts(given, rendered)) cells_.push_back(pair(given, rendered));
      }
      ends_.push_back(cells_.size());
    }
  }

  void count_support(const Example& example) {
    for (const auto rendered : distinct(example.rendered)) {
      for (const auto given : distinct(example.given)) {
        if (counts(given, rendered)) ++pairs_[pair(given, rendered)].beads;
      }
    }
  }

  [[nodiscard]] double association(const Pair& pair) const noexcept {
    const auto by_chance = static_cast<double>(given_in_[pair.given]) *
                           static_cast<double>(rendered_in_[pair.rendered]) /
                           static_cast<double>(examples_.size());
    return static_cast<double>(pair.beads) / by_chance;
  }

  void start() {
    for (auto& pair : pairs_) {
      pair.probability =
          pair.beads < least_beads ? unsupported_start : std::min(most_start, association(pair));
    }
  }

  void expect() {
    constexpr double no_rendering = 1e-3;  // room for tokens that render none of those given
    for (auto& pair : pairs_) pair.count = 0;
    std::fill(total_.begin(), total_.end(), 0.0);
    std::size_t cell = 0;
    std::size_t row = 0;
    for (const auto& example : examples_) {
      for (std::size_t k = 0; k < example.rendered.size(); ++k, ++row) {
        double sum = no_rendering;
        for (auto c = cell; c < ends_[row]; ++c) sum += pairs_[cells_[c]].probability;
        for (; cell < ends_[row]; ++cell) {
          auto& pair = pairs_[cells_[cell]];
          const auto share = example.weight * pair.probability / sum;
          pair.count += share;
          total_[pair.given] += share;
        }
      }
    }
  }

  void maximise(double taken_off) {
    constexpr double smoothing = 0.2;
    for (auto& pair : pairs_) {
      const auto total = total_[pair.given];
      pair.probability = total > 0 ? std::max(0.0, pair.count - taken_off) / (total + smoothing) : 0;
    }
  }

  [[nodiscard]] Links links() const {
    constexpr double smoothing = 0.5;
    Links found(given_in_.size());
    for (const auto& pair : pairs_) {
      if (pair.beads < least_beads || pair.count - discount <= 0 || association(pair) < least_association)
        continue;
      const auto probability = (pair.count - discount) / (total_[pair.given] + smoothing);
      if (probability > least_probability)
        found[pair.given].push_back({pair.rendered, static_cast<float>(probability)});
    }
    for (auto& of_type : found) {
      std::sort(of_type.begin(), of_type.end(), [](const Link& a, const Link& b) { return a.type < b.type; });
    }
    return found;
  }

  std::span<const Example> examples_;
  std::vector<std::uint32_t> given_in_;
  std::vector<std::uint32_t> rendered_in_;
  std::vector<double> total_;
  std::unordered_map<std::uint64_t, std::uint32_t> numbers_;
  std::vector<Pair> pairs_;
  std::vector<std::uint32_t> cells_;  ///< pairs of each rendered token of each example in turn
  std::vector<std::size_t> ends_;
};

void merge_into(Links& links, const Links& more) {
  for (std::size_t type = 0; type < links.size(); ++type) {
    auto& of_type = links[type];
    of_type.insert(of_type.end(), more[type].begin(), more[type].end());
    std::sort(of_type.begin(), of_type.end(), [](const Link& a, const Link& b) {
      return a.type != b.type ? a.type < b.type : a.probability > b.probability;
    });
    const auto same_type = [](const Link& a, const Link& b) { return a.type == b.type; };
    of_type.erase(std::unique(of_type.begin(), of_type.end(), same_type), of_type.end());
  }
}

}  // namespace

Lexicon learned_lexicon(const Side& source, const Side& target, std::span<const Bead> beads) {
  auto examples = examples_of(source, target, beads);
  Lexicon lexicon;
  lexicon.forward = Model1(examples, source.types.size(), target.types.size()).train();
  for (auto& example : examples) example.given.swap(example.rendered);
  lexicon.backward = Model1(examples, target.types.size(), source.types.size()).train();
  return lexicon;
}

Lexicon merged(const Lexicon& one, const Lexicon& other) {
  auto both = one;
  merge_into(both.forward, other.forward);
  merge_into(both.backward, other.backward);
  return both;
}

}  // namespace distich::align_internal
