#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/range.hpp>

namespace distich::tm {

enum class TokenKind : std::uint8_t {
  word,  ///< letters, digits, marks and "_"; one character in scripts without spaces
  mark,  ///< any other character but white space and format characters
};

struct Token {
  ByteRange range;   ///< in the text
  ByteRange folded;  ///< in the list's folded text
  TokenKind kind = TokenKind::word;
};

/// What scores count: the tokens of a text, with their lower-cased spelling without format
/// characters (joiners). Made to be filled again and again without allocating.
class TokenList {
 public:
  TokenList() = default;

  explicit TokenList(std::string_view text) { assign(text); }

  /// Valid UTF-8, normalised to `text::Form::match`. Linear.
  void assign(std::string_view text);

  [[nodiscard]] const std::vector<Token>& tokens() const noexcept { return tokens_; }

  [[nodiscard]] std::size_t size() const noexcept { return tokens_.size(); }

  /// How many of them are words.
  [[nodiscard]] std::size_t words() const noexcept { return words_; }

  [[nodiscard]] std::string_view folded(const Token& token) const noexcept {
    return token.folded.of(folded_);
  }

 private:
  void add(ByteRange range, std::size_t folded_begin, TokenKind kind);

  std::vector<Token> tokens_;
  std::string folded_;
  std::size_t words_ = 0;
};

}  // namespace distich::tm
