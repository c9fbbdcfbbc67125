#include <distich/formats/xliff/xliff_inline_internal.hpp>
#include <distich/formats/xliff/xliff_names_internal.hpp>
#include <distich/text/code_points.hpp>

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

class ContentReader {
 public:
  ContentReader(xml::Reader& reader, const OriginalData& data, Reporter& report)
      : reader_(&reader), data_(&data), report_(&report) {}

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
    if (!reader_->uri().starts_with(core_2_family)) return report_unknown();
    if (name == "cp") {
      append_code_point(rich_.text, *reader_, *report_);
    } else if (name == "ph") {
      placeholder();
    } else if (name == "sc") {
      add(Kind::open, code_id());
    } else if (name == "ec") {
      end_code();
    } else if (name == "pc") {
      start_pair();
    } else if (name == "mrk" || name == "sm" || name == "em") {
      report_->once(Severity::note, "xliff.annotation-dropped", name,
                    tr("annotations (<{1}>) are not kept; the text that they mark is", name));
    } else {
      report_unknown();
    }
  }

  void report_unknown() {
    const auto& name = reader_->name();
    report_->once(Severity::warning, "xliff.unknown-inline", name,
                  tr("the element <{1}> is unknown inside text; only its text is kept", name));
  }

  void end() {
    if (reader_->name() != "pc" || !reader_->uri().starts_with(core_2_family)) return;
    ends_.back().at = rich_.text.size();
    rich_.codes.push_back(std::move(ends_.back()));
    ends_.pop_back();
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
    rich_.codes.push_back(
        {rich_.text.size(), kind, std::move(id), original("dataRef"), shown_as("disp", "equiv")});
  }

  /// One of ours may stand for a character that <cp> may not name.
  void placeholder() {
    const auto sub_type = reader_->attribute("subType").value_or("");
    if (sub_type == "distich:FFFE" || sub_type == "distich:FFFF") {
      text::append(rich_.text, sub_type.ends_with('E') ? U'\uFFFE' : U'\uFFFF');
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
    rich_.codes.push_back(
        {rich_.text.size(), Kind::open, id, original("dataRefStart"), shown_as("dispStart", "equivStart")});
    ends_.push_back({0, Kind::close, id, original("dataRefEnd"), shown_as("dispEnd", "equivEnd")});
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
  Reporter* report_;
  RichText rich_;
  std::map<std::string, std::string, std::less<>> ids_;  ///< as written, to those of our codes
  std::vector<InlineCode> ends_;                         ///< of the <pc> that are open
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

RichText read_content(xml::Reader& reader, const OriginalData& data, Reporter& report) {
  return ContentReader(reader, data, report).read();
}

}  // namespace distich::formats::xliff
