#include <algorithm>
#include <cstdint>
#include <iterator>

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

std::vector<Type> tokens_of(const Side& side, SegmentRange range) {
  std::vector<Type> tokens;
  for (auto i = range.begin; i < range.end; ++i) {
    tokens.insert(tokens.end(), side.sentences[i].tokens.begin(), side.sentences[i].tokens.end());
  }
  return tokens;
}

bool can_teach(const Bead& bead) noexcept {
  return !bead.source.empty() && !bead.target.empty() && bead.confidence >= least_confidence &&
         bead.source.size() + bead.target.size() <= most_sentences;
}

std::vector<Type> distinct(std::vector<Type> types) {
  std::sort(types.begin(), types.end());
  types.erase(std::unique(types.begin(), types.end()), types.end());
  return types;
}

/// In how many examples each type occurs, on one side.
std::vector<std::uint32_t> examples_with(std::span<const Example> examples, std::vector<Type> Example::*side,
                                         std::size_t types) {
  std::vector<std::uint32_t> counts(types);
  for (const auto& example : examples) {
    for (const auto type : distinct(example.*side)) ++counts[type];
  }
  return counts;
}

/// Without what occurs in too few examples: it can never gain the support that a pair needs.
std::vector<Type> supported(const std::vector<Type>& types, const std::vector<std::uint32_t>& counts) {
  std::vector<Type> kept;
  std::copy_if(types.begin(), types.end(), std::back_inserter(kept),
               [&](Type type) { return counts[type] >= least_beads; });
  return kept;
}

/// Expectation–maximisation for one direction.
class Model1 {
 public:
  Model1(std::span<const Example> examples, std::size_t given_types, std::size_t rendered_types)
      : given_in_(examples_with(examples, &Example::given, given_types)),
        rendered_in_(examples_with(examples, &Example::rendered, rendered_types)),
        total_(given_types) {
    examples_.reserve(examples.size());
    for (const auto& example : examples) {
      examples_.push_back(
          {supported(example.given, given_in_), supported(example.rendered, rendered_in_), example.weight});
    }
    number_pairs();
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

  /// Where a type stands among the given ones.
  struct Place {
    std::uint32_t example = 0;
    std::uint32_t position = 0;
  };

  [[nodiscard]] std::vector<std::vector<Place>> places() const {
    std::vector<std::vector<Place>> found(given_in_.size());
    for (std::uint32_t e = 0; e < examples_.size(); ++e) {
      const auto& given = examples_[e].given;
      for (std::uint32_t p = 0; p < given.size(); ++p) found[given[p]].push_back({e, p});
    }
    return found;
  }

  /// Numbers the pairs type by type of those given, so that the pairs of one type can be told apart
  /// by a table over the rendered types.
  void number_pairs() {
    std::vector<std::size_t> first_cell;
    std::size_t cells = 0;
    for (const auto& example : examples_) {
      first_cell.push_back(cells);
      cells += example.given.size() * example.rendered.size();
    }
    cells_.resize(cells);
    constexpr auto none = UINT32_MAX;

    struct Slot {
      Type given = none;
      std::uint32_t pair = 0;
      std::uint32_t example = none;  ///< the last in which the pair was met
    };

    std::vector<Slot> slots(rendered_in_.size());
    const auto places_of = places();
    for (Type given = 0; given < places_of.size(); ++given) {
      for (const auto& place : places_of[given]) {
        const auto& example = examples_[place.example];
        auto cell = first_cell[place.example] + place.position;
        for (const auto rendered : example.rendered) {
          auto& slot = slots[rendered];
          if (slot.given != given) {
            slot = {given, static_cast<std::uint32_t>(pairs_.size()), none};
            pairs_.push_back({given, rendered, 0, 0, 0});
          }
          if (slot.example != place.example) ++pairs_[slot.pair].beads;
          slot.example = place.example;
          cells_[cell] = slot.pair;
          cell += example.given.size();
        }
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
    auto row = cells_.begin();
    for (const auto& example : examples_) {
      const auto width = static_cast<std::ptrdiff_t>(example.given.size());
      for (std::size_t k = 0; k < example.rendered.size(); ++k, row += width) {
        const std::span cells(row, row + width);
        double sum = no_rendering;
        for (const auto cell : cells) sum += pairs_[cell].probability;
        for (const auto cell : cells) {
          auto& pair = pairs_[cell];
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

  std::vector<std::uint32_t> given_in_;
  std::vector<std::uint32_t> rendered_in_;
  std::vector<double> total_;
  std::vector<Example> examples_;  ///< what of them is supported
  std::vector<Pair> pairs_;
  std::vector<std::uint32_t> cells_;  ///< pairs of each rendered token of each example in turn
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

std::vector<Example> examples_of(std::span<const AlignedSides> texts) {
  std::size_t fit = 0;
  for (const auto& text : texts)
    fit += static_cast<std::size_t>(std::count_if(text.beads.begin(), text.beads.end(), can_teach));
  const auto step = fit / most_beads + 1;
  std::vector<Example> examples;
  std::size_t met = 0;
  for (const auto& text : texts) {
    for (const auto& bead : text.beads) {
      if (!can_teach(bead) || met++ % step != 0) continue;
      Example example{tokens_of(text.source, bead.source), tokens_of(text.target, bead.target),
                      bead.confidence};
      if (example.given.size() <= most_tokens && example.rendered.size() <= most_tokens)
        examples.push_back(std::move(example));
    }
  }
  return examples;
}

Lexicon learned_lexicon(std::vector<Example> examples, std::size_t source_types, std::size_t target_types) {
  Lexicon lexicon;
  lexicon.forward = Model1(examples, source_types, target_types).train();
  for (auto& example : examples) example.given.swap(example.rendered);
  lexicon.backward = Model1(examples, target_types, source_types).train();
  return lexicon;
}

Lexicon merged(const Lexicon& one, const Lexicon& other) {
  auto both = one;
  merge_into(both.forward, other.forward);
  merge_into(both.backward, other.backward);
  return both;
}

}  // namespace distich::align_internal
