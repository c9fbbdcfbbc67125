#include <map>
#include <ostream>
#include <utility>

#include <distich/formats/tbx/tbx_reader_internal.hpp>
#include <distich/formats/tbx/tbx_writer_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>
#include <distich/text/hash.hpp>

namespace distich::formats::tbx {
namespace {

class GlossaryWriter final : public Writer<Concept> {
 public:
  GlossaryWriter(std::ostream& out, WriteOptions options)
      : xml_(out), options_(std::move(options)), losses_({}, {}) {
    // Words that are none must be told before anything is written.
    (void)variety_named(options_.dialect, options_.style);
  }

  void begin(const FileHeader& header) override {
    header_ = header;
    choose_variety();
    losses_ = Losses(std::string(type_of(variety_)), options_.on_diagnostic);
    entries_.emplace(xml_, variety_, identities_, losses_);
    xml_.declaration();
    if (is_v3()) {
      open_root();
    } else {
      xml_.doctype("martif", "TBXcoreStructV02.dtd");
      xml_.open("martif");
      xml_.attribute("type", type_of(variety_));
      xml_.attribute("xml:lang", language());
    }
    write_header();
    xml_.open("text");
    // Version 3 has no empty body, version 2 no text without one.
    if (!is_v3()) open_body();
  }

  void write(const Concept& item) override {
    if (!item.terms.empty() && !in_body_) open_body();
    entries_->write(item);
  }

  void finish() override {
    if (in_body_) xml_.close();
    write_back_matter();
    xml_.finish();
    losses_.report();
  }

 private:
  [[nodiscard]] bool is_v3() const noexcept { return variety_.version == Version::v3; }

  [[nodiscard]] std::string property(std::string_view name) const {
    const auto found = header_.properties.find(std::string(name));
    return found == header_.properties.end() ? std::string{} : found->second;
  }

  /// A file is written as the kind of TBX that it was read as, unless somebody says otherwise.
  void choose_variety() {
    const bool chosen = !options_.dialect.empty();
    const auto dialect = chosen ? options_.dialect : property(dialect_property);
    const auto style = !options_.style.empty() || chosen ? options_.style : property(style_property);
    variety_ = variety_named(dialect, style);
    if (variety_.dialect == Dialect::core) variety_.style = Style::dca;
  }

  /// What language is meant where an element names none.
  [[nodiscard]] std::string language() const {
    const auto stated = LanguageTag::parse(property(language_property));
    return stated ? stated->str() : header_.languages.source.str();
  }

  void open_root() {
    xml_.open("tbx");
    xml_.attribute("type", type_of(variety_));
    xml_.attribute("style", variety_.style == Style::dct ? "dct" : "dca");
    xml_.attribute("xml:lang", language());
    xml_.attribute("xmlns", core_namespace);
    if (variety_.style != Style::dct) return;
    for (const auto& module : modules()) {
      if (module.dialect <= variety_.dialect)
        xml_.attribute("xmlns:" + std::string(module.prefix), module.uri);
    }
  }

  void write_header() {
    xml_.open(is_v3() ? "tbxHeader" : "martifHeader");
    xml_.open("fileDesc");
    if (const auto title = property(title_property); !title.empty()) {
      xml_.open("titleStmt");
      xml_.element("title", xml_safe(title));
      xml_.close();
    }
    xml_.open("sourceDesc");
    const auto description = property(description_property);
    xml_.element("p", description.empty() ? "distich" : xml_safe(description));
    xml_.close();
    xml_.close();
    if (!is_v3()) {
      xml_.open("encodingDesc");
      xml_.open("p", xml::Writer::Layout::in_line);
      xml_.attribute("type", "XCSURI");
      xml_.text(variety_.dialect == Dialect::full ? "TBXXCSV02.xcs" : "TBXBasicXCSV02.xcs");
      xml_.close();
      xml_.close();
    }
    xml_.close();
  }

  void open_body() {
    xml_.open("body");
    in_body_ = true;
  }

  /// References must lead somewhere: to people, and to what is not in this file, at its end.
  void write_back_matter() {
    const auto dangling = identities_.dangling();
    if (dangling.empty()) return;
    xml_.open("back");
    xml_.open(is_v3() ? "refObjectSec" : "refObjectList");
    xml_.attribute("type", "respPerson");
    for (const auto& [id, name] : dangling) {
      xml_.open("refObject");
      xml_.attribute("id", id);
      xml_.open("item", xml::Writer::Layout::in_line);
      xml_.attribute("type", "fn");
      xml_.text(xml_safe(name.empty() ? id_from_xml(id) : name));
      xml_.close();
      xml_.close();
    }
    xml_.close();
    xml_.close();
  }

  xml::Writer xml_;
  WriteOptions options_;
  FileHeader header_;
  Variety variety_;
  Identities identities_;
  Losses losses_;
  std::optional<EntryWriter> entries_;
  bool in_body_ = false;
};

}  // namespace

std::string Identities::claim(std::string_view id) {
  auto out = xml_id(id);
  return !out.empty() && ids_.insert(text::hash64(out)) ? out : std::string{};
}

std::string Identities::refer(std::string_view id, std::string_view name) {
  auto out = xml_id(id);
  references_.try_emplace(out, name);
  return out;
}

std::map<std::string, std::string> Identities::dangling() const {
  std::map<std::string, std::string> out;
  for (const auto& [id, name] : references_) {
    if (!ids_.contains(text::hash64(id))) out.emplace(id, name);
  }
  return out;
}

std::unique_ptr<Writer<Concept>> glossary_writer(std::ostream& out, const WriteOptions& options) {
  return std::make_unique<GlossaryWriter>(out, options);
}

}  // namespace distich::formats::tbx
