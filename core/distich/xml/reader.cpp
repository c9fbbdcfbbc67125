#include <distich/xml/parser_internal.hpp>
#include <distich/xml/reader.hpp>
#include <distich/xml/writer.hpp>

namespace distich::xml {

std::string qualified_name(std::string_view prefix, std::string_view name) {
  std::string out(prefix);
  if (!prefix.empty()) out += ':';
  return out += name;
}

struct Reader::Impl {
  Parser parser;
  const Event* event = nullptr;
};

Reader::Reader(std::istream& in, std::string input, const Limits& limits)
    : impl_(new Impl{{in, std::move(input), limits}}) {}

Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

bool Reader::next() {
  const auto* event = impl_->event = impl_->parser.next();
  depth_ = event == nullptr ? 0 : event->depth;
  if (event == nullptr) return false;
  kind_ = event->kind;
  if (kind_ == NodeKind::text) {
    text_.assign(impl_->parser.text(*event));
    if (event->is_cut) ++cut_texts_;
    return true;
  }
  name_ = event->name;
  prefix_ = event->prefix;
  uri_ = event->uri;
  if (kind_ == NodeKind::start) take_attributes();
  if (kind_ != NodeKind::start && kind_ != NodeKind::end) text_.assign(impl_->parser.text(*event));
  return true;
}

void Reader::take_attributes() {
  const auto [first, count] = impl_->event->attributes;
  for (; attributes_.size() > count; attributes_.pop_back()) spare_.push_back(std::move(attributes_.back()));
  for (; attributes_.size() < count && !spare_.empty(); spare_.pop_back())
    attributes_.push_back(std::move(spare_.back()));
  attributes_.resize(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto& raw = impl_->parser.attribute(first + i);
    auto& attribute = attributes_[i];
    attribute.prefix = raw.prefix;
    attribute.name = raw.name;
    attribute.uri = raw.uri;
    attribute.value.assign(impl_->parser.value(raw));
  }
}

std::optional<std::string_view> Reader::attribute(std::string_view name, std::string_view uri) const {
  for (const auto& attribute : attributes_) {
    if (attribute.name == name && attribute.uri == uri) return attribute.value;
  }
  return std::nullopt;
}

SourcePos Reader::position() const {
  return impl_->event == nullptr ? impl_->parser.here() : impl_->parser.position_of(*impl_->event);
}

std::string_view Reader::doctype() const noexcept {
  return impl_->parser.doctype();
}

namespace {

void append_start_tag(std::string& out, const Parser& parser, const Event& event) {
  out += '<';
  out += qualified_name(event.prefix, event.name);
  for (std::size_t i = 0; i < event.namespaces.count; ++i) {
    const auto& declared = parser.declared_namespace(event.namespaces.first + i);
    out += declared.prefix.empty() ? " xmlns" : " xmlns:";
    out += declared.prefix;
    out += "=\"" + escape_attribute(declared.uri) + '"';
  }
  for (std::size_t i = 0; i < event.attributes.count; ++i) {
    const auto& attribute = parser.attribute(event.attributes.first + i);
    out += ' ' + qualified_name(attribute.prefix, attribute.name);
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
  out += qualified_name(event.prefix, event.name);
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
