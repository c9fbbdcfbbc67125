#include <algorithm>
#include <array>
#include <cstdint>
#include <tuple>

#include <distich/terms/association_internal.hpp>
#include <distich/terms/candidate_matcher_internal.hpp>
#include <distich/terms/frequent_counts_internal.hpp>
#include <distich/terms/term_pairs.hpp>

namespace distich {

using terms_internal::CandidateMatcher;

struct TermPairs::Impl {
  using Key = std::array<std::uint32_t, 2>;

  Impl(const std::vector<TermCandidate>& sources, const std::vector<TermCandidate>& targets,
       const LanguagePair& languages, const TermPairOptions& wanted)
      : options(wanted),
        source(sources, languages.source),
        target(targets, languages.target),
        source_units(sources.size(), 0),
        target_units(targets.size(), 0),
        pairs(wanted.most_pairs) {}

  /// Of all pairs that are strong enough, the strongest first.
  [[nodiscard]] std::vector<TermPair> strong() const {
    std::vector<TermPair> out;
    for (const auto& entry : pairs.entries()) {
      const auto [from, to] = entry.key;
      const terms_internal::Together counts{entry.count, source_units[from], target_units[to], units};
      const auto association = terms_internal::log_likelihood(counts);
      const auto dice = terms_internal::dice(counts);
      if (entry.count < options.min_units || association <= 0.0 || dice < options.least_dice) continue;
      out.push_back({from, to, entry.count, static_cast<std::size_t>(counts.first),
                     static_cast<std::size_t>(counts.second), association, dice, entry.value});
    }
    std::ranges::sort(out, [](const TermPair& a, const TermPair& b) {
      return std::tie(b.association, b.dice, a.source, a.target) <
             std::tie(a.association, a.dice, b.source, b.target);
    });
    return out;
  }

  TermPairOptions options;
  CandidateMatcher source;
  CandidateMatcher target;
  std::vector<std::uint64_t> source_units;
  std::vector<std::uint64_t> target_units;
  terms_internal::FrequentCounts<Key, std::size_t> pairs;  ///< and the first unit
  std::uint64_t units = 0;
};

TermPairs::TermPairs(const std::vector<TermCandidate>& source, const std::vector<TermCandidate>& target,
                     const LanguagePair& languages, const TermPairOptions& options)
    : impl_(std::make_unique<Impl>(source, target, languages, options)) {}

TermPairs::~TermPairs() = default;
TermPairs::TermPairs(TermPairs&&) noexcept = default;
TermPairs& TermPairs::operator=(TermPairs&&) noexcept = default;

void TermPairs::add(std::string_view source, std::string_view target) {
  const auto from = impl_->source.present(source);
  const auto to = impl_->target.present(target);
  for (const auto number : from) ++impl_->source_units[number];
  for (const auto number : to) ++impl_->target_units[number];
  for (const auto first : from) {
    for (const auto second : to) {
      auto& entry =
          impl_->pairs.note({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(second)});
      if (entry.count == 1) entry.value = static_cast<std::size_t>(impl_->units);
    }
  }
  ++impl_->units;
}

std::vector<TermPair> TermPairs::links() const {
  std::vector<bool> source_taken(impl_->source_units.size(), false);
  std::vector<bool> target_taken(impl_->target_units.size(), false);
  std::vector<TermPair> out;
  for (const auto& pair : impl_->strong()) {
    if (source_taken[pair.source] || target_taken[pair.target]) continue;
    source_taken[pair.source] = target_taken[pair.target] = true;
    out.push_back(pair);
  }
  return out;
}

}  // namespace distich
