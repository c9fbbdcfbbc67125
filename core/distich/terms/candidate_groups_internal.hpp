#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include <distich/terms/lemmas_internal.hpp>
#include <distich/terms/phrases_internal.hpp>

namespace distich::terms_internal {

/// Phrases that are forms of one, by the lemmas of their words.
struct PhraseGroup {
  Phrase lemmas{};         ///< in place of words
  std::size_t length = 0;  ///< words
  std::uint64_t frequency = 0;
  std::vector<std::uint32_t> forms;  ///< numbers of `Phrases::counts().entries()`
  bool unspaced = false;             ///< it has a word of a script without spaces
};

/// All of them, however rare, by `lemmas`.
[[nodiscard]] std::vector<PhraseGroup> group_phrases(const Phrases& phrases, const Lemmas& lemmas);

/// C-value's discount of each of `groups` (sorted by `lemmas`, each once): the mean frequency of the longer
/// ones that hold it, each counted once; 0 where none does. O(n · length² · log n).
[[nodiscard]] std::vector<double> nested_means(std::span<const PhraseGroup> groups);

/// How freely the neighbours of each group vary: of the two sides' entropies the smaller, as a part of the
/// most that it could be (log2 of the frequency); 1 for what occurs once. Where no phrase goes on, the
/// neighbour is a function word or the end: each of these counts as one of its own. `groups`: all, sorted.
[[nodiscard]] std::vector<double> boundary_freedom(std::span<const PhraseGroup> groups);

}  // namespace distich::terms_internal
