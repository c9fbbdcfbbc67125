#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <distich/terms/inflection_internal.hpp>
#include <distich/terms/stemmer_internal.hpp>
#include <distich/terms/vocabulary_internal.hpp>

namespace distich::terms_internal {

/// How a word of the text agrees with a word of the glossary, the closest first.
enum class Agreement : std::uint8_t {
  same,       ///< in `Form::term`
  variant,    ///< but for letters with two spellings; or by a wildcard
  inflected,  ///< by the rules of the language
  phrase,     ///< both are forms of a third: good enough within a term of several words only
  compound,   ///< the text's word ends in it
};

/// A word of the glossary that a word of the text may be.
struct Reading {
  WordId word = no_word;
  Agreement agreement = Agreement::same;

  friend auto operator<=>(const Reading&, const Reading&) = default;
};

/// The words of a glossary, found by their spellings, forms and stems. Add all, `freeze`, then ask.
/// Words are in the form that `Inflection::normalise` gives.
class Lexicon {
 public:
  explicit Lexicon(Inflection inflection);

  /// The word's number. `in_phrase`: other words of its term stand beside it, so that it may be inflected in
  /// the glossary itself ("Vereinte Nationen").
  WordId add(std::string_view word, bool in_phrase);
  /// A word of which the glossary gives the beginning only ("destabili*").
  WordId add_prefix(std::string_view prefix);
  void freeze();

  /// Memory that one search needs to ask, kept from word to word.
  struct Scratch {
    explicit Scratch(const Lexicon& lexicon) : stemmer(lexicon.make_stemmer()) {}

    Stemmer stemmer;
    Inflection::Forms forms;
    Inflection::Forms head_forms;
    std::string unified;
    std::string key;
    std::vector<Reading> found;
  };

  /// Every word of the glossary that `word` may be, once each, by number. The span lives until the next
  /// call with the same scratch. `compounds`: also as the last part of a compound.
  [[nodiscard]] const std::vector<Reading>& readings(std::string_view word, bool compounds,
                                                     Scratch& scratch) const;

  [[nodiscard]] std::size_t size() const noexcept { return words_.size(); }

  [[nodiscard]] const Inflection& inflection() const noexcept { return inflection_; }

 private:
  [[nodiscard]] Stemmer make_stemmer() const;
  void add_key(std::string_view key, Reading reading);
  void add_forms(std::string_view word, WordId id);
  void add_stem(std::string_view word, WordId id);
  /// A key for a stem, which no spelling can be; empty when the stem is of no use.
  [[nodiscard]] std::string_view stem_key(std::string_view word, const Stemmer& stemmer,
                                          std::string& key) const;

  /// Notes the glossary's words that stand under a key, at best as `agreement`.
  void look_up(std::string_view key, Agreement agreement, std::vector<Reading>& found) const;
  void look_up_form(std::string_view form, Agreement agreement, Scratch& scratch) const;
  void look_up_prefixes(std::string_view word, Scratch& scratch) const;
  void look_up_head(std::string_view word, Scratch& scratch) const;

  Inflection inflection_;
  Vocabulary words_;
  Vocabulary keys_;
  Vocabulary prefixes_;
  std::vector<WordId> prefix_words_;               ///< by number of the prefix
  std::vector<bool> is_function_word_;             ///< by word
  std::vector<bool> has_forms_;                    ///< by word: its forms are keys already
  std::vector<std::pair<WordId, Reading>> added_;  ///< key and what stands under it, until frozen
  std::vector<std::uint32_t> begins_;              ///< of key n: begins_[n] … begins_[n + 1]
  std::vector<Reading> under_;
  std::vector<std::string> function_stems_;  ///< sorted
  Stemmer stemmer_;                          ///< for adding only
  Inflection::Forms forms_;                  ///< the same
};

}  // namespace distich::terms_internal
