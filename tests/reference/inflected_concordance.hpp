#pragma once
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <distich/terms/stemmer_internal.hpp>
#include <distich/text/code_points.hpp>
#include <reference/concordance.hpp>
#include <reference/terms.hpp>

// The inflected concordance as docs/memory.md describes it: all tokens of all texts, each by its forms and
// stem.
namespace distich::reference {

/// Which words are forms of one, word against word.
class PlainForms {
 public:
  explicit PlainForms(const LanguageTag& language)
      : rules_(terms_internal::Inflection::for_language(language)),
        stemmer_(rules_.stemmer().empty() ? terms_internal::Stemmer()
                                          : terms_internal::Stemmer(rules_.stemmer())) {
    if (!stemmer_) return;
    for (const auto& word : rules_.function_words()) function_stems_.emplace_back(stemmer_.stem(word));
  }

  [[nodiscard]] bool is_function_word(std::string_view word) const {
    return rules_.is_function_word(rules_.normalise(word));
  }

  [[nodiscard]] bool are_forms(std::string_view one, std::string_view other) const {
    const auto found = rules_.normalise(one);
    const auto wanted = rules_.normalise(other);
    if (word_agreement(found, wanted, rules_)) return true;
    if (!stemmer_ || rules_.is_function_word(found) || rules_.is_function_word(wanted)) return false;
    const std::string stem(stemmer_.stem(found));
    return std::ranges::find(function_stems_, stem) == function_stems_.end() && stem == stemmer_.stem(wanted);
  }

 private:
  terms_internal::Inflection rules_;
  terms_internal::Stemmer stemmer_;
  std::vector<std::string> function_stems_;
};

[[nodiscard]] inline bool is_inflectable(const PlainToken& token) {
  return token.word && !text::is_unspaced(text::code_point_at(token.folded, 0).value);
}

[[nodiscard]] inline bool has_in_a_row(const std::vector<PlainToken>& text,
                                       const std::vector<PlainToken>& wanted, const PlainForms& forms) {
  const auto fits = [&](const PlainToken& one, const PlainToken& other) {
    if (one.folded == other.folded) return true;
    return is_inflectable(one) && is_inflectable(other) && forms.are_forms(one.folded, other.folded);
  };
  return !std::ranges::search(text, wanted, fits).empty();
}

/// The tokens but for function words at the ends; all when nothing else is a word.
[[nodiscard]] inline std::vector<PlainToken> core_of(std::vector<PlainToken> tokens,
                                                     const PlainForms& forms) {
  const auto all = tokens;
  const auto says_little = [&](const PlainToken& token) {
    return is_inflectable(token) && forms.is_function_word(token.folded);
  };
  while (!tokens.empty() && says_little(tokens.front())) tokens.erase(tokens.begin());
  while (!tokens.empty() && says_little(tokens.back())) tokens.pop_back();
  return std::ranges::any_of(tokens, is_inflectable) ? tokens : all;
}

struct InflectedHit {
  UnitId unit{};
  std::size_t variant = 0;
  bool inflected = false;
};

/// All hits, best first.
[[nodiscard]] inline std::vector<InflectedHit> inflected_concordance(
    const std::map<UnitId, TranslationUnit>& units, std::string_view query, const LanguageTag& searched) {
  const PlainForms forms(searched);
  const auto wanted = plain_tokens(normal(query));
  const auto core = core_of(wanted, forms);
  const bool has_words = std::ranges::any_of(wanted, is_inflectable);
  using Ranked = std::tuple<int, std::size_t, std::int64_t, std::size_t>;
  std::vector<Ranked> ranked;
  for (const auto& [id, unit] : units) {
    std::optional<Ranked> best;
    for (std::size_t i = 0; i < unit.variants.size(); ++i) {
      const auto& variant = unit.variants[i];
      if (variant.language.primary() != searched.primary()) continue;
      const auto tokens = plain_tokens(normal(variant.text.text));
      const auto plain = as_written(variant.text.text, query);
      int closeness = 4;
      if (plain == Written::whole) {
        closeness = 0;
      } else if (has_words && has_in_a_row(tokens, wanted, forms)) {
        closeness = 1;
      } else if (has_words && has_in_a_row(tokens, core, forms)) {
        closeness = 2;
      } else if (plain == Written::inside) {
        closeness = 3;
      } else {
        continue;
      }
      const Ranked own{closeness, tokens.size(), -static_cast<std::int64_t>(id), i};
      if (!best || own < *best) best = own;
    }
    if (best) ranked.push_back(*best);
  }
  std::ranges::sort(ranked);
  std::vector<InflectedHit> hits;
  for (const auto& [closeness, tokens, unit, variant] : ranked)
    hits.push_back({UnitId{-unit}, variant, closeness == 1 || closeness == 2});
  return hits;
}

}  // namespace distich::reference
