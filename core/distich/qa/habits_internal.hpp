#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace distich::qa_internal {

/// How a language sets its marks: part of its data file. Immutable once read.
class Habits {
 public:
  /// Takes a rule of the data file; false when the rule is none of writing habits.
  bool add(std::string_view rule, const std::vector<std::string_view>& values);

  /// Pairs of quotation marks, the usual ones first; outer and inner ones.
  struct Quotes {
    char32_t open = 0;
    char32_t close = 0;
  };

  [[nodiscard]] const std::vector<Quotes>& quotes() const noexcept { return quotes_; }

  /// True where no habit is known.
  [[nodiscard]] bool uses_quote(char32_t mark) const noexcept;

  /// What the language writes in place of a mark; 0 when it writes that.
  [[nodiscard]] char32_t own_mark(char32_t mark) const noexcept;

  /// Does the mark end questions, besides ? and its kin?
  [[nodiscard]] bool asks(char32_t mark) const noexcept { return has(asks_, mark); }

  /// The mark that a sentence begins with which ends with `mark`; 0 when there is none.
  [[nodiscard]] char32_t opening_of(char32_t mark) const noexcept;

  /// Is there a no-break space before the mark, or behind it?
  [[nodiscard]] bool spaced_before(char32_t mark) const noexcept { return has(spaced_before_, mark); }

  [[nodiscard]] bool spaced_behind(char32_t mark) const noexcept { return has(spaced_behind_, mark); }

  /// Has the mark its place before a number ("%20")?
  [[nodiscard]] bool before_number(char32_t mark) const noexcept { return has(before_number_, mark); }

  /// Marks before the decimals of a number, and between its groups; U+0020 stands for any space, U+0027 for
  /// any apostrophe. Where no decimal mark is known, neither are these.
  [[nodiscard]] const std::u32string& decimal_marks() const noexcept { return decimal_marks_; }

  [[nodiscard]] const std::u32string& group_marks() const noexcept { return group_marks_; }

  /// Are groups of two digits written before the last three ("12,34,567")?
  [[nodiscard]] bool groups_by_lakh() const noexcept { return lakh_; }

  /// Are nouns written with a capital?
  [[nodiscard]] bool has_capital_nouns() const noexcept { return capital_nouns_; }

  /// Words that have no capital even where a sentence begins; the word behind them has it.
  [[nodiscard]] const std::vector<std::string>& always_small() const noexcept { return always_small_; }

 private:
  using Marks = std::u32string;

  [[nodiscard]] static bool has(const Marks& marks, char32_t mark) noexcept {
    return marks.find(mark) != Marks::npos;
  }

  std::vector<Quotes> quotes_;
  std::vector<std::pair<char32_t, char32_t>> own_;
  std::vector<std::pair<char32_t, char32_t>> openings_;
  Marks asks_;
  Marks spaced_before_;
  Marks spaced_behind_;
  Marks before_number_;
  Marks decimal_marks_;
  Marks group_marks_;
  bool lakh_ = false;
  std::vector<std::string> always_small_;
  bool capital_nouns_ = false;
};

}  // namespace distich::qa_internal
