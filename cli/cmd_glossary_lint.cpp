#include "commands.hpp"
#include "common/articles.hpp"
#include "common/counting.hpp"
#include "common/files.hpp"
#include "common/glossary_files.hpp"
#include "common/json.hpp"
#include "common/languages.hpp"
#include "common/store.hpp"
#include <distich/engine/lookup.hpp>
#include <distich/report/page.hpp>
#include <distich/terms/lint.hpp>

namespace distich::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  std::string languages;
  std::vector<std::string> corpus;
  ReadingOptions reading;  ///< of the corpus
  std::string from;
  std::string store;
  bool fix = false;
  std::string output;
  bool json = false;
};

/// "en,de"
std::vector<LanguageTag> languages_named(const std::string& words, Environment& environment) {
  std::vector<LanguageTag> out;
  for (std::size_t at = 0; at < words.size();) {
    const auto comma = std::min(words.find(',', at), words.size());
    if (comma > at) out.push_back(language_named(words.substr(at, comma - at), environment));
    at = comma + 1;
  }
  return out;
}

LintOptions lint_options(const Options& options, Environment& environment) {
  LintOptions out;
  out.languages = languages_named(options.languages, environment);
  for (const auto& path : options.corpus) {
    const auto article = load_article(path, options.reading,
                                      segmenting(options.reading, nullptr, environment), environment, "-s");
    out.corpus.push_back({article.document.language(), std::string(article.document.text())});
  }
  return out;
}

std::string_view severity_name(Severity severity) noexcept {
  if (severity == Severity::error) return "error";
  return severity == Severity::warning ? "warning" : "note";
}

Json to_json(const LintFinding& finding) {
  Json out = {{"check", finding.check},
              {"severity", severity_name(finding.severity)},
              {"concept", finding.concept_id}};
  if (finding.language.known()) out["language"] = finding.language.str();
  if (!finding.term.empty()) out["term"] = finding.term;
  out["message"] = finding.message.english();
  return out;
}

/// "ceasefire: de “Waffenruhe”: the concept has it twice [duplicate-term]"
void write_line(std::ostream& out, const LintFinding& finding, const report::Page& page) {
  out << report::one_line(finding.concept_id, page) << ':';
  if (finding.language.known()) out << ' ' << finding.language.str();
  if (!finding.term.empty()) out << " “" << report::isolated(finding.term, page) << "”";
  if (finding.language.known() || !finding.term.empty()) out << ':';
  out << ' ' << report::one_line(page.say(finding.message), page) << " [" << finding.check << "]\n";
}

std::vector<Concept> concepts_to_lint(const Options& options, Environment& environment) {
  if (options.files.empty()) return concepts_of(*store_to_read(options.store, environment));
  std::vector<Concept> out;
  for (const auto& path : options.files) {
    auto more = read_whole_glossary(path, options.from, environment).concepts;
    out.insert(out.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  return out;
}

/// Writes what can be mended, and gives it.
std::vector<Concept> fix_file(const Options& options, Environment& environment) {
  if (options.files.size() != 1 || options.output.empty())
    throw usage(tr("--fix wants one glossary file, and with -o FILE where to write it"));
  auto file = read_whole_glossary(options.files.front(), options.from, environment);
  if (environment.saw_error_diagnostic)
    throw Error(ErrorCode::malformed, tr("nothing is written: not every entry could be read"));
  const auto fixes = fix_lint(file.concepts);
  write_whole_glossary(file, options.output, environment);
  const Counting count(environment.page.say);
  tell(environment, tr("written otherwise: {1}; taken out: {2}", count.terms(fixes.texts),
                       count.duplicates(fixes.duplicates)));
  return std::move(file.concepts);
}

int run(const Options& options, Environment& environment) {
  if (!options.fix && !options.output.empty()) throw usage(tr("-o goes with --fix only"));
  const auto how = lint_options(options, environment);
  const auto concepts = options.fix ? fix_file(options, environment) : concepts_to_lint(options, environment);
  const auto findings = lint(concepts, how);
  // With the mended glossary on standard output, what is left to say goes beside it.
  auto& out = options.output == "-" ? environment.err : environment.out;
  Json all = Json::array();
  for (const auto& finding : findings) {
    if (options.json) {
      all.push_back(to_json(finding));
    } else {
      write_line(out, finding, environment.page);
    }
  }
  if (options.json) {
    out << to_text(
               {{"schema", "distich.lint/1"}, {"concepts", concepts.size()}, {"findings", std::move(all)}})
        << '\n';
  }
  return findings.empty() ? exit_done : exit_nothing_found;
}

}  // namespace

Run setup_glossary_lint(Declaration& declare) {
  auto options = std::make_shared<Options>();
  declare.example("glossary lint terms.tsv --languages en,de", tr("what is wrong with a glossary"));
  declare.example("glossary lint terms.tbx --fix -o clean.tbx", tr("what can be mended, is"));
  declare.example("glossary lint --corpus article.txt -s en --json",
                  tr("the store's, with the terms that no text has"));
  declare.positional("FILE", options->files, tr("glossaries; without one, that of the store"), false);
  declare.option("--languages", "LANG,…", options->languages,
                 tr("each concept should have a term in each of these languages"));
  declare.option("--corpus", "FILE", options->corpus,
                 tr("a text that terms of its language should occur in; may be repeated"));
  declare.option("-s,--source", "LANG", options->reading.source, tr("language of the corpus"));
  declare.option("--from", "FORMAT", options->from, tr("format of the file; found out if not named"));
  declare_store(declare, options->store);
  declare.flag("--fix", options->fix,
               tr("write the glossary with white space, composition and exact duplicates put right"));
  declare.option("-o,--output", "FILE", options->output,
                 tr("write to this file, which appears whole or not at all"));
  declare.flag("--json", options->json, tr("write one JSON document"));
  return with_options<Options>(std::move(options), run);
}

}  // namespace distich::cli
