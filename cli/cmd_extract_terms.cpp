#include <cmath>

#include "commands.hpp"
#include "common/articles.hpp"
#include "common/corpus.hpp"
#include "common/counting.hpp"
#include "common/files.hpp"
#include "common/glossary_files.hpp"
#include "common/json.hpp"
#include "common/languages.hpp"
#include "common/store.hpp"
#include <distich/engine/choose.hpp>
#include <distich/report/listing.hpp>
#include <distich/text/tsv.hpp>

namespace distich::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  ReadingOptions reading;
  std::string target;
  bool bilingual = false;
  std::string store;
  std::vector<std::string> references;
  std::vector<std::string> glossaries;
  std::size_t min_count = 2;
  std::size_t max_words = 5;
  std::size_t limit = 100;
  std::string to;
  GlossaryWords glossary;
  bool json = false;
  bool tsv = false;
  std::string output;

  [[nodiscard]] bool is_bilingual() const { return bilingual || !store.empty(); }
};

struct Extraction {
  ExtractedTerms found;
  LanguagePair languages;
  int code = exit_done;
};

double rounded(double value) {
  return std::round(value * 10000.0) / 10000.0;
}

double score_of(const FoundTerm& term) {
  return term.pair ? term.pair->association : term.candidate.score;
}

Json forms_json(const TermCandidate& candidate) {
  Json forms = Json::array();
  for (const auto& form : candidate.forms)
    forms.push_back({{"text", form.text}, {"frequency", form.frequency}});
  return forms;
}

Json candidate_json(const FoundTerm& term, bool against_reference) {
  const auto& candidate = term.candidate;
  Json out = {{"text", candidate.text},
              {"score", rounded(score_of(term))},
              {"c_value", rounded(candidate.c_value)},
              {"frequency", candidate.frequency}};
  if (!term.target) out["documents"] = candidate.documents;
  if (against_reference) {
    out["reference_frequency"] = candidate.reference;
    out["contrast"] = rounded(candidate.contrast);
  }
  out["forms"] = forms_json(candidate);
  return out;
}

Json pair_json(const FoundTerm& term) {
  return {{"text", term.target->text},
          {"frequency", term.target->frequency},
          {"forms", forms_json(*term.target)},
          {"units", term.pair->units},
          {"source_units", term.pair->source_units},
          {"target_units", term.pair->target_units},
          {"association", rounded(term.pair->association)},
          {"dice", rounded(term.pair->dice)}};
}

Json example_json(const FoundTerm& term) {
  const auto& example = term.example;
  Json out = Json::object();
  if (!example.file.empty()) out["file"] = example.file;
  out["segment"] = example.segment;
  if (!example.place.empty()) {
    out["start"] = example.place.begin;
    out["end"] = example.place.end;
  }
  out["text"] = example.text;
  if (term.target) out["target"] = example.target;
  return out;
}

Json to_json(const Extraction& done, bool against_reference) {
  Json terms = Json::array();
  for (const auto& term : done.found.terms) {
    auto item = candidate_json(term, against_reference);
    if (term.target) item["translation"] = pair_json(term);
    item["example"] = example_json(term);
    terms.push_back(std::move(item));
  }
  Json out = {{"schema", "distich.extract-terms/1"}, {"source", done.languages.source.str()}};
  if (done.languages.target.known()) out["target"] = done.languages.target.str();
  out["sentences"] = done.found.sentences;
  out["words"] = done.found.words;
  out["undercount"] = done.found.undercount;
  out["terms"] = std::move(terms);
  return out;
}

std::string to_tsv(const FoundTerm& term) {
  const auto& example = term.example;
  std::vector<std::string> cells = {to_text(rounded(score_of(term)))};
  if (term.target) {
    cells.insert(cells.end(),
                 {std::to_string(term.pair->units), std::to_string(term.pair->source_units),
                  std::to_string(term.pair->target_units), term.candidate.text, term.target->text});
  } else {
    cells.insert(cells.end(), {std::to_string(term.candidate.frequency),
                               std::to_string(term.candidate.documents), term.candidate.text});
  }
  cells.insert(cells.end(), {example.file, example.segment, example.text});
  if (term.target) cells.push_back(example.target);
  std::string out;
  for (const auto& cell : cells) out += (out.empty() ? "" : "\t") + text::escape_tsv(cell);
  return out + '\n';
}

std::string to_lines(const FoundTerm& term, const report::Page& page) {
  const auto& example = term.example;
  const auto place = example.file.empty() ? example.segment : example.file + ':' + example.segment;
  report::CandidateLine line;
  line.text = term.candidate.text;
  line.rendering = term.target ? std::string_view(term.target->text) : std::string_view();
  line.score = score_of(term);
  line.count = term.pair ? term.pair->units : term.candidate.frequency;
  line.place = place;
  line.sentence = example.text;
  line.range = example.range;
  line.translation = example.target;
  return report::candidate_lines(line, page);
}

void write_glossary(std::ostream& out, const Extraction& done, const Format& format, const Options& options,
                    Environment& environment) {
  const auto writer = format.write_glossary(out, write_options(options.glossary, environment));
  FileHeader header;
  header.languages = done.languages;
  writer->begin(header);
  for (const auto& term : done.found.terms) writer->write(to_concept(term, done.languages));
  writer->finish();
}

/// The format of a glossary when one is asked for, by name or by the output's extension; else null.
const Format* glossary_format(const Options& options, Environment& environment) {
  if (!options.to.empty())
    return &choose_writer(environment.formats, options.to, options.output, {Capability::write_glossary});
  if (options.json || options.tsv || options.output.empty()) return nullptr;
  const auto* format = environment.formats.for_name(options.output);
  return format != nullptr && can(*format, Capability::write_glossary) ? format : nullptr;
}

void check(const Options& options) {
  const int shown = (options.json ? 1 : 0) + (options.tsv ? 1 : 0) + (options.to.empty() ? 0 : 1);
  if (shown > 1) throw usage(tr("take one of {1}", "--json, --tsv, --to"));
  if (!options.store.empty() && !options.bilingual && !options.files.empty())
    throw usage(tr("take articles, or the memory of a store; not both"));
  if (options.is_bilingual() && !options.references.empty())
    throw usage(tr("{1} and {2} exclude each other", "--reference", "--bilingual, --store"));
  if (!options.is_bilingual() && !options.target.empty())
    throw usage(tr("-t wants a bilingual text: take {1}", "--bilingual, --store"));
}

Extraction extract_from_units(const Options& options, const ExtractTermsOptions& how,
                              Environment& environment) {
  const LanguagePair languages{language_named(options.reading.source, environment),
                               target_named(options.target, environment)};
  if (!languages.source.known()) throw usage(tr("name the language of the text with {1}", "-s"));
  const auto store = options.store.empty() ? nullptr : store_to_read(options.store, environment);
  const auto files =
      options.bilingual ? inputs_or_stdin(options.files, environment) : std::vector<std::string>();
  const auto corpus = bilingual_corpus(files, store.get(), languages, environment);
  return {extract_term_pairs(corpus, languages, how, control_of(environment)), languages, exit_done};
}

Extraction extract_from_articles(const Options& options, const ExtractTermsOptions& how,
                                 Environment& environment) {
  const auto files = inputs_or_stdin(options.files, environment);
  SegmentReading reading{options.reading, segmenting(options.reading, nullptr, environment),
                         language_named(options.reading.source, environment), environment};
  ArticleCorpus articles(files, reading);
  reading.language = articles.language();
  ArticleCorpus general(options.references, reading);
  auto found =
      extract_terms(articles.sentences(), options.references.empty() ? Corpus() : general.sentences(),
                    articles.language(), how, control_of(environment));
  return {std::move(found), {articles.language(), {}}, std::max(articles.code(), general.code())};
}

void write(std::ostream& out, const Extraction& done, const Options& options, const Format* format,
           const report::Page& page, Environment& environment) {
  if (format != nullptr) {
    write_glossary(out, done, *format, options, environment);
  } else if (options.json) {
    out << to_text(to_json(done, !options.references.empty())) << '\n';
  } else {
    for (const auto& term : done.found.terms) out << (options.tsv ? to_tsv(term) : to_lines(term, page));
  }
}

int run(const Options& options, Environment& environment) {
  check(options);
  const auto* format = glossary_format(options, environment);
  const auto known = load_glossary(options.glossaries, nullptr, environment);
  ExtractTermsOptions how;
  how.candidates.min_count = options.min_count;
  how.candidates.max_words = options.max_words;
  how.limit = options.limit;
  how.known = known.empty() ? nullptr : &known;
  const auto done = options.is_bilingual() ? extract_from_units(options, how, environment)
                                           : extract_from_articles(options, how, environment);
  Output output(options.output, environment);
  output.write([&](std::ostream& out) { write(out, done, options, format, output.page(), environment); });
  const auto count = done.found.terms.size();
  if (format != nullptr && count > 0)
    tell(environment,
         tr("{1} written as {2}", Counting(environment.page.say).concepts(count), format->title));
  if (done.found.undercount > 0)
    tell(environment,
         tr("the text has more phrases than are held at a time; frequencies may be too small by {1}",
            done.found.undercount));
  if (count > 0 || done.code != exit_done) return done.code;
  tell(environment, tr("nothing occurs {1} times that might be a term", options.min_count));
  return exit_nothing_found;
}

}  // namespace

Run setup_extract_terms(Declaration& declare) {
  auto options = std::make_shared<Options>();
  declare.example(
      "extract-terms *.html -s en -g energy.tsv -o candidates.tsv",
      tr("a glossary of what may be terms and the glossary does not have; go through it, then import it"));
  declare.example("extract-terms article.txt -s de --reference general.txt",
                  tr("what the article has more of than a general text"));
  declare.example("extract-terms memory.tmx --bilingual -s en -t fa",
                  tr("with what each is probably translated with"));
  declare.positional("FILE", options->files,
                     tr("articles: text, HTML, Markdown, DOCX, ODT, subtitles; - is standard input"), false);
  declare_reading(declare, options->reading);
  declare.option("-t,--target", "LANG", options->target,
                 tr("language of the translations, of a bilingual text"));
  declare.flag("--bilingual", options->bilingual, tr("the files are bilingual files or memories"));
  declare.option("--store", "PATH", options->store, tr("the memory of this store in place of articles"));
  declare.option(
      "--reference", "FILE", options->references,
      tr("a general text in the same language: what is as frequent in it is no term; may be repeated"));
  declare.option("-g,--glossary", "FILE", options->glossaries,
                 tr("a glossary whose terms are left out; may be repeated"));
  declare.number("--min-count", "COUNT", options->min_count, tr("fewest occurrences; 2 if not named"));
  declare.number("--max-words", "COUNT", options->max_words,
                 tr("most words of a term, up to 8; 5 if not named"));
  declare.number("--limit", "COUNT", options->limit, tr("most candidates to show, 100 if not named; 0: all"));
  declare.option("--to,--format", "FORMAT", options->to,
                 tr("write a glossary in this format; by the file's extension if not named"));
  declare_glossary_writing(declare, options->glossary);
  declare.flag("--json", options->json, tr("write one JSON document"));
  declare.flag("--tsv", options->tsv, tr("write a table with tabs between fields"));
  declare.option("-o,--output", "FILE", options->output,
                 tr("write to this file, which appears whole or not at all"));
  declare.note(
      tr("In a glossary, candidates have the status admitted. Take out the lines that you do not want, then: "
         "distich glossary import FILE"));
  return with_options<Options>(std::move(options), run);
}

}  // namespace distich::cli
