#pragma once
#include <bitset>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include <distich/base/range.hpp>
#include <distich/qa/habits_internal.hpp>
#include <distich/text/numbers.hpp>
#include <distich/text/placeables.hpp>
#include <distich/text/placeholders.hpp>

namespace distich::qa_internal {

/// A character that is of no word and no white space.
struct Mark {
  char32_t value = 0;
  ByteRange place;
};

/// What several checks want to know of a text, found in one pass over it. Keeps a view of the text.
class Outline {
 public:
  Outline(std::string_view text, const Habits& habits);

  [[nodiscard]] std::string_view text() const noexcept { return text_; }

  /// Punctuation, symbols and controls, in order.
  [[nodiscard]] std::span<const Mark> marks() const noexcept { return marks_; }

  /// Runs of letters, marks, digits and format characters that have a letter. A run of a script without
  /// spaces is one.
  [[nodiscard]] std::span<const ByteRange> words() const noexcept { return words_; }

  [[nodiscard]] std::span<const text::Number> numbers() const noexcept { return numbers_; }

  [[nodiscard]] std::span<const text::Placeable> placeables() const noexcept { return placeables_; }

  [[nodiscard]] std::span<const text::Placeholder> placeholders() const noexcept { return placeholders_; }

  /// Tags that are part of the text, see `find_tags`.
  [[nodiscard]] std::span<const ByteRange> tags() const noexcept { return tags_; }

  /// Is a mark of ASCII in the text?
  [[nodiscard]] bool has(char mark) const noexcept { return ascii_marks_[static_cast<unsigned char>(mark)]; }

  /// No letter of another script than Latin.
  [[nodiscard]] bool is_latin() const noexcept { return is_latin_; }

  /// A character of 0xC0 … 0xEF, a replacement character, or a control of writing direction.
  [[nodiscard]] bool has_odd_characters() const noexcept { return has_odd_characters_; }

  [[nodiscard]] std::size_t line_breaks() const noexcept { return line_breaks_; }

  [[nodiscard]] std::size_t tabs() const noexcept { return tabs_; }

  /// The first two spaces in a row behind something else; empty when there are none.
  [[nodiscard]] ByteRange double_space() const noexcept { return double_space_; }

  /// Does the place lie in an address, a placeholder or a tag?
  [[nodiscard]] bool is_taken_over(ByteRange place) const noexcept;

 private:
  void scan();
  void take_ascii(std::size_t at);
  void take_space(std::size_t at);
  void take_beyond_ascii(char32_t c, ByteRange place);
  void add_to_word(ByteRange place, bool is_letter);
  void end_word();

  std::string_view text_;
  std::vector<Mark> marks_;
  std::vector<ByteRange> words_;
  std::vector<text::Number> numbers_;
  std::vector<text::Placeable> placeables_;
  std::vector<text::Placeholder> placeholders_;
  std::vector<ByteRange> tags_;
  std::bitset<128> ascii_marks_;
  ByteRange word_;
  bool word_has_letter_ = false;
  bool is_latin_ = true;
  bool has_odd_characters_ = false;
  ByteRange double_space_;
  std::size_t line_breaks_ = 0;
  std::size_t tabs_ = 0;
};

}  // namespace distich::qa_internal
