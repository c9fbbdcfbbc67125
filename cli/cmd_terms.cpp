#include "commands.hpp"
#include "common/articles.hpp"
#include "common/files.hpp"
#include "common/filters.hpp"
#include "common/json.hpp"
#include "common/languages.hpp"
#include "common/shard.hpp"
#include "common/store.hpp"
#include <distich/engine/filter.hpp>
#include <distich/engine/lookup.hpp>
#include <distich/engine/term_matchers.hpp>
#include <distich/report/listing.hpp>
#include <distich/terms/missing.hpp>
#include <distich/text/tsv.hpp>

namespace distich::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  ReadingOptions reading;
  std::string target;
  std::vector<std::string> glossaries;
  std::string store;
  TermFindOptions finding;
  bool definitions = false;
  bool missing = false;
  ShowOptions show;
  std::string shard;
};

/// A term note and where it stands.
struct Located {
  std::string segment;
  std::string_view text;  ///< of the segment
  ByteRange place;        ///< in the file
  TermNote note;
  std::string definition;  ///< whether or not the note has one
};

std::vector<Located> terms_in(const Article& article, const TermMatcher& matcher, const LanguageTag& target,
                              const TermFindOptions& finding) {
  std::vector<Located> found;
  const auto& document = article.document;
  const auto ids = segment_ids(document);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto text = document.segment_text(i);
    const auto start = document.segments()[i].range.begin;
    for (auto& note : terms_of(text, matcher, target, finding)) {
      const auto range = note.hit.range;
      const auto* known = matcher.find_concept(note.hit.concept_id);
      found.push_back({ids[i], text, article.place_of({start + range.begin, start + range.end}),
                       std::move(note), known == nullptr ? std::string() : known->definition});
    }
  }
  return found;
}

Json to_json(const Located& located, bool definitions) {
  const auto& hit = located.note.hit;
  Json renderings = Json::array();
  for (const auto& rendering : located.note.renderings) {
    renderings.push_back({{"text", rendering.text}, {"status", name(rendering.status)}});
  }
  Json out = {{"segment", located.segment},         {"start", located.place.begin},
              {"end", located.place.end},           {"text", hit.range.of(located.text)},
              {"concept", hit.concept_id},          {"term", hit.term},
              {"status", name(hit.status)},         {"kind", name(hit.kind)},
              {"renderings", std::move(renderings)}};
  if (definitions) out["definition"] = located.definition;
  return out;
}

std::string to_tsv(const Located& located, bool definitions) {
  const auto& hit = located.note.hit;
  std::string renderings;
  for (const auto& rendering : located.note.renderings) {
    if (rendering.status == TermStatus::deprecated || rendering.status == TermStatus::forbidden) continue;
    renderings += (renderings.empty() ? "" : "; ") + text::escape_tsv(rendering.text);
  }
  return located.segment + '\t' + std::to_string(located.place.begin) + '\t' +
         std::to_string(located.place.end) + '\t' + text::escape_tsv(hit.range.of(located.text)) + '\t' +
         text::escape_tsv(hit.term) + '\t' + text::escape_tsv(hit.concept_id) + '\t' +
         std::string(name(hit.status)) + '\t' + renderings +
         (definitions ? '\t' + text::escape_tsv(located.definition) : std::string()) + '\n';
}

/// How found things become lines or JSON; one for the glossary's terms, one for what it lacks.
template <class Item>
struct Listing {
  const char* schema;
  std::function<Json(const Item&)> json;
  std::function<std::string(const Item&)> tsv;
  std::function<std::string(const Item&, const report::Page&)> lines;
};

template <class Item>
void write_lines(std::ostream& out, const std::vector<Item>& found, const std::string& file,
                 const ShowOptions& show, const Listing<Item>& listing, const report::Page& page) {
  for (const auto& item : found) {
    if (show.jsonl) {
      Json line = {{"schema", listing.schema}, {"file", file}};
      line.update(listing.json(item));
      out << to_text(line) << '\n';
    } else {
      out << (show.tsv ? listing.tsv(item) : listing.lines(item, page));
    }
  }
}

/// Something that the glossary lacks, and where it stands first.
struct Lacking {
  std::string segment;
  ByteRange place;  ///< in the file
  MissingTerm term;
};

std::vector<Lacking> missing_in(const Article& article, const TermMatcher& matcher) {
  const auto& document = article.document;
  const auto ids = segment_ids(document);
  std::vector<std::string_view> sentences;
  for (std::size_t i = 0; i < ids.size(); ++i) sentences.push_back(document.segment_text(i));
  std::vector<Lacking> found;
  for (auto& term : missing_terms(sentences, matcher, document.language())) {
    const auto start = document.segments()[term.sentence].range.begin;
    const auto place = article.place_of({start + term.range.begin, start + term.range.end});
    found.push_back({ids[term.sentence], place, std::move(term)});
  }
  return found;
}

Listing<Located> listing_of_terms(bool definitions) {
  return {"distich.terms/1", [definitions](const Located& item) { return to_json(item, definitions); },
          [definitions](const Located& item) { return to_tsv(item, definitions); },
          [definitions](const Located& item, const report::Page& page) {
            return report::term_lines(item.segment, item.note, item.text, page) +
                   (definitions ? report::definition_line(item.definition, page) : std::string());
          }};
}

Listing<Lacking> listing_of_missing() {
  return {"distich.missing-terms/1",
          [](const Lacking& item) {
            return Json{{"segment", item.segment},      {"start", item.place.begin},
                        {"end", item.place.end},        {"text", item.term.text},
                        {"kind", name(item.term.kind)}, {"count", item.term.count}};
          },
          [](const Lacking& item) {
            return item.segment + '\t' + std::to_string(item.place.begin) + '\t' +
                   std::to_string(item.place.end) + '\t' + text::escape_tsv(item.term.text) + '\t' +
                   std::string(name(item.term.kind)) + '\t' + std::to_string(item.term.count) + '\n';
          },
          [](const Lacking& item, const report::Page& page) {
            return report::missing_line(item.segment, item.term.text, item.term.count, page);
          }};
}

std::unique_ptr<Store> store_for(const Options& options, Environment& environment) {
  const bool wants_store = options.glossaries.empty() || !options.store.empty();
  return wants_store ? store_if_any(options.store, environment) : nullptr;
}

std::vector<Concept> glossary_for(const Options& options, Store* store, Environment& environment) {
  auto concepts = load_glossary(options.glossaries, store, environment);
  if (concepts.empty()) {
    throw Error(
        ErrorCode::storage,
        tr("there are no terms to look for: import a glossary with distich import FILE, or name one with "
           "--glossary FILE"));
  }
  return concepts;
}

/// What articles are read and looked at with.
struct Tools {
  std::shared_ptr<const std::vector<Concept>> glossary;
  SegmentOptions segmenting;
};

/// Reads every file, finds with `find(article, matcher)`, and writes what was found. Returns the exit code.
template <class Item, class Find>
int list_all(const Options& options, const Tools& tools, const Listing<Item>& listing, Find find,
             const Message& nothing, Environment& environment) {
  const auto files = items_of(shard_named(options.shard), inputs_or_stdin(options.files, environment));
  if (files.empty()) return exit_done;
  Output output(options.show.output, environment);
  TermMatchers matchers(tools.glossary);
  std::size_t count = 0;
  int code = exit_done;
  output.write([&](std::ostream& out) {
    Json all = Json::array();
    code = for_each_file(files, environment, [&](const std::string& file) {
      const auto article = load_article(file, options.reading, tools.segmenting, environment);
      const auto& language = article.document.language();
      const std::vector<Item> found = find(article, matchers[language]);
      count += found.size();
      if (!options.show.json) {
        write_lines(out, found, input_name(file), options.show, listing, output.page());
        return;
      }
      Json items = Json::array();
      for (const auto& item : found) items.push_back(listing.json(item));
      all.push_back({{"file", input_name(file)}, {"language", language.str()}, {"terms", std::move(items)}});
    });
    if (options.show.json) out << to_text({{"schema", listing.schema}, {"files", std::move(all)}}) << '\n';
  });
  if (code != exit_done || count > 0) return code;
  tell(environment, nothing);
  return exit_nothing_found;
}

int run(const Options& options, Environment& environment) {
  check_showing(options.show);
  const auto target = language_named(options.target, environment);
  const bool filter = is_filter(options.show, options.files);
  if (filter && options.missing) {
    throw usage(tr("--missing looks at whole articles: name a file, or take --json or --tsv"));
  }
  const auto store = store_for(options, environment);
  const auto glossary =
      std::make_shared<const std::vector<Concept>>(glossary_for(options, store.get(), environment));
  if (filter) {
    return run_filter(terms_filter({language_named(options.reading.source, environment), target}, glossary,
                                   options.finding),
                      options.show, environment, 1, shard_named(options.shard));
  }
  const Tools tools{glossary, segmenting(options.reading, store.get(), environment)};
  if (options.missing) {
    return list_all(options, tools, listing_of_missing(), missing_in,
                    tr("the glossary knows every name and every frequent phrase of the text"), environment);
  }
  const auto find = [&](const Article& article, const TermMatcher& matcher) {
    return terms_in(article, matcher, target, options.finding);
  };
  return list_all(options, tools, listing_of_terms(options.definitions), find,
                  tr("of the glossary's concepts ({1}) none is named in the text", glossary->size()),
                  environment);
}

}  // namespace

Run setup_terms(Declaration& declare) {
  auto options = std::make_shared<Options>();
  declare.example("terms article.txt -s en -t fa",
                  tr("the terms of the store's glossary, and their Persian renderings"));
  declare.example("terms article.html -t de --glossary energy.tsv --json",
                  tr("by a glossary file, without a store"));
  declare.example("terms article.txt -s en --missing", tr("what the glossary should know, and does not"));
  declare.example("terms -t fr --jsonl < texts.jsonl",
                  tr("a corpus, one object {\"id\",\"lang\",\"text\"} a line"));
  declare.positional("FILE", options->files,
                     tr("articles: text, HTML, Markdown, DOCX, ODT, subtitles; - is standard input"), false);
  declare_reading(declare, options->reading);
  declare.option("-t,--target", "LANG", options->target,
                 tr("language of the renderings; without it none are given"));
  declare.option("-g,--glossary", "FILE", options->glossaries,
                 tr("a glossary to use in place of the store's; may be repeated"));
  declare_store(declare, options->store);
  declare.flag("--nested", options->finding.nested, tr("also the terms that lie within longer ones"));
  declare.flag("--compounds", options->finding.compounds,
               tr("also terms that are the last part of a compound (German, Dutch, Nordic languages, …)"));
  declare.flag("--definitions", options->definitions, tr("also what the glossary says each term means"));
  declare.flag("--missing", options->missing,
               tr("instead: names and frequent phrases of the article that the glossary does not know"));
  declare_shard(declare, options->shard);
  declare_showing(declare, options->show);
  return with_options<Options>(std::move(options), run);
}

}  // namespace distich::cli
