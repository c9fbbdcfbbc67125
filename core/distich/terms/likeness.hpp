#pragma once
#include <memory>
#include <string_view>

namespace distich {

/// How alike terms are to one that was perhaps misspelt. One thread at a time.
class TermLikeness {
 public:
  /// `wanted` is valid UTF-8.
  explicit TermLikeness(std::string_view wanted);
  ~TermLikeness();
  TermLikeness(const TermLikeness&) = delete;
  TermLikeness& operator=(const TermLikeness&) = delete;

  /// In basis points: 10000 when the term has the wanted text in it, after `text::Form::term`. Else
  /// 10000 · (m − d) / m, rounded down, where d is the Levenshtein distance of the code points to the nearest
  /// run of the term's words, of as many words as are wanted or one more or less, and m the greater of the
  /// two lengths. Characters of scripts without spaces are words. 0 when nothing is wanted, or when it is
  /// less than `floor`.
  [[nodiscard]] int operator()(std::string_view term, int floor = 0);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace distich
