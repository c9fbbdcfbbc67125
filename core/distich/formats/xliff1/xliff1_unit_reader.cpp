#include <algorithm>

#include <distich/formats/xliff/xliff_values_internal.hpp>
#include <distich/formats/xliff1/xliff1_context_internal.hpp>
#include <distich/formats/xliff1/xliff1_names_internal.hpp>
#include <distich/formats/xliff1/xliff1_unit_reader_internal.hpp>
#include <distich/formats/xliff1/xliff1_values_internal.hpp>

namespace distich::formats::xliff1 {
namespace {

LanguageTag stated_language(const xml::Reader& reader) {
  return LanguageTag::parse_loose(reader.attribute("lang", xml::xml_namespace).value_or(""))
      .value_or(LanguageTag{});
}

const MarkedSegment* segment_of(const std::optional<Content>& content, std::string_view mid) {
  if (!content) return nullptr;
  const auto found = std::ranges::find(content->segments, mid, &MarkedSegment::mid);
  return found == content->segments.end() ? nullptr : &*found;
}

class UnitReader {
 public:
  UnitReader(xml::Reader& reader, const FileFacts& facts, const LanguagePair& languages, Reporter& report)
      : xml_(&reader), facts_(&facts), report_(&report) {
    unit_.common.languages = languages;
  }

  std::optional<TransUnit> read() {
    if (const auto tag = facts_->held.tag(*xml_)) unit_.spots.start_tag = *tag;
    read_attributes();
    each_child(*xml_, [this] { read_child(); });
    if (!has_source_) {
      (*report_)(Severity::error, "xliff1.no-source",
                 tr("the unit \"{1}\" has no <source> and was skipped", unit_.common.id));
      return std::nullopt;
    }
    unit_.by_segments = has_segments();
    return std::move(unit_);
  }

 private:
  [[nodiscard]] std::string attribute(std::string_view name, std::string_view uri = {}) const {
    return std::string(xml_->attribute(name, uri).value_or(""));
  }

  void read_attributes() {
    auto& common = unit_.common;
    common.id = attribute("id");
    if (common.id.empty()) {
      (*report_)(Severity::warning, "xliff1.no-id", tr("a unit has no id"));
    }
    unit_.approved = attribute("approved") == "yes";
    for (const std::string_view name :
         {"resname", "restype", "translate", "maxwidth", "minwidth", "size-unit", "maxbytes", "minbytes"}) {
      if (const auto value = xml_->attribute(name)) common.properties.emplace(name, *value);
    }
    read_memoq_attributes();
  }

  void read_memoq_attributes() {
    const auto status = xml_->attribute("status", memoq_namespace);
    if (!status) return;
    unit_.target_state = state_of_memoq(*status);
    if (!unit_.target_state) report_unknown_state(*status);
    if (attribute("percent", memoq_namespace) != "0") {
      add_if_stated("match-quality", attribute("percent", memoq_namespace));
    }
    add_if_stated("locked", attribute("locked", memoq_namespace));
  }

  void add_if_stated(const std::string& name, std::string value) {
    if (!value.empty()) add_property(unit_.common.properties, name, std::move(value));
  }

  void read_child() {
    if (facts_->is_core(*xml_, "source") && !has_source_) {
      read_source();
    } else if (facts_->is_core(*xml_, "seg-source")) {
      unit_.segmented = read_content(*xml_, *facts_, *report_);
    } else if (facts_->is_core(*xml_, "target") && !unit_.target) {
      read_target();
    } else if (facts_->is_core(*xml_, "note")) {
      read_note();
    } else if (facts_->is_core(*xml_, "alt-trans")) {
      read_alternative();
    } else if (facts_->is_core(*xml_, "context-group")) {
      read_contexts();
    } else if (facts_->is_core(*xml_, "prop-group")) {
      read_properties();
    } else if (facts_->is_core(*xml_, "count-group")) {
      xml_->skip();
    } else {
      read_foreign();
    }
  }

  void read_source() {
    unit_.stated.source = stated_language(*xml_);
    has_source_ = true;
    if (unit_.target) {
      (*report_)(Severity::warning, "xliff1.target-before-source",
                 tr("the <target> of the unit \"{1}\" stands before its <source>", unit_.common.id));
    }
    unit_.source = read_content(*xml_, *facts_, *report_);
  }

  void read_target() {
    unit_.stated.target = stated_language(*xml_);
    unit_.state = attribute("state");
    if (const auto own = to_unit_state(unit_.state, unit_.approved)) {
      if (!unit_.target_state) unit_.target_state = own;
    } else {
      report_unknown_state(unit_.state);
    }
    add_if_stated("state-qualifier", attribute("state-qualifier"));
    unit_.target = read_content(*xml_, *facts_, *report_);
  }

  void report_unknown_state(std::string_view state) {
    report_->once(Severity::note, "xliff1.unknown-state", state,
                  tr("the state \"{1}\" is unknown; what has it is taken as a draft", state));
  }

  /// The text is a note; who wrote it, of what, and how much it matters are properties with its number.
  void read_note() {
    const auto number = unit_.common.notes.size() + 1;
    for (const auto name : note_attributes) {
      const auto value = xml_->attribute(name);
      if (value && !is_default_of_note(name, *value))
        unit_.common.properties[note_property(name, number)] = *value;
    }
    unit_.common.notes.push_back(xml_->inner_text());
    if (const auto tag = facts_->held.tag(*xml_)) unit_.spots.notes_end = tag->end;
  }

  void read_contexts() {
    const auto contexts = read_context_group(*xml_, facts_->held);
    if (is_own_term(contexts)) {
      unit_.common.terms.push_back(to_term(contexts));
      return;
    }
    for (const auto& [type, text, spot] : contexts) {
      if (spot) note_spot(type, text, *spot);
      if (type == own::state) {
        unit_.own_state = unit_state(text);
      } else if (!take_own_context(type, text, unit_.common)) {
        add_property(unit_.common.properties, "context:" + type, text);
      }
    }
  }

  void note_spot(std::string_view type, std::string_view text, const Spot& spot) {
    auto& spots = unit_.spots;
    if (type == own::state) spots.own_state = spot;
    if (type != own::property) return;
    spots.own_properties.emplace(parse_property(text).first, spot);
    spots.own_properties_end = spot.end_tag.end;
  }

  void read_properties() {
    const auto group = attribute("name");
    each_child(*xml_, [&] {
      const auto type = attribute("prop-type");
      add_property(unit_.common.properties, group.empty() ? "prop:" + type : group + ':' + type,
                   xml_->inner_text());
    });
  }

  void read_alternative() {
    Alternative alternative{attribute("mid"), {}, false};
    auto& suggestion = alternative.suggestion;
    const auto quality = parse_match_quality(attribute("match-quality"));
    suggestion.score = quality.score;
    suggestion.kind = quality.kind;
    suggestion.origin = attribute("origin");
    bool has_target = false;
    each_child(*xml_, [&] {
      if (facts_->is_core(*xml_, "source")) {
        suggestion.source = read_content(*xml_, *facts_, *report_).whole;
        alternative.has_source = true;
      } else if (facts_->is_core(*xml_, "target") && !has_target) {
        if (const auto kind = match_kind(attribute("state-qualifier"))) suggestion.kind = *kind;
        suggestion.target = read_content(*xml_, *facts_, *report_).whole;
        has_target = true;
      } else if (facts_->is_core(*xml_, "context-group")) {
        for (const auto& [type, text, spot] : read_context_group(*xml_, facts_->held)) {
          if (type == own::differs) suggestion.differs = xliff::parse_ranges(text);
        }
      } else {
        xml_->skip();
      }
    });
    unit_.alternatives.push_back(std::move(alternative));
  }

  void read_foreign() {
    if (xml_->uri() == sdl_namespace && xml_->name() == "seg-defs") {
      each_child(*xml_, [this] { read_sdl_segment(); });
    } else if (xml_->uri() == memoq_namespace && xml_->name() == "insertedmatch") {
      add_if_stated("match-origin", attribute("source"));
      xml_->skip();
    } else {
      report_->dropped(Severity::note, "xliff1.unknown-element", xml_->name(),
                       tr("the element <{1}> is not used here and was skipped", xml_->name()));
      xml_->skip();
    }
  }

  void read_sdl_segment() {
    auto& segment = unit_.segment_facts[attribute("id")];
    const auto confirmation = xml_->attribute("conf");
    segment.state = confirmation ? state_of_sdl(*confirmation) : UnitState::draft;
    if (!segment.state) report_unknown_state(*confirmation);
    const auto add = [&](const std::string& name, std::string_view value) {
      if (!value.empty()) segment.properties.emplace(name, value);
    };
    add("match-quality", attribute("percent"));
    const auto system = attribute("origin-system");
    add("match-origin", system.empty() ? attribute("origin") : system);
    if (!system.empty()) add("origin", attribute("origin"));
    add("locked", attribute("locked"));
    xml_->skip();
  }

  /// Is the unit to be taken segment by segment? Only when the target, if there is one, has the same ones.
  [[nodiscard]] bool has_segments() {
    if (!unit_.segmented || unit_.segmented->segments.empty()) return false;
    if (!unit_.segmented->text_between && target_fits(unit_.segmented->segments.size())) return true;
    (*report_)(Severity::warning, "xliff1.segments-differ",
               tr("the segments of the unit \"{1}\" are others in its target, or leave text out; it is taken "
                  "as a whole",
                  unit_.common.id));
    return false;
  }

  [[nodiscard]] bool target_fits(std::size_t source_segments) const {
    if (!unit_.target || unit_.target->whole.empty()) return true;
    const auto& target = *unit_.target;
    if (target.segments.empty()) return source_segments == 1;
    return !target.text_between && std::ranges::all_of(target.segments, [&](const MarkedSegment& segment) {
      return segment.text.empty() || segment_of(unit_.segmented, segment.mid) != nullptr;
    });
  }

  xml::Reader* xml_;
  const FileFacts* facts_;
  Reporter* report_;
  TransUnit unit_;
  bool has_source_ = false;
};

/// Takes the parts of a <trans-unit> and makes units of them.
class Builder {
 public:
  explicit Builder(TransUnit unit) : unit_(std::move(unit)) {}

  std::vector<BilingualUnit> build() {
    if (unit_.by_segments) {
      for (auto& segment : unit_.segmented->segments) add_segment(segment);
    } else {
      auto& unit = units_.emplace_back(unit_.common);
      set_place(unit, unit_.source.spot);
      unit.source = unit_.source.whole;
      if (unit_.target) set_target(unit, unit_.target->whole, unit_.target_state);
      set_own_state(unit);
    }
    add_suggestions();
    return std::move(units_);
  }

 private:
  static void set_place(BilingualUnit& unit, const std::optional<Spot>& spot) {
    if (spot) unit.place = spot->inner();
  }

  /// A target without text is none, unless its state says that it is meant to be empty.
  void set_target(BilingualUnit& unit, const RichText& target, std::optional<UnitState> state) const {
    const bool meant = unit_.own_state || state > UnitState::draft;
    if (target.empty() && !meant) return;
    unit.target = target;
    unit.state = state.value_or(UnitState::draft);
  }

  void set_own_state(BilingualUnit& unit) const {
    if (unit_.own_state) unit.state = *unit_.own_state;
  }

  void add_segment(const MarkedSegment& segment) {
    const auto& segments = unit_.segmented->segments;
    auto& unit = units_.emplace_back(unit_.common);
    const auto number = std::to_string(units_.size());
    if (segments.size() > 1) unit.id += '/' + (segment.mid.empty() ? number : segment.mid);
    set_place(unit, segment.spot);
    unit.source = segment.text;
    auto state = unit_.target_state;
    if (const auto facts = unit_.segment_facts.find(segment.mid); facts != unit_.segment_facts.end()) {
      state = facts->second.state;
      for (const auto& [name, value] : facts->second.properties) add_property(unit.properties, name, value);
    }
    if (const auto* target = target_of(segment); target != nullptr && !target->empty()) {
      set_target(unit, *target, state);
    }
  }

  [[nodiscard]] const RichText* target_of(const MarkedSegment& segment) const {
    if (!unit_.target) return nullptr;
    if (unit_.target->segments.empty()) return &unit_.target->whole;
    const auto* target = segment_of(unit_.target, segment.mid);
    return target == nullptr ? nullptr : &target->text;
  }

  void add_suggestions() {
    for (auto& [mid, suggestion, has_source] : unit_.alternatives) {
      auto& unit = units_[index_of(mid)];
      if (!has_source) suggestion.source = mid.empty() ? unit_.source.whole : unit.source;
      unit.suggestions.push_back(std::move(suggestion));
    }
  }

  /// The first where no segment is named.
  [[nodiscard]] std::size_t index_of(std::string_view mid) const {
    if (!unit_.by_segments) return 0;
    const auto& segments = unit_.segmented->segments;
    const auto found = std::ranges::find(segments, mid, &MarkedSegment::mid);
    return found == segments.end() ? 0 : static_cast<std::size_t>(found - segments.begin());
  }

  TransUnit unit_;
  std::vector<BilingualUnit> units_;
};

}  // namespace

std::optional<TransUnit> read_trans_unit(xml::Reader& reader, const FileFacts& facts,
                                         const LanguagePair& languages, Reporter& report) {
  return UnitReader(reader, facts, languages, report).read();
}

std::vector<BilingualUnit> to_units(TransUnit unit) {
  return Builder(std::move(unit)).build();
}

void add_property(Properties& properties, const std::string& name, std::string value) {
  auto free = name;
  for (std::size_t number = 2; properties.contains(free); ++number)
    free = name + '#' + std::to_string(number);
  properties.emplace(std::move(free), std::move(value));
}

}  // namespace distich::formats::xliff1
