#pragma once
#include <functional>
#include <span>

#include <distich/index/entries.hpp>
#include <distich/index/run.hpp>

namespace distich::index {

/// Writes the entries as a run. O(tokens); memory: some 20 bytes a token.
void build_run(const EntryList& entries, const WritePart& write);

/// Is the text of this owner gone?
using IsErased = std::function<bool(Owner)>;

/// Writes the runs as one, without what was erased. The order of the runs decides nothing but
/// the order of entries of equal length. Memory: 4 bytes an entry, and the longest list of
/// postings. Gives the number of entries written; of none, nothing was written.
std::uint32_t merge_runs(std::span<Run* const> runs, const IsErased& is_erased, const WritePart& write);

}  // namespace distich::index
