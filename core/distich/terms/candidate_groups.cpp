#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include <distich/terms/candidate_groups_internal.hpp>

namespace distich::terms_internal {
namespace {

Phrase part_of(const Phrase& phrase, std::size_t begin, std::size_t end) {
  Phrase part;
  part.fill(no_word);
  std::copy(phrase.begin() + static_cast<std::ptrdiff_t>(begin),
            phrase.begin() + static_cast<std::ptrdiff_t>(end), part.begin());
  return part;
}

/// The number of the group, or `groups.size()`.
std::size_t find(std::span<const PhraseGroup> groups, const Phrase& lemmas) {
  const auto at = std::ranges::lower_bound(groups, lemmas, {}, &PhraseGroup::lemmas);
  return at != groups.end() && at->lemmas == lemmas ? static_cast<std::size_t>(at - groups.begin())
                                                    : groups.size();
}

/// What stands on one side of a phrase, summed up.
struct Side {
  std::uint64_t known = 0;  ///< occurrences whose neighbour is of a longer phrase
  double weighted = 0;      ///< Σ count · log2(count) over these neighbours

  void add(std::uint64_t count) {
    known += count;
    weighted += static_cast<double>(count) * std::log2(static_cast<double>(count));
  }

  [[nodiscard]] double freedom(std::uint64_t frequency) const {
    if (frequency < 2) return 1.0;
    const auto all = static_cast<double>(frequency);
    return 1.0 - weighted / (all * std::log2(all));
  }
};

}  // namespace

std::vector<PhraseGroup> group_phrases(const Phrases& phrases, const Lemmas& lemmas) {
  const auto entries = phrases.counts().entries();
  std::vector<std::pair<Phrase, std::uint32_t>> sorted;
  sorted.reserve(entries.size());
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    auto key = entries[i].key;
    for (auto& word : key) {
      if (word != no_word) word = lemmas.of(phrases.normal_of(word));
    }
    sorted.emplace_back(key, i);
  }
  std::ranges::sort(sorted);
  std::vector<PhraseGroup> groups;
  for (const auto& [key, entry] : sorted) {
    if (groups.empty() || groups.back().lemmas != key) groups.push_back({key, length_of(key), 0, {}, false});
    auto& group = groups.back();
    group.frequency += entries[entry].count;
    group.forms.push_back(entry);
    const auto& words = entries[entry].key;
    group.unspaced = group.unspaced || std::any_of(words.begin(), words.end(), [&](WordId word) {
                       return word != no_word && is_unspaced_word(phrases.spelling(word));
                     });
  }
  return groups;
}

std::vector<double> nested_means(std::span<const PhraseGroup> groups) {
  std::vector<std::uint64_t> sums(groups.size(), 0);
  std::vector<std::uint64_t> holders(groups.size(), 0);
  for (const auto& group : groups) {
    std::set<std::size_t> parts;
    for (std::size_t begin = 0; begin < group.length; ++begin) {
      for (auto end = begin + 1; end <= group.length; ++end) {
        if (end - begin == group.length) continue;
        if (const auto at = find(groups, part_of(group.lemmas, begin, end)); at < groups.size())
          parts.insert(at);
      }
    }
    for (const auto part : parts) {
      sums[part] += group.frequency;
      ++holders[part];
    }
  }
  std::vector<double> means(groups.size(), 0.0);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (holders[i] != 0) means[i] = static_cast<double>(sums[i]) / static_cast<double>(holders[i]);
  }
  return means;
}

std::vector<double> boundary_freedom(std::span<const PhraseGroup> groups) {
  std::vector<Side> left(groups.size());
  std::vector<Side> right(groups.size());
  for (const auto& group : groups) {
    if (group.length < 2) continue;
    const auto shorter = find(groups, part_of(group.lemmas, 0, group.length - 1));
    if (shorter < groups.size()) right[shorter].add(group.frequency);
    const auto rest = find(groups, part_of(group.lemmas, 1, group.length));
    if (rest < groups.size()) left[rest].add(group.frequency);
  }
  std::vector<double> out(groups.size(), 1.0);
  for (std::size_t i = 0; i < groups.size(); ++i)
    out[i] = std::min(left[i].freedom(groups[i].frequency), right[i].freedom(groups[i].frequency));
  return out;
}

}  // namespace distich::terms_internal
