#include <algorithm>
#include <tuple>
#include <utility>

#include <distich/tm/shortlist_internal.hpp>

namespace distich::tm {
namespace {

MatchKind rank_of(const Match& match) noexcept {
  const auto by_origin = [](const Penalty& penalty) { return penalty.kind == PenaltyKind::origin; };
  return std::ranges::any_of(match.facts.penalties, by_origin) ? MatchKind::fuzzy : match.kind;
}

}  // namespace

void Shortlist::offer(Offer offer) {
  const auto kind = rank_of(offer.match);
  Entry offered{std::move(offer), kind, std::nullopt};
  // Most of what is offered loses against the last; that is seen without comparing targets.
  if (best_.size() >= limit_ && !ranks_before(offered, best_.back())) return;
  const auto same_target = std::ranges::find_if(best_, [&](const Entry& each) {
    return each.offer.match.target.text == offered.offer.match.target.text;
  });
  if (same_target != best_.end()) {
    if (!ranks_before(offered, *same_target)) return;
    best_.erase(same_target);
  }
  auto place = best_.end();
  while (place != best_.begin() && ranks_before(offered, *std::prev(place))) --place;
  best_.insert(place, std::move(offered));
  if (best_.size() > limit_) best_.pop_back();
}

bool Shortlist::admits(MatchKind kind, Score score, UnitId unit) const noexcept {
  if (best_.size() < limit_) return true;
  const auto& last = best_.back();
  const auto order = std::tie(kind, score) <=> std::tie(last.kind, last.offer.match.score);
  if (order != 0) return order > 0;
  // Equal texts are equally like; of others the likeness is not known before they are read.
  return kind == MatchKind::fuzzy || unit > last.offer.match.unit;
}

bool Shortlist::admits_similar(Score most, UnitId unit, std::string_view normal) {
  if (!admits(MatchKind::fuzzy, most, unit)) return false;
  if (best_.size() < limit_) return true;
  auto& last = best_.back();
  if (most > last.offer.match.score || last.kind != MatchKind::fuzzy) return true;
  const auto least = likeness_of(last);
  const auto likeness = likeness_(normal, least);
  return std::tie(likeness, unit) > std::tie(least, last.offer.match.unit);
}

std::vector<Shortlist::Offer> Shortlist::take() {
  std::vector<Offer> offers;
  offers.reserve(best_.size());
  for (auto& entry : best_) offers.push_back(std::move(entry.offer));
  best_.clear();
  return offers;
}

bool Shortlist::ranks_before(Entry& one, Entry& other) const {
  const auto order =
      std::tie(one.kind, one.offer.match.score) <=> std::tie(other.kind, other.offer.match.score);
  if (order != 0) return order > 0;
  const auto one_likeness = likeness_of(one);
  const auto other_likeness = likeness_of(other);
  return std::tie(one_likeness, one.offer.match.unit) > std::tie(other_likeness, other.offer.match.unit);
}

Score Shortlist::likeness_of(Entry& entry) const {
  if (!entry.likeness) entry.likeness = likeness_(entry.offer.normal, Score{0});
  return *entry.likeness;
}

}  // namespace distich::tm
