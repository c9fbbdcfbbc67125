#include <algorithm>

#include <distich/text/normalize.hpp>
#include <distich/tm/memory.hpp>
#include <distich/tm/score_internal.hpp>

namespace distich {
namespace tm {
namespace {

constexpr std::uint64_t whole = 10000;
constexpr std::uint64_t mark_penalty = 100;  ///< a punctuation mark, where the words are equal
constexpr std::uint64_t most_marks = 5;      ///< that are counted
constexpr std::uint64_t spelling_penalty = 100;
constexpr std::uint64_t code_penalty = 100;

Score to_score(std::uint64_t basis_points) noexcept {
  return {static_cast<std::uint16_t>(basis_points)};
}

/// Rounded down, so that only a distance of 0 gives 10000.
std::uint64_t proportion(std::size_t distance, std::size_t longest) noexcept {
  return longest == 0 ? 0 : whole * (longest - distance) / longest;
}

std::vector<index::EditDistance::Symbol> number_tokens(
    const TokenList& tokens, std::unordered_map<std::string_view, index::EditDistance::Symbol>& symbols) {
  std::vector<index::EditDistance::Symbol> numbers;
  numbers.reserve(tokens.size());
  for (const auto& token : tokens.tokens()) {
    const auto next = static_cast<index::EditDistance::Symbol>(symbols.size() + 1);
    numbers.push_back(symbols.emplace(tokens.folded(token), next).first->second);
  }
  return numbers;
}

/// Where the codes stand in the normalised text.
std::vector<std::size_t> normal_places(const RichText& rich) {
  const auto mapped = text::normalize_mapped(rich.text, text::Form::match);
  std::vector<std::size_t> places;
  places.reserve(rich.codes.size());
  for (const auto& code : rich.codes) places.push_back(mapped.map.to_derived({code.at, code.at}).begin);
  return places;
}

bool same_markup(const InlineCode& one, const InlineCode& other) {
  if (one.kind != other.kind || one.original != other.original) return false;
  return !one.original.empty() || one.id == other.id;
}

}  // namespace

bool same_codes(const RichText& one, const RichText& other, bool equal) {
  if (!std::ranges::equal(one.codes, other.codes, same_markup)) return false;
  if (!equal || one.codes.empty()) return true;
  if (one.text == other.text)
    return std::ranges::equal(one.codes, other.codes, {}, &InlineCode::at, &InlineCode::at);
  return normal_places(one) == normal_places(other);
}

Scorer::Scorer(const RichText& query)
    : query_(query),
      normal_(text::normalize(query.text, text::Form::match)),
      tokens_(normal_),
      query_symbols_(number_tokens(tokens_, symbols_)),
      distance_(query_symbols_, symbols_.size()) {}

Score Scorer::score(const RichText& candidate) {
  const auto normal = text::normalize(candidate.text, text::Form::match);
  const std::uint64_t text = score_normal(normal).basis_points;
  const bool same = same_codes(query_, candidate, normal == normal_);
  return to_score(same ? text : text - std::min(text, code_penalty));
}

Score Scorer::score_normal(const std::string& candidate) {
  if (candidate == normal_) return to_score(whole);
  other_tokens_.assign(candidate);
  take_symbols();
  const auto distance = distance_(other_symbols_, SIZE_MAX / 2);
  if (same_words()) return score_equal_words(candidate, distance);
  return to_score(proportion(distance, std::max(tokens_.size(), other_tokens_.size())));
}

Score Scorer::score_equal_words(const std::string& candidate, std::size_t distance) const {
  const auto longest = std::max(tokens_.size(), other_tokens_.size());
  const auto marks = whole - mark_penalty * std::min<std::uint64_t>(distance, most_marks);
  const auto best = std::max(marks, proportion(distance, longest));
  // At distance 0 the spelling or the spacing must differ, since the texts do.
  const bool alike = distance > 0 && spelled_alike(candidate);
  return to_score(alike ? best : best - spelling_penalty);
}

bool Scorer::same_words() const {
  if (tokens_.words() != other_tokens_.words() || tokens_.words() == 0) return false;
  const auto& mine = tokens_.tokens();
  const auto& theirs = other_tokens_.tokens();
  std::size_t j = 0;
  for (std::size_t i = 0; i < mine.size(); ++i) {
    if (mine[i].kind != TokenKind::word) continue;
    while (theirs[j].kind != TokenKind::word) ++j;
    if (query_symbols_[i] != other_symbols_[j]) return false;
    ++j;
  }
  return true;
}

/// Precondition: the same words.
bool Scorer::spelled_alike(const std::string& candidate) const {
  const auto& theirs = other_tokens_.tokens();
  std::size_t j = 0;
  for (const auto& token : tokens_.tokens()) {
    if (token.kind != TokenKind::word) continue;
    while (theirs[j].kind != TokenKind::word) ++j;
    if (token.range.of(normal_) != theirs[j].range.of(candidate)) return false;
    ++j;
  }
  return true;
}

void Scorer::take_symbols() {
  other_symbols_.clear();
  for (const auto& token : other_tokens_.tokens()) {
    const auto known = symbols_.find(other_tokens_.folded(token));
    other_symbols_.push_back(known == symbols_.end() ? 0 : known->second);
  }
}

}  // namespace tm

Score similarity(const RichText& query, const RichText& candidate) {
  return tm::Scorer(query).score(candidate);
}

}  // namespace distich
