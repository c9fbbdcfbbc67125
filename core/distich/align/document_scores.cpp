#include <algorithm>
#include <cmath>
#include <numeric>

#include <distich/align/document_scores_internal.hpp>

namespace distich::align_internal {
namespace {

/// A type in more documents than that tells little and costs much.
constexpr std::size_t most_documents = 200;
constexpr double most_share = 0.5;

// Tuned on news in eleven languages.
constexpr double trust_in_links = 0.8;
constexpr double weight_of_absence = 0.25;  ///< a translation may say it in another way
constexpr double length_deviation = 0.25;   ///< of the logarithm of the ratio of lengths
constexpr double worst_length = -6.0;       ///< abridged texts are translations too

/// A link's probability that its type is found, and what this says.
struct Weight {
  double gain = 0;
  double certainty = 0;
};

Weight weight_of(const Link& link, const DocumentSet& set) {
  if (!set.is_telling(link.type)) return {};
  const auto share = set.share_with(link.type);
  const auto probability = trust_in_links * static_cast<double>(link.probability);
  return {std::log(probability / share + 1.0 - probability), probability * (1.0 - share)};
}

double absence_of(double certainty) {
  return weight_of_absence * std::log(1.0 - certainty);
}

std::vector<double> bases_of(const DocumentSet& set, const std::vector<double>& absence) {
  std::vector<double> bases(set.size());
  for (std::size_t document = 0; document < set.size(); ++document) {
    for (const auto type : set.types_of(document)) bases[document] += absence[type];
  }
  return bases;
}

}  // namespace

DocumentSet::DocumentSet(std::span<const Side> sides) : documents_(sides.front().types().size()) {
  for (const auto& side : sides) add(side);
}

void DocumentSet::add(const Side& side) {
  std::vector<Type> types;
  double length = 0;
  for (const auto& sentence : side.sentences) {
    length += sentence.length;
    for (const auto type : sentence.tokens) {
      if (side.types()[type].kind != TypeKind::punctuation) types.push_back(type);
    }
  }
  std::ranges::sort(types);
  types.erase(std::unique(types.begin(), types.end()), types.end());
  const auto number = static_cast<DocumentNumber>(types_.size());
  for (const auto type : types) documents_[type].push_back(number);
  types_.push_back(std::move(types));
  lengths_.push_back(std::max(length, 1.0));
}

bool DocumentSet::is_telling(Type type) const noexcept {
  const auto count = documents_[type].size();
  return count > 0 && count <= most_documents && share_with(type) <= most_share;
}

double DocumentSet::total_length() const noexcept {
  return std::accumulate(lengths_.begin(), lengths_.end(), 0.0);
}

DocumentScores::DocumentScores(const DocumentSet& sources, const DocumentSet& targets, const Lexicon& lexicon)
    : sources_(sources),
      targets_(targets),
      forward_(lexicon.forward.size()),
      backward_(lexicon.forward.size()),
      source_absence_(lexicon.forward.size()),
      target_absence_(lexicon.backward.size()),
      log_ratio_(std::log(targets.total_length() / sources.total_length())),
      evidence_(targets.size()) {
  weigh_forward(lexicon.forward);
  weigh_backward(lexicon.backward);
  source_base_ = bases_of(sources, source_absence_);
  target_base_ = bases_of(targets, target_absence_);
}

void DocumentScores::weigh_forward(const Links& links) {
  for (Type source = 0; source < links.size(); ++source) {
    double certainty = 0;
    for (const auto& link : links[source]) {
      const auto weight = weight_of(link, targets_);
      if (weight.gain <= 0) continue;
      forward_[source].push_back({link.type, weight.gain});
      certainty = std::max(certainty, weight.certainty);
    }
    source_absence_[source] = absence_of(certainty);
  }
}

void DocumentScores::weigh_backward(const Links& links) {
  for (Type target = 0; target < links.size(); ++target) {
    if (targets_.documents_with(target).size() > most_documents) continue;
    double certainty = 0;
    for (const auto& link : links[target]) {
      const auto weight = weight_of(link, sources_);
      if (weight.gain <= 0) continue;
      backward_[link.type].push_back({target, weight.gain});
      certainty = std::max(certainty, weight.certainty);
    }
    target_absence_[target] = absence_of(certainty);
  }
}

void DocumentScores::add_evidence(std::size_t source) {
  // Of the renderings of a type that a document has, the best one counts.
  std::vector<std::pair<DocumentNumber, double>> found;
  for (const auto type : sources_.types_of(source)) {
    found.clear();
    for (const auto& [target, gain] : forward_[type]) {
      for (const auto document : targets_.documents_with(target)) found.emplace_back(document, -gain);
    }
    std::ranges::sort(found);
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (i > 0 && found[i].first == found[i - 1].first) continue;
      add(found[i].first, -found[i].second - source_absence_[type]);
    }
  }
  // Of the types of the source that a type of the target renders, too.
  collected_.clear();
  for (const auto type : sources_.types_of(source)) {
    collected_.insert(collected_.end(), backward_[type].begin(), backward_[type].end());
  }
  std::ranges::sort(collected_, [](const Gain& a, const Gain& b) {
    return a.type != b.type ? a.type < b.type : a.gain > b.gain;
  });
  for (std::size_t i = 0; i < collected_.size(); ++i) {
    const auto& [type, gain] = collected_[i];
    if (i > 0 && type == collected_[i - 1].type) continue;
    for (const auto document : targets_.documents_with(type)) add(document, gain - target_absence_[type]);
  }
}

void DocumentScores::add(DocumentNumber target, double gain) {
  if (evidence_[target] == 0) touched_.push_back(target);
  evidence_[target] += gain;
}

std::vector<DocumentNumber> DocumentScores::take_touched() {
  std::ranges::sort(touched_);
  return std::exchange(touched_, {});
}

double DocumentScores::score_of(std::size_t source, std::size_t target) {
  const auto deviation =
      (std::log(targets_.length_of(target) / sources_.length_of(source)) - log_ratio_) / length_deviation;
  const auto evidence = std::exchange(evidence_[target], 0.0);
  return (evidence + source_base_[source] + target_base_[target]) / 2.0 +
         std::max(worst_length, -deviation * deviation / 2.0);
}

}  // namespace distich::align_internal
