#pragma once
#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>
#include <distich/tm/memory.hpp>
#include <reference/edit_distance.hpp>

// The rules of docs/memory.md written down as plainly as can be, and a search that tries everything.
namespace distich::reference {

[[nodiscard]] inline std::string normal(std::string_view text) {
  return text::normalize(text, text::Form::match);
}

struct PlainToken {
  std::string folded;
  std::string spelled;
  bool word = false;
};

[[nodiscard]] inline std::vector<PlainToken> plain_tokens(const std::string& text) {
  std::vector<PlainToken> tokens;
  bool in_word = false;
  std::string joiners;  // part of a word only when more of it follows
  for (std::size_t at = 0; at < text.size();) {
    const auto c = text::code_point_at(text, at);
    const auto spelled = text.substr(at, c.size);
    at += c.size;
    if (text::is_format(c.value) && !text::is_space(c.value)) {
      joiners += spelled;
      continue;
    }
    const auto between = std::exchange(joiners, {});
    const bool single = text::is_unspaced(c.value);
    const bool letter =
        text::is_letter(c.value) || text::is_mark(c.value) || text::is_digit(c.value) || c.value == '_';
    if (text::is_space(c.value) || c.value < ' ') {
      in_word = false;
      continue;
    }
    std::string folded;
    text::append(folded, text::to_lower(c.value));
    if (in_word && letter && !single) {
      tokens.back().folded += folded;
      tokens.back().spelled += between + spelled;
    } else {
      tokens.push_back({folded, spelled, letter || single});
    }
    in_word = letter && !single;
  }
  return tokens;
}

[[nodiscard]] inline std::vector<std::string> spellings(const std::vector<PlainToken>& tokens, bool folded,
                                                        bool words_only) {
  std::vector<std::string> all;
  for (const auto& token : tokens) {
    if (token.word || !words_only) all.push_back(folded ? token.folded : token.spelled);
  }
  return all;
}

/// The score of two texts without codes, or with equal ones.
[[nodiscard]] inline int text_score(std::string_view one, std::string_view other) {
  const auto a = normal(one);
  const auto b = normal(other);
  if (a == b) return 10000;
  const auto x = plain_tokens(a);
  const auto y = plain_tokens(b);
  const auto longest = static_cast<int>(std::max(x.size(), y.size()));
  if (longest == 0) return 0;
  const auto distance = static_cast<int>(edit_distance(spellings(x, true, false), spellings(y, true, false)));
  const int by_tokens = 10000 * (longest - distance) / longest;
  const auto words = spellings(x, true, true);
  if (words.empty() || words != spellings(y, true, true)) return by_tokens;
  const int by_marks = 10000 - 100 * std::min(distance, 5);
  // Without the format characters that a word may hold inside, nothing but spelling is left.
  const bool alike = distance > 0 && spellings(x, false, true) == spellings(y, false, true);
  return std::max(by_marks, by_tokens) - (alike ? 0 : 100);
}

/// What orders texts of equal score.
[[nodiscard]] inline int character_score(std::string_view one, std::string_view other) {
  const auto characters = [](const std::string& text) {
    std::vector<char32_t> out;
    for (std::size_t at = 0; at < text.size(); at += text::code_point_at(text, at).size)
      out.push_back(text::code_point_at(text, at).value);
    return out;
  };
  const auto x = characters(normal(one));
  const auto y = characters(normal(other));
  const auto longest = static_cast<int>(std::max(x.size(), y.size()));
  if (longest == 0) return 10000;
  return 10000 * (longest - static_cast<int>(edit_distance(x, y))) / longest;
}

/// What is said of the units' sessions.
struct PlainOrigin {
  std::string name;
  int penalty = 0;
};

[[nodiscard]] inline MatchKind equal_text_kind(const MatchQuery& query, const TranslationUnit& unit,
                                               const Variant& source, const PlainOrigin& origin) {
  if (origin.penalty > 0) return MatchKind::exact;
  const bool here = query.document.empty() || query.document == origin.name;
  if (!query.id.empty() && query.id == unit.id && here) return MatchKind::same_id;
  if (!query.context || !source.context) return MatchKind::exact;
  const auto previous = normal(query.context->previous);
  const auto next = normal(query.context->next);
  const bool same_previous = previous == normal(source.context->previous);
  const bool same_next = next == normal(source.context->next);
  if (same_previous && same_next) return MatchKind::in_context;
  const bool beside = (same_previous && !previous.empty()) || (same_next && !next.empty());
  return beside ? MatchKind::one_neighbour : MatchKind::exact;
}

/// Everything that a memory could offer, best first.
[[nodiscard]] inline std::vector<Match> find(const std::map<UnitId, TranslationUnit>& units,
                                             const MatchQuery& query, const LanguagePair& languages,
                                             const MatchOptions& options,
                                             const std::map<UnitId, PlainOrigin>& origins = {}) {
  struct Ranked {
    std::tuple<MatchKind, Score, int, UnitId> rank;
    Match match;
  };

  std::vector<Ranked> all;
  for (const auto& [id, unit] : units) {
    const auto known = origins.find(id);
    const auto origin = known == origins.end() ? PlainOrigin{} : known->second;
    for (const auto& source : unit.variants) {
      if (source.language.primary() != languages.source.primary()) continue;
      const Variant* target = nullptr;
      for (const auto& each : unit.variants) {
        if (&each == &source || each.language.primary() != languages.target.primary()) continue;
        if (target == nullptr || each.language == languages.target) target = &each;
      }
      if (target == nullptr || target->text.text.empty()) continue;
      Match match;
      match.unit = id;
      match.source = source.text;
      match.target = target->text;
      const auto score = std::max(similarity(query.text, source.text).basis_points - origin.penalty, 0);
      match.score.basis_points = static_cast<std::uint16_t>(score);
      if (normal(query.text.text) == normal(source.text.text))
        match.kind = equal_text_kind(query, unit, source, origin);
      if (match.score < options.floor) continue;
      const auto ranks_as = origin.penalty > 0 ? MatchKind::fuzzy : match.kind;
      all.push_back({{ranks_as, match.score, character_score(query.text.text, source.text.text), id}, match});
    }
  }
  std::ranges::stable_sort(all, std::greater{}, &Ranked::rank);
  std::vector<Match> best;
  for (const auto& [rank, match] : all) {
    const bool known =
        std::ranges::any_of(best, [&](const Match& b) { return b.target.text == match.target.text; });
    if (!known && best.size() < options.limit) best.push_back(match);
  }
  return best;
}

}  // namespace distich::reference
