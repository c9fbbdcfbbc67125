#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/range.hpp>

namespace distich::formats::html {

struct Attribute {
  ByteRange name;
  ByteRange value;  ///< without its quotes; empty at the name's end when there is none
  char quote = 0;   ///< " or ' or 0
};

enum class TokenKind : std::uint8_t { text, raw_text, start_tag, end_tag, comment, doctype, cdata };

/// A stretch of an HTML file. Tokens tile the file: nothing lies between them.
struct Token {
  TokenKind kind = TokenKind::text;
  ByteRange range;
  std::string name;  ///< of a tag, in lower case
  std::vector<Attribute> attributes;
  bool self_closing = false;
  ByteRange inner;  ///< the text of CDATA; else the range itself
};

/// Cuts HTML into tokens as browsers do (WHATWG HTML, section 13.2.5), without ever failing.
/// Every byte belongs to one token. Linear.
class Tokenizer {
 public:
  /// `html` must outlive the tokenizer.
  explicit Tokenizer(std::string_view html) : html_(html) {}

  /// False at the end. Reuses the token's memory.
  bool next(Token& token);

  /// Inside <svg> and <math>, CDATA is text and <title>, <style>, … hold markup like any other element.
  void set_foreign(bool foreign) noexcept { foreign_ = foreign; }

 private:
  bool raw_content(Token& token);
  void text(Token& token);
  bool markup(Token& token);
  void comment(Token& token);
  void tag(Token& token, std::size_t name_begin);
  std::size_t attribute(Token& token, std::size_t at);
  std::size_t attribute_value(Attribute& attribute, std::size_t at);
  [[nodiscard]] std::size_t raw_end() const noexcept;
  [[nodiscard]] std::size_t script_end() const noexcept;
  [[nodiscard]] bool is_end_tag(std::size_t at, std::string_view name) const noexcept;
  void through(Token& token, std::string_view closing, std::size_t from) const;

  std::string_view html_;
  std::size_t at_ = 0;
  bool foreign_ = false;
  std::string raw_name_;  ///< of the element whose raw text comes next; empty when none does
};

/// Is the content of the element text in which character references count, but no tags?
[[nodiscard]] bool is_escapable_raw_text(std::string_view name) noexcept;
[[nodiscard]] bool is_html_space(char c) noexcept;

}  // namespace distich::formats::html
