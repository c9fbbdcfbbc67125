#include <ostream>

#include <distich/formats/base64_internal.hpp>
#include <distich/formats/hash_set_internal.hpp>
#include <distich/formats/xliff/code_plan_internal.hpp>
#include <distich/formats/xliff/xliff_names_internal.hpp>
#include <distich/formats/xliff/xliff_unit_writer_internal.hpp>
#include <distich/formats/xliff/xliff_values_internal.hpp>
#include <distich/formats/xliff/xliff_writer_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>
#include <distich/text/hash.hpp>
#include <distich/xml/writer.hpp>

namespace distich::formats::xliff {
namespace {

std::string_view direction_of(const LanguageTag& language) {
  if (!language.known()) return "auto";
  return language.direction() == Direction::right_to_left ? "rtl" : "ltr";
}

/// 12 of "p12.s3"; empty for ids of another kind.
std::optional<std::uint64_t> block_number(std::string_view id) {
  const auto dot = id.find(".s");
  if (!id.starts_with('p') || dot == std::string_view::npos ||
      !parse_number<std::uint64_t>(id.substr(dot + 2))) {
    return std::nullopt;
  }
  return parse_number<std::uint64_t>(id.substr(1, dot - 1));
}

class BilingualWriter final : public Writer<BilingualUnit> {
 public:
  BilingualWriter(std::ostream& out, std::string_view version) : xml_(out), version_(version) {}

  void begin(const FileHeader& header) override {
    languages_ = header.languages;
    xml_.declaration();
    xml_.open("xliff");
    xml_.attribute("xmlns", version_ == "2.2" ? core_2_2_namespace : core_namespace);
    xml_.attribute("xmlns:mtc", matches_namespace);
    xml_.attribute("xmlns:gls", glossary_namespace);
    xml_.attribute("xmlns:mda", metadata_namespace);
    xml_.attribute("xmlns:dx", distich_namespace);
    xml_.attribute("version", version_);
    xml_.attribute("srcLang", languages_.source.str());
    xml_.attribute("trgLang", languages_.target.str());
    xml_.open("file");
    xml_.attribute("id", "f1");
    if (!header.original.empty()) xml_.attribute("original", xml_safe(header.original));
    xml_.attribute("srcDir", direction_of(languages_.source));
    xml_.attribute("trgDir", direction_of(languages_.target));
    xml_.attribute("xml:space", "preserve");
    if (header.skeleton) write_skeleton(*header.skeleton);
    write_metadata(xml_, header.properties);
  }

  void write(const BilingualUnit& unit) override {
    enter_group(unit.id);
    const auto id = unit_id(unit.id);
    xml_.open("unit");
    xml_.attribute("id", id);
    if (id != unit.id) xml_.attribute("dx:id", xml_safe(unit.id));
    write_own_languages(unit.languages);
    if (unit.place) xml_.attribute("dx:place", format_range(*unit.place));
    if (unit.confidence) xml_.attribute("dx:confidence", format_number(*unit.confidence));
    if (!unit.bead.empty()) xml_.attribute("dx:bead", xml_safe(unit.bead));
    write_unit_content(xml_, unit);
    xml_.close();
    is_empty_ = false;
  }

  void finish() override {
    if (is_empty_) {
      // A <file> without unit or group would not be valid.
      xml_.open("group");
      xml_.attribute("id", "p0");
    }
    xml_.finish();
  }

 private:
  void write_skeleton(const Skeleton& skeleton) {
    const bool as_text = xml::find_forbidden(skeleton.text) == std::string_view::npos;
    xml_.open("skeleton");
    xml_.open("dx:article", xml::Writer::Layout::in_line);
    xml_.attribute("format", skeleton.format);
    xml_.attribute("encoding", skeleton.encoding);
    xml_.attribute("byteOrderMark", skeleton.byte_order_mark ? "yes" : "no");
    xml_.attribute("content", as_text ? "text" : "base64");
    xml_.text(as_text ? skeleton.text : encode_base64(skeleton.text));
    xml_.close();
    xml_.close();
  }

  /// Units of one paragraph that follow each other share a <group>. A paragraph that comes
  /// back later gets none: a group's id must be unique.
  void enter_group(std::string_view id) {
    const auto block = block_number(id);
    if (in_group_ && block == last_group_) return;
    if (in_group_) xml_.close();
    in_group_ = block && (!last_group_ || *block > *last_group_);
    if (!in_group_) return;
    last_group_ = block;
    xml_.open("group");
    xml_.attribute("id", "p" + std::to_string(*block));
  }

  /// The unit's own id where XLIFF allows it, else a new one. 8 to 16 bytes are remembered of each.
  std::string unit_id(std::string_view wanted) {
    std::string id(wanted);
    while (!is_name_token(id) || !used_ids_.insert(text::hash64(id))) {
      id = "u" + std::to_string(++generated_);
    }
    return id;
  }

  void write_own_languages(const LanguagePair& own) {
    if (own.source != languages_.source) xml_.attribute("dx:srcLang", own.source.str());
    if (own.target != languages_.target) xml_.attribute("dx:trgLang", own.target.str());
  }

  xml::Writer xml_;
  std::string_view version_;
  LanguagePair languages_;
  bool is_empty_ = true;
  bool in_group_ = false;
  std::optional<std::uint64_t> last_group_;
  HashSet used_ids_;
  std::uint64_t generated_ = 0;
};

/// Points to static storage. Throws Error{invalid_argument} for what is no version that can be written.
std::string_view version_named(std::string_view dialect) {
  if (dialect.empty()) return "2.1";
  for (const std::string_view version : {"2.0", "2.1", "2.2"}) {
    if (dialect == version) return version;
  }
  throw Error(ErrorCode::invalid_argument,
              tr("XLIFF can be written as {1}, not as {2}", "2.0, 2.1, 2.2", dialect));
}

}  // namespace

std::unique_ptr<Writer<BilingualUnit>> write_bilingual(std::ostream& out, const WriteOptions& options) {
  return std::make_unique<BilingualWriter>(out, version_named(options.dialect));
}

}  // namespace distich::formats::xliff
