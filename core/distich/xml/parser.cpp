#include <algorithm>
#include <istream>
#include <new>
#include <span>
#include <utility>

#include <libxml/entities.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include <distich/text/decode.hpp>
#include <distich/xml/parser_internal.hpp>

namespace distich::xml {
namespace {

// Large enough to make calls rare, small enough that what libxml2 does more than once over
// an unfinished tag stays cheap.
constexpr std::size_t chunk_size = 32U << 10U;
// libxml2 tells the encoding by the first four bytes.
constexpr std::size_t signature_size = 4;

std::string_view view(const xmlChar* text) noexcept {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libxml2's text is unsigned char.
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

std::string_view view(const xmlChar* begin, const xmlChar* end) noexcept {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libxml2's text is unsigned char.
  return {reinterpret_cast<const char*>(begin), static_cast<std::size_t>(end - begin)};
}

/// Counts and offsets of what one chunk holds; `Limits` keep them far from 32 bits.
constexpr std::uint32_t narrow(std::size_t number) noexcept {
  return static_cast<std::uint32_t>(number);
}

std::string_view without_line_end(std::string_view text) noexcept {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.remove_suffix(1);
  return text;
}

ErrorCode code_of(const xmlError& error) noexcept {
  if (error.domain == XML_FROM_I18N) return ErrorCode::encoding;
  switch (error.code) {
    case XML_ERR_INVALID_ENCODING:
    case XML_ERR_UNKNOWN_ENCODING:
    case XML_ERR_UNSUPPORTED_ENCODING:
    case XML_IO_ENCODER: return ErrorCode::encoding;
    case XML_ERR_INVALID_CHAR:  // with the bytes when they are no UTF-8, without when XML forbids the
                                // character
      return error.str1 != nullptr ? ErrorCode::encoding : ErrorCode::malformed;
    case XML_ERR_NAME_TOO_LONG: return ErrorCode::limit;
    default: return ErrorCode::malformed;
  }
}

/// How many attributes a tag that is not complete yet has so far.
std::size_t count_attributes(std::string_view unfinished_tag) noexcept {
  std::size_t count = 0;
  char quote = 0;
  for (const char c : unfinished_tag) {
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '=') {
      ++count;
    }
  }
  return count;
}

}  // namespace

/// What libxml2 calls. Exceptions must not pass through C: they are kept and thrown by `next`.
struct Parser::Callbacks {
  template <class Action>
  static void guarded(void* self, Action action) noexcept {
    auto& parser = *static_cast<Parser*>(self);
    if (parser.failure_) return;
    try {
      action(parser);
    } catch (...) {
      parser.failure_ = std::current_exception();
    }
  }

  static void internal_subset(void* self, const xmlChar* name, const xmlChar* /*public_id*/,
                              const xmlChar* /*system_id*/) noexcept {
    guarded(self, [&](Parser& parser) { parser.doctype_ = view(name); });
  }

  /// Entities are not expanded, whatever they are declared to be; so the declarations are
  /// not even kept. libxml2 resolves the five of XML before it asks. Inside a DOCTYPE it asks
  /// for the sake of declarations, not of references.
  static xmlEntityPtr entity(void* self, const xmlChar* name) noexcept {
    guarded(self, [&](Parser& parser) {
      if (parser.context_->inSubset != 0) return;
      parser.fail(
          ErrorCode::malformed,
          tr("the entity reference &{1}; cannot be resolved; write the character itself", view(name)));
    });
    return nullptr;
  }

  static xmlEntityPtr parameter_entity(void* /*self*/, const xmlChar* /*name*/) noexcept { return nullptr; }

  // libxml2 hands over flat arrays: (prefix, uri) and (name, prefix, uri, value, end of value).
  static constexpr std::ptrdiff_t namespace_parts = 2;
  static constexpr std::ptrdiff_t attribute_parts = 5;

  static void start_element(void* self, const xmlChar* name, const xmlChar* prefix, const xmlChar* uri,
                            int namespace_count, const xmlChar** namespaces, int attribute_count,
                            int /*defaulted*/, const xmlChar** attributes) noexcept {
    guarded(self, [&](Parser& parser) {
      const std::span raw_attributes(attributes, static_cast<std::size_t>(attribute_count * attribute_parts));
      ++parser.depth_;
      check_limits(parser, raw_attributes);
      auto& event = parser.add_event(NodeKind::start);
      event.name = view(name);
      event.prefix = view(prefix);
      event.uri = view(uri);
      event.namespaces = {narrow(parser.namespaces_.size()), static_cast<std::uint32_t>(namespace_count)};
      event.attributes = {narrow(parser.attributes_.size()), static_cast<std::uint32_t>(attribute_count)};
      for (const auto** it = namespaces; it != namespaces + namespace_parts * namespace_count;
           it += namespace_parts) {
        parser.namespaces_.push_back({view(it[0]), view(it[1])});
      }
      for (std::size_t i = 0; i < raw_attributes.size(); i += attribute_parts) {
        const auto begin = parser.arena_.size();
        append_value(parser.arena_, view(raw_attributes[i + 3], raw_attributes[i + 4]));
        parser.attributes_.push_back({view(raw_attributes[i + 1]), view(raw_attributes[i]),
                                      view(raw_attributes[i + 2]), narrow(begin),
                                      narrow(parser.arena_.size() - begin)});
      }
    });
  }

  /// Where entities are not to be replaced, libxml2 gives an ampersand as "&#38;".
  static void append_value(std::string& out, std::string_view value) {
    constexpr std::string_view ampersand = "&#38;";
    for (auto at = value.find(ampersand); at != std::string_view::npos; at = value.find(ampersand)) {
      out += value.substr(0, at + 1);
      value.remove_prefix(at + ampersand.size());
    }
    out += value;
  }

  static void check_limits(const Parser& parser, std::span<const xmlChar*> attributes) {
    const auto& limits = parser.limits_;
    if (parser.depth_ > limits.depth) {
      parser.fail(ErrorCode::limit, tr("elements are nested more than {1} deep", limits.depth));
    }
    if (attributes.size() / attribute_parts > limits.attributes) {
      parser.fail(ErrorCode::limit, tr("an element has more than {1} attributes", limits.attributes));
    }
    for (std::size_t i = 0; i < attributes.size(); i += attribute_parts) {
      if (view(attributes[i + 3], attributes[i + 4]).size() > limits.text_bytes) {
        parser.fail(ErrorCode::limit, tr("an attribute is longer than {1} bytes", limits.text_bytes));
      }
    }
  }

  static void end_element(void* self, const xmlChar* name, const xmlChar* prefix,
                          const xmlChar* uri) noexcept {
    guarded(self, [&](Parser& parser) {
      auto& event = parser.add_event(NodeKind::end);
      event.name = view(name);
      event.prefix = view(prefix);
      event.uri = view(uri);
      --parser.depth_;
    });
  }

  static void characters(void* self, const xmlChar* text, int size) noexcept {
    guarded(self, [&](Parser& parser) { parser.append_text(view(text, text + size)); });
  }

  /// libxml2 takes forms of UTF-8 that are longer than they need be, here and nowhere else.
  static void cdata(void* self, const xmlChar* text, int size) noexcept {
    guarded(self, [&](Parser& parser) {
      const auto bytes = view(text, text + size);
      if (!text::is_valid_utf8(bytes)) {
        parser.fail(ErrorCode::encoding,
                    tr("bytes do not fit the file's encoding: {1}", "CDATA that is not UTF-8"));
      }
      parser.append_text(bytes);
    });
  }

  static void comment(void* self, const xmlChar* text) noexcept {
    guarded(self, [&](Parser& parser) { add_with_text(parser, NodeKind::comment, view(text)); });
  }

  static void processing_instruction(void* self, const xmlChar* target, const xmlChar* data) noexcept {
    guarded(self, [&](Parser& parser) {
      add_with_text(parser, NodeKind::processing_instruction, view(data)).name =
          view(xmlDictLookup(parser.context_->dict, target, -1));
    });
  }

  static Event& add_with_text(Parser& parser, NodeKind kind, std::string_view text) {
    auto& event = parser.add_event(kind);
    event.text_begin = narrow(parser.arena_.size());
    event.text_size = narrow(text.size());
    parser.arena_ += text;
    return event;
  }

  static void error(void* self, xmlErrorPtr error) noexcept {
    // A prefix that nobody declared leaves a file well-formed, and real ones have them.
    if (error->level < XML_ERR_ERROR || error->domain == XML_FROM_NAMESPACE) return;
    guarded(self, [&](Parser& parser) {
      if (error->code == XML_ERR_NO_MEMORY) throw std::bad_alloc();
      // libxml2 reports an element before it looks for the end of its tag.
      if (error->code == XML_ERR_GT_REQUIRED && !parser.events_.empty()) parser.events_.pop_back();
      auto where = parser.here();
      if (error->line > 0) {
        where.line = static_cast<std::uint32_t>(error->line);
        where.column = static_cast<std::uint32_t>(std::max(error->int2, 0));
      }
      const std::string_view reason = error->message == nullptr ? "" : error->message;
      const auto code = code_of(*error);
      parser.fail(code,
                  code == ErrorCode::encoding
                      ? tr("bytes do not fit the file's encoding: {1}", without_line_end(reason))
                      : tr("not well-formed XML: {1}", without_line_end(reason)),
                  std::move(where));
    });
  }

  static void keep_quiet(void* /*context*/, const char* /*format*/, ...) noexcept {
  }  // NOLINT(cert-dcl50-cpp)

  static xmlSAXHandler handler() noexcept {
    xmlSAXHandler sax{};
    sax.initialized = XML_SAX2_MAGIC;
    sax.internalSubset = internal_subset;
    sax.getEntity = entity;
    sax.getParameterEntity = parameter_entity;
    sax.startElementNs = start_element;
    sax.endElementNs = end_element;
    sax.characters = characters;
    sax.ignorableWhitespace = characters;
    sax.cdataBlock = cdata;
    sax.comment = comment;
    sax.processingInstruction = processing_instruction;
    sax.serror = error;
    return sax;
  }
};

/// Some of libxml2's errors (those of character conversion) bypass the parser's own handler
/// and go to the thread's, which would print them. It is ours while libxml2 runs.
class Parser::ErrorCapture {
 public:
  explicit ErrorCapture(Parser& parser) noexcept
      : structured_(xmlStructuredError),
        structured_context_(xmlStructuredErrorContext),
        generic_(xmlGenericError),
        generic_context_(xmlGenericErrorContext) {
    xmlSetStructuredErrorFunc(&parser, Callbacks::error);
    xmlSetGenericErrorFunc(nullptr, Callbacks::keep_quiet);
  }

  ~ErrorCapture() {
    xmlSetStructuredErrorFunc(structured_context_, structured_);
    xmlSetGenericErrorFunc(generic_context_, generic_);
  }

  ErrorCapture(const ErrorCapture&) = delete;
  ErrorCapture& operator=(const ErrorCapture&) = delete;

 private:
  xmlStructuredErrorFunc structured_;
  void* structured_context_;
  xmlGenericErrorFunc generic_;
  void* generic_context_;
};

void Parser::FreeContext::operator()(xmlParserCtxt* context) const noexcept {
  if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
  xmlFreeParserCtxt(context);
}

Parser::Parser(std::istream& in, std::string input, const Limits& limits)
    : in_(&in), input_(std::move(input)), limits_(limits) {
  // libxml2 makes what all threads share when it is first used, and two may not do that at once.
  [[maybe_unused]] static const bool is_ready = (xmlInitParser(), true);
}

const Event* Parser::next() {
  while (next_event_ == events_.size()) {
    if (failure_) std::rethrow_exception(failure_);
    if (at_end_) return nullptr;
    refill();
  }
  return &events_[next_event_++];
}

void Parser::refill() {
  forget_delivered();
  chunk_.resize(chunk_size);
  in_->read(chunk_.data(), static_cast<std::streamsize>(chunk_.size()));
  const auto size = static_cast<std::size_t>(in_->gcount());
  if (in_->bad()) throw Error(ErrorCode::io, tr("cannot read the file"), here());
  at_end_ = size == 0;
  const ErrorCapture capture(*this);
  feed(std::string_view(chunk_).substr(0, size));
  if (!failure_) {
    try {
      check_unfinished_markup();
    } catch (...) {
      failure_ = std::current_exception();
    }
  }
}

void Parser::feed(std::string_view bytes) {
  if (!context_) {
    auto handler = Callbacks::handler();
    const auto signature = bytes.substr(0, signature_size);
    context_.reset(xmlCreatePushParserCtxt(&handler, this, signature.data(),
                                           static_cast<int>(signature.size()), nullptr));
    if (!context_) throw std::bad_alloc();
    xmlCtxtUseOptions(context_.get(), XML_PARSE_NONET);
    bytes.remove_prefix(signature.size());
  }
  const int status =
      xmlParseChunk(context_.get(), bytes.data(), static_cast<int>(bytes.size()), at_end_ ? 1 : 0);
  const bool failed = status == XML_ERR_INVALID_ENCODING || context_->wellFormed == 0;
  if (failed && !failure_) {
    failure_ = std::make_exception_ptr(
        Error(status == XML_ERR_INVALID_ENCODING ? ErrorCode::encoding : ErrorCode::malformed,
              tr("not well-formed XML"), here()));
  }
}

void Parser::forget_delivered() {
  events_.clear();
  next_event_ = 0;
  attributes_.clear();
  namespaces_.clear();
  arena_.erase(0, in_text_ ? text_begin_ : arena_.size());
  text_begin_ = 0;
}

/// libxml2 compares each attribute of a tag with all before it, so a tag with very many must
/// be refused before it is complete.
void Parser::check_unfinished_markup() {
  const auto* source = context_->input;
  if (source == nullptr || source->cur == nullptr) return;
  const auto unfinished = view(source->cur, source->end);
  if (unfinished.size() <= chunk_size || unfinished.front() != '<') return;
  if (unfinished.size() > limits_.text_bytes + chunk_size) {
    fail(ErrorCode::limit, tr("a tag, comment or declaration is longer than {1} bytes", limits_.text_bytes));
  }
  if (count_attributes(unfinished) > limits_.attributes && !unfinished.starts_with("<!")) {
    fail(ErrorCode::limit, tr("an element has more than {1} attributes", limits_.attributes));
  }
}

Event& Parser::add_event(NodeKind kind) {
  end_text();
  const auto* source = context_->input;
  // Of a converted file libxml2 counts the bytes behind the conversion.
  const bool counts_bytes = source->buf == nullptr || source->buf->encoder == nullptr;
  events_.push_back(
      {.prefix = {},
       .name = {},
       .uri = {},
       .attributes = {},
       .namespaces = {},
       .byte = counts_bytes ? source->consumed + static_cast<std::uint64_t>(source->cur - source->base) : 0,
       .line = static_cast<std::uint32_t>(source->line),
       .column = static_cast<std::uint32_t>(source->col),
       .text_begin = 0,
       .text_size = 0,
       .depth = narrow(depth_),
       .kind = kind,
       .is_cut = false});
  return events_.back();
}

void Parser::append_text(std::string_view text) {
  if (!in_text_) {
    in_text_ = true;
    text_begin_ = arena_.size();
  }
  if (arena_.size() - text_begin_ + text.size() > limits_.text_bytes) {
    if (!limits_.cut_long_texts) {
      fail(ErrorCode::limit, tr("a text is longer than {1} bytes", limits_.text_bytes));
    }
    text_is_cut_ = true;
    return;
  }
  arena_ += text;
}

void Parser::end_text() {
  if (!in_text_) return;
  in_text_ = false;
  const bool is_cut = std::exchange(text_is_cut_, false);
  auto& event = add_event(NodeKind::text);
  event.text_begin = narrow(text_begin_);
  event.text_size = narrow(arena_.size() - text_begin_);
  event.is_cut = is_cut;
}

void Parser::fail(ErrorCode code, Message message, std::optional<SourcePos> where) const {
  throw Error(code, std::move(message), where ? std::move(*where) : here());
}

SourcePos Parser::here() const {
  SourcePos where{input_, 0, 0, 0};
  if (context_ && context_->input != nullptr) {
    where.line = static_cast<std::uint32_t>(context_->input->line);
    where.column = static_cast<std::uint32_t>(context_->input->col);
  }
  return where;
}

}  // namespace distich::xml
