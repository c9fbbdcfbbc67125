#pragma once
// Terms found the slow and obvious way: every term at every token of the text, word against word, by the
// forms that the language's rules give. No trie, no numbers for words, nothing remembered.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <distich/model/term.hpp>
#include <distich/terms/inflection_internal.hpp>
#include <distich/terms/tokens_internal.hpp>

namespace distich::reference {

struct TermWord {
  std::string text;
  ByteRange range;
  bool after_space = false;
  bool after_paragraph = false;
};

inline std::vector<TermWord> term_words(std::string_view text, const terms_internal::Inflection& rules) {
  const terms_internal::Tokenizer tokenizer;
  std::vector<TermWord> words;
  for (auto token = tokenizer.next(text, 0); token.found(); token = tokenizer.next(text, token.range.end))
    words.push_back(
        {rules.normalise(token.range.of(text)), token.range, token.after_space, token.after_paragraph});
  return words;
}

inline std::string unified(std::string_view word, const terms_internal::Inflection& rules) {
  std::string out;
  return rules.unify_letters(word, out) ? out : std::string(word);
}

inline std::vector<std::string> term_forms(std::string_view word, const terms_internal::Inflection& rules) {
  std::vector<std::string> forms;
  forms.resize(rules.citation_forms(word, forms));
  std::erase_if(forms, [&](const std::string& form) { return rules.is_function_word(form); });
  for (auto& form : forms) form = unified(form, rules);
  return forms;
}

/// How a word of the text agrees with one of a term: 0 the same, 1 a variant, 2 a form of it,
/// 3 both forms of a third; nothing when they do not.
inline std::optional<int> word_agreement(std::string_view found, std::string_view wanted,
                                         const terms_internal::Inflection& rules) {
  if (found == wanted) return 0;
  const auto plain = unified(wanted, rules);
  if (unified(found, rules) == plain) return 1;
  const auto of_wanted = term_forms(wanted, rules);
  const auto has = [](const std::vector<std::string>& list, const std::string& form) {
    return std::find(list.begin(), list.end(), form) != list.end();
  };
  if (rules.is_function_word(wanted)) return std::nullopt;
  if (!rules.is_function_word(found)) {
    const auto of_found = term_forms(found, rules);
    if (has(of_found, plain)) return 2;
    for (const auto& form : of_found) {
      if (form != wanted && has(of_wanted, form)) return 3;
    }
  }
  if (found != wanted && (has(of_wanted, std::string(found)) || has(of_wanted, unified(found, rules))))
    return 3;
  return std::nullopt;
}

/// Every hit, nested ones too, in the order of `TermMatcher::find`.
inline std::vector<TermHit> find_terms(const std::vector<Concept>& concepts, std::string_view text,
                                       const terms_internal::Inflection& rules) {
  const auto words = term_words(text, rules);
  std::vector<TermHit> hits;
  for (const auto& item : concepts) {
    const auto& term = item.terms.front();
    const auto wanted = term_words(term.text, rules);
    for (std::size_t begin = 0; begin + wanted.size() <= words.size(); ++begin) {
      int worst = 0;
      bool fits = true;
      for (std::size_t i = 0; i < wanted.size() && fits; ++i) {
        const auto& word = words[begin + i];
        const auto agreement = word_agreement(word.text, wanted[i].text, rules);
        fits = agreement && (i == 0 || (word.after_space == wanted[i].after_space && !word.after_paragraph));
        if (fits) worst = std::max(worst, *agreement);
      }
      if (!fits || (worst == 3 && wanted.size() == 1)) continue;
      const ByteRange range{words[begin].range.begin, words[begin + wanted.size() - 1].range.end};
      auto kind = worst == 0   ? TermMatchKind::folded
                  : worst == 1 ? TermMatchKind::variant
                               : TermMatchKind::inflected;
      if (range.of(text) == term.text) kind = TermMatchKind::exact;
      hits.push_back({range, item.id, term.text, term.status, kind});
    }
  }
  std::sort(hits.begin(), hits.end(), [](const TermHit& a, const TermHit& b) {
    return std::tie(a.range, a.concept_id) < std::tie(b.range, b.concept_id);
  });
  const auto all = hits;
  std::erase_if(hits, [&](const TermHit& hit) {
    return hit.kind >= TermMatchKind::inflected &&
           std::any_of(all.begin(), all.end(), [&](const TermHit& other) {
             return other.range == hit.range && other.kind < TermMatchKind::inflected;
           });
  });
  return hits;
}

}  // namespace distich::reference
