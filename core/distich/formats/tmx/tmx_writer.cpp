#include <algorithm>
#include <ostream>
#include <utility>

#include <distich/base/version.hpp>
#include <distich/formats/tmx/tmx_inline_internal.hpp>
#include <distich/formats/tmx/tmx_names_internal.hpp>
#include <distich/formats/tmx/tmx_writer_internal.hpp>

namespace distich::formats::tmx {
namespace {

/// "2026-11-23T02:55:52Z" as TMX wants it: "20261123T025552Z".
std::string compact_time(std::string_view iso) {
  std::string out;
  for (const char c : iso) {
    if (c != '-' && c != ':') out += c;
  }
  return out;
}

bool is_segment_type(std::string_view type) {
  return type == "block" || type == "paragraph" || type == "sentence" || type == "phrase";
}

/// A property as <prop>, with what orders it: its type, then its number.
struct Prop {
  std::string_view type;
  std::string_view name;
  std::string_view value;
};

class MemoryWriter final : public Writer<TranslationUnit> {
 public:
  MemoryWriter(std::ostream& out, WriteOptions options) : xml_(out), options_(std::move(options)) {}

  void begin(const FileHeader& header) override {
    languages_ = header.languages;
    xml_.declaration();
    xml_.doctype("tmx", "tmx14.dtd");
    xml_.open("tmx");
    xml_.attribute("version", "1.4");
    write_header(header);
    xml_.open("body");
  }

  void write(const TranslationUnit& unit) override {
    if (unit.variants.empty()) {
      throw Error(ErrorCode::invalid_argument, tr("the unit \"{1}\" has no text in any language", unit.id));
    }
    xml_.open("tu");
    if (!unit.id.empty()) xml_.attribute("tuid", xml_safe(unit.id));
    write_attributes(unit.properties, unit_attributes);
    write_notes(unit.notes);
    write_props(unit.properties, unit_attributes);
    for (const auto& variant : unit.variants) write_variant(variant);
    xml_.close();
  }

  void finish() override { xml_.finish(); }

 private:
  void write_header(const FileHeader& header) {
    const auto property = [&](std::string_view name, std::string_view otherwise) {
      const auto found = header.properties.find(std::string(name));
      return found == header.properties.end() || found->second.empty() ? std::string(otherwise)
                                                                       : found->second;
    };
    const auto segment_type = property("segtype", "sentence");
    xml_.open("header");
    xml_.attribute("creationtool", "distich");
    xml_.attribute("creationtoolversion", version());
    xml_.attribute("segtype", is_segment_type(segment_type) ? segment_type : "sentence");
    xml_.attribute("o-tmf", xml_safe(property("o-tmf", "distich")));
    xml_.attribute("adminlang", xml_safe(property("adminlang", "en")));
    xml_.attribute("srclang", languages_.source.known() ? languages_.source.str() : "*all*");
    xml_.attribute("datatype", xml_safe(property("datatype", "plaintext")));
    for (const std::string_view name : {"o-encoding", "creationid", "changedate", "changeid"}) {
      if (const auto value = property(name, ""); !value.empty()) xml_.attribute(name, xml_safe(value));
    }
    if (!options_.creation_time.empty()) xml_.attribute("creationdate", compact_time(options_.creation_time));
    write_header_content(header);
    xml_.close();
  }

  void write_header_content(const FileHeader& header) {
    if (!header.original.empty()) write_prop(original_property, header.original);
    for (const auto& [name, value] : header.properties) {
      if (is_one_of(header_attributes, name)) continue;
      if (property_type(name) == header_note) {
        xml_.element("note", xml_safe(value));
      } else {
        write_prop(property_type(name), value);
      }
    }
  }

  void write_variant(const Variant& variant) {
    xml_.open("tuv");
    xml_.attribute("xml:lang", variant.language.str());
    write_attributes(variant.properties, variant_attributes);
    write_notes(variant.notes);
    if (variant.context) {
      write_prop(previous_property, variant.context->previous);
      write_prop(next_property, variant.context->next);
    }
    write_props(variant.properties, variant_attributes);
    write_segment(xml_, variant.text);
    xml_.close();
  }

  template <std::size_t N>
  void write_attributes(const Properties& properties, const std::array<std::string_view, N>& attributes) {
    for (const auto name : attributes) {
      const auto found = properties.find(std::string(name));
      if (found == properties.end()) continue;
      if (name == "segtype" && !is_segment_type(found->second)) continue;
      xml_.attribute(name, xml_safe(found->second));
    }
  }

  void write_notes(const std::vector<std::string>& notes) {
    for (const auto& note : notes) xml_.element("note", xml_safe(note));
  }

  /// Those of one type in the order that they were read in: "type", "type#2", … "type#10".
  template <std::size_t N>
  void write_props(const Properties& properties, const std::array<std::string_view, N>& attributes) {
    std::vector<Prop> props;
    for (const auto& [name, value] : properties) {
      const bool as_attribute = is_one_of(attributes, name) && (name != "segtype" || is_segment_type(value));
      if (!as_attribute) props.push_back({property_type(name), name, value});
    }
    std::ranges::stable_sort(props, [](const Prop& a, const Prop& b) {
      if (a.type != b.type) return a.type < b.type;
      return a.name.size() != b.name.size() ? a.name.size() < b.name.size() : a.name < b.name;
    });
    for (const auto& prop : props) write_prop(prop.type, prop.value);
  }

  void write_prop(std::string_view type, std::string_view value) {
    xml_.open("prop", xml::Writer::Layout::in_line);
    xml_.attribute("type", xml_safe(type));
    xml_.text(xml_safe(value));
    xml_.close();
  }

  xml::Writer xml_;
  WriteOptions options_;
  LanguagePair languages_;
};

class BilingualWriter final : public Writer<BilingualUnit> {
 public:
  BilingualWriter(std::ostream& out, const WriteOptions& options) : memory_(out, options) {}

  void begin(const FileHeader& header) override {
    languages_ = header.languages;
    memory_.begin(header);
  }

  void write(const BilingualUnit& unit) override {
    auto entry = to_translation_unit(unit);
    if (!entry.variants.front().language.known()) entry.variants.front().language = languages_.source;
    if (unit.target && !entry.variants.back().language.known())
      entry.variants.back().language = languages_.target;
    memory_.write(entry);
  }

  void finish() override { memory_.finish(); }

 private:
  MemoryWriter memory_;
  LanguagePair languages_;
};

}  // namespace

std::unique_ptr<Writer<TranslationUnit>> write_memory(std::ostream& out, const WriteOptions& options) {
  return std::make_unique<MemoryWriter>(out, options);
}

std::unique_ptr<Writer<BilingualUnit>> write_bilingual(std::ostream& out, const WriteOptions& options) {
  return std::make_unique<BilingualWriter>(out, options);
}

}  // namespace distich::formats::tmx
