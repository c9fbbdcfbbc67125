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
  /// Of the primary language, with what its region has otherwise: habits that the region's file names take
  /// the place of the language's; words for numbers are added. A language without a file knows nothing.
  [[nodiscard]] static Language of(const LanguageTag& language);
  /// The languages that have a file, sorted.
  [[nodiscard]] static std::vector<std::string_view> with_data();

  Language() = default;
  /// Reads a file's text, and that of a region (may be empty). Throws Error{malformed} with the place of a
  /// line that is no rule.
  Language(std::string_view rules, const std::string& input, std::string_view of_region = {},
           const std::string& region_input = {});

  /// May this word stand twice in a row? `word` is in `text::Form::term`.
  [[nodiscard]] bool may_repeat(const std::string& word) const;
  /// A script that texts of the language are written in; true where none is known.
  [[nodiscard]] bool is_written_in(std::string_view script) const;
  /// By what a word, or a character behind a number, multiplies it ("million", "万"); 0 when it does not.
  [[nodiscard]] std::uint64_t scale_of(const std::string& word) const;

  /// May a word stand between the parts of a number in digits ("۱ میلیون و ۲۰۰ هزار")?
  [[nodiscard]] bool joins_parts(const std::string& word) const { return part_joins_.contains(word); }

  /// How long the word at the beginning of a text is that may stand between a number and what multiplies it
  /// ("550多万"); 0 when there is none.
  [[nodiscard]] std::size_t about_before_scale(std::string_view text) const;
  /// Does a text between two numbers make hours and minutes of them (":", "7 h 55", "7時55分")?
  [[nodiscard]] bool is_clock(std::string_view between) const;
  /// The year before the first one of the era that a text ends with ("平成"); 0 when it ends with none.
  [[nodiscard]] std::uint64_t era_before(std::string_view text) const;
  /// May a Roman numeral have that behind it ("XIXe")?
  [[nodiscard]] bool is_roman_ending(std::string_view ending) const;
  /// The numbers that a text has in words: of each run of number words what they make together, and each for
  /// itself; of a word for so many years ("decade") that, and as often as the run before it says. `text` is
  /// in `text::Form::term`.
  [[nodiscard]] std::vector<std::uint64_t> numbers_in_words(std::string_view text) const;

  /// A unit that translators convert: how many of the metric ones it is.
  struct Unit {
    double factor = 0;
    double offset = 0;  ///< taken off before: of degrees Fahrenheit
  };

  /// What the unit that a word names is converted to; empty when it is none that other languages seldom use.
  [[nodiscard]] std::vector<Unit> units_named(const std::string& word) const;

  /// How many of a smaller unit are in one that a word names and are said behind it ("6-foot-6"); 0: none
  /// are.
  [[nodiscard]] double parts_of_unit(const std::string& word) const;

  /// A measure whose number is in words.
  struct Measure {
    double value = 0;
    std::vector<Unit> units;
  };

  /// "half an inch", "twenty feet", "a mile". `text` is in `text::Form::term`.
  [[nodiscard]] std::vector<Measure> measures_in_words(std::string_view text) const;

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
  std::unordered_map<std::string, std::uint64_t> spans_;  ///< so many years: "decade"
  std::unordered_set<std::string> joins_;                 ///< what stands between number words: "und", "and"
  std::unordered_set<std::string> part_joins_;            ///< between parts of a number that are in digits
  std::vector<std::string> before_scales_;
  std::unordered_set<std::string> clock_;  ///< between hours and minutes
  std::unordered_set<std::string> roman_endings_;
  std::vector<std::pair<std::string, std::uint64_t>> eras_;
  std::unordered_map<std::string, double> unit_parts_;
  std::unordered_map<std::string, double> before_units_;  ///< numbers before a unit only: "a", "half"
  std::unordered_set<std::string> repeats_;               ///< "*" is any word
  std::vector<std::string> scripts_;
  std::vector<std::uint64_t> calendar_;
  std::unordered_map<std::string, std::vector<Unit>> units_;
  Habits habits_;
};

}  // namespace distich::qa_internal
