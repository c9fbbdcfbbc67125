#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <distich/base/language.hpp>

namespace distich::terms_internal {

/// Undoes inflection: which forms may a glossary list a word under? Rules are data, one file a
/// language in `languages/`; a language without a file is not inflected. Immutable.
///
/// Words are in `normalise`d form, and so are the rules once loaded.
class Inflection {
 public:
  Inflection() = default;
  /// `rules` in the format that docs/terminology.md describes; `input` names them in messages.
  /// Throws Error{malformed} with the line.
  Inflection(std::string_view rules, const std::string& input);
  /// The rules for a language, by its primary subtag.
  [[nodiscard]] static Inflection for_language(const LanguageTag& language);
  /// The languages that have a file, by their primary subtags, sorted.
  [[nodiscard]] static std::vector<std::string_view> languages();

  /// Forms of a word; kept from word to word, so that their memory is used again.
  using Forms = std::vector<std::string>;

  /// `Form::term`, with the language's own letter case ("I" is "ı" in Turkish).
  [[nodiscard]] std::string normalise(std::string_view text) const;
  /// Letters that the language writes in two ways, as one ("ё" as "е"). False when that changes nothing.
  [[nodiscard]] bool unify_letters(std::string_view word, std::string& out) const;
  /// What `word` may be an inflection of, in the order of the rules. Fills the first elements
  /// of `out` and returns how many; some may be repeated, or the word itself.
  std::size_t citation_forms(std::string_view word, Forms& out) const;
  /// Is there a rule, a listed form or a stemmer by which one word may be a form of another?
  [[nodiscard]] bool inflects() const noexcept;
  /// Words too frequent to be taken for an inflected term, or a term's inflected form ("thing", "his").
  [[nodiscard]] bool is_function_word(std::string_view word) const noexcept;

  /// The Snowball algorithm that tells which words are forms of one; empty where rules do.
  [[nodiscard]] const std::string& stemmer() const noexcept { return stemmer_; }

  [[nodiscard]] const std::vector<std::string>& function_words() const noexcept { return function_words_; }

  /// Small words that may stand within a name ("Bank of Arden").
  [[nodiscard]] bool is_name_link(std::string_view word) const noexcept;

  /// Words with a capital that name nothing a glossary should know: days, months, titles.
  [[nodiscard]] bool is_no_name(std::string_view word) const noexcept;

  /// Words that no term begins or ends with, though they are more than function words: adverbs, numerals,
  /// verbs of saying and being ("said", "often", "several").
  [[nodiscard]] bool is_common_word(std::string_view word) const noexcept;

  /// Words too general to be a term by themselves, though terms may have them ("year", "new").
  [[nodiscard]] bool is_general_word(std::string_view word) const noexcept;

  /// Words all in this script are grammar, and no term begins or ends with them ("Hira"); empty: there is
  /// none.
  [[nodiscard]] const std::string& grammar_script() const noexcept { return grammar_script_; }

  /// Nouns are written with a capital, so a word without one is no form of a term that has it.
  [[nodiscard]] bool nouns_have_capitals() const noexcept { return noun_capitals_; }

  /// Words are joined without a space, the head last.
  [[nodiscard]] bool has_compounds() const noexcept { return compounds_; }

  /// Words of the script are told apart by a dictionary only.
  [[nodiscard]] bool needs_word_boundaries() const noexcept { return word_boundaries_; }

 private:
  friend class RuleReader;

  struct Affix {
    std::string from;
    std::vector<std::string> to;
    std::size_t stem = 0;  ///< fewest letters that must remain
  };

  /// One place behind the stem of an agglutinating language, and what may stand there.
  struct Slot {
    std::vector<std::string> endings;
    std::size_t stem = 0;
  };

  /// A part of a word that is left when affixes are taken off.
  struct Stem {
    std::string_view before;  ///< what stands in for the prefix
    std::string_view rest;
  };

  using Change = std::pair<std::string, std::string>;

  /// Affixes longest first, by the byte that tells most of them apart: the last of a suffix, the
  /// first of a prefix.
  using Affixes = std::array<std::vector<Affix>, 256>;

  /// Where citation forms are collected.
  struct Collected {
    Forms& forms;
    std::size_t count = 0;

    std::string& next();
  };

  [[nodiscard]] const Affix* suffix_of(std::string_view word) const noexcept;
  [[nodiscard]] const Affix* prefix_of(std::string_view word) const noexcept;
  void undo_all(Stem stem, Collected& out) const;
  void undo_suffix(Stem stem, Collected& out) const;
  void undo_slots(Stem stem, std::size_t slot, Collected& out) const;
  void add_listed(Stem stem, Collected& out) const;
  void add_form(Stem stem, std::string_view ending, std::string_view taken, Collected& out) const;
  [[nodiscard]] bool is_vowel(std::string_view letter) const noexcept;
  void add_border_changes(Stem stem, Collected& out) const;

  Affixes suffixes_;
  Affixes prefixes_;
  Affix any_;                          ///< what a word without a known suffix may have lost
  std::vector<Slot> slots_;            ///< the outermost first
  std::vector<Change> shifts_;         ///< vowels that change inside the stem
  std::vector<Change> ends_;           ///< last consonants that change before a vowel
  std::vector<std::string> fleeting_;  ///< vowels that a stem loses before a vowel
  std::vector<std::string> vowels_;
  std::vector<Change> folds_;                                         ///< letter case of the language's own
  std::vector<Change> letters_;                                       ///< spellings of one letter
  std::unordered_map<std::string, std::vector<std::string>> listed_;  ///< irregular forms
  std::vector<std::string> function_words_;                           ///< sorted
  std::vector<std::string> name_links_;                               ///< sorted
  std::vector<std::string> no_names_;                                 ///< sorted
  std::vector<std::string> common_words_;                             ///< sorted
  std::vector<std::string> general_words_;                            ///< sorted
  std::string stemmer_;
  std::string grammar_script_;
  bool noun_capitals_ = false;
  bool compounds_ = false;
  bool word_boundaries_ = false;
};

}  // namespace distich::terms_internal
