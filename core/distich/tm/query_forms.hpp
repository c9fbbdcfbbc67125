#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace distich {

/// What a concordance is told of the words of its query, so that it finds them in other forms. The
/// memory knows nothing of inflection itself: whoever knows the language makes one.
struct QueryForms {
  /// Words beyond these are looked for as they are written.
  static constexpr std::size_t most_words = 62;

  /// Bit n: a word of a text, in lower case, is a form of word n. A pure function of the word.
  std::function<std::uint64_t(std::string_view word)> of;
  /// Bit n: word n says little; at the ends of a query it may be missing from a text ("the").
  std::uint64_t function_words = 0;
};

/// Makes them for the words of a query, given in order and in lower case; at most
/// `QueryForms::most_words`.
using FindForms = std::function<QueryForms(std::span<const std::string> words)>;

}  // namespace distich
