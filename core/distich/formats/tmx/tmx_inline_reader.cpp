#include <map>

#include <distich/formats/tmx/tmx_inline_internal.hpp>
#include <distich/formats/tmx/tmx_names_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::formats::tmx {
namespace {

using Kind = InlineCode::Kind;

/// What stands inside a <bpt>, <ept>, <ph>, <it> or <ut>: the native code, in which <sub>
/// marks text for translators (the "alt" of an image).
struct CodeContent {
  std::string text;
  std::string markup;
  bool has_subflow = false;
};

void append_tag(std::string& out, const xml::Reader& reader) {
  out.append("<").append(reader.name());
  for (const auto& attribute : reader.attributes()) {
    if (!attribute.prefix.empty()) continue;
    out.append(" ").append(attribute.name).append("=\"");
    out += xml::escape_attribute(attribute.value) + '"';
  }
  out += '>';
}

CodeContent read_code_content(xml::Reader& reader) {
  CodeContent content;
  const auto outer = reader.depth();
  while (reader.next() && !(reader.kind() == xml::NodeKind::end && reader.depth() == outer)) {
    switch (reader.kind()) {
      case xml::NodeKind::text:
        content.text += reader.text();
        content.markup += xml::escape_text(reader.text());
        break;
      case xml::NodeKind::start:
        content.has_subflow = true;
        append_tag(content.markup, reader);
        break;
      case xml::NodeKind::end: content.markup.append("</").append(reader.name()).append(">"); break;
      default: break;
    }
  }
  return content;
}

class SegmentReader {
 public:
  SegmentReader(xml::Reader& reader, Reporter& report) : reader_(&reader), report_(&report) {}

  RichText read() {
    const auto outer = reader_->depth();
    while (reader_->next() && !(reader_->kind() == xml::NodeKind::end && reader_->depth() == outer)) {
      if (reader_->kind() == xml::NodeKind::text) rich_.text += reader_->text();
      if (reader_->kind() == xml::NodeKind::start) start();
      if (reader_->kind() == xml::NodeKind::end) end();
    }
    return std::move(rich_);
  }

 private:
  void start() {
    const auto& name = reader_->name();
    if (name == "bpt") {
      open_pair();
    } else if (name == "ept") {
      close_pair();
    } else if (name == "ph") {
      placeholder();
    } else if (name == "it") {
      add(attribute("pos") == "end" ? Kind::close : Kind::open, attribute("x"));
    } else if (name == "ut") {
      add(Kind::standalone, std::string(unknown_tag_prefix) + attribute("x"));
    } else {
      open_span(name);
    }
  }

  /// What is left are ends of <hi> and of unknown elements: all others were read to their end.
  void end() {
    if (spans_.empty() || reader_->name() != spans_.back().element) return;
    auto& span = spans_.back();
    rich_.codes.push_back({rich_.text.size(), Kind::close, std::move(span.id), std::move(span.original), {}});
    spans_.pop_back();
  }

  void open_pair() {
    const auto number = attribute("i");
    const auto id = reader_->attribute("x") ? attribute("x") : number;
    add(Kind::open, id);
    pairs_[number] = rich_.codes.back().id;
  }

  void close_pair() {
    const auto number = attribute("i");
    const auto open = pairs_.find(number);
    if (open == pairs_.end()) {
      (*report_)(Severity::warning, "tmx.unpaired-code",
                 tr("the <ept> with i=\"{1}\" has no <bpt> before it", number));
    }
    const auto id = open == pairs_.end() ? number : open->second;
    InlineCode code{rich_.text.size(), Kind::close, id, {}, attribute("type")};
    code.original = read_code_content(*reader_).text;
    rich_.codes.push_back(std::move(code));
  }

  void placeholder() {
    if (attribute("type") != character_type) return add(Kind::standalone, attribute("x"));
    const auto hex = read_code_content(*reader_).text;
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
    const bool is_character = error == std::errc() && end == hex.data() + hex.size() && value <= 0x10FFFF &&
                              (value < 0xD800 || value > 0xDFFF);
    if (is_character) {
      text::append(rich_.text, value);
    } else {
      (*report_)(Severity::warning, "tmx.bad-character", tr("\"{1}\" is not the number of a character", hex));
    }
  }

  void add(Kind kind, std::string id) {
    InlineCode code{rich_.text.size(), kind, std::move(id), {}, attribute("type")};
    auto content = read_code_content(*reader_);
    if (content.has_subflow && !code.id.starts_with(unknown_tag_prefix)) {
      code.id.insert(0, subflow_prefix);
      code.original = std::move(content.markup);
    } else {
      code.original = std::move(content.text);
    }
    rich_.codes.push_back(std::move(code));
  }

  /// Text that stays part of the segment, between an open and a close code.
  void open_span(std::string_view name) {
    const bool is_highlight = name == "hi";
    Span span{name, is_highlight ? std::string(highlight_prefix) : std::string(name) + ':', {}};
    span.id += reader_->attribute("x") ? attribute("x") : '~' + std::to_string(++span_count_);
    std::string original;
    if (!is_highlight) {
      report_->once(Severity::warning, "tmx.unknown-inline", name,
                    tr("the element <{1}> is unknown inside <seg>; it is kept as a code", name));
      append_tag(original, *reader_);
      span.original.append("</").append(name).append(">");
    }
    rich_.codes.push_back({rich_.text.size(), Kind::open, span.id, std::move(original), attribute("type")});
    spans_.push_back(std::move(span));
  }

  [[nodiscard]] std::string attribute(std::string_view name) const {
    return std::string(reader_->attribute(name).value_or(""));
  }

  struct Span {
    std::string_view element;
    std::string id;
    std::string original;
  };

  xml::Reader* reader_;
  Reporter* report_;
  RichText rich_;
  std::map<std::string, std::string> pairs_;  ///< `i` of a <bpt> to its code's id
  std::vector<Span> spans_;
  std::size_t span_count_ = 0;
};

}  // namespace

RichText read_segment(xml::Reader& reader, Reporter& report) {
  return SegmentReader(reader, report).read();
}

}  // namespace distich::formats::tmx
