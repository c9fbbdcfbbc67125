#include <algorithm>
#include <functional>

#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>
#include <distich/tm/memory.hpp>
#include <distich/tm/score_internal.hpp>

namespace distich {
namespace tm {
namespace {

constexpr std::uint64_t whole = 10000;
constexpr std::uint16_t mark_penalty = 100;  ///< a punctuation mark, where the words are equal
constexpr std::size_t most_marks = 5;        ///< that are counted
constexpr std::uint16_t spelling_penalty = 100;
constexpr std::uint16_t code_penalty = 100;

/// Rounded down, so that only a distance of 0 gives 10000.
std::uint16_t proportion(std::size_t distance, std::size_t longest) noexcept {
  return static_cast<std::uint16_t>(longest == 0 ? 0 : whole * (longest - distance) / longest);
}

std::uint16_t lost(std::size_t distance, std::size_t longest) noexcept {
  return static_cast<std::uint16_t>(whole - proportion(distance, longest));
}

std::string without_joiners(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = text::code_point_at(word, at);
    if (!text::is_format(c.value)) out += word.substr(at, c.size);
    at += c.size;
  }
  return out;
}

std::u32string characters_of(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = text::code_point_at(text, at);
    out += c.value;
    at += c.size;
  }
  return out;
}

/// The number of each item's key; keys are numbered from 1 on as they come up.
template <class Items, class Key, class KeyOf>
std::vector<index::EditDistance::Symbol> numbered(
    const Items& items, std::unordered_map<Key, index::EditDistance::Symbol>& symbols, KeyOf key_of) {
  std::vector<index::EditDistance::Symbol> numbers;
  numbers.reserve(items.size());
  for (const auto& item : items) {
    const auto next = static_cast<index::EditDistance::Symbol>(symbols.size() + 1);
    numbers.push_back(symbols.emplace(key_of(item), next).first->second);
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

Characters::Characters(std::string_view normal)
    : numbers_(numbered(characters_of(normal), symbols_, std::identity{})),
      distance_(numbers_, symbols_.size()) {
  for (const auto& [c, symbol] : symbols_) {
    if (c < ascii_.size()) ascii_[c] = symbol;
  }
}

index::EditDistance::Symbol Characters::symbol_of(char32_t c) const noexcept {
  if (c < ascii_.size()) return ascii_[c];
  const auto known = symbols_.find(c);
  return known == symbols_.end() ? 0 : known->second;
}

Score Characters::score(std::string_view normal, Score least) {
  other_.clear();
  for (std::size_t at = 0; at < normal.size();) {
    const auto c = text::code_point_at(normal, at);
    other_.push_back(symbol_of(c.value));
    at += c.size;
  }
  const auto longest = std::max(numbers_.size(), other_.size());
  if (longest == 0) return {static_cast<std::uint16_t>(whole)};
  const auto wanted = (least.basis_points * longest + whole - 1) / whole;
  const auto most = longest - std::min(wanted, longest);
  if (longest - std::min(numbers_.size(), other_.size()) > most) return {};
  return {proportion(std::min(distance_(other_, most), longest), longest)};
}

Scorer::Scorer(const RichText& query)
    : query_(query),
      normal_(text::normalize(query.text, text::Form::match)),
      tokens_(normal_),
      query_symbols_(
          numbered(tokens_.tokens(), symbols_, [this](const Token& token) { return tokens_.folded(token); })),
      distance_(query_symbols_, symbols_.size()) {}

ScoreParts Scorer::parts(const RichText& candidate, const std::string& normal) {
  auto parts = text_parts(normal);
  if (!same_codes(query_, candidate, normal == normal_))
    parts.codes = std::min(parts.score().basis_points, code_penalty);
  return parts;
}

ScoreParts Scorer::text_parts(const std::string& candidate) {
  ScoreParts parts;
  if (candidate == normal_) return parts;
  other_tokens_.assign(candidate);
  take_symbols();
  const auto distance = distance_(other_symbols_, SIZE_MAX / 2);
  parts.equal_words = same_words();
  if (parts.equal_words) {
    take_equal_words(candidate, distance, parts);
  } else {
    parts.edits = lost(distance, std::max(tokens_.size(), other_tokens_.size()));
  }
  return parts;
}

void Scorer::take_equal_words(const std::string& candidate, std::size_t distance, ScoreParts& parts) const {
  const auto longest = std::max(tokens_.size(), other_tokens_.size());
  const auto marks = static_cast<std::uint16_t>(mark_penalty * std::min<std::size_t>(distance, most_marks));
  parts.edits = std::min(marks, lost(distance, longest));
  const auto difference = spelling_difference(candidate);
  // At distance 0 the spelling or the spacing must differ, since the texts do.
  if (!difference && distance > 0) return;
  parts.spelling = spelling_penalty;
  parts.spelling_kind = difference.value_or(PenaltyKind::spacing);
}

Score Scorer::character_score(std::string_view normal, Score least) {
  if (normal == normal_) return {static_cast<std::uint16_t>(whole)};
  if (!characters_) characters_.emplace(normal_);
  return characters_->score(normal, least);
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

std::optional<PenaltyKind> Scorer::spelling_difference(const std::string& candidate) const {
  std::optional<PenaltyKind> difference;
  const auto& theirs = other_tokens_.tokens();
  std::size_t j = 0;
  for (const auto& token : tokens_.tokens()) {
    if (token.kind != TokenKind::word) continue;
    while (theirs[j].kind != TokenKind::word) ++j;
    const auto mine = token.range.of(normal_);
    const auto other = theirs[j++].range.of(candidate);
    if (mine == other) continue;
    if (without_joiners(mine) != without_joiners(other)) return PenaltyKind::letter_case;
    difference = PenaltyKind::spacing;
  }
  return difference;
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
  return tm::Scorer(query).parts(candidate, text::normalize(candidate.text, text::Form::match)).score();
}

}  // namespace distich
