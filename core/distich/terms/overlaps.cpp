#include <algorithm>
#include <iterator>
#include <map>
#include <span>

#include <distich/terms/overlaps_internal.hpp>

namespace distich::terms_internal {
namespace {

/// Disjoint ranges of which any part can be asked for.
class Taken {
 public:
  /// Takes a range that is free, or was taken as a whole.
  bool take(ByteRange range) {
    const auto after = ends_.upper_bound(range.begin);
    if (after != ends_.begin()) {
      const auto before = std::prev(after);
      if (before->first == range.begin) return before->second == range.end;
      if (before->second > range.begin) return false;
    }
    if (after != ends_.end() && after->first < range.end) return false;
    ends_.emplace_hint(after, range.begin, range.end);
    return true;
  }

 private:
  std::map<std::size_t, std::size_t> ends_;  ///< by where they begin
};

/// Candidates of a stretch of text that no candidate crosses either end of.
void keep_longest_of(std::span<const Candidate> cluster, std::vector<Candidate>& kept) {
  std::vector<Candidate> by_size(cluster.begin(), cluster.end());
  std::stable_sort(by_size.begin(), by_size.end(),
                   [](const Candidate& a, const Candidate& b) { return a.range.size() > b.range.size(); });
  Taken taken;
  std::erase_if(by_size, [&](const Candidate& candidate) { return !taken.take(candidate.range); });
  std::stable_sort(by_size.begin(), by_size.end(),
                   [](const Candidate& a, const Candidate& b) { return a.range.begin < b.range.begin; });
  kept.insert(kept.end(), by_size.begin(), by_size.end());
}

}  // namespace

void keep_longest(std::vector<Candidate>& candidates) {
  std::vector<Candidate> kept;
  kept.reserve(candidates.size());
  for (std::size_t begin = 0; begin < candidates.size();) {
    auto reach = candidates[begin].range.end;
    auto end = begin + 1;
    for (; end < candidates.size() && candidates[end].range.begin < reach; ++end) {
      reach = std::max(reach, candidates[end].range.end);
    }
    if (end == begin + 1) {
      kept.push_back(candidates[begin]);
    } else {
      keep_longest_of(std::span(candidates).subspan(begin, end - begin), kept);
    }
    begin = end;
  }
  candidates.swap(kept);
}

}  // namespace distich::terms_internal
