#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <distich/align/relatedness.hpp>
#include <distich/engine/align_articles.hpp>
#include <distich/engine/align_segments_internal.hpp>
#include <distich/engine/article.hpp>
#include <distich/terms/term_matcher.hpp>

namespace distich {
namespace {

int hundredths(double share) {
  return static_cast<int>(std::lround(share * 100.0));
}

using ConceptNumber = std::uint32_t;

/// The concepts of each segment of one side, as sorted numbers.
class ConceptsBySegment {
 public:
  ConceptsBySegment(const Document& document, std::span<const Concept> glossary,
                    std::unordered_map<std::string, ConceptNumber>& numbers) {
    const TermMatcher matcher({glossary.begin(), glossary.end()}, document.language());
    for (const auto text : document.segment_texts()) {
      auto& found = segments_.emplace_back();
      for (const auto& hit : matcher.find(text)) {
        found.push_back(
            numbers.emplace(hit.concept_id, static_cast<ConceptNumber>(numbers.size())).first->second);
      }
      std::ranges::sort(found);
      found.erase(std::unique(found.begin(), found.end()), found.end());
    }
  }

  [[nodiscard]] const std::vector<ConceptNumber>& operator[](std::size_t segment) const {
    return segments_[segment];
  }

  void count(std::vector<std::uint32_t>& segments_with) const {
    for (const auto& found : segments_) {
      for (const auto number : found) ++segments_with[number];
    }
  }

  [[nodiscard]] std::size_t size() const noexcept { return segments_.size(); }

 private:
  std::vector<std::vector<ConceptNumber>> segments_;
};

/// A concept named on both sides speaks for the pair, the more the rarer it is in the two texts:
/// by the logarithm of how many segments there are to one that names it.
class GlossaryEvidence final : public PairEvidence {
 public:
  GlossaryEvidence(const Document& source, const Document& target, std::span<const Concept> glossary)
      : source_(source, glossary, numbers_), target_(target, glossary, numbers_) {
    std::vector<std::uint32_t> segments_with(numbers_.size(), 0);
    source_.count(segments_with);
    target_.count(segments_with);
    const auto segments = static_cast<double>(source_.size() + target_.size());
    weights_.reserve(segments_with.size());
    for (const auto count : segments_with) weights_.push_back(std::log1p(segments / (count + 1.0)));
  }

  [[nodiscard]] double log_odds(std::size_t source_segment, std::size_t target_segment) const override {
    constexpr double most = 8.0;
    double sum = 0.0;
    const auto& left = source_[source_segment];
    const auto& right = target_[target_segment];
    for (auto a = left.begin(), b = right.begin(); a != left.end() && b != right.end();) {
      if (*a == *b) sum += weights_[*a];
      const bool advance_left = *a <= *b;
      const bool advance_right = *b <= *a;
      if (advance_left) ++a;
      if (advance_right) ++b;
    }
    return std::min(sum, most);
  }

 private:
  std::unordered_map<std::string, ConceptNumber> numbers_;
  ConceptsBySegment source_;
  ConceptsBySegment target_;
  std::vector<double> weights_;
};

void warn_if_doubtful(std::span<const Bead> beads, const ArticlePair& pair, const Control& control) {
  const bool one_sided = pair.source.get().segments().empty() || pair.target.get().segments().empty();
  if (one_sided || belong_together(beads)) return;
  control.report({Severity::warning, "align.doubtful",
                  tr("the two texts hardly look like translations of one another (score {1} of 100)",
                     hundredths(tied_share(beads))),
                  pair.where});
}

/// What the aligner is given of a pair; views into its documents.
struct PreparedPair {
  std::vector<std::string_view> source;
  std::vector<std::string_view> target;
  std::unique_ptr<GlossaryEvidence> evidence;

  PreparedPair(const ArticlePair& pair, std::span<const Concept> glossary)
      : source(pair.source.get().segment_texts()), target(pair.target.get().segment_texts()) {
    if (!glossary.empty()) evidence = std::make_unique<GlossaryEvidence>(pair.source, pair.target, glossary);
  }
};

/// What is known of whole texts, for a stretch of each.
class EvidenceOfStretch final : public PairEvidence {
 public:
  EvidenceOfStretch(const PairEvidence& whole, const SegmentStretch& stretch)
      : whole_(whole), source_(stretch.source.begin), target_(stretch.target.begin) {}

  [[nodiscard]] double log_odds(std::size_t source_segment, std::size_t target_segment) const override {
    return whole_.log_odds(source_ + source_segment, target_ + target_segment);
  }

 private:
  const PairEvidence& whole_;
  std::size_t source_;
  std::size_t target_;
};

AlignOptions aligner_options(const AlignArticlesOptions& options) {
  AlignOptions how;
  how.max_source = options.max_source;
  how.max_target = options.max_target;
  how.dictionary = options.dictionary;
  how.examples = options.examples;
  return how;
}

SegmentRange moved(SegmentRange range, std::size_t by) {
  return {range.begin + by, range.end + by};
}

}  // namespace

std::vector<std::vector<Bead>> align_stretches(const Document& source, const Document& target,
                                               std::span<const SegmentStretch> stretches,
                                               std::span<const Concept> glossary,
                                               const AlignArticlesOptions& options, const Control& control) {
  const PreparedPair whole({source, target, {}}, glossary);
  std::vector<EvidenceOfStretch> evidence;
  evidence.reserve(stretches.size());
  std::vector<AlignPair> texts;
  for (const auto& stretch : stretches) {
    if (whole.evidence) evidence.emplace_back(*whole.evidence, stretch);
    const auto part = [](const auto& segments, SegmentRange range) {
      return std::span(segments).subspan(range.begin, range.size());
    };
    texts.push_back({.source = {part(whole.source, stretch.source), source.language()},
                     .target = {part(whole.target, stretch.target), target.language()},
                     .evidence = whole.evidence ? &evidence.back() : nullptr});
  }
  auto beads = align_batch(texts, aligner_options(options), control);
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    for (auto& bead : beads[i]) {
      bead.source = moved(bead.source, stretches[i].source.begin);
      bead.target = moved(bead.target, stretches[i].target.begin);
    }
  }
  return beads;
}

std::vector<BilingualDocument> align_articles_batch(std::span<const ArticlePair> pairs,
                                                    std::span<const Concept> glossary,
                                                    const AlignArticlesOptions& options,
                                                    const Control& control) {
  std::vector<PreparedPair> prepared;
  prepared.reserve(pairs.size());
  std::vector<AlignPair> texts;
  texts.reserve(pairs.size());
  for (const auto& pair : pairs) {
    const auto& ready = prepared.emplace_back(pair, glossary);
    texts.push_back({.source = {ready.source, pair.source.get().language()},
                     .target = {ready.target, pair.target.get().language()},
                     .evidence = ready.evidence.get()});
  }
  auto beads = align_batch(texts, aligner_options(options), control);
  std::vector<BilingualDocument> out;
  out.reserve(pairs.size());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    warn_if_doubtful(beads[i], pairs[i], control);
    out.emplace_back(pairs[i].source, pairs[i].target, std::move(beads[i]));
  }
  return out;
}

BilingualDocument align_articles(const Document& source, const Document& target,
                                 std::span<const Concept> glossary, const AlignArticlesOptions& options,
                                 const Control& control) {
  const ArticlePair pair{source, target, {}};
  return std::move(align_articles_batch({&pair, 1}, glossary, options, control).front());
}

BilingualFile to_bilingual_file(const BilingualDocument& pair, const Article& source) {
  BilingualFile file;
  file.header = header_of(source, pair.target().language());
  const auto beads = pair.beads();
  file.units.reserve(beads.size());
  const Document& document = pair.source();
  for (std::size_t i = 0; i < beads.size(); ++i) {
    auto unit = pair.unit(i);
    const auto run = beads[i].source;
    if (!run.empty() && document.block_of(run.begin) == document.block_of(run.end - 1)) {
      unit.place = source.place_of(
          {document.segments()[run.begin].range.begin, document.segments()[run.end - 1].range.end});
    }
    file.units.push_back(std::move(unit));
  }
  return file;
}

AlignedArticle give_out(const BilingualDocument& pair, const Article& source, const GivingOut& how,
                        std::span<const Verdict> verdicts) {
  AlignedArticle out;
  auto file = to_bilingual_file(pair, source);
  const auto beads = pair.beads();
  out.figures.source_segments = pair.source().segments().size();
  out.figures.target_segments = pair.target().segments().size();
  out.figures.mean_confidence = mean_confidence(beads);
  out.figures.tied = tied_share(beads);
  out.figures.belong_together = belong_together(beads);
  out.file.header = std::move(file.header);
  for (std::size_t i = 0; i < beads.size(); ++i) {
    const auto confidence = beads[i].confidence;
    if (confidence < how.doubt) ++out.figures.doubtful;
    const auto verdict = verdicts.empty() ? Verdict::open : verdicts[i];
    if (confidence < how.least_confidence || verdict == Verdict::drop) {
      ++out.figures.left_out;
      continue;
    }
    if (verdict == Verdict::ok && file.units[i].target) file.units[i].state = UnitState::reviewed;
    out.file.units.push_back(std::move(file.units[i]));
    out.beads.push_back(beads[i]);
  }
  out.figures.beads = out.beads.size();
  return out;
}

}  // namespace distich
