#include <distich/formats/xliff/xliff_inline_internal.hpp>
#include <distich/formats/xliff/xliff_names_internal.hpp>
#include <distich/formats/xliff/xliff_unit_writer_internal.hpp>
#include <distich/formats/xliff/xliff_values_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>

namespace distich::formats::xliff {
namespace {

constexpr auto inline_layout = xml::Writer::Layout::in_line;

std::string segment_reference() {
  return '#' + std::string(segment_id);
}

void write_context(xml::Writer& writer, const BilingualUnit& unit) {
  if (!unit.context) return;
  writer.open("dx:context");
  writer.element("dx:previous", xml_safe(unit.context->previous));
  writer.element("dx:next", xml_safe(unit.context->next));
  writer.close();
}

/// XLIFF has no type for equal text beside one equal neighbour.
std::string_view match_type(MatchKind kind) noexcept {
  if (kind == MatchKind::in_context) return "icm";
  return kind == MatchKind::same_id ? "idm" : "tm";
}

void write_suggestion(xml::Writer& writer, const Suggestion& suggestion, std::size_t number) {
  const CodePlan plan(suggestion.source, &suggestion.target);
  const auto score = format_score(suggestion.score);
  writer.open("mtc:match");
  writer.attribute("id", "m" + std::to_string(number));
  writer.attribute("ref", segment_reference());
  writer.attribute("type", match_type(suggestion.kind));
  writer.attribute("subType", std::string(authority) + std::string(name(suggestion.kind)));
  writer.attribute("similarity", score);
  writer.attribute("matchQuality", score);
  if (!suggestion.origin.empty()) writer.attribute("origin", xml_safe(suggestion.origin));
  if (!suggestion.differs.empty()) writer.attribute("dx:differs", format_ranges(suggestion.differs));
  write_original_data(writer, plan);
  write_content(writer, "source", plan, plan.source());
  write_content(writer, "target", plan, plan.target());
  write_code_ids(writer, plan);
  writer.close();
}

void write_suggestions(xml::Writer& writer, const std::vector<Suggestion>& suggestions) {
  if (suggestions.empty()) return;
  writer.open("mtc:matches");
  std::size_t number = 0;
  for (const auto& suggestion : suggestions) write_suggestion(writer, suggestion, ++number);
  writer.close();
}

void write_term(xml::Writer& writer, const TermNote& note) {
  writer.open("gls:glossEntry");
  writer.attribute("ref", segment_reference());
  writer.attribute("dx:place", format_range(note.hit.range));
  if (!note.hit.concept_id.empty()) writer.attribute("dx:concept", xml_safe(note.hit.concept_id));
  writer.attribute("dx:kind", name(note.hit.kind));
  writer.open("gls:term", inline_layout);
  writer.attribute("dx:status", name(note.hit.status));
  writer.text(xml_safe(note.hit.term));
  writer.close();
  for (const auto& rendering : note.renderings) {
    writer.open("gls:translation", inline_layout);
    writer.attribute("dx:status", name(rendering.status));
    writer.text(xml_safe(rendering.text));
    writer.close();
  }
  // An entry needs a translation or a definition, if only an empty one.
  if (!note.definition.empty() || note.renderings.empty()) {
    writer.element("gls:definition", xml_safe(note.definition));
  }
  writer.close();
}

void write_terms(xml::Writer& writer, const std::vector<TermNote>& terms) {
  if (terms.empty()) return;
  writer.open("gls:glossary");
  for (const auto& term : terms) write_term(writer, term);
  writer.close();
}

/// Does XLIFF allow the value for that attribute of a <note>?
bool may_be(std::string_view attribute, std::string_view value) {
  if (attribute == "appliesTo") return value == "source" || value == "target";
  constexpr int lowest = 10;
  const auto priority = parse_number<int>(value);
  return attribute == "category" ? !value.empty() : priority && *priority >= 1 && *priority <= lowest;
}

void write_notes(xml::Writer& writer, const std::vector<std::string>& notes, const Properties& properties) {
  if (notes.empty()) return;
  writer.open("notes");
  for (std::size_t i = 0; i < notes.size(); ++i) {
    writer.open("note", inline_layout);
    for (const auto& [attribute, name] : note_attributes) {
      const auto said = properties.find(note_property(name, i + 1));
      if (said == properties.end() || !may_be(attribute, said->second)) continue;
      writer.attribute(attribute, xml_safe(said->second));
    }
    writer.text(xml_safe(notes[i]));
    writer.close();
  }
  writer.close();
}

/// The properties that no attribute of the unit's notes holds.
Properties without_notes(const BilingualUnit& unit) {
  auto properties = unit.properties;
  for (std::size_t i = 0; i < unit.notes.size(); ++i) {
    for (const auto& [attribute, name] : note_attributes) {
      const auto said = properties.find(note_property(name, i + 1));
      if (said != properties.end() && may_be(attribute, said->second)) properties.erase(said);
    }
  }
  return properties;
}

}  // namespace

void write_metadata(xml::Writer& writer, const Properties& properties) {
  if (properties.empty()) return;
  writer.open("mda:metadata");
  writer.open("mda:metaGroup");
  writer.attribute("category", property_category);
  for (const auto& [name, value] : properties) {
    writer.open("mda:meta", inline_layout);
    writer.attribute("type", xml_safe(name));
    writer.text(xml_safe(value));
    writer.close();
  }
  writer.close();
  writer.close();
}

void write_unit_content(xml::Writer& writer, const BilingualUnit& unit) {
  const CodePlan plan(unit.source, unit.target ? &*unit.target : nullptr);
  write_context(writer, unit);
  write_code_ids(writer, plan);
  write_suggestions(writer, unit.suggestions);
  write_terms(writer, unit.terms);
  write_metadata(writer, without_notes(unit));
  write_notes(writer, unit.notes, unit.properties);
  write_original_data(writer, plan);
  const auto state = to_segment_state(unit.state, unit.target.has_value());
  writer.open("segment");
  writer.attribute("id", segment_id);
  writer.attribute("state", state.state);
  if (!state.sub_state.empty()) writer.attribute("subState", state.sub_state);
  write_content(writer, "source", plan, plan.source());
  if (unit.target) write_content(writer, "target", plan, plan.target());
  writer.close();
}

}  // namespace distich::formats::xliff
