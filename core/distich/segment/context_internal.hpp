#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <distich/base/range.hpp>
#include <distich/segment/candidate_internal.hpp>
#include <distich/segment/language_data_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::segmentation {

/// What stands first behind a candidate, opening marks left out.
enum class Start : std::uint8_t { nothing, lower, upper, uncased, digit, dash, comma, other };

/// What stands right before a candidate, as far as its letters tell.
enum class WordShape : std::uint8_t {
  none,    ///< no word touches the candidate
  letter,  ///< one letter: "J", "д"
  dotted,  ///< letters divided by periods: "U.S", "z.B"
  number,  ///< decimal digits only
  roman,   ///< "XIV"
  word,
};

/// A candidate and the text around it: all that rules look at. Looks no further than a
/// bounded number of characters to either side, white space apart.
class Context {
 public:
  /// `text` ends with the unit; `sentence_begin` is where the sentence that may end here begins.
  Context(std::string_view text, std::size_t sentence_begin, const Candidate& candidate,
          const LanguageData& data);

  [[nodiscard]] const Candidate& candidate() const noexcept { return candidate_; }

  [[nodiscard]] const LanguageData& data() const noexcept { return data_; }

  [[nodiscard]] std::string_view text() const noexcept { return text_; }

  [[nodiscard]] std::string_view view(ByteRange range) const noexcept { return range.of(text_); }

  /// The word that a period touches: back to white space, a bracket or quotation mark, a long dash, or an
  /// ideograph.
  [[nodiscard]] ByteRange word() const noexcept { return word_; }

  [[nodiscard]] WordShape shape() const noexcept { return shape_; }

  /// What the language file says of the word, or of its last part behind a hyphen or apostrophe.
  [[nodiscard]] WordUses word_uses() const noexcept { return word_uses_; }

  /// Is the word the first of its sentence?
  [[nodiscard]] bool word_begins_sentence() const noexcept { return word_begins_sentence_; }

  /// Does so little stand before the word that it can be no sentence: "At 5 a.m."?
  [[nodiscard]] bool word_is_near_sentence_begin() const noexcept;

  /// Does no more than an opening phrase stand before the word: "On 16 May 2007"?
  [[nodiscard]] bool sentence_is_short() const noexcept;

  /// Where the sentence that may end here begins.
  [[nodiscard]] std::size_t sentence_begin() const noexcept { return sentence_begin_; }

  /// Does the sentence begin with a bracket?
  [[nodiscard]] bool sentence_opens_with_bracket() const noexcept {
    return text::bracket(text::code_point_at(text_, sentence_begin_).value) == text::Bracket::open;
  }

  /// Does the sentence begin with a small letter, as careless writers do?
  [[nodiscard]] bool sentence_begins_small() const;

  /// The word before `word`, across white space; empty when there is none near.
  [[nodiscard]] ByteRange word_before() const;

  /// Is there white space behind the candidate?
  [[nodiscard]] bool has_gap() const noexcept { return gap_; }

  [[nodiscard]] Start start() const noexcept { return start_; }

  /// An opening mark stands before `next`.
  [[nodiscard]] bool opens() const noexcept { return opens_; }

  /// The first character behind white space, opening marks included.
  [[nodiscard]] std::size_t after() const noexcept { return after_; }

  /// How far the context looked to see what follows. Rules look at most `Scanner::look_ahead` bytes further.
  [[nodiscard]] std::size_t reach() const noexcept { return reach_; }

  /// The first word or number behind the candidate.
  [[nodiscard]] ByteRange next() const noexcept { return next_; }

  [[nodiscard]] WordUses next_uses() const noexcept { return next_uses_; }

  /// The word behind `range`, across white space.
  [[nodiscard]] ByteRange word_behind(ByteRange range) const;

  /// The character before the cluster; 0 at the start of the text.
  [[nodiscard]] char32_t character_before() const noexcept { return before_; }

  /// The character right behind the candidate; 0 at the end of the unit.
  [[nodiscard]] char32_t character_behind() const noexcept { return behind_; }

  /// Is `next` a usual first word, written as one, and no initial?
  [[nodiscard]] bool next_is_starter() const noexcept;

  [[nodiscard]] bool starts_with_capital() const noexcept { return start_ == Start::upper; }

 private:
  void look_back(std::size_t sentence_begin);
  void look_ahead();
  void read_next(std::size_t at);
  [[nodiscard]] Start classify(std::size_t at) const;
  [[nodiscard]] bool is_inside_word(std::size_t at, text::CodePoint mark) const;
  [[nodiscard]] bool only_opening_marks(ByteRange range) const;
  [[nodiscard]] WordUses find_word_uses() const;
  [[nodiscard]] ByteRange read_word(std::size_t at) const;

  std::string_view text_;
  std::size_t sentence_begin_;
  const Candidate& candidate_;
  const LanguageData& data_;
  ByteRange word_;
  WordShape shape_ = WordShape::none;
  WordUses word_uses_;
  bool word_begins_sentence_ = false;
  bool gap_ = false;
  bool opens_ = false;
  Start start_ = Start::nothing;
  std::size_t after_ = 0;
  std::size_t reach_ = 0;
  ByteRange next_;
  WordUses next_uses_;
  char32_t before_ = 0;
  char32_t behind_ = 0;
};

[[nodiscard]] bool is_number(std::string_view word) noexcept;
[[nodiscard]] bool is_roman_number(std::string_view word) noexcept;

}  // namespace distich::segmentation
