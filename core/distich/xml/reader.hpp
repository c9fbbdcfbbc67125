#pragma once
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/control.hpp>

namespace distich::xml {

/// Its names live as long as the reader.
struct Attribute {
  std::string_view prefix;  ///< "xml" for xml:lang; empty without one
  std::string_view name;    ///< local name
  std::string_view uri;     ///< namespace; empty without one
  std::string value;
};

/// "xml:lang", or the name alone where there is no prefix.
[[nodiscard]] std::string qualified_name(std::string_view prefix, std::string_view name);

enum class NodeKind : std::uint8_t { start, end, text, comment, processing_instruction };

/// Caps that keep hostile files from taking the machine down.
struct Limits {
  std::size_t depth = 256;
  std::size_t text_bytes = 10U << 20U;  ///< of one text node or attribute
  std::size_t attributes = 1000;        ///< of one element
  bool cut_long_texts = false;          ///< a longer text node is cut, and counted, instead of refused
};

/// Pulls an XML file through in flat memory (libxml2's push parser behind a queue, which unlike its
/// xmlTextReader knows exact positions). Never loads anything from the network or
/// beside the file, never expands entities other than the five of XML and character references:
/// any other entity reference is Error{malformed}. Any encoding that iconv knows.
/// Not well-formed, or over a limit: Error{malformed} or Error{limit}; bytes that do not fit the
/// encoding: Error{encoding}; each with the place. What comes before the place is handed out first.
/// Namespace declarations are not among the attributes; a prefix without one is let through, with
/// an empty uri. One thread at a time; other readers may
/// run on other threads.
class Reader {
 public:
  /// `in` must outlive the reader. `input` names it in messages.
  explicit Reader(std::istream& in, std::string input = {}, const Limits& limits = {});
  ~Reader();
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;

  /// Steps to the next node (an empty element gives start and end). False at the end of the file.
  bool next();

  [[nodiscard]] NodeKind kind() const noexcept { return kind_; }

  /// Local name of an element; target of a processing instruction. Names live as long as the reader.
  [[nodiscard]] std::string_view name() const noexcept { return name_; }

  [[nodiscard]] std::string_view prefix() const noexcept { return prefix_; }

  [[nodiscard]] std::string_view uri() const noexcept { return uri_; }

  /// Of a text node (entities resolved, CDATA included), comment or processing instruction.
  [[nodiscard]] const std::string& text() const noexcept { return text_; }

  [[nodiscard]] const std::vector<Attribute>& attributes() const noexcept { return attributes_; }

  /// By local name and namespace ("" = no namespace).
  [[nodiscard]] std::optional<std::string_view> attribute(std::string_view name,
                                                          std::string_view uri = {}) const;

  /// The document element is at depth 1.
  [[nodiscard]] std::size_t depth() const noexcept { return depth_; }

  /// Line and column where the parser stands: at, or just behind, the current node.
  [[nodiscard]] SourcePos position() const;

  /// How many text nodes so far were cut (`Limits::cut_long_texts`).
  [[nodiscard]] std::uint64_t cut_texts() const noexcept { return cut_texts_; }

  /// The name in the DOCTYPE, if one was read.
  [[nodiscard]] std::string_view doctype() const noexcept;

  /// From a start node: steps to its end node. Returns its whole inner markup, serialised again
  /// with the prefixes that it was written with.
  std::string inner_xml();
  /// From a start node: steps to its end node and returns all text inside.
  std::string inner_text();
  /// From a start node: steps to its end node.
  void skip();

 private:
  struct Impl;

  void take_attributes();

  std::unique_ptr<Impl> impl_;
  NodeKind kind_ = NodeKind::end;
  std::string_view name_;
  std::string_view prefix_;
  std::string_view uri_;
  std::string text_;
  std::vector<Attribute> attributes_;
  std::vector<Attribute> spare_;  ///< keeps the strings' memory for later elements
  std::size_t depth_ = 0;
  std::uint64_t cut_texts_ = 0;
};

inline constexpr std::string_view xml_namespace = "http://www.w3.org/XML/1998/namespace";

}  // namespace distich::xml
