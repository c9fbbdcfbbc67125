#include <ostream>

#include <nlohmann/json.hpp>

#include <distich/formats/base64_internal.hpp>
#include <distich/formats/jsonl/jsonl_internal.hpp>

namespace distich::formats::jsonl {
namespace {

using Json = nlohmann::ordered_json;

std::string_view name_of(InlineCode::Kind kind) noexcept {
  switch (kind) {
    case InlineCode::Kind::open: return "open";
    case InlineCode::Kind::close: return "close";
    case InlineCode::Kind::standalone: break;
  }
  return "standalone";
}

Json to_json(ByteRange range) {
  return {{"start", range.begin}, {"end", range.end}};
}

void add_text(Json& out, const RichText& rich) {
  out["text"] = rich.text;
  if (rich.codes.empty()) return;
  auto& codes = out["codes"] = Json::array();
  for (const auto& code : rich.codes) {
    Json item = {{"at", code.at}, {"kind", name_of(code.kind)}, {"id", code.id}, {"original", code.original}};
    if (!code.shown_as.empty()) item["shown_as"] = code.shown_as;
    codes.push_back(std::move(item));
  }
}

Json to_json(const RichText& rich) {
  Json out = Json::object();
  add_text(out, rich);
  return out;
}

Json to_json(const Suggestion& suggestion) {
  Json out = {{"score", suggestion.score.basis_points},
              {"kind", name(suggestion.kind)},
              {"source", to_json(suggestion.source)},
              {"target", to_json(suggestion.target)}};
  if (!suggestion.origin.empty()) out["origin"] = suggestion.origin;
  for (const auto range : suggestion.differs) out["differs"].push_back(to_json(range));
  return out;
}

Json to_json(const TermNote& note) {
  Json out = to_json(note.hit.range);
  out["concept"] = note.hit.concept_id;
  out["term"] = note.hit.term;
  out["status"] = name(note.hit.status);
  out["kind"] = name(note.hit.kind);
  auto& renderings = out["renderings"] = Json::array();
  for (const auto& rendering : note.renderings)
    renderings.push_back({{"text", rendering.text}, {"status", name(rendering.status)}});
  if (!note.definition.empty()) out["definition"] = note.definition;
  return out;
}

Json to_json(const Skeleton& skeleton) {
  Json out = {{"format", skeleton.format},
              {"encoding", skeleton.encoding},
              {"byte_order_mark", skeleton.byte_order_mark}};
  // A packed article is no text.
  if (skeleton.encoding == "binary") {
    out["base64"] = encode_base64(skeleton.text);
  } else {
    out["text"] = skeleton.text;
  }
  return out;
}

class BilingualWriter final : public Writer<BilingualUnit> {
 public:
  explicit BilingualWriter(std::ostream& out) : out_(&out) {}

  void begin(const FileHeader& header) override {
    languages_ = header.languages;
    Json line = {
        {"schema", schema}, {"source", languages_.source.str()}, {"target", languages_.target.str()}};
    if (!header.original.empty()) line["original"] = header.original;
    if (!header.properties.empty()) line["properties"] = header.properties;
    if (header.skeleton) line["skeleton"] = to_json(*header.skeleton);
    write_line(line);
  }

  void write(const BilingualUnit& unit) override {
    Json line = {{"id", unit.id}, {"source", {{"lang", unit.languages.source.str()}}}};
    add_text(line["source"], unit.source);
    if (unit.target || unit.languages.target != languages_.target) {
      line["target"]["lang"] = unit.languages.target.str();
      if (unit.target) add_text(line["target"], *unit.target);
    }
    line["state"] = name(unit.state);
    if (!unit.notes.empty()) line["notes"] = unit.notes;
    if (!unit.properties.empty()) line["properties"] = unit.properties;
    add_details(line, unit);
    write_line(line);
  }

  void finish() override {}

 private:
  static void add_details(Json& line, const BilingualUnit& unit) {
    if (unit.context) line["context"] = {{"previous", unit.context->previous}, {"next", unit.context->next}};
    if (unit.place) line["place"] = to_json(*unit.place);
    if (unit.confidence) line["confidence"] = *unit.confidence;
    if (!unit.bead.empty()) line["bead"] = unit.bead;
    for (const auto& suggestion : unit.suggestions) line["matches"].push_back(to_json(suggestion));
    for (const auto& term : unit.terms) line["terms"].push_back(to_json(term));
  }

  void write_line(const Json& line) {
    const auto text = line.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
    out_->write(text.data(), static_cast<std::streamsize>(text.size()));
  }

  std::ostream* out_;
  LanguagePair languages_;
};

}  // namespace

std::unique_ptr<Writer<BilingualUnit>> bilingual_writer(std::ostream& out) {
  return std::make_unique<BilingualWriter>(out);
}

}  // namespace distich::formats::jsonl
