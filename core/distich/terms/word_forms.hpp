#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <distich/base/language.hpp>

namespace distich {

/// Tells of which of a few words any other word is a form, by the rules, the listed forms and the
/// stemmer of a language, as TermMatcher does within terms of several words: one may be a form of the
/// other, or both of a third. Function words are forms of nothing but themselves. One thread at a time.
class WordForms {
 public:
  static constexpr std::size_t most_words = 64;

  /// Is anything known of the language's inflection?
  [[nodiscard]] static bool known(const LanguageTag& language);

  /// Precondition: at most `most_words`, each a word as a text has it, in any letter case.
  WordForms(std::span<const std::string> words, const LanguageTag& language);
  ~WordForms();
  WordForms(const WordForms&) = delete;
  WordForms& operator=(const WordForms&) = delete;
  WordForms(WordForms&&) noexcept;
  WordForms& operator=(WordForms&&) noexcept;

  /// Bit n: `word` is word n, another spelling of it, or a form of it. Needs no memory once it has
  /// seen a few words.
  [[nodiscard]] std::uint64_t of(std::string_view word);
  /// Bit n: word n is a function word of the language.
  [[nodiscard]] std::uint64_t function_words() const noexcept;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace distich
