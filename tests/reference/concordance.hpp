#pragma once
#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>
#include <distich/tm/memory.hpp>
#include <reference/memory.hpp>

// Concordance as docs/memory.md describes it, by reading all texts.
namespace distich::reference {

/// Is the letter before, or behind, one that a word would go on with? Format characters do not count.
[[nodiscard]] inline bool is_word_letter(const std::vector<char32_t>& text, std::size_t at) {
  const char32_t c = text[at];
  return !text::is_unspaced(c) && (text::is_letter(c) || text::is_mark(c) || text::is_digit(c) || c == U'_');
}

[[nodiscard]] inline std::vector<char32_t> counted(std::string_view text) {
  std::vector<char32_t> all;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = text::code_point_at(text, at);
    at += c.size;
    const bool counts = text::is_unspaced(c.value) || text::is_letter(c.value) || !text::is_format(c.value);
    if (counts) all.push_back(c.value);
  }
  return all;
}

[[nodiscard]] inline bool joined(std::string_view one, std::string_view other) {
  const auto before = counted(one);
  const auto behind = counted(other);
  return !before.empty() && !behind.empty() && is_word_letter(before, before.size() - 1) &&
         is_word_letter(behind, 0);
}

enum class Written { nowhere, inside, whole };

/// Does the text have the query, as words do or within them?
[[nodiscard]] inline Written as_written(std::string_view given, std::string_view query) {
  const auto text = text::normalize(given, text::Form::term);
  const auto folded = text::normalize(query, text::Form::term);
  auto found = Written::nowhere;
  for (auto at = text.find(folded); at != std::string::npos; at = text.find(folded, at + folded.size())) {
    const auto hit = text.substr(at, folded.size());
    if (!joined(text.substr(0, at), hit) && !joined(hit, text.substr(at + hit.size()))) return Written::whole;
    found = Written::inside;
  }
  return found;
}

struct PlainHit {
  UnitId unit{};
  std::size_t variant = 0;

  friend auto operator<=>(const PlainHit&, const PlainHit&) = default;
};

/// All hits, best first. `searched` and `other` are primary languages.
[[nodiscard]] inline std::vector<PlainHit> concordance(const std::map<UnitId, TranslationUnit>& units,
                                                       std::string_view query, std::string_view searched) {
  std::vector<std::tuple<bool, std::size_t, std::int64_t, std::size_t>> ranked;
  for (const auto& [id, unit] : units) {
    std::vector<std::tuple<bool, std::size_t, std::int64_t, std::size_t>> own;
    for (std::size_t i = 0; i < unit.variants.size(); ++i) {
      const auto& variant = unit.variants[i];
      if (variant.language.primary() != searched) continue;
      const auto found = as_written(variant.text.text, query);
      const auto tokens = plain_tokens(normal(variant.text.text)).size();
      if (found == Written::nowhere) continue;
      own.emplace_back(found == Written::inside, tokens, -static_cast<std::int64_t>(id), i);
    }
    if (!own.empty()) ranked.push_back(*std::ranges::min_element(own));
  }
  std::ranges::sort(ranked);
  std::vector<PlainHit> hits;
  for (const auto& [inside, tokens, unit, variant] : ranked) hits.push_back({UnitId{-unit}, variant});
  return hits;
}

}  // namespace distich::reference
