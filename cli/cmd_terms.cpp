#include "commands.hpp"
#include "common/articles.hpp"
#include "common/files.hpp"
#include "common/filters.hpp"
#include "common/json.hpp"
#include "common/languages.hpp"
#include "common/store.hpp"
#include <distich/engine/filter.hpp>
#include <distich/engine/lookup.hpp>
#include <distich/report/listing.hpp>
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
  ShowOptions show;
};

/// A term note and where it stands.
struct Located {
  std::string segment;
  std::string_view text;  ///< of the segment
  ByteRange place;        ///< in the file
  TermNote note;
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
      found.push_back(
          {ids[i], text, article.place_of({start + range.begin, start + range.end}), std::move(note)});
    }
  }
  return found;
}

Json to_json(const Located& located) {
  const auto& hit = located.note.hit;
  Json renderings = Json::array();
  for (const auto& rendering : located.note.renderings) {
    renderings.push_back({{"text", rendering.text}, {"status", name(rendering.status)}});
  }
  return {{"segment", located.segment},         {"start", located.place.begin},
          {"end", located.place.end},           {"text", hit.range.of(located.text)},
          {"concept", hit.concept_id},          {"term", hit.term},
          {"status", name(hit.status)},         {"kind", name(hit.kind)},
          {"renderings", std::move(renderings)}};
}

std::string to_tsv(const Located& located) {
  const auto& hit = located.note.hit;
  std::string renderings;
  for (const auto& rendering : located.note.renderings) {
    if (rendering.status == TermStatus::deprecated || rendering.status == TermStatus::forbidden) continue;
    renderings += (renderings.empty() ? "" : "; ") + text::escape_tsv(rendering.text);
  }
  return located.segment + '\t' + std::to_string(located.place.begin) + '\t' +
         std::to_string(located.place.end) + '\t' + text::escape_tsv(hit.range.of(located.text)) + '\t' +
         text::escape_tsv(hit.term) + '\t' + text::escape_tsv(hit.concept_id) + '\t' +
         std::string(name(hit.status)) + '\t' + renderings + '\n';
}

void write_lines(std::ostream& out, const std::vector<Located>& found, const std::string& file,
                 const ShowOptions& show, const report::Page& page) {
  for (const auto& located : found) {
    if (show.jsonl) {
      Json line = {{"schema", "distich.terms/1"}, {"file", file}};
      line.update(to_json(located));
      out << to_text(line) << '\n';
    } else if (show.tsv) {
      out << to_tsv(located);
    } else {
      out << report::term_lines(located.segment, located.note, located.text, page);
    }
  }
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

int run(const Options& options, Environment& environment) {
  check_showing(options.show);
  const auto target = language_named(options.target, environment);
  const bool filter = is_filter(options.show, options.files);
  const auto files = filter ? std::vector<std::string>{} : inputs_or_stdin(options.files, environment);
  const auto store = store_for(options, environment);
  const auto glossary =
      std::make_shared<const std::vector<Concept>>(glossary_for(options, store.get(), environment));
  if (filter) {
    return run_filter(terms_filter({language_named(options.reading.source, environment), target}, glossary, options.finding),
                      options.show, environment);
  }
  const auto how = segmenting(options.reading, store.get(), environment);
  Output output(options.show.output, environment);
  std::map<LanguageTag, TermMatcher> matchers;
  std::size_t count = 0;
  int code = exit_done;
  output.write([&](std::ostream& out) {
    Json all = Json::array();
    code = for_each_file(files, environment, [&](const std::string& file) {
      const auto article = load_article(file, options.reading, how, environment);
      const auto& language = article.document.language();
      const auto matcher = matchers.try_emplace(language, *glossary, language).first;
      const auto found = terms_in(article, matcher->second, target, options.finding);
      count += found.size();
      if (!options.show.json) {
        write_lines(out, found, input_name(file), options.show, output.page());
        return;
      }
      Json terms = Json::array();
      for (const auto& located : found) terms.push_back(to_json(located));
      all.push_back({{"file", input_name(file)}, {"language", language.str()}, {"terms", std::move(terms)}});
    });
    if (options.show.json) out << to_text({{"schema", "distich.terms/1"}, {"files", std::move(all)}}) << '\n';
  });
  if (code == exit_done && count == 0) {
    tell(environment, tr("none of the glossary's {1} concepts is named in the text", glossary->size()));
    return exit_nothing_found;
  }
  return code;
}

}  // namespace

Run setup_terms(Declaration& declare) {
  auto options = std::make_shared<Options>();
  declare.example("terms article.txt -s en -t fa",
                  tr("the terms of the store's glossary, and their Persian renderings"));
  declare.example("terms article.html -t de --glossary energy.tsv --json",
                  tr("by a glossary file, without a store"));
  declare.example("terms -t fr --jsonl < texts.jsonl",
                  tr("a corpus, one object {\"id\",\"lang\",\"text\"} a line"));
  declare.positional("FILE", options->files, tr("articles: text, HTML, Markdown; - is standard input"),
                     false);
  declare_reading(declare, options->reading);
  declare.option("-t,--target", "LANG", options->target,
                 tr("language of the renderings; without it none are given"));
  declare.option("-g,--glossary", "FILE", options->glossaries,
                 tr("a glossary to use in place of the store's; may be repeated"));
  declare.option("--store", "PATH", options->store,
                 tr("the store; else DISTICH_STORE, else the default one"));
  declare.flag("--nested", options->finding.nested, tr("also the terms that lie within longer ones"));
  declare_showing(declare, options->show);
  return with_options<Options>(std::move(options), run);
}

}  // namespace distich::cli
