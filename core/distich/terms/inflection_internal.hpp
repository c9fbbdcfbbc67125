#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <distich/base/language.hpp>

namespace distich::terms_internal {

/// Undoes inflection: which forms may a glossary list a word under? Rules are data, one file a
/// language in `languages/`; a language without a file is not inflected. Immutable.
///
/// Words are in `Form::term`, and so are the rules once loaded.
class Inflection {
 public:
  Inflection() = default;
  /// `rules` in the format that docs/terminology.md describes; `input` names them in messages.
  /// Throws Error{malformed} with the line.
  Inflection(std::string_view rules, const std::string& input);
  /// The rules for a language, by its primary subtag.
  [[nodiscard]] static Inflection for_language(const LanguageTag& language);

  /// Forms of a word; kept from word to word, so that their memory is used again.
  using Forms = std::vector<std::string>;

  /// What `word` may be an inflection of, in the order of the rules. Fills the first elements
  /// of `out` and returns how many.
  std::size_t citation_forms(std::string_view word, Forms& out) const;
  /// Words too frequent to be taken for an inflected term, or a term's inflected form ("thing", "his").
  [[nodiscard]] bool is_function_word(std::string_view word) const noexcept;

 private:
  friend class RuleReader;

  struct Affix {
    std::string from;
    std::vector<std::string> to;
    std::size_t stem = 0;  ///< fewest letters that must remain
  };

  /// A part of a word that is left when affixes are taken off.
  struct Stem {
    std::string_view before;  ///< what stands in for the prefix
    std::string_view rest;
  };

  /// Affixes longest first, by the byte that tells most of them apart: the last of a suffix, the
  /// first of a prefix.
  using Affixes = std::array<std::vector<Affix>, 256>;

  [[nodiscard]] const Affix* suffix_of(std::string_view word) const noexcept;
  [[nodiscard]] const Affix* prefix_of(std::string_view word) const noexcept;
  void undo_suffix(Stem stem, Forms& out, std::size_t& count) const;
  void add_form(Stem stem, std::string_view ending, Forms& out, std::size_t& count) const;

  Affixes suffixes_;
  Affixes prefixes_;
  std::vector<std::pair<std::string, std::string>> shifts_;  ///< vowels that change inside the stem
  std::vector<std::string> function_words_;                  ///< sorted
};

}  // namespace distich::terms_internal
