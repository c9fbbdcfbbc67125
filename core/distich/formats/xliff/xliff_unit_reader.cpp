#include <algorithm>

#include <distich/formats/xliff/xliff_inline_internal.hpp>
#include <distich/formats/xliff/xliff_names_internal.hpp>
#include <distich/formats/xliff/xliff_unit_reader_internal.hpp>
#include <distich/formats/xliff/xliff_values_internal.hpp>

namespace distich::formats::xliff {
namespace {

/// What speaks of a part of the unit: the `ref` says of which.
template <class Value>
struct Referring {
  std::string ref;
  Value value;
};

struct SegmentPart {
  std::string id;
  RichText source;
  std::optional<RichText> target;
  UnitState state = UnitState::untranslated;
};

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

class UnitReader {
 public:
  UnitReader(xml::Reader& reader, const LanguagePair& languages, const SizeProfiles& sizes, Reporter& report)
      : xml_(&reader), sizes_(&sizes), report_(&report) {
    common_.languages = languages;
  }

  std::vector<BilingualUnit> read() {
    read_attributes();
    each_child(*xml_, [this] { read_child(); });
    if (segments_.empty()) {
      (*report_)(Severity::error, "xliff.no-segment",
                 tr("the unit \"{1}\" has no segment with a source", common_.id));
    }
    return build();
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
    common_.id = own_id ? *own_id : attribute("id");
    common_.bead = attribute("bead", distich_namespace);
    common_.place = parse_range(attribute("place", distich_namespace));
    common_.confidence = parse_number<double>(attribute("confidence", distich_namespace));
    read_language("srcLang", common_.languages.source);
    read_language("trgLang", common_.languages.target);
    for (const std::string_view name : {"name", "type", "translate"}) {
      if (const auto value = xml_->attribute(name)) common_.properties.emplace(name, *value);
    }
    add_size_limits(*xml_, *sizes_, common_.properties);
  }

  void read_language(std::string_view name, LanguageTag& language) const {
    if (const auto own = LanguageTag::parse(attribute(name, distich_namespace))) language = *own;
  }

  void read_child() {
    const auto& uri = xml_->uri();
    if (is_core("segment")) {
      read_segment();
    } else if (is_core("notes")) {
      each_child(*xml_, [this] { common_.notes.push_back(xml_->inner_text()); });
    } else if (is_core("originalData")) {
      data_ = read_original_data(*xml_, *report_);
    } else if (is_core("ignorable")) {
      xml_->skip();
    } else if (uri.starts_with(matches_family) && xml_->name() == "matches") {
      each_child(*xml_, [this] { read_match(); });
    } else if (uri.starts_with(glossary_family) && xml_->name() == "glossary") {
      each_child(*xml_, [this] { read_term(); });
    } else if (uri.starts_with(metadata_family) && xml_->name() == "metadata") {
      read_metadata(*xml_, common_.properties);
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
    report_->once(Severity::note, "xliff.unknown-element", xml_->name(),
                  tr("the element <{1}> is not used here and was skipped", xml_->name()));
    xml_->skip();
  }

  void read_context() {
    Context context;
    each_child(*xml_, [&] {
      auto& text = xml_->name() == "previous" ? context.previous : context.next;
      text = xml_->inner_text();
    });
    common_.context = std::move(context);
  }

  void read_segment() {
    SegmentPart segment;
    segment.id = attribute("id");
    const std::string state(attribute("state"));
    const std::string sub_state(attribute("subState"));
    bool has_source = false;
    each_child(*xml_, [&] {
      if (is_core("source")) {
        segment.source = read_content(*xml_, data_, *report_);
        has_source = true;
      } else if (is_core("target")) {
        segment.target = read_content(*xml_, data_, *report_);
      } else {
        skip_unknown();
      }
    });
    if (!has_source) {
      (*report_)(Severity::error, "xliff.no-source",
                 tr("a segment of the unit \"{1}\" has no <source> and was skipped", common_.id));
      return;
    }
    give_own_ids(segment.source, code_ids_);
    if (segment.target) give_own_ids(*segment.target, code_ids_);
    segment.state = to_unit_state(state, sub_state, segment.target.has_value());
    segments_.push_back(std::move(segment));
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
    OriginalData data;
    CodeIds ids;
    each_child(*xml_, [&] {
      if (is_core("originalData")) {
        data = read_original_data(*xml_, *report_);
      } else if (is_core("source")) {
        suggestion.source = read_content(*xml_, data, *report_);
      } else if (is_core("target")) {
        suggestion.target = read_content(*xml_, data, *report_);
      } else if (is_own_codes()) {
        ids = read_code_ids(*xml_);
      } else {
        skip_unknown();
      }
    });
    give_own_ids(suggestion.source, ids);
    give_own_ids(suggestion.target, ids);
    suggestions_.push_back({ref, std::move(suggestion)});
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
    has_place_.push_back(place.has_value());
    if (place) note.hit.range = *place;
    terms_.push_back({ref, std::move(note)});
  }

  /// The segment that a reference names; the first when it names none of them.
  [[nodiscard]] std::size_t segment_of(std::string_view reference) const {
    const auto found = std::ranges::find(segments_, referred_id(reference), &SegmentPart::id);
    return found == segments_.end() ? 0 : static_cast<std::size_t>(found - segments_.begin());
  }

  /// Other tools do not say where in the source a term stands: its first occurrence.
  static void locate(TermNote& note, std::string_view source) {
    const auto at = source.find(note.hit.term);
    if (at != std::string_view::npos) note.hit.range = {at, at + note.hit.term.size()};
  }

  std::vector<BilingualUnit> build() {
    if (segments_.size() > 1) keep_upper_limits(common_.properties);
    std::vector<BilingualUnit> units(segments_.size(), common_);
    for (std::size_t i = 0; i < units.size(); ++i) {
      auto& segment = segments_[i];
      if (units.size() > 1) units[i].id += '/' + (segment.id.empty() ? std::to_string(i + 1) : segment.id);
      units[i].source = std::move(segment.source);
      units[i].target = std::move(segment.target);
      units[i].state = segment.state;
    }
    if (units.empty()) return units;
    for (auto& [ref, suggestion] : suggestions_) {
      units[segment_of(ref)].suggestions.push_back(std::move(suggestion));
    }
    for (std::size_t i = 0; i < terms_.size(); ++i) {
      auto& unit = units[segment_of(terms_[i].ref)];
      if (!has_place_[i]) locate(terms_[i].value, unit.source.text);
      unit.terms.push_back(std::move(terms_[i].value));
    }
    return units;
  }

  xml::Reader* xml_;
  const SizeProfiles* sizes_;
  Reporter* report_;
  BilingualUnit common_;  ///< what all segments share
  OriginalData data_;
  CodeIds code_ids_;
  std::vector<SegmentPart> segments_;
  std::vector<Referring<Suggestion>> suggestions_;
  std::vector<Referring<TermNote>> terms_;
  std::vector<bool> has_place_;  ///< of the terms
};

void add_metadata(Properties& properties, const std::string& category, const std::string& type,
                  std::string value) {
  std::string name = category == property_category || category.empty() ? type : category + ':' + type;
  for (std::size_t number = 2; properties.contains(name); ++number)
    name = type + '#' + std::to_string(number);
  properties.emplace(std::move(name), std::move(value));
}

}  // namespace

void read_metadata(xml::Reader& reader, Properties& properties) {
  std::string category;
  const auto outer = reader.depth();
  while (reader.next() && !(reader.kind() == xml::NodeKind::end && reader.depth() == outer)) {
    if (reader.kind() != xml::NodeKind::start) continue;
    if (reader.name() == "metaGroup") category = reader.attribute("category").value_or("");
    if (reader.name() != "meta") continue;
    const std::string type(reader.attribute("type").value_or(""));
    add_metadata(properties, category, type, reader.inner_text());
  }
}

std::vector<BilingualUnit> read_unit(xml::Reader& reader, const LanguagePair& languages,
                                     const SizeProfiles& sizes, Reporter& report) {
  return UnitReader(reader, languages, sizes, report).read();
}

}  // namespace distich::formats::xliff
