#include <algorithm>
#include <cmath>

#include <distich/align/evidence_internal.hpp>

namespace distich::align_internal {
namespace {

constexpr float most_for_a_token = 5;  ///< so that no single token decides alone

/// Tokens of one side that the lexicon knows renderings of, ready to be scored.
class ScoredTokens {
 public:
  ScoredTokens(const Side& side, const std::vector<double>& trust) {
    begins_.push_back(0);
    for (const auto& sentence : side.sentences) {
      float unmatched = 0;
      for (const auto type : sentence.tokens) {
        if (trust[type] <= 0) continue;
        const auto miss = static_cast<float>(std::log1p(-trust[type]));
        unmatched += miss;
        tokens_.push_back({type, static_cast<float>(trust[type] / side.types()[type].frequency),
                           static_cast<float>(1 - trust[type]), miss});
      }
      unmatched_.push_back(unmatched);
      begins_.push_back(tokens_.size());
    }
  }

  /// The score of a sentence when `mass[type]` is the sum of the probabilities that the run's
  /// tokens give to a type, and `scale` one over their number.
  [[nodiscard]] float score(std::size_t sentence, const std::vector<float>& mass,
                            float scale) const noexcept {
    auto sum = unmatched_[sentence];
    for (auto at = begins_[sentence]; at < begins_[sentence + 1]; ++at) {
      const auto& token = tokens_[at];
      const auto given = mass[token.type];
      if (given > 0)
        sum += std::min(std::log(token.lift * given * scale + token.rest), most_for_a_token) - token.miss;
    }
    return sum;
  }

 private:
  struct Token {
    Type type = 0;
    float lift = 0;  ///< λ / p(token)
    float rest = 0;  ///< 1 − λ
    float miss = 0;  ///< log(1 − λ)
  };

  std::vector<Token> tokens_;
  std::vector<std::size_t> begins_;
  std::vector<float> unmatched_;
};

/// The probability mass that a growing run of sentences gives to types of the other side.
class RunMass {
 public:
  RunMass(const Side& side, const Links& links, std::size_t other_types)
      : side_(side), links_(links), mass_(other_types) {}

  void clear() noexcept {
    for (const auto type : touched_) mass_[type] = 0;
    touched_.clear();
    tokens_ = 0;
  }

  void add(std::size_t sentence) {
    for (const auto type : side_.sentences[sentence].tokens) {
      ++tokens_;
      for (const auto& link : links_[type]) {
        mass_[link.type] += link.probability;
        touched_.push_back(link.type);
      }
    }
  }

  [[nodiscard]] const std::vector<float>& mass() const noexcept { return mass_; }

  [[nodiscard]] float scale() const noexcept {
    return 1 / static_cast<float>(std::max<std::size_t>(tokens_, 1));
  }

 private:
  const Side& side_;
  const Links& links_;
  std::vector<float> mass_;
  std::vector<Type> touched_;
  std::size_t tokens_ = 0;
};

/// Source sentences that a target position may end a run with.
struct Reach {
  std::size_t first = SIZE_MAX;
  std::size_t end = 0;
};

}  // namespace

void LexicalTables::Table::add_row(std::size_t first, std::size_t end, std::size_t runs) {
  const auto width = end > first ? end - first : 0;
  rows.push_back({first, width, values.size()});
  values.resize(values.size() + width * runs);
}

LexicalTables::LexicalTables(const Side& source, const Side& target, const Lexicon& lexicon,
                             const Trust& trust, const Band& band, std::size_t max_source,
                             std::size_t max_target) {
  const auto sources = source.size();
  const ScoredTokens target_tokens(target, trust.target);
  const ScoredTokens source_tokens(source, trust.source);
  RunMass source_run(source, lexicon.forward, target.types().size());
  for (std::size_t i = 0; i <= sources; ++i) {
    of_target_.add_row(band.low[i - std::min(i, max_source)], band.high[i], max_source);
    const auto row = of_target_.rows[i];
    source_run.clear();
    for (std::size_t n = 1; n <= std::min(i, max_source); ++n) {
      source_run.add(i - n);
      for (auto q = row.first; q < row.first + row.width; ++q) {
        of_target_.values[of_target_.index(i, n, q)] =
            target_tokens.score(q, source_run.mass(), source_run.scale());
      }
    }
  }
  std::vector<Reach> reach(target.size() + 1);
  for (std::size_t q = 0; q < sources; ++q) {
    const auto first = band.low[q];
    const auto end = band.high[std::min(sources, q + max_source)] + 1;
    of_source_.add_row(first, end, max_target);
    for (auto j = first; j < end; ++j) reach[j] = {std::min(reach[j].first, q), q + 1};
  }
  RunMass target_run(target, lexicon.backward, source.types().size());
  for (std::size_t j = 1; j <= target.size(); ++j) {
    target_run.clear();
    for (std::size_t m = 1; m <= std::min(j, max_target); ++m) {
      target_run.add(j - m);
      for (auto q = reach[j].first; q < reach[j].end; ++q) {
        of_source_.values[of_source_.index(q, m, j)] =
            source_tokens.score(q, target_run.mass(), target_run.scale());
      }
    }
  }
}

}  // namespace distich::align_internal
