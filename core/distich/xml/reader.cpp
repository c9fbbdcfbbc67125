#include <distich/xml/parser_internal.hpp>
#include <distich/xml/reader.hpp>
#include <distich/xml/writer.hpp>

namespace distich::xml {

struct Reader::Impl {
  Impl(std::istream& in, std::string input, const Limits& limits) : parser(in, std::move(input), limits) {}

  bool step();
  void take_attributes();

  Parser parser;
  const Event* event = nullptr;
  NodeKind kind = NodeKind::end;
  std::string name;
  std::string prefix;
  std::string uri;
  std::string text;
  std::vector<Attribute> attributes;
  std::uint64_t cut_texts = 0;
  std::vector<Attribute> spare;  ///< keeps the strings' memory for later elements
};

bool Reader::Impl::step() {
  event = parser.next();
  if (event == nullptr) return false;
  kind = event->kind;
  if (kind == NodeKind::text) {
    text.assign(parser.text(*event));
    if (event->is_cut) ++cut_texts;
    return true;
  }
  name.assign(event->name);
  prefix.assign(event->prefix);
  uri.assign(event->uri);
  if (kind == NodeKind::start) take_attributes();
  if (kind != NodeKind::start && kind != NodeKind::end) text.assign(parser.text(*event));
  return true;
}

void Reader::Impl::take_attributes() {
  const auto count = event->attributes.count;
  for (; attributes.size() > count; attributes.pop_back()) spare.push_back(std::move(attributes.back()));
  for (; attributes.size() < count && !spare.empty(); spare.pop_back())
    attributes.push_back(std::move(spare.back()));
  attributes.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto& raw = parser.attribute(event->attributes.first + i);
    auto& attribute = attributes[i];
    attribute.prefix.assign(raw.prefix);
    attribute.name.assign(raw.name);
    attribute.uri.assign(raw.uri);
    attribute.value.assign(parser.value(raw));
  }
}

Reader::Reader(std::istream& in, std::string input, const Limits& limits)
    : impl_(std::make_unique<Impl>(in, std::move(input), limits)) {}

Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

bool Reader::next() {
  return impl_->step();
}

NodeKind Reader::kind() const noexcept {
  return impl_->kind;
}

const std::string& Reader::name() const noexcept {
  return impl_->name;
}

const std::string& Reader::prefix() const noexcept {
  return impl_->prefix;
}

const std::string& Reader::uri() const noexcept {
  return impl_->uri;
}

const std::string& Reader::text() const noexcept {
  return impl_->text;
}

const std::vector<Attribute>& Reader::attributes() const noexcept {
  return impl_->attributes;
}

std::optional<std::string_view> Reader::attribute(std::string_view name, std::string_view uri) const {
  for (const auto& attribute : impl_->attributes) {
    if (attribute.name == name && attribute.uri == uri) return attribute.value;
  }
  return std::nullopt;
}

std::size_t Reader::depth() const noexcept {
  return impl_->event == nullptr ? 0 : impl_->event->depth;
}

SourcePos Reader::position() const {
  return impl_->event == nullptr ? impl_->parser.here() : impl_->parser.position_of(*impl_->event);
}

std::uint64_t Reader::cut_texts() const noexcept {
  return impl_->cut_texts;
}

std::string_view Reader::doctype() const noexcept {
  return impl_->parser.doctype();
}

namespace {

void append_name(std::string& out, const Event& event) {
  if (!event.prefix.empty()) {
    out += event.prefix;
    out += ':';
  }
  out += event.name;
}

void append_start_tag(std::string& out, const Parser& parser, const Event& event) {
  out += '<';
  append_name(out, event);
  for (std::size_t i = 0; i < event.namespaces.count; ++i) {
    const auto& declared = parser.declared_namespace(event.namespaces.first + i);
    out += declared.prefix.empty() ? " xmlns" : " xmlns:";
    out += declared.prefix;
    out += "=\"" + escape_attribute(declared.uri) + '"';
  }
  for (std::size_t i = 0; i < event.attributes.count; ++i) {
    const auto& attribute = parser.attribute(event.attributes.first + i);
    out += ' ';
    if (!attribute.prefix.empty()) {
      out += attribute.prefix;
      out += ':';
    }
    out += attribute.name;
    out += "=\"" + escape_attribute(parser.value(attribute)) + '"';
  }
  out += '>';
}

/// An end tag, or the start tag before it made an empty-element tag.
void append_end_tag(std::string& out, const Event& event, bool nothing_inside) {
  if (nothing_inside) {
    out.back() = '/';
    out += '>';
    return;
  }
  out += "</";
  append_name(out, event);
  out += '>';
}

void append_markup(std::string& out, const Parser& parser, const Event& event, NodeKind before) {
  switch (event.kind) {
    case NodeKind::start: append_start_tag(out, parser, event); break;
    case NodeKind::end: append_end_tag(out, event, before == NodeKind::start); break;
    case NodeKind::text: out += escape_text(parser.text(event)); break;
    case NodeKind::comment: out.append("<!--").append(parser.text(event)).append("-->"); break;
    case NodeKind::processing_instruction:
      out.append("<?").append(event.name);
      if (event.text_size != 0) out.append(" ").append(parser.text(event));
      out.append("?>");
      break;
  }
}

}  // namespace

std::string Reader::inner_xml() {
  std::string out;
  const auto outer = depth();
  auto before = NodeKind::text;
  while (next() && !(kind() == NodeKind::end && depth() == outer)) {
    append_markup(out, impl_->parser, *impl_->event, before);
    before = kind();
  }
  return out;
}

std::string Reader::inner_text() {
  std::string out;
  const auto outer = depth();
  while (next() && !(kind() == NodeKind::end && depth() == outer)) {
    if (kind() == NodeKind::text) out += text();
  }
  return out;
}

void Reader::skip() {
  const auto outer = depth();
  while (next() && !(kind() == NodeKind::end && depth() == outer)) {
  }
}

}  // namespace distich::xml
