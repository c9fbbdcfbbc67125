#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/language.hpp>
#include <distich/segment/word_table_internal.hpp>

namespace distich::segmentation {

/// What a word of a language file means for a break; one word may mean several things.
enum class WordUse : std::uint16_t {
  before_name = 1U << 0U,      ///< abbreviation that a name follows: "Dr."
  inside = 1U << 1U,           ///< abbreviation that ends no sentence: "e.g."
  before_number = 1U << 2U,    ///< abbreviation when a number follows: "No. 5"
  may_end = 1U << 3U,          ///< abbreviation that ends a sentence only before a usual first word: "Inc."
  often_end = 1U << 4U,        ///< abbreviation that ends a sentence before any capital: "etc."
  after_ordinal = 1U << 5U,    ///< goes with a number before it: "3. Oktober"
  reporting = 1U << 6U,        ///< says who spoke: "said"
  starter = 1U << 7U,          ///< begins sentences, written with a capital
  function_word = 1U << 8U,    ///< among the most frequent words, as written inside a sentence
  capital_inside = 1U << 10U,  ///< usual first word that has a capital inside sentences, too
  ends_behind_number = 1U << 9U,  ///< abbreviation that ends a sentence before a capital: "2007 r."
};

class WordUses {
 public:
  WordUses() = default;

  void add(WordUse use) noexcept {
    bits_ = static_cast<std::uint16_t>(bits_ | static_cast<std::uint16_t>(use));
  }

  [[nodiscard]] bool has(WordUse use) const noexcept {
    return (bits_ & static_cast<std::uint16_t>(use)) != 0;
  }

  [[nodiscard]] bool none() const noexcept { return bits_ == 0; }

  [[nodiscard]] bool is_abbreviation() const noexcept { return (bits_ & 0x1FU) != 0; }

 private:
  std::uint16_t bits_ = 0;
};

/// Are numbers made ordinal by a period?
enum class Ordinals : std::uint8_t {
  no,
  small,    ///< yes, and what follows is a small letter unless it is a name: "3. října"
  capital,  ///< yes, before nouns with capitals: "3. Oktober"
};

/// The content of one file of languages/, ready for use.
struct LanguageData {
  LanguageTag language;
  std::string name;
  std::string written_by;
  std::string admits;                ///< the file's rule of what may enter
  std::vector<std::string> scripts;  ///< that it is written in, ISO 15924; of mixed scripts all
  std::u32string letters;            ///< that tell it from other languages of its script
  Ordinals ordinals = Ordinals::no;
  bool dotted_capital_i = false;      ///< the capital of i is İ
  bool words_without_vowels = false;  ///< "krk", "smrt": such a word need not be an abbreviation
  bool periods_abbreviate = false;    ///< and end no sentence: Thai
  bool initials_of_syllables = false;  ///< names are abbreviated to a syllable: மு. க. ஸ்டாலின்
  bool ellipsis_ends = false;          ///< an ellipsis ends a sentence more often than it divides one
  std::string extra_terminators;   ///< ASCII marks that also end sentences
  std::string golden_terminators;  ///< ASCII marks that end sentences in profile golden
  std::u32string opening_quotes;   ///< of the language, where they differ from the usual roles
  std::u32string closing_quotes;
  /// With what questions and exclamations end that are written with an ASCII mark between ideographs; when
  /// there are any, such a mark behind another word is a lost dot: 林恩?罗伊.
  std::vector<std::string> before_narrow_mark;
  std::vector<std::string> after_quote;  ///< with what a sentence goes on behind a quotation
  std::vector<std::string> frequent;     ///< the function words, sorted
  bool begins_with_capitals = false;     ///< its function words have capitals at the beginning of a sentence

  /// Uses of a word as it stands in a text; abbreviations without their last period.
  [[nodiscard]] WordUses uses(std::string_view word) const;
  /// Every word of that use, sorted, with the capitals that it may have; "-str" stands for words
  /// that end so.
  [[nodiscard]] std::vector<std::string> words_with(WordUse use) const;
  /// A word that begins with "-" stands for all words that end as it does.
  void add(std::string_view word, WordUse use);

 private:
  void add_ending(std::string_view ending, WordUse use);

  WordTable<WordUses> words_;
  std::vector<std::pair<std::string, WordUses>> endings_;  ///< of compounds: "-str" for "Bachstr."
};

/// Reads a language file; `name` is for messages. The format: docs/segmentation.md.
/// Throws Error{malformed} with the place of the first fault: an unknown key or section, a
/// missing or repeated key, a word out of order, repeated, or not in NFC.
[[nodiscard]] LanguageData parse_language_data(std::string_view bytes, std::string name);

/// The built-in data that serves `language` by RFC 4647 look-up; null when there is none.
[[nodiscard]] const LanguageData* find_language_data(const LanguageTag& language);
/// All built-in data, sorted by language.
[[nodiscard]] std::span<const LanguageData> all_language_data();
/// No words and no habits: what script alone tells.
[[nodiscard]] const LanguageData& no_language_data();

}  // namespace distich::segmentation
