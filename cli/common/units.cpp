#include "common/units.hpp"

#include <cmath>

#include <distich/engine/match_json.hpp>

namespace distich::cli {
namespace {

Json range_json(ByteRange range) {
  return {{"start", range.begin}, {"end", range.end}};
}

Json suggestion_json(const Suggestion& suggestion) {
  Json out = {{"score", suggestion.score.basis_points},
              {"kind", name(suggestion.kind)},
              {"source", suggestion.source.text},
              {"target", suggestion.target.text}};
  if (!suggestion.origin.empty()) out["origin"] = suggestion.origin;
  if (!suggestion.differs.empty()) {
    out["differs"] = Json::array();
    for (const auto range : suggestion.differs) out["differs"].push_back(range_json(range));
  }
  // Suggestions that a file brought have none.
  if (!suggestion.facts.penalties.empty()) out.update(Json::parse(facts_json(suggestion.facts)));
  return out;
}

Json note_json(const TermNote& note, std::string_view text) {
  Json out = range_json(note.hit.range);
  out["text"] = note.hit.range.of(text);
  out["concept"] = note.hit.concept_id;
  out["term"] = note.hit.term;
  out["status"] = name(note.hit.status);
  out["kind"] = name(note.hit.kind);
  out["renderings"] = Json::array();
  for (const auto& rendering : note.renderings) {
    out["renderings"].push_back({{"text", rendering.text}, {"status", name(rendering.status)}});
  }
  return out;
}

}  // namespace

Json unit_json(const BilingualUnit& unit) {
  Json out = {{"id", unit.id}, {"source", unit.source.text}};
  out["target"] = unit.target ? Json(unit.target->text) : Json(nullptr);
  out["state"] = name(unit.state);
  if (unit.place) out["place"] = range_json(*unit.place);
  if (!unit.bead.empty()) out["bead"] = unit.bead;
  if (unit.confidence) out["confidence"] = std::round(*unit.confidence * 10000.0) / 10000.0;
  if (!unit.suggestions.empty()) {
    out["matches"] = Json::array();
    for (const auto& suggestion : unit.suggestions) out["matches"].push_back(suggestion_json(suggestion));
  }
  if (!unit.terms.empty()) {
    out["terms"] = Json::array();
    for (const auto& note : unit.terms) out["terms"].push_back(note_json(note, unit.source.text));
  }
  return out;
}

Json file_json(const std::string& schema, const BilingualFile& file) {
  Json units = Json::array();
  for (const auto& unit : file.units) units.push_back(unit_json(unit));
  return {{"schema", schema},
          {"source", file.header.languages.source.str()},
          {"target", file.header.languages.target.str()},
          {"original", file.header.original},
          {"units", std::move(units)}};
}

namespace {

void put(Json& out, const char* name, const std::string& text) {
  if (!text.empty()) out[name] = text;
}

void put(Json& out, const char* name, const EntryStamp& stamp) {
  if (stamp.empty()) return;
  Json said = Json::object();
  put(said, "author", stamp.author);
  put(said, "author_id", stamp.author_id);
  put(said, "date", stamp.date);
  out[name] = std::move(said);
}

void put(Json& out, const std::vector<TermProperty>& extras) {
  if (extras.empty()) return;
  Json all = Json::array();
  for (const auto& extra : extras) {
    Json said = {{"category", extra.category}, {"depth", extra.depth}};
    put(said, "type", extra.type);
    put(said, "value", extra.value);
    put(said, "target", extra.target);
    put(said, "id", extra.id);
    put(said, "language", extra.language);
    put(said, "datatype", extra.datatype);
    all.push_back(std::move(said));
  }
  out["extras"] = std::move(all);
}

void put_rest(Json& out, const Term& term) {
  if (!term.status_stated) out["status_stated"] = false;
  put(out, "id", term.id);
  put(out, "gender", term.gender);
  put(out, "usage", term.usage);
  put(out, "context", term.context);
  put(out, "source", term.source);
  put(out, "created", term.created);
  put(out, "modified", term.modified);
  if (term.tolerance) out["match"] = name(*term.tolerance);
  if (!term.variants.empty()) out["variants"] = term.variants;
  put(out, term.extras);
}

void put_rest(Json& out, const Concept& item) {
  put(out, "source", item.source);
  put(out, "created", item.created);
  put(out, "modified", item.modified);
  for (const auto& relation : item.relations) {
    Json said = {{"kind", relation.kind}};
    put(said, "target", relation.target);
    put(said, "text", relation.text);
    out["relations"].push_back(std::move(said));
  }
  for (const auto& section : item.sections) {
    Json said = {{"language", section.language.str()}};
    put(said, "definition", section.definition);
    put(said, "note", section.note);
    put(said, section.extras);
    out["sections"].push_back(std::move(said));
  }
  put(out, item.extras);
}

}  // namespace

Json concept_json(const Concept& item) {
  Json terms = Json::array();
  for (const auto& term : item.terms) {
    Json entry = {{"language", term.language.str()}, {"text", term.text}, {"status", name(term.status)}};
    if (!term.part_of_speech.empty()) entry["part_of_speech"] = term.part_of_speech;
    if (!term.note.empty()) entry["note"] = term.note;
    if (term.match_case) entry["match_case"] = true;
    put_rest(entry, term);
    terms.push_back(std::move(entry));
  }
  Json out = {{"id", item.id}};
  if (!item.subject.empty()) out["subject"] = item.subject;
  if (!item.definition.empty()) out["definition"] = item.definition;
  if (!item.note.empty()) out["note"] = item.note;
  put_rest(out, item);
  out["terms"] = std::move(terms);
  return out;
}

}  // namespace distich::cli
