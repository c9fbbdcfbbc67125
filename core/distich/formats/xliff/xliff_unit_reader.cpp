#include <algorithm>
#include <array>

#include <distich/formats/xliff/xliff_inline_internal.hpp>
#include <distich/formats/xliff/xliff_names_internal.hpp>
#include <distich/formats/xliff/xliff_unit_reader_internal.hpp>
#include <distich/formats/xliff/xliff_values_internal.hpp>

namespace distich::formats::xliff {
namespace {

/// The id at the end of a reference: "s1" of "#s1", "s1", "#/f=f1/u=1/s1".
std::string_view referred_id(std::string_view reference) {
  const auto mark = reference.find_last_of("#/=");
  return mark == std::string_view::npos ? reference : reference.substr(mark + 1);
}

template <class Enum>
Enum value_or(std::optional<Enum> value, Enum otherwise) {
  return value ? *value : otherwise;
}

MatchKind match_kind(std::string_view type, std::string_view sub_type, Score score) {
  for (const auto kind : all_match_kinds) {
    if (sub_type.starts_with(authority) && sub_type.substr(authority.size()) == name(kind)) return kind;
  }
  if (type == "icm") return MatchKind::in_context;
  if (type == "idm") return MatchKind::same_id;
  return score.basis_points == 10000 ? MatchKind::exact : MatchKind::fuzzy;
}

void add_metadata(Properties& properties, const std::string& category, const std::string& type,
                  std::string value) {
  std::string name = category == property_category || category.empty() ? type : category + ':' + type;
  for (std::size_t number = 2; properties.contains(name); ++number)
    name = type + '#' + std::to_string(number);
  properties.emplace(std::move(name), std::move(value));
}

/// Reads <mda:metadata>; notes where our own properties stand.
class MetadataReader {
 public:
  MetadataReader(xml::Reader& reader, const HeldText& held, Properties& properties, UnitSpots* spots)
      : xml_(&reader), held_(&held), properties_(&properties), spots_(spots) {}

  void read() {
    const auto outer = xml_->depth();
    const auto start_tag = held_->tag(*xml_);
    while (xml_->next() && !(xml_->kind() == xml::NodeKind::end && xml_->depth() == outer)) {
      if (xml_->kind() == xml::NodeKind::end && xml_->name() == "metaGroup") end_group();
      if (xml_->kind() != xml::NodeKind::start) continue;
      if (xml_->name() == "metaGroup") start_group();
      if (xml_->name() == "meta") read_meta();
    }
    if (spots_ != nullptr) spots_->metadata = held_->spot(start_tag, *xml_);
  }

 private:
  void start_group() {
    groups_.push_back({std::string(xml_->attribute("category").value_or("")), held_->tag(*xml_)});
  }

  void end_group() {
    const auto group = std::move(groups_.back());
    groups_.pop_back();
    if (group.category != property_category || spots_ == nullptr || spots_->own_group) return;
    spots_->own_group = held_->spot(group.start_tag, *xml_);
  }

  void read_meta() {
    const auto category = groups_.empty() ? std::string() : groups_.back().category;
    const auto start_tag = held_->tag(*xml_);
    const std::string type(xml_->attribute("type").value_or(""));
    add_metadata(*properties_, category, type, xml_->inner_text());
    const auto spot = held_->spot(start_tag, *xml_);
    if (spot && spots_ != nullptr && category == property_category)
      spots_->own_properties.emplace(type, *spot);
  }

  struct Group {
    std::string category;
    std::optional<ByteRange> start_tag;
  };

  xml::Reader* xml_;
  const HeldText* held_;
  Properties* properties_;
  UnitSpots* spots_;
  std::vector<Group> groups_;
};

/// The last two only where their profile is known.
constexpr std::array<std::string_view, 18> held_unit_attributes{"id",
                                                                "name",
                                                                "type",
                                                                "translate",
                                                                "dx:id",
                                                                "dx:bead",
                                                                "dx:place",
                                                                "dx:confidence",
                                                                "dx:srcLang",
                                                                "dx:trgLang",
                                                                "xml:space",
                                                                "xmlns",
                                                                "srcDir",
                                                                "trgDir",
                                                                "dx:kind",
                                                                "dx:concept",
                                                                "slr:sizeRestriction",
                                                                "slr:storageRestriction"};
constexpr std::array<std::string_view, 3> held_segment_attributes{"id", "state", "subState"};
constexpr std::array<std::string_view, 8> held_match_attributes{
    "id", "ref", "type", "subType", "similarity", "matchQuality", "origin", "dx:differs"};
constexpr std::array<std::string_view, 4> held_note_attributes{"id", "category", "priority", "appliesTo"};

class UnitReader {
 public:
  UnitReader(xml::Reader& reader, const LanguagePair& languages, const SizeProfiles& sizes,
             const HeldText& held, Reporter& report)
      : xml_(&reader), sizes_(&sizes), held_(&held), report_(&report) {
    unit_.common.languages = languages;
  }

  Unit read() {
    unit_.spots.start_tag = held_->tag(*xml_).value_or(ByteRange{});
    read_attributes();
    each_child(*xml_, [this] { read_child(); });
    if (unit_.segments.empty()) {
      (*report_)(Severity::error, "xliff.no-segment",
                 tr("the unit \"{1}\" has no segment with a source", unit_.common.id));
    }
    if (unit_.segments.size() > 1) keep_upper_limits(unit_.common.properties);
    return std::move(unit_);
  }

 private:
  [[nodiscard]] std::string_view attribute(std::string_view name, std::string_view uri = {}) const {
    return xml_->attribute(name, uri).value_or("");
  }

  [[nodiscard]] bool is_core(std::string_view name) const {
    return xml_->name() == name && xml_->uri().starts_with(core_2_family);
  }

  void read_attributes() {
    const auto own_id = xml_->attribute("id", distich_namespace);
    unit_.common.id = own_id ? *own_id : attribute("id");
    unit_.common.bead = attribute("bead", distich_namespace);
    unit_.common.place = parse_range(attribute("place", distich_namespace));
    unit_.common.confidence = parse_number<double>(attribute("confidence", distich_namespace));
    read_language("srcLang", unit_.common.languages.source);
    read_language("trgLang", unit_.common.languages.target);
    for (const std::string_view name : {"name", "type", "translate"}) {
      if (const auto value = xml_->attribute(name)) unit_.common.properties.emplace(name, *value);
    }
    const auto without_limits = unit_.common.properties.size();
    add_size_limits(*xml_, *sizes_, unit_.common.properties);
    const bool has_limits = unit_.common.properties.size() > without_limits;
    report_->dropped_attributes(
        std::span(held_unit_attributes).first(held_unit_attributes.size() - (has_limits ? 0 : 2)));
  }

  void read_language(std::string_view name, LanguageTag& language) const {
    if (const auto own = LanguageTag::parse(attribute(name, distich_namespace))) language = *own;
  }

  void read_child() {
    const auto& uri = xml_->uri();
    if (is_core("segment")) {
      read_segment();
    } else if (is_core("notes")) {
      read_notes();
    } else if (is_core("originalData")) {
      begin_texts();
      data_ = read_original_data(*xml_, *report_);
    } else if (is_core("ignorable")) {
      begin_texts();
      report_->dropped("ignorable");
      xml_->skip();
    } else if (uri.starts_with(matches_family) && xml_->name() == "matches") {
      each_child(*xml_, [this] { read_match(); });
    } else if (uri.starts_with(glossary_family) && xml_->name() == "glossary") {
      each_child(*xml_, [this] { read_term(); });
    } else if (uri.starts_with(metadata_family) && xml_->name() == "metadata") {
      MetadataReader(*xml_, *held_, unit_.common.properties, &unit_.spots).read();
    } else if (uri == distich_namespace && xml_->name() == "context") {
      read_context();
    } else if (is_own_codes()) {
      code_ids_ = read_code_ids(*xml_);
    } else {
      skip_unknown();
    }
  }

  [[nodiscard]] bool is_own_codes() const {
    return xml_->uri() == distich_namespace && xml_->name() == "codes";
  }

  void skip_unknown() {
    report_->dropped(Severity::note, "xliff.unknown-element", xml_->name(),
                     tr("the element <{1}> is not used here and was skipped", xml_->name()));
    xml_->skip();
  }

  void read_context() {
    Context context;
    each_child(*xml_, [&] {
      auto& text = xml_->name() == "previous" ? context.previous : context.next;
      text = xml_->inner_text();
    });
    unit_.common.context = std::move(context);
  }

  void begin_texts() {
    if (unit_.spots.first_text == 0) unit_.spots.first_text = held_->tag(*xml_).value_or(ByteRange{}).begin;
  }

  /// Of each note its text, and what is said about it as properties with its number.
  void read_notes() {
    const auto start_tag = held_->tag(*xml_);
    auto& common = unit_.common;
    each_child(*xml_, [&] {
      const auto number = common.notes.size() + 1;
      for (const auto& [attribute, name] : note_attributes) {
        const auto value = xml_->attribute(attribute);
        if (value) common.properties.emplace(note_property(name, number), *value);
      }
      report_->dropped_attributes(held_note_attributes);
      common.notes.push_back(xml_->inner_text());
    });
    unit_.spots.notes = held_->spot(start_tag, *xml_);
  }

  void read_segment() {
    begin_texts();
    Segment segment;
    segment.start_tag = held_->tag(*xml_);
    segment.id = attribute("id");
    segment.state = attribute("state");
    segment.sub_state = attribute("subState");
    report_->dropped_attributes(held_segment_attributes);
    bool has_source = false;
    each_child(*xml_, [&] {
      if (is_core("source")) {
        segment.source = read_content(*xml_, data_, *held_, *report_);
        has_source = true;
      } else if (is_core("target")) {
        if (xml_->attribute("order")) report_->dropped("target@order");
        segment.target = read_content(*xml_, data_, *held_, *report_);
      } else {
        skip_unknown();
      }
    });
    if (!has_source) {
      (*report_)(Severity::error, "xliff.no-source",
                 tr("a segment of the unit \"{1}\" has no <source> and was skipped", unit_.common.id));
      return;
    }
    give_own_ids(segment.source.text, code_ids_);
    if (segment.target) give_own_ids(segment.target->text, code_ids_);
    unit_.segments.push_back(std::move(segment));
  }

  void read_match() {
    Suggestion suggestion;
    const std::string ref(attribute("ref"));
    const std::string type(attribute("type"));
    const std::string sub_type(attribute("subType"));
    const auto similarity = parse_score(attribute("similarity"));
    suggestion.score = value_or(similarity ? similarity : parse_score(attribute("matchQuality")), Score{});
    suggestion.kind = match_kind(type, sub_type, suggestion.score);
    suggestion.origin = attribute("origin");
    suggestion.differs = parse_ranges(attribute("differs", distich_namespace));
    report_->dropped_attributes(held_match_attributes);
    OriginalData data;
    CodeIds ids;
    each_child(*xml_, [&] {
      if (is_core("originalData")) {
        data = read_original_data(*xml_, *report_);
      } else if (is_core("source")) {
        suggestion.source = read_content(*xml_, data, {}, *report_).text;
      } else if (is_core("target")) {
        suggestion.target = read_content(*xml_, data, {}, *report_).text;
      } else if (is_own_codes()) {
        ids = read_code_ids(*xml_);
      } else {
        skip_unknown();
      }
    });
    give_own_ids(suggestion.source, ids);
    give_own_ids(suggestion.target, ids);
    unit_.suggestions.push_back({ref, std::move(suggestion)});
  }

  void read_term() {
    TermNote note;
    const std::string ref(attribute("ref"));
    const auto place = parse_range(attribute("place", distich_namespace));
    note.hit.concept_id = attribute("concept", distich_namespace);
    note.hit.kind = value_or(term_match_kind(attribute("kind", distich_namespace)), TermMatchKind::exact);
    each_child(*xml_, [&] {
      const auto status =
          value_or(term_status(attribute("status", distich_namespace)), TermStatus::preferred);
      if (xml_->name() == "term") {
        note.hit.status = status;
        note.hit.term = xml_->inner_text();
      } else if (xml_->name() == "translation") {
        note.renderings.push_back({xml_->inner_text(), status});
      } else if (xml_->name() == "definition") {
        note.definition = xml_->inner_text();
      } else {
        skip_unknown();
      }
    });
    unit_.has_place.push_back(place.has_value());
    if (place) note.hit.range = *place;
    unit_.terms.push_back({ref, std::move(note)});
  }

  xml::Reader* xml_;
  const SizeProfiles* sizes_;
  const HeldText* held_;
  Reporter* report_;
  Unit unit_;
  OriginalData data_;
  CodeIds code_ids_;
};

/// The segment that a reference names; the first when it names none of them.
std::size_t segment_of(const std::vector<Segment>& segments, std::string_view reference) {
  const auto found = std::ranges::find(segments, referred_id(reference), &Segment::id);
  return found == segments.end() ? 0 : static_cast<std::size_t>(found - segments.begin());
}

/// Other tools do not say where in the source a term stands: its first occurrence.
void locate(TermNote& note, std::string_view source) {
  const auto at = source.find(note.hit.term);
  if (at != std::string_view::npos) note.hit.range = {at, at + note.hit.term.size()};
}

}  // namespace

void read_metadata(xml::Reader& reader, Properties& properties) {
  MetadataReader(reader, {}, properties, nullptr).read();
}

Unit read_unit(xml::Reader& reader, const LanguagePair& languages, const SizeProfiles& sizes,
               const HeldText& held, Reporter& report) {
  return UnitReader(reader, languages, sizes, held, report).read();
}

std::vector<BilingualUnit> to_units(Unit unit) {
  auto& segments = unit.segments;
  std::vector<BilingualUnit> units(segments.size(), unit.common);
  for (std::size_t i = 0; i < units.size(); ++i) {
    auto& segment = segments[i];
    if (units.size() > 1) units[i].id += '/' + (segment.id.empty() ? std::to_string(i + 1) : segment.id);
    if (segment.source.spot) units[i].place = segment.source.spot->inner();
    units[i].source = std::move(segment.source.text);
    if (segment.target) units[i].target = std::move(segment.target->text);
    units[i].state = to_unit_state(segment.state, segment.sub_state, segment.target.has_value());
  }
  if (units.empty()) return units;
  for (auto& [ref, suggestion] : unit.suggestions)
    units[segment_of(segments, ref)].suggestions.push_back(std::move(suggestion));
  for (std::size_t i = 0; i < unit.terms.size(); ++i) {
    auto& [ref, note] = unit.terms[i];
    auto& owner = units[segment_of(segments, ref)];
    if (!unit.has_place[i]) locate(note, owner.source.text);
    owner.terms.push_back(std::move(note));
  }
  return units;
}

}  // namespace distich::formats::xliff
