#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <distich/text/numbers.hpp>
#include <distich/tm/facts_internal.hpp>

namespace distich::tm {
namespace {

/// Parts `lost` as the edits are parted, so that the parts make `lost` again.
void add_edits(std::uint16_t lost, const std::array<std::pair<PenaltyKind, std::size_t>, 3>& counts,
               std::vector<Penalty>& out) {
  std::size_t all = 0;
  for (const auto& [kind, count] : counts) all += count;
  if (all == 0) return;
  std::size_t before = 0;
  for (const auto& [kind, count] : counts) {
    if (count == 0) continue;
    const auto points = lost * (before + count) / all - lost * before / all;
    before += count;
    if (points > 0) out.push_back({kind, static_cast<std::uint16_t>(points)});
  }
}

std::vector<Penalty> penalties_of(const ScoreParts& parts, EditCounts edits) {
  if (parts.equal_words) edits.marks += std::exchange(edits.words, 0);
  std::vector<Penalty> out;
  add_edits(parts.edits,
            {{{PenaltyKind::words, edits.words},
              {PenaltyKind::numbers, edits.placeables},
              {PenaltyKind::punctuation, edits.marks}}},
            out);
  if (parts.spelling > 0) out.push_back({parts.spelling_kind, parts.spelling});
  if (parts.codes > 0) out.push_back({PenaltyKind::inline_codes, parts.codes});
  return out;
}

/// Dates count by their numbers: "1 March 2026" has those of "2026-03-01" but for the month.
std::vector<std::string> numbers_of(const PlacedText& placed) {
  std::vector<std::string> out;
  for (const auto& each : placed.placeables) {
    if (each.kind == PlaceableKind::number)
      out.emplace_back(text::without_leading_zeros(each.value));
    else if (each.kind == PlaceableKind::date)
      out.push_back(each.value);
  }
  std::ranges::sort(out);
  return out;
}

/// Where words that are in `parts`, or next to them without a space, deny.
std::vector<ByteRange> denials_in(std::string_view text, const std::vector<ByteRange>& parts,
                                  const text::Negation& negation) {
  if (parts.empty()) return {};
  const auto before = text.rfind(' ', parts.front().begin);
  const auto begin = before == std::string_view::npos ? 0 : before;
  const auto end = std::min(text.find(' ', parts.back().end), text.size());
  auto found = negation.find(text.substr(begin, end - begin));
  for (auto& range : found) range = {range.begin + begin, range.end + begin};
  return found;
}

bool any_overlap(const std::vector<ByteRange>& some, const std::vector<ByteRange>& others) {
  return std::ranges::any_of(some, [&](ByteRange one) {
    return std::ranges::any_of(others, [&](ByteRange other) { return one.overlaps(other); });
  });
}

}  // namespace

void FactFinder::fill(Match& match, const ScoreParts& parts) {
  if (!read_) read_.emplace(*query_);
  const PlacedText source(match.source);
  auto differences = read_->differ.from(Differ(match.source.text, source.placeables));
  match.differs = std::move(differences.in_one);
  match.differs_in_source = std::move(differences.in_other);
  auto& facts = match.facts;
  const auto own = penalties_of(parts, differences.edits);
  facts.penalties.insert(facts.penalties.begin(), own.begin(), own.end());
  if (own.empty()) return;
  facts.negation_differs = negation_differs(match);
  const auto& query = read_->placed;
  if (!query.placeables.empty() || !source.placeables.empty())
    facts.numbers_differ = numbers_of(query) != numbers_of(source);
  // Without placeables, texts that differ do so in something else.
  if (query.placeables.empty() && match.kind == MatchKind::fuzzy) return;
  facts.differs_only_in = placeable_differences(query, source);
  if (!facts.differs_only_in.empty()) facts.repaired = repaired_target(query, source, match.target);
}

bool FactFinder::negation_differs(const Match& match) const {
  const auto denies = [&](const RichText& text, const std::vector<ByteRange>& differs) {
    return any_overlap(denials_in(text.text, differs, *negation_), differs);
  };
  return denies(*query_, match.differs) != denies(match.source, match.differs_in_source);
}

}  // namespace distich::tm
