#include <filesystem>

#include "commands.hpp"
#include "common/articles.hpp"
#include "common/counting.hpp"
#include "common/files.hpp"
#include "common/json.hpp"
#include "common/languages.hpp"
#include "common/matching.hpp"
#include "common/store.hpp"
#include "common/units.hpp"
#include <distich/engine/assist.hpp>
#include <distich/engine/choose.hpp>
#include <distich/engine/convert.hpp>
#include <distich/engine/term_matchers.hpp>
#include <distich/report/listing.hpp>

namespace distich::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  ReadingOptions reading;
  std::string target;
  std::string store;
  std::vector<std::string> glossaries;
  MatchingOptions matching;
  bool no_prefill = false;
  std::string to;
  std::string output;
  std::string output_directory;
  bool json = false;
};

/// What is looked up in; opened once for all files.
struct Resources {
  std::unique_ptr<Store> store;
  std::optional<TranslationMemory> memory;
  std::optional<Lookup> lookup;
  std::optional<TermMatchers> matchers;  ///< none: there is no glossary
  SegmentOptions segmentation;

  Resources(const Options& options, Environment& environment)
      : store(store_if_any(options.store, environment)),
        segmentation(segmenting(options.reading, store.get(), environment)) {
    if (store != nullptr) {
      memory.emplace(*store, control_of(environment));
      lookup.emplace(*store, *memory);
    }
    const bool from_store = options.glossaries.empty() || !options.store.empty();
    auto glossary = load_glossary(options.glossaries, from_store ? store.get() : nullptr, environment);
    if (!glossary.empty())
      matchers.emplace(std::make_shared<const std::vector<Concept>>(std::move(glossary)));
  }

  [[nodiscard]] const TermMatcher* matcher(const LanguageTag& language) {
    return matchers ? &(*matchers)[language] : nullptr;
  }
};

BilingualFile assisted(const std::string& file, const Options& options, const LanguageTag& target,
                       Resources& resources, Environment& environment) {
  const auto article = load_article(file, options.reading, resources.segmentation, environment);
  const auto& language = article.document.language();
  if (language == target) throw usage(tr("source and target language are both {1}", target.str()));
  AssistOptions how;
  how.matches = options.matching.to_options();
  how.prefill = !options.no_prefill;
  return assist(article, target, resources.lookup ? &*resources.lookup : nullptr, resources.matcher(language),
                how, control_of(environment));
}

void tell_counts(const BilingualFile& file, const std::string& written, Environment& environment) {
  std::size_t in_context = 0;
  std::size_t exact = 0;
  std::size_t fuzzy = 0;
  std::size_t terms = 0;
  for (const auto& unit : file.units) {
    terms += unit.terms.size();
    if (unit.suggestions.empty()) continue;
    const auto kind = unit.suggestions.front().kind;
    ++(kind > MatchKind::exact ? in_context : kind == MatchKind::exact ? exact : fuzzy);
  }
  const Counting count(environment.page.say);
  tell(environment, tr("{1}: {2}; matches: {3} in context, {4} exact, {5} fuzzy; {6}", written,
                       count.segments(file.units.size()), in_context, exact, fuzzy, count.terms(terms)));
}

void show(std::ostream& out, const BilingualFile& file, const report::Page& page) {
  for (const auto& unit : file.units) {
    out << report::match_lines(unit.id, unit.source.text, unit.suggestions, page);
    for (const auto& note : unit.terms) out << report::term_lines("", note, unit.source.text, page);
  }
}

void write(const BilingualFile& file, const std::string& path, const Format& format,
           Environment& environment) {
  Output output(path, environment);
  output.write([&](std::ostream& out) { write_file(file, out, format, {environment.now, {}}); });
}

int run_to_directory(const Options& options, const LanguageTag& target, Environment& environment) {
  const auto& format = choose_writer(environment.formats, options.to.empty() ? "xliff" : options.to, "",
                                     {Capability::write_bilingual});
  std::error_code error;
  std::filesystem::create_directories(options.output_directory, error);
  Resources resources(options, environment);
  OutputNames names(options.output_directory, format.extensions.front());
  return for_each_file(inputs_or_stdin(options.files, environment), environment,
                       [&](const std::string& path) {
                         const auto file = assisted(path, options, target, resources, environment);
                         const auto name = names.next(path, file.header.languages);
                         write(file, name, format, environment);
                         tell_counts(file, name, environment);
                       });
}

int run(const Options& options, Environment& environment) {
  const auto target = target_named(options.target, environment);
  const auto files = inputs_or_stdin(options.files, environment);
  if (!options.output_directory.empty()) return run_to_directory(options, target, environment);
  if (files.size() > 1) throw usage(tr("many articles want --output-dir DIR in place of -o"));
  const bool wants_file = !options.output.empty() || !options.to.empty();
  const Format* format = nullptr;
  if (wants_file && !options.json) {
    format = &choose_writer(environment.formats, options.to, options.output, {Capability::write_bilingual});
  }
  Resources resources(options, environment);
  const auto file = assisted(files.front(), options, target, resources, environment);
  if (format != nullptr) {
    write(file, options.output, *format, environment);
  } else {
    Output output(options.output, environment);
    output.write([&](std::ostream& out) {
      if (options.json) {
        out << to_text(file_json("distich.assist/1", file)) << '\n';
      } else {
        show(out, file, output.page());
      }
    });
  }
  const bool to_file = !options.output.empty() && options.output != "-";
  tell_counts(file, to_file ? options.output : input_name(files.front()), environment);
  return exit_done;
}

}  // namespace

Run setup_assist(Declaration& declare) {
  auto options = std::make_shared<Options>();
  declare.example("assist article.html -t fa -o article.en-fa.xlf",
                  tr("a bilingual file, ready to translate"));
  declare.example("assist article.txt -s en -t ar -o article.html", tr("a page to read side by side"));
  declare.example("assist news/*.html -t de --output-dir out --to xliff",
                  tr("many articles, a bilingual file each"));
  declare.positional("FILE", options->files,
                     tr("articles: text, HTML, Markdown, DOCX, ODT, subtitles; - is standard input"), false);
  declare_reading(declare, options->reading);
  declare.option("-t,--target", "LANG", options->target, tr("language to translate into"));
  declare_store(declare, options->store);
  declare.option("-g,--glossary", "FILE", options->glossaries,
                 tr("a glossary to use in place of the store's; may be repeated"));
  declare_matching(declare, options->matching);
  declare.flag("--no-prefill", options->no_prefill,
               tr("leave targets empty even where the memory has equal text"));
  declare.option("-o,--output", "FILE", options->output,
                 tr("write to this file, which appears whole or not at all"));
  declare.option("--output-dir", "DIR", options->output_directory,
                 tr("write a file for each article into this folder"));
  declare.option("--to,--format", "FORMAT", options->to,
                 tr("format to write; by the file's extension if not named"));
  declare.flag("--json", options->json, tr("write one JSON document"));
  declare.note(
      tr("Where the memory has equal text with the same markup, it is put in as a draft translation."));
  return with_options<Options>(std::move(options), run);
}

}  // namespace distich::cli
