#pragma once
#include <cstdint>
#include <exception>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <libxml/parser.h>

#include <distich/xml/reader.hpp>

namespace distich::xml {

/// A name as libxml2 interned it: lives as long as its parser.
using InternedName = std::string_view;

struct RawAttribute {
  InternedName prefix;
  InternedName name;
  InternedName uri;
  std::uint32_t value_begin = 0;  ///< in the parser's arena
  std::uint32_t value_size = 0;
};

struct NamespaceDeclaration {
  InternedName prefix;  ///< empty for the default namespace
  InternedName uri;
};

/// A run of elements of one of the parser's lists.
struct IndexRange {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

/// A chunk gives thousands: they are kept small. What one chunk holds fits 32 bits by far. Without initial
/// values: `Parser::add_event` gives them all.
struct Event {
  InternedName prefix;
  InternedName name;
  InternedName uri;
  IndexRange attributes;
  IndexRange namespaces;
  std::uint64_t byte;
  std::uint32_t line;
  std::uint32_t column;
  std::uint32_t text_begin;  ///< in the parser's arena
  std::uint32_t text_size;
  std::uint32_t depth;
  NodeKind kind;
  bool is_cut;  ///< of a text: there was more
};

/// libxml2's push parser turned into a pull parser: feeds it a chunk of the file, queues what
/// it reports of it, hands that out. Nothing is kept but the chunk's events, in arrays that
/// are used again for the next chunk.
class Parser {
 public:
  Parser(std::istream& in, std::string input, const Limits& limits);
  ~Parser() = default;
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  /// Null at the end of the file. The event and all it refers to are valid until the next call.
  const Event* next();

  [[nodiscard]] std::string_view text(const Event& event) const noexcept {
    return std::string_view(arena_).substr(event.text_begin, event.text_size);
  }

  [[nodiscard]] std::string_view value(const RawAttribute& attribute) const noexcept {
    return std::string_view(arena_).substr(attribute.value_begin, attribute.value_size);
  }

  [[nodiscard]] const RawAttribute& attribute(std::size_t index) const { return attributes_[index]; }

  [[nodiscard]] const NamespaceDeclaration& declared_namespace(std::size_t index) const {
    return namespaces_[index];
  }

  [[nodiscard]] SourcePos position_of(const Event& event) const {
    return {input_, event.byte, event.line, event.column};
  }

  /// Where the parser stands.
  [[nodiscard]] SourcePos here() const;

  [[nodiscard]] const std::string& doctype() const noexcept { return doctype_; }

 private:
  struct Callbacks;
  class ErrorCapture;

  struct FreeContext {
    void operator()(xmlParserCtxt* context) const noexcept;
  };

  void refill();
  void feed(std::string_view bytes);
  void forget_delivered();
  void check_unfinished_markup();

  Event& add_event(NodeKind kind);
  void end_text();
  void append_text(std::string_view text);
  [[noreturn]] void fail(ErrorCode code, Message message,
                         std::optional<SourcePos> where = std::nullopt) const;

  std::istream* in_;
  std::string input_;
  Limits limits_;
  std::unique_ptr<xmlParserCtxt, FreeContext> context_;
  std::string chunk_;
  bool at_end_ = false;
  std::exception_ptr failure_;

  std::vector<Event> events_;
  std::size_t next_event_ = 0;
  std::vector<RawAttribute> attributes_;
  std::vector<NamespaceDeclaration> namespaces_;
  std::string arena_;
  bool in_text_ = false;
  bool text_is_cut_ = false;
  std::size_t text_begin_ = 0;

  std::size_t depth_ = 0;
  std::string doctype_;
};

}  // namespace distich::xml
