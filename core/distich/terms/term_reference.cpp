#include <algorithm>
#include <charconv>
#include <cmath>
#include <tuple>

#include <distich/terms/association_internal.hpp>
#include <distich/terms/candidate_matcher_internal.hpp>
#include <distich/terms/extract.hpp>
#include <distich/terms/inflection_internal.hpp>
#include <distich/terms/sentence_words_internal.hpp>

namespace distich {

using terms_internal::CandidateMatcher;

struct TermReference::Impl {
  Impl(const std::vector<TermCandidate>& candidates, const LanguageTag& language)
      : matcher(candidates, language),
        rules(terms_internal::Inflection::for_language(language)),
        reader(language, rules),
        frequencies(candidates.size(), 0) {}

  CandidateMatcher matcher;
  terms_internal::Inflection rules;
  terms_internal::SentenceWords reader;
  std::vector<std::uint64_t> frequencies;
  std::uint64_t words = 0;
  std::vector<terms_internal::SentenceWord> sentence;
};

TermReference::TermReference(const std::vector<TermCandidate>& candidates, const LanguageTag& language)
    : impl_(std::make_unique<Impl>(candidates, language)) {}

TermReference::~TermReference() = default;
TermReference::TermReference(TermReference&&) noexcept = default;
TermReference& TermReference::operator=(TermReference&&) noexcept = default;

void TermReference::add(std::string_view sentence) {
  impl_->reader.read(sentence, impl_->sentence);
  impl_->words += impl_->sentence.size();
  for (const auto candidate : impl_->matcher.occurrences(sentence)) ++impl_->frequencies[candidate];
}

std::vector<TermCandidate> TermReference::judge(std::vector<TermCandidate> candidates,
                                                std::uint64_t words) const {
  const auto rate = [](std::uint64_t frequency, std::uint64_t all) {
    return (static_cast<double>(frequency) + 0.5) / (static_cast<double>(all) + 1.0);
  };
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    auto& candidate = candidates[i];
    const auto there = impl_->frequencies[i];
    candidate.reference = static_cast<std::size_t>(there);
    candidate.contrast = terms_internal::log_likelihood(
        {candidate.frequency, candidate.frequency + there, words, words + impl_->words});
    const auto weirdness = rate(candidate.frequency, words) / rate(there, impl_->words);
    candidate.score = candidate.c_value * std::log2(1.0 + weirdness);
  }
  std::erase_if(candidates, [](const TermCandidate& candidate) { return candidate.contrast <= 0.0; });
  std::ranges::sort(candidates, [](const TermCandidate& a, const TermCandidate& b) {
    return std::tie(b.score, b.frequency, a.text) < std::tie(a.score, a.frequency, b.text);
  });
  return candidates;
}

}  // namespace distich
