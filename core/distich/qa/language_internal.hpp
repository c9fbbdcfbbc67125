#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <distich/base/error.hpp>
#include <distich/base/language.hpp>
#include <distich/qa/habits_internal.hpp>

namespace distich::qa_internal {

/// What the checks know of a language, read from a data file (qa/languages/). Immutable.
class Language {
 public:
  /// Of the primary language; one without a file knows nothing.
  [[nodiscard]] static Language of(const LanguageTag& language);
  /// The languages that have a file, sorted.
  [[nodiscard]] static std::vector<std::string_view> with_data();

  Language() = default;
  /// Reads a file's text. Throws Error{malformed} with the place of a line that is no rule.
  Language(std::string_view rules, const std::string& input);

  /// May this word stand twice in a row? `word` is in `text::Form::term`.
  [[nodiscard]] bool may_repeat(const std::string& word) const;
  /// A script that texts of the language are written in; true where none is known.
  [[nodiscard]] bool is_written_in(std::string_view script) const;
  /// Is a word, or a character behind a number, one that multiplies it ("million", "万")?
  [[nodiscard]] bool is_scale(const std::string& word) const;
  /// The numbers that a text has in words: of each run of number words what they make together, and each for
  /// itself. `text` is in `text::Form::term`.
  [[nodiscard]] std::vector<std::uint64_t> numbers_in_words(std::string_view text) const;

  /// A unit that translators convert: how many of the metric ones it is.
  struct Unit {
    double factor = 0;
    double offset = 0;  ///< taken off before: of degrees Fahrenheit
  };

  /// What the unit that a word names is converted to; empty when it is none that other languages seldom use.
  [[nodiscard]] std::vector<Unit> units_named(const std::string& word) const;

  /// Years that the language's calendar is behind the common one.
  [[nodiscard]] const std::vector<std::uint64_t>& calendar() const noexcept { return calendar_; }

  [[nodiscard]] const Habits& habits() const noexcept { return habits_; }

 private:
  struct NumberWord {
    std::uint64_t value = 0;
    bool multiplies = false;
  };

  void add(std::string_view rule, const std::vector<std::string_view>& values, const SourcePos& where);
  /// The number words that a word is made of; empty when something else is in it.
  [[nodiscard]] std::vector<NumberWord> parts_of(std::string_view word) const;

  std::unordered_map<std::string, NumberWord> numbers_;
  std::size_t longest_number_ = 0;
  std::unordered_set<std::string> joins_;    ///< what stands between number words: "und", "and"
  std::unordered_set<std::string> repeats_;  ///< "*" is any word
  std::vector<std::string> scripts_;
  std::vector<std::uint64_t> calendar_;
  std::unordered_map<std::string, std::vector<Unit>> units_;
  Habits habits_;
};

}  // namespace distich::qa_internal
