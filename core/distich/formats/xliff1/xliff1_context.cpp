#include <algorithm>
#include <set>

#include <distich/formats/xliff/xliff_values_internal.hpp>
#include <distich/formats/xliff1/xliff1_context_internal.hpp>
#include <distich/formats/xliff1/xliff1_names_internal.hpp>
#include <distich/formats/xliff1/xliff1_values_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>

namespace distich::formats::xliff1 {
namespace {

void take_language(std::string_view text, LanguageTag& language) {
  if (const auto tag = LanguageTag::parse(text)) language = *tag;
}

Context& context_of(BilingualUnit& unit) {
  if (!unit.context) unit.context.emplace();
  return *unit.context;
}

/// Opens a <context-group> with its first <context>, and closes it at its own end.
class Group {
 public:
  explicit Group(xml::Writer& writer) : writer_(&writer) {}

  Group(const Group&) = delete;
  Group& operator=(const Group&) = delete;

  ~Group() {
    if (is_open_) writer_->close();
  }

  void add(std::string_view type, std::string_view text) {
    if (!is_open_) {
      writer_->open("context-group");
      writer_->attribute("purpose", "x-distich");
      is_open_ = true;
    }
    writer_->open("context", xml::Writer::Layout::in_line);
    writer_->attribute("context-type", type);
    writer_->text(xml_safe(text));
    writer_->close();
  }

 private:
  xml::Writer* writer_;
  bool is_open_ = false;
};

/// The names of the properties that attributes of the unit's notes hold.
std::set<std::string> held_by_notes(const BilingualUnit& unit) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < unit.notes.size(); ++i) {
    for (const auto attribute : note_attributes) {
      const auto said = unit.properties.find(note_property(attribute, i + 1));
      if (said != unit.properties.end() && may_be_of_note(attribute, said->second)) names.insert(said->first);
    }
  }
  return names;
}

}  // namespace

bool is_default_of_note(std::string_view attribute, std::string_view value) noexcept {
  return value.empty() || (attribute == "annotates" && value == "general");
}

bool may_be_of_note(std::string_view attribute, std::string_view value) noexcept {
  if (attribute == "annotates") return value == "source" || value == "target";
  if (attribute == "from") return !value.empty() && value != own::property;
  constexpr int lowest = 10;
  const auto priority = parse_number<int>(value);
  return priority && *priority >= 1 && *priority <= lowest;
}

void write_notes(xml::Writer& writer, const BilingualUnit& unit) {
  for (std::size_t i = 0; i < unit.notes.size(); ++i) {
    writer.open("note", xml::Writer::Layout::in_line);
    for (const auto attribute : note_attributes) {
      const auto said = unit.properties.find(note_property(attribute, i + 1));
      if (said != unit.properties.end() && may_be_of_note(attribute, said->second))
        writer.attribute(attribute, xml_safe(said->second));
    }
    writer.text(xml_safe(unit.notes[i]));
    writer.close();
  }
}

Contexts read_context_group(xml::Reader& reader, const HeldText& held) {
  Contexts contexts;
  each_child(reader, [&] {
    const auto start_tag = held.tag(reader);
    std::string type(reader.attribute("context-type").value_or(""));
    auto text = reader.inner_text();
    contexts.push_back({std::move(type), std::move(text), held.spot(start_tag, reader)});
  });
  return contexts;
}

bool take_own_context(std::string_view type, const std::string& text, BilingualUnit& unit) {
  if (type == own::id) {
    unit.id = text;
  } else if (type == own::source_language) {
    take_language(text, unit.languages.source);
  } else if (type == own::target_language) {
    take_language(text, unit.languages.target);
  } else if (type == own::place) {
    unit.place = xliff::parse_range(text);
  } else if (type == own::confidence) {
    unit.confidence = parse_number<double>(text);
  } else if (type == own::bead) {
    unit.bead = text;
  } else if (type == own::previous) {
    context_of(unit).previous = text;
  } else if (type == own::next) {
    context_of(unit).next = text;
  } else if (type == own::property) {
    unit.properties.insert(parse_property(text));
  } else {
    return false;
  }
  return true;
}

bool is_own_term(const Contexts& contexts) {
  return !contexts.empty() && contexts.front().type == own::term;
}

TermNote to_term(const Contexts& contexts) {
  TermNote note;
  for (const auto& [type, text, spot] : contexts) {
    if (type == own::term) {
      note.hit.term = text;
    } else if (type == own::term_place) {
      note.hit.range = xliff::parse_range(text).value_or(ByteRange{});
    } else if (type == own::term_concept) {
      note.hit.concept_id = text;
    } else if (type == own::term_kind) {
      note.hit.kind = term_match_kind(text).value_or(TermMatchKind::exact);
    } else if (type == own::term_status) {
      note.hit.status = term_status(text).value_or(TermStatus::preferred);
    } else if (type == own::definition) {
      note.definition = text;
    } else if (type.starts_with(own::rendering_prefix)) {
      const auto status = term_status(std::string_view(type).substr(own::rendering_prefix.size()));
      note.renderings.push_back({text, status.value_or(TermStatus::preferred)});
    }
  }
  return note;
}

bool is_attribute(std::string_view property, std::string_view value) noexcept {
  return property == "resname" || (property == "translate" && (value == "yes" || value == "no"));
}

void write_contexts(xml::Writer& writer, const BilingualUnit& unit, const OwnContexts& how) {
  Group group(writer);
  if (how.written_id != unit.id) group.add(own::id, unit.id);
  if (how.keep_state) group.add(own::state, name(unit.state));
  if (unit.languages.source != how.file_languages.source) {
    group.add(own::source_language, unit.languages.source.str());
  }
  if (unit.languages.target != how.file_languages.target) {
    group.add(own::target_language, unit.languages.target.str());
  }
  if (unit.place) group.add(own::place, xliff::format_range(*unit.place));
  if (unit.confidence) group.add(own::confidence, format_number(*unit.confidence));
  if (!unit.bead.empty()) group.add(own::bead, unit.bead);
  if (unit.context) {
    group.add(own::previous, unit.context->previous);
    group.add(own::next, unit.context->next);
  }
  const auto of_notes = held_by_notes(unit);
  for (const auto& [name, value] : unit.properties) {
    if (!is_attribute(name, value) && !of_notes.contains(name))
      group.add(own::property, format_property(name, value));
  }
}

void write_differences(xml::Writer& writer, const std::vector<ByteRange>& differs) {
  if (!differs.empty()) Group(writer).add(own::differs, xliff::format_ranges(differs));
}

void write_term(xml::Writer& writer, const TermNote& note) {
  Group group(writer);
  group.add(own::term, note.hit.term);
  group.add(own::term_place, xliff::format_range(note.hit.range));
  if (!note.hit.concept_id.empty()) group.add(own::term_concept, note.hit.concept_id);
  group.add(own::term_kind, name(note.hit.kind));
  group.add(own::term_status, name(note.hit.status));
  for (const auto& rendering : note.renderings) {
    group.add(std::string(own::rendering_prefix) + std::string(name(rendering.status)), rendering.text);
  }
  if (!note.definition.empty()) group.add(own::definition, note.definition);
}

std::string context_markup(std::string_view prefix, std::string_view type, std::string_view text) {
  const auto name = std::string(prefix) + "context";
  return '<' + name + " context-type=\"" + xml::escape_attribute(type) + "\">" +
         xml::escape_text(xml_safe(text)) + "</" + name + '>';
}

}  // namespace distich::formats::xliff1
