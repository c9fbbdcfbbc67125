#include <algorithm>

#include <distich/formats/xliff1/xliff1_content_internal.hpp>
#include <distich/formats/xliff1/xliff1_names_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::formats::xliff1 {
namespace {

using Kind = InlineCode::Kind;

class ContentReader {
 public:
  ContentReader(xml::Reader& reader, const FileFacts& facts, Reporter& report)
      : xml_(&reader), facts_(&facts), report_(&report) {}

  Content read() {
    const auto outer = xml_->depth();
    const auto start_tag = facts_->held.tag(*xml_);
    while (xml_->next() && !(xml_->kind() == xml::NodeKind::end && xml_->depth() == outer)) {
      switch (xml_->kind()) {  // `start` may step on, to the element's end
        case xml::NodeKind::text: append(xml_->text()); break;
        case xml::NodeKind::start: start(); break;
        case xml::NodeKind::end: end(); break;
        default: break;
      }
    }
    content_.spot = spot_from(start_tag);
    return std::move(content_);
  }

 private:
  /// An element with text in it that is open.
  struct Open {
    enum class What : std::uint8_t { code, annotation, segment };

    What what = What::annotation;
    std::string id;  ///< of the code or annotation
    std::optional<ByteRange> start_tag;
  };

  [[nodiscard]] std::optional<Spot> spot_from(std::optional<ByteRange> start_tag) const {
    return facts_->held.spot(start_tag, *xml_);
  }

  void append(std::string_view text) {
    content_.whole.text += text;
    if (in_segment_) {
      content_.segments.back().text.text += text;
    } else if (!is_blank(text)) {
      content_.text_between = true;
    }
  }

  void add(InlineCode code, const std::string& markup) {
    if (facts_->tool) code.original = markup;
    if (in_segment_) {
      auto& segment = content_.segments.back();
      code.at = segment.text.text.size();
      segment.text.codes.push_back(code);
      segment.code_markup.push_back(markup);
    }
    code.at = content_.whole.text.size();
    content_.whole.codes.push_back(std::move(code));
    content_.code_markup.push_back(markup);
  }

  void start() {
    const auto name = xml_->name();
    if (!facts_->is_core(*xml_)) return start_unknown();
    if (name == "g") {
      start_pair(attribute("id"));
    } else if (name == "x" || name == "ph") {
      standalone();
    } else if (name == "bx" || name == "bpt") {
      open_pair(name == "bx" ? "ex" : "ept");
    } else if (name == "ex" || name == "ept") {
      close_pair(name);
    } else if (name == "it") {
      const auto position = attribute("pos");
      take_code(position == "close" || position == "end" ? Kind::close : Kind::open, attribute("id"));
    } else if (name == "mrk") {
      start_mark();
    } else {
      start_unknown();
    }
  }

  void end() {
    const auto open = std::move(open_.back());
    open_.pop_back();
    if (open.what == Open::What::code) {
      const auto tag = facts_->held.markup(facts_->held.tag(*xml_));
      add({0, Kind::close, open.id, {}, {}}, tag.ends_with("/>") ? end_tag_of(tag) : tag);
    } else if (open.what == Open::What::annotation && !open.id.empty()) {
      add_annotation(false, open.id, end_tag_of(facts_->held.markup(open.start_tag)));
    } else if (open.what == Open::What::segment) {
      content_.segments.back().spot = spot_from(open.start_tag);
      in_segment_ = false;
    }
  }

  void start_pair(std::string id) {
    const auto tag = facts_->held.tag(*xml_);
    const auto markup = facts_->held.markup(tag);
    const bool stands_alone = facts_->tool && markup.ends_with("/>");
    add({0, stands_alone ? Kind::standalone : Kind::open, id, {}, shown_as()},
        stands_alone ? markup : opened(markup));
    open_.push_back(stands_alone ? Open() : Open{Open::What::code, std::move(id), tag});
  }

  void start_mark() {
    const auto type = attribute("mtype");
    if (type == "seg" && !in_segment_) {
      content_.segments.push_back({attribute("mid"), {}});
      in_segment_ = true;
      open_.push_back({Open::What::segment, {}, facts_->held.tag(*xml_)});
    } else if (type == "x-sdl-deleted") {
      take_code(Kind::standalone, next_mark_id());  // what a reviewer took out is no text any more
    } else if (facts_->tool) {
      start_pair(next_mark_id());
    } else {
      report_->dropped(Severity::note, "xliff1.annotation-dropped", "mrk",
                       tr("annotations (<{1}>) are not kept; the text that they mark is", "mrk"));
      start_annotation();
    }
  }

  void start_unknown() {
    if (facts_->tool) return start_pair(next_mark_id());
    report_->dropped(Severity::warning, "xliff1.unknown-inline", xml_->name(),
                     tr("the element <{1}> is unknown inside text; only its text is kept", xml_->name()));
    start_annotation();
  }

  void start_annotation() {
    const auto tag = facts_->held.tag(*xml_);
    open_.push_back({Open::What::annotation, tag ? next_mark_id() : std::string(), tag});
    if (tag) add_annotation(true, open_.back().id, opened(facts_->held.markup(tag)));
  }

  void add_annotation(bool opens, const std::string& id, const std::string& markup) {
    const auto at_end_of = [&](const RichText& text) {
      const auto before = std::ranges::count(text.codes, text.text.size(), &InlineCode::at);
      return Annotation{text.text.size(), static_cast<std::size_t>(before), opens, id, markup};
    };
    content_.annotations.push_back(at_end_of(content_.whole));
    if (in_segment_) content_.segments.back().annotations.push_back(at_end_of(content_.segments.back().text));
  }

  std::string next_mark_id() { return "mark:" + std::to_string(++mark_count_); }

  void standalone() {
    if (attribute("ctype") == own::character) return append_character();
    take_code(Kind::standalone, attribute("id"));
  }

  /// Our writer's way to write a character that XML cannot hold.
  void append_character() {
    const auto hex = xml_->inner_text();
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
    const bool is_character = error == std::errc() && end == hex.data() + hex.size() && value <= 0x10FFFF &&
                              (value < 0xD800 || value > 0xDFFF);
    if (is_character) {
      std::string character;
      text::append(character, value);
      append(character);
    } else {
      (*report_)(Severity::warning, "xliff1.bad-character",
                 tr("\"{1}\" is not the number of a character", hex));
    }
  }

  /// `rid` ties the two ends of a pair together; without it their ids do.
  [[nodiscard]] std::string pair_key(std::string_view closing_name) const {
    const auto reference = xml_->attribute("rid");
    return std::string(closing_name) + ' ' + (reference ? std::string(*reference) : attribute("id"));
  }

  void open_pair(std::string_view closing_name) {
    const auto id = attribute("id");
    pairs_.insert_or_assign(pair_key(closing_name), id);
    take_code(Kind::open, id);
  }

  void close_pair(std::string_view name) {
    const auto open = pairs_.find(pair_key(name));
    take_code(Kind::close, open == pairs_.end() ? attribute("id") : open->second);
  }

  /// A code that is an element of its own, with or without native text: steps to its end.
  void take_code(Kind kind, std::string id) {
    const auto start_tag = facts_->held.tag(*xml_);
    InlineCode code{0, kind, std::move(id), {}, shown_as()};
    auto native = read_native();
    if (facts_->tool && code.shown_as.empty()) code.shown_as = native;
    code.original = std::move(native);
    const auto spot = spot_from(start_tag);
    add(std::move(code), spot ? facts_->held.markup(spot->outer()) : std::string());
  }

  std::string read_native() {
    std::string native;
    const auto outer = xml_->depth();
    while (xml_->next() && !(xml_->kind() == xml::NodeKind::end && xml_->depth() == outer)) {
      if (xml_->kind() == xml::NodeKind::text) native += xml_->text();
      if (xml_->kind() != xml::NodeKind::start || xml_->name() != "sub") continue;
      report_->once(Severity::note, "xliff1.subflow", "",
                    tr("text inside a code (<sub>) stays with the code; it is not offered for translation"));
    }
    return native;
  }

  /// What the file wants to be shown, what SDL's header calls the code, or what kind of code it is.
  [[nodiscard]] std::string shown_as() const {
    if (const auto text = xml_->attribute("equiv-text")) return std::string(*text);
    const auto name = facts_->code_names.find(attribute("id"));
    if (name != facts_->code_names.end()) return name->second;
    return attribute("ctype");
  }

  [[nodiscard]] std::string attribute(std::string_view name) const {
    return std::string(xml_->attribute(name).value_or(""));
  }

  xml::Reader* xml_;
  const FileFacts* facts_;
  Reporter* report_;
  Content content_;
  bool in_segment_ = false;
  std::vector<Open> open_;
  std::map<std::string, std::string> pairs_;  ///< keys of opening codes, to their ids
  std::size_t mark_count_ = 0;
};

}  // namespace

bool is_blank(std::string_view text) noexcept {
  return text::trimmed(text, {0, text.size()}).empty();
}

Content read_content(xml::Reader& reader, const FileFacts& facts, Reporter& report) {
  return ContentReader(reader, facts, report).read();
}

}  // namespace distich::formats::xliff1
