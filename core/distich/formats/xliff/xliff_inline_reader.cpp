#include <algorithm>
#include <array>

#include <distich/formats/xliff/xliff_inline_internal.hpp>
#include <distich/formats/xliff/xliff_names_internal.hpp>
#include <distich/text/code_points.hpp>
#include <distich/xml/writer.hpp>

namespace distich::formats::xliff {
namespace {

using Kind = InlineCode::Kind;

/// A <cp>: a character that XML cannot hold.
void append_code_point(std::string& out, const xml::Reader& reader, Reporter& report) {
  const auto hex = reader.attribute("hex").value_or("");
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
  const bool is_character = error == std::errc() && end == hex.data() + hex.size() && value <= 0x10FFFF &&
                            (value < 0xD800 || value > 0xDFFF);
  if (is_character) {
    text::append(out, value);
  } else {
    report(Severity::warning, "xliff.bad-character", tr("\"{1}\" is not the number of a character", hex));
  }
}

/// Attributes of codes that our units hold, or that only say what their elements do.
constexpr std::array<std::string_view, 16> held_attributes{
    "id",      "startRef", "isolated",   "dataRef",  "dataRefStart", "dataRefEnd", "disp",      "dispStart",
    "dispEnd", "equiv",    "equivStart", "equivEnd", "hex",          "dx:id",      "xml:space", "xml:lang"};

class ContentReader {
 public:
  ContentReader(xml::Reader& reader, const OriginalData& data, const HeldText& held, Reporter& report)
      : reader_(&reader), data_(&data), held_(&held), report_(&report) {}

  Content read() {
    const auto outer = reader_->depth();
    const auto start_tag = held_->tag(*reader_);
    while (reader_->next() && !(reader_->kind() == xml::NodeKind::end && reader_->depth() == outer)) {
      if (reader_->kind() == xml::NodeKind::text) rich().text += reader_->text();
      if (reader_->kind() == xml::NodeKind::start) start();
      if (reader_->kind() == xml::NodeKind::end) end();
    }
    content_.spot = held_->spot(start_tag, *reader_);
    return std::move(content_);
  }

 private:
  static constexpr auto no_code = std::string_view::npos;

  /// A code whose element is open: for <pc> its other end, for others the code itself.
  struct Open {
    bool is_pair = false;
    InlineCode end;
    std::size_t index = 0;
    std::optional<ByteRange> start_tag;
  };

  [[nodiscard]] RichText& rich() noexcept { return content_.text; }

  void push(InlineCode code, std::string markup) {
    code.at = rich().text.size();
    rich().codes.push_back(std::move(code));
    content_.code_markup.push_back(std::move(markup));
  }

  void start() {
    const auto name = reader_->name();
    if (!reader_->uri().starts_with(core_2_family)) return report_unknown();
    const bool is_annotation = name == "mrk" || name == "sm" || name == "em";
    if (!is_annotation) report_->dropped_attributes(held_attributes);
    if (name == "cp") {
      append_code_point(rich().text, *reader_, *report_);
    } else if (name == "ph") {
      placeholder();
    } else if (name == "sc") {
      add(Kind::open, code_id());
    } else if (name == "ec") {
      end_code();
    } else if (name == "pc") {
      start_pair();
    } else if (is_annotation) {
      annotate();
      report_->dropped(Severity::note, "xliff.annotation-dropped", name,
                       tr("annotations (<{1}>) are not kept; the text that they mark is", name));
    } else {
      report_unknown();
    }
  }

  /// The start of an annotation, or the end of one that began as <sm>.
  void annotate() {
    const auto tag = held_->tag(*reader_);
    if (!tag) return;
    const bool is_end = reader_->name() == "em";
    const auto id = attribute(is_end ? "startRef" : "id");
    const auto markup = held_->markup(tag);
    const auto prefix = prefix_of(markup);
    if (reader_->name() != "mrk") return add_annotation(!is_end, id, as_empty(markup), {});
    const auto attributes = markup.substr(markup.find("mrk") + 3);
    add_annotation(true, id, opened(markup), as_empty('<' + prefix + "sm" + attributes));
    marks_.push_back(content_.annotations.back());
  }

  void end_mark() {
    if (marks_.empty()) return;
    const auto start = std::move(marks_.back());
    marks_.pop_back();
    const auto alone =
        '<' + prefix_of(start.markup) + "em startRef=\"" + xml::escape_attribute(start.id) + "\"/>";
    add_annotation(false, start.id, end_tag_of(start.markup), alone);
  }

  void add_annotation(bool opens, std::string id, std::string markup, std::string alone) {
    const auto& codes = rich().codes;
    const auto at = rich().text.size();
    const auto before = std::ranges::count(codes, at, &InlineCode::at);
    content_.annotations.push_back(
        {at, static_cast<std::size_t>(before), opens, std::move(id), std::move(markup), std::move(alone)});
  }

  /// "<sm id="1"/>" of "<sm id="1">".
  static std::string as_empty(std::string tag) {
    if (!tag.ends_with("/>")) tag.insert(tag.size() - 1, "/");
    return tag;
  }

  void report_unknown() {
    const auto name = reader_->name();
    report_->dropped(Severity::warning, "xliff.unknown-inline", name,
                     tr("the element <{1}> is unknown inside text; only its text is kept", name));
  }

  void end() {
    const auto name = reader_->name();
    if (!reader_->uri().starts_with(core_2_family)) return;
    if (name == "mrk") end_mark();
    const bool is_code = name == "pc" || name == "ph" || name == "sc" || name == "ec";
    if (!is_code || open_.empty()) return;
    auto open = std::move(open_.back());
    open_.pop_back();
    if (open.index == no_code) return;
    if (open.is_pair) {
      const auto tag = held_->markup(held_->tag(*reader_));
      push(std::move(open.end), tag.ends_with("/>") ? end_tag_of(tag) : tag);
    } else if (const auto spot = held_->spot(open.start_tag, *reader_)) {
      content_.code_markup[open.index] = held_->markup(spot->outer());
    }
  }

  /// Files of our own from before <dx:codes> have ids that XLIFF does not allow beside the ones that it does.
  std::string code_id() {
    const auto written = attribute("id");
    const auto own = reader_->attribute("id", distich_namespace);
    auto id = own ? std::string(*own) : written;
    ids_.insert_or_assign(written, id);
    return id;
  }

  void add(Kind kind, std::string id) {
    open_.push_back({false, {}, rich().codes.size(), held_->tag(*reader_)});
    push({0, kind, std::move(id), original("dataRef"), shown_as("disp", "equiv")}, {});
  }

  /// One of ours may stand for a character that <cp> may not name.
  void placeholder() {
    const auto sub_type = reader_->attribute("subType").value_or("");
    if (sub_type == "distich:FFFE" || sub_type == "distich:FFFF") {
      text::append(rich().text, sub_type.ends_with('E') ? U'\uFFFE' : U'\uFFFF');
      open_.push_back({false, {}, no_code, {}});
    } else {
      add(Kind::standalone, code_id());
    }
  }

  void end_code() {
    const auto start = reader_->attribute("startRef");
    if (!start) return add(Kind::close, code_id());
    const auto open = ids_.find(*start);
    add(Kind::close, open == ids_.end() ? std::string(*start) : open->second);
  }

  void start_pair() {
    const auto id = code_id();
    const auto tag = held_->tag(*reader_);
    push({0, Kind::open, id, original("dataRefStart"), shown_as("dispStart", "equivStart")},
         opened(held_->markup(tag)));
    open_.push_back(
        {true, {0, Kind::close, id, original("dataRefEnd"), shown_as("dispEnd", "equivEnd")}, 0, tag});
  }

  std::string original(std::string_view reference_name) {
    const auto reference = reader_->attribute(reference_name);
    if (!reference) return {};
    const auto found = data_->find(*reference);
    if (found != data_->end()) return found->second;
    (*report_)(Severity::warning, "xliff.no-such-data", tr("there is no <data> with id \"{1}\"", *reference));
    return {};
  }

  [[nodiscard]] std::string shown_as(std::string_view name, std::string_view otherwise) const {
    const auto shown = reader_->attribute(name);
    return std::string(shown ? *shown : reader_->attribute(otherwise).value_or(""));
  }

  [[nodiscard]] std::string attribute(std::string_view name) const {
    return std::string(reader_->attribute(name).value_or(""));
  }

  xml::Reader* reader_;
  const OriginalData* data_;
  const HeldText* held_;
  Reporter* report_;
  Content content_;
  std::map<std::string, std::string, std::less<>> ids_;  ///< as written, to those of our codes
  std::vector<Open> open_;
  std::vector<Annotation> marks_;  ///< of the <mrk> that are open
};

}  // namespace

OriginalData read_original_data(xml::Reader& reader, Reporter& report) {
  OriginalData data;
  std::string* current = nullptr;
  const auto outer = reader.depth();
  while (reader.next() && !(reader.kind() == xml::NodeKind::end && reader.depth() == outer)) {
    if (reader.kind() == xml::NodeKind::start && reader.name() == "data") {
      current = &data[std::string(reader.attribute("id").value_or(""))];
    } else if (reader.kind() == xml::NodeKind::start && reader.name() == "cp" && current != nullptr) {
      append_code_point(*current, reader, report);
    } else if (reader.kind() == xml::NodeKind::text && current != nullptr) {
      *current += reader.text();
    } else if (reader.kind() == xml::NodeKind::end && reader.name() == "data") {
      current = nullptr;
    }
  }
  return data;
}

CodeIds read_code_ids(xml::Reader& reader) {
  CodeIds ids;
  each_child(reader, [&] {
    ids.emplace(reader.attribute("for").value_or(""), reader.attribute("is").value_or(""));
    reader.skip();
  });
  return ids;
}

void give_own_ids(RichText& text, const CodeIds& ids) {
  for (auto& code : text.codes) {
    if (const auto own = ids.find(code.id); own != ids.end()) code.id = own->second;
  }
}

Content read_content(xml::Reader& reader, const OriginalData& data, const HeldText& held, Reporter& report) {
  return ContentReader(reader, data, held, report).read();
}

}  // namespace distich::formats::xliff
