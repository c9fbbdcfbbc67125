#include <cmath>
#include <utility>

#include <distich/engine/json_line_internal.hpp>
#include <distich/engine/match_json.hpp>
#include <distich/engine/term_matchers.hpp>
#include <distich/text/decode.hpp>

namespace distich {
namespace {

using Segmenters = RecentlyUsed<LanguageTag, Segmenter>;

Segmenters segmenters(const SegmentOptions& options) {
  constexpr std::size_t most = 64;
  return {most, [options](const LanguageTag& language) { return Segmenter(language, options); }};
}

Json to_json(const Document& document) {
  Json out = Json::array();
  for (std::size_t i = 0; i < document.segments().size(); ++i) {
    const auto range = document.segments()[i].range;
    out.push_back({{"start", range.begin}, {"end", range.end}, {"text", document.segment_text(i)}});
  }
  return out;
}

Json to_json(const TermNote& note, std::string_view text, bool with_renderings) {
  Json out = {{"start", note.hit.range.begin},   {"end", note.hit.range.end},
              {"text", note.hit.range.of(text)}, {"concept", note.hit.concept_id},
              {"term", note.hit.term},           {"kind", name(note.hit.kind)},
              {"status", name(note.hit.status)}};
  if (!with_renderings) return out;
  out["renderings"] = Json::array();
  for (const auto& rendering : note.renderings) {
    out["renderings"].push_back({{"text", rendering.text}, {"status", name(rendering.status)}});
  }
  return out;
}

Json to_json(const Match& match) {
  Json out = {{"score", match.score.basis_points},
              {"kind", name(match.kind)},
              {"source", match.source.text},
              {"target", match.target.text},
              {"unit", static_cast<std::int64_t>(match.unit)}};
  out.update(Json::parse(facts_json(match.facts)));
  return out;
}

Document segmented(std::string text, const LanguageTag& language, Segmenters& segmenters) {
  Document document(std::move(text), language);
  segmenters[language].segment(document);
  return document;
}

/// Segments that are given, as a document with a line for each.
Document from_segments(const Json& list, const LanguageTag& language) {
  if (!list.is_array()) throw Error(ErrorCode::malformed, tr("the member \"{1}\" is not a list", "segments"));
  std::string text;
  std::vector<Segment> segments;
  for (const auto& item : list) {
    if (!item.is_string() && !item.is_object()) {
      throw Error(ErrorCode::malformed, tr("a segment is neither a string nor an object with \"text\""));
    }
    const auto& segment = item.is_string() ? item.get_ref<const std::string&>() : text_of(item, "text");
    if (segment.empty()) throw Error(ErrorCode::malformed, tr("a segment is empty"));
    segments.push_back({{text.size(), text.size() + segment.size()}, BreakReason::sentence});
    text += segment;
    text += '\n';
  }
  const auto detected = text.empty() && !language.known() ? language : known_or_detected(language, text);
  Document document(std::move(text), detected);
  document.set_segments(std::move(segments));
  return document;
}

struct Side {
  Document document;
  bool was_text = false;
};

Side side_of(const Json& object, const char* member, const LanguageTag& fallback, Segmenters& segmenters) {
  const auto found = object.find(member);
  if (found == object.end() || !found->is_object()) {
    throw Error(ErrorCode::malformed, tr("the member \"{1}\" is missing or not an object", member));
  }
  const auto language = language_of(*found, "lang", fallback);
  if (found->contains("segments")) return {from_segments(found->at("segments"), language), false};
  const auto& text = text_of(*found, "text");
  return {segmented(text, known_or_detected(language, text), segmenters), true};
}

Json indices(SegmentRange range) {
  Json out = Json::array();
  for (auto i = range.begin; i < range.end; ++i) out.push_back(i);
  return out;
}

Json beads_of(const BilingualDocument& pair) {
  Json out = Json::array();
  for (const auto& bead : pair.beads()) {
    out.push_back({{"source", indices(bead.source)},
                   {"target", indices(bead.target)},
                   {"confidence", std::round(bead.confidence * 10000.0) / 10000.0}});
  }
  return out;
}

}  // namespace

LineFilter segment_filter(const FilterOptions& options, const SegmentOptions& segmenting) {
  return adding([options, cached = segmenters(segmenting)](const Json& object) mutable -> Json {
    const auto& text = text_of(object, "text");
    const auto language = known_or_detected(language_of(object, "lang", options.source), text);
    return {{"segments", to_json(segmented(text, language, cached))}};
  });
}

LineFilter terms_filter(const FilterOptions& options, std::shared_ptr<const std::vector<Concept>> glossary,
                        const TermFindOptions& finding) {
  return adding(
      [options, finding, matchers = TermMatchers(std::move(glossary))](const Json& object) mutable -> Json {
        const auto& text = text_of(object, "text");
        const auto language = known_or_detected(language_of(object, "lang", options.source), text);
        const auto target = language_of(object, "target", options.target);
        Json terms = Json::array();
        for (const auto& note : terms_of(text, matchers[language], target, finding)) {
          terms.push_back(to_json(note, text, target.known()));
        }
        return {{"terms", std::move(terms)}};
      });
}

LineFilter match_filter(const FilterOptions& options, const Lookup& lookup, const MatchOptions& matching) {
  return adding([options, &lookup, matching](const Json& object) -> Json {
    MatchQuery query;
    query.text = RichText(text_of(object, "text"));
    const auto source = known_or_detected(language_of(object, "lang", options.source), query.text.text);
    const auto target = language_of(object, "target", options.target);
    if (!target.known()) {
      throw Error(ErrorCode::malformed, tr("no target language; name it with -t or in \"{1}\"", "target"));
    }
    if (object.contains("previous") || object.contains("next")) {
      query.context = Context{object.contains("previous") ? text_of(object, "previous") : std::string{},
                              object.contains("next") ? text_of(object, "next") : std::string{}};
    }
    if (object.contains("segment")) query.id = text_of(object, "segment");
    if (object.contains("document")) query.document = text_of(object, "document");
    Json matches = Json::array();
    for (const auto& match : lookup.find(query, {source, target}, matching))
      matches.push_back(to_json(match));
    return {{"matches", std::move(matches)}};
  });
}

LineFilter align_filter(const FilterOptions& options, const AlignArticlesOptions& aligning,
                        std::shared_ptr<const std::vector<Concept>> glossary,
                        const SegmentOptions& segmenting) {
  return adding([options, aligning, glossary = std::move(glossary),
                 cached = segmenters(segmenting)](const Json& object) mutable -> Json {
    auto source = side_of(object, "source", options.source, cached);
    auto target = side_of(object, "target", options.target, cached);
    const auto pair = align_articles(source.document, target.document, *glossary, aligning);
    Json members = {{"beads", beads_of(pair)}};
    if (source.was_text) members["source_segments"] = to_json(source.document);
    if (target.was_text) members["target_segments"] = to_json(target.document);
    return members;
  });
}

}  // namespace distich
