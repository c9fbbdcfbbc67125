#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <distich/index/word_search.hpp>

namespace distich::tm {

/// A text that is looked for inside of others, as a pattern of the words that it lies in. Whatever
/// text holds it, in `text::Form::term`, fits the pattern.
class WordQuery {
 public:
  /// `folded`: in `text::Form::term`.
  explicit WordQuery(std::string_view folded);

  /// Does the text begin, or end, with a letter, so that it may lie inside of a word?
  [[nodiscard]] bool may_be_inside_a_word() const noexcept { return inside_; }

  /// `whole`: only for texts in which it begins and ends as words do. Holds until the query goes.
  [[nodiscard]] index::WordPattern pattern(bool whole) const;

 private:
  /// Letters that belong to one word, or a character that stands for itself.
  struct Piece {
    std::string bare;  ///< as the vocabulary has it
    bool letters = false;
    bool opens = false;   ///< nothing is before it: the word may begin earlier
    bool closes = false;  ///< nothing is behind it: the word may go on
    std::size_t place = 0;
  };

  void add(std::string_view text, bool letters, bool opens);
  void choose();
  void add_needles(const Piece& piece, bool whole, index::WordPattern& pattern) const;
  void add_known(std::string_view word, bool whole, index::WordPattern& pattern) const;
  [[nodiscard]] static bool is_in_word(const Piece& piece, bool whole, std::string_view word);
  [[nodiscard]] std::uint64_t pieces_of(std::string_view vocabulary_word, bool whole) const;

  std::vector<Piece> pieces_;
  bool inside_ = false;
};

}  // namespace distich::tm
