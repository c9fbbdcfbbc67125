#include <algorithm>
#include <tuple>
#include <utility>

#include <distich/tm/shortlist_internal.hpp>

namespace distich::tm {
namespace {

auto rank(const Match& match) noexcept {
  return std::tie(match.kind, match.score, match.unit);
}

}  // namespace

bool ranks_before(const Match& one, const Match& other) noexcept {
  return rank(one) > rank(other);
}

void Shortlist::offer(Match match) {
  const auto known = best_.find(match.target.text);
  if (known == best_.end()) {
    auto text = match.target.text;
    best_.emplace(std::move(text), std::move(match));
  } else if (ranks_before(match, known->second)) {
    known->second = std::move(match);
  }
}

bool Shortlist::admits(MatchKind kind, Score score, UnitId unit) const {
  if (!full()) return true;
  const auto worse = [&](const auto& entry) { return rank(entry.second) < std::tie(kind, score, unit); };
  const auto better = best_.size() - static_cast<std::size_t>(std::ranges::count_if(best_, worse));
  return better < limit_;
}

std::vector<Match> Shortlist::take() {
  std::vector<Match> matches;
  matches.reserve(best_.size());
  for (auto& [text, match] : best_) matches.push_back(std::move(match));
  best_.clear();
  std::ranges::sort(matches, ranks_before);
  if (matches.size() > limit_) matches.resize(limit_);
  return matches;
}

}  // namespace distich::tm
