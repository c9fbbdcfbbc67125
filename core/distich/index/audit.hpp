#pragma once
#include <cstdint>
#include <unordered_set>
#include <vector>

#include <distich/index/run.hpp>

namespace distich::index {

/// An entry as a run keeps it, made short: equal entries have equal fingerprints.
struct Fingerprint {
  Owner owner = 0;
  std::uint64_t hash = 0;

  friend auto operator<=>(const Fingerprint&, const Fingerprint&) = default;
};

[[nodiscard]] Fingerprint fingerprint(const EntryView& entry);

/// A word made short: equal words have equal hashes.
[[nodiscard]] std::uint64_t word_hash(const Word& word) noexcept;

/// Adds the hashes of the words of a run's vocabulary.
void words_of(const Run& run, std::unordered_set<std::uint64_t>& hashes);

/// Adds the fingerprints of a run's entries. False when its parts contradict each other: when
/// the lists of terms are not those of the entries' tokens, or when the run has a vocabulary that
/// lacks some of them. Throws Error{storage} as `Run` does.
[[nodiscard]] bool audit(const Run& run, std::vector<Fingerprint>& out);

}  // namespace distich::index
