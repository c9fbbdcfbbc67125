#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <distich/base/range.hpp>

namespace distich::formats::office {

enum class TokenKind : std::uint8_t { text, start, end, empty, cdata, other };

/// A stretch of an XML file; tokens tile it. Comments, instructions and declarations are `other`.
struct Token {
  TokenKind kind = TokenKind::text;
  ByteRange range;
  std::string_view name;  ///< of a tag, as it is written
};

/// Cuts XML that is known to be well-formed into tokens. Linear.
class Scanner {
 public:
  /// `xml` must outlive the scanner. Only `within`, whose ends lie between tokens, is cut.
  Scanner(std::string_view xml, ByteRange within) : xml_(xml), at_(within.begin), end_(within.end) {}

  bool next(Token& token);
  /// The end of the element whose start tag was read last; the scanner steps behind it.
  std::size_t skip_element(const Token& token);

 private:
  [[nodiscard]] std::size_t behind(std::string_view mark, std::size_t from) const noexcept;
  [[nodiscard]] std::size_t tag_end() const noexcept;

  std::string_view xml_;
  std::size_t at_;
  std::size_t end_;
};

/// An attribute's value in a tag, by its name without prefix, as it is written.
[[nodiscard]] std::optional<std::string_view> attribute(std::string_view tag,
                                                        std::string_view local) noexcept;

/// The tag with an attribute, by its whole name, of this value, which is escaped.
[[nodiscard]] std::string with_attribute(std::string_view tag, std::string_view name, std::string_view value);

/// The prefix, with its colon, that XML declares for a namespace first; nullopt where it declares none.
[[nodiscard]] std::optional<std::string> prefix_for(std::string_view xml, std::string_view uri);

/// The character reference that begins at `at`: its size and its text. XML's own and numbers.
[[nodiscard]] std::pair<std::size_t, std::string> reference_at(std::string_view xml, std::size_t at);

/// The text of a token: references resolved, CDATA unwrapped.
[[nodiscard]] std::string text_of(std::string_view xml, const Token& token);

/// What an element is for.
enum class Role : std::uint8_t {
  other,                 ///< outside a block it is gone through, in one it is a code as a whole
  skip,                  ///< is not read, and left out of what is written anew
  block,                 ///< a paragraph
  heading,               ///< a paragraph that is a heading
  cell,                  ///< what is in it is a table's cell
  item,                  ///< what is in it is an item of a list
  paragraph_properties,  ///< of the block
  run,                   ///< text of one look
  run_properties,        ///< of the run: its first child
  holder,                ///< holds the text of a run
  pair,     ///< one of a pair of codes stands for its tags; of the same look when it is written the same
  link,     ///< the same, but each is one of its own
  through,  ///< its tags are no codes
  control,  ///< a `link` around a `control_content`
  control_content,
  anchor_start,  ///< marks a place
  anchor_end,
  line_break,
  tab,
  spaces,
  hard_hyphen,
  soft_hyphen,
  field_mark,
  nested,       ///< what is in it is text of its own
  alternative,  ///< holds `choice` and `fallback`
  choice,       ///< its nested texts …
  fallback,     ///< … may be said here again
};

struct Namespace {
  std::string_view uri;
  std::string_view prefix;  ///< that the vocabulary calls it by
};

/// What a format's elements are for, by names such as "w:p".
struct Vocabulary {
  std::span<const Namespace> namespaces;
  std::span<const std::pair<std::string_view, Role>> roles;
  bool has_holders = false;      ///< text counts only in holders
  bool collapses_space = false;  ///< several white spaces are one
  std::string_view line_break;   ///< local names
  std::string_view tab;
  std::string_view spaces;  ///< empty without such an element
};

/// The roles of the elements of one XML file, whatever prefixes it has.
class Roles {
 public:
  /// A prefix means the namespace that it is first declared for. `xml` must outlive this.
  Roles(std::string_view xml, const Vocabulary& vocabulary);

  [[nodiscard]] Role of(std::string_view name) const;

 private:
  std::unordered_map<std::string_view, Role> by_name_;  ///< names as written in the file
};

}  // namespace distich::formats::office
