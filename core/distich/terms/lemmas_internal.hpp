#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <distich/terms/inflection_internal.hpp>
#include <distich/terms/vocabulary_internal.hpp>

namespace distich::terms_internal {

/// Puts inflected forms of a text's words together, by what the text itself has. The rules of a language
/// offer several forms that a word may be listed under; the one is taken that most occurrences of the text
/// may be of ("prices": "price" and not "pric", where the text has both "prices" and "price"). Where a
/// Snowball algorithm serves the language its stem is taken. Of forms with as many occurrences the word
/// itself, then the shortest, then the first by bytes.
class Lemmas {
 public:
  /// `words`: in the form that `Inflection::normalise` gives; how often each occurs in `counts`. A word of a
  /// language that gives nouns capitals may begin with `capital_mark`: such are forms of each other only.
  Lemmas(const Vocabulary& words, std::span<const std::uint64_t> counts, const Inflection& rules);

  static constexpr char capital_mark = '\x02';

  /// A number that words which are forms of one share.
  [[nodiscard]] std::uint32_t of(WordId word) const noexcept { return lemma_of_[word]; }

  /// A word of the language's that no term begins or ends with, or a form of one?
  [[nodiscard]] bool is_common(std::uint32_t lemma) const noexcept { return common_[lemma]; }

  /// The same of words that are no term by themselves.
  [[nodiscard]] bool is_general(std::uint32_t lemma) const noexcept { return general_[lemma]; }

 private:
  std::vector<std::uint32_t> lemma_of_;
  std::vector<bool> common_;   ///< by lemma
  std::vector<bool> general_;  ///< by lemma
};

/// Without the mark of a capital.
[[nodiscard]] std::string_view unmarked(std::string_view word) noexcept;

}  // namespace distich::terms_internal
