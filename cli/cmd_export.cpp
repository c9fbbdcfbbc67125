#include "commands.hpp"
#include "common/counting.hpp"
#include "common/files.hpp"
#include "common/glossary_files.hpp"
#include "common/json.hpp"
#include "common/store.hpp"
#include "common/unit_filter.hpp"
#include <distich/engine/choose.hpp>
#include <distich/engine/export.hpp>

namespace distich::cli {
namespace {

struct Options {
  FilterWords filter;
  GlossaryWords glossary;
  bool terms = false;
  std::string to;
  std::string store;
  std::string output;
  bool json = false;
};

int run(const Options& options, Environment& environment) {
  const auto& format = options.terms ? choose_writer(environment.formats, options.to, options.output,
                                                     {Capability::write_glossary})
                                     : choose_writer(environment.formats, options.to, options.output,
                                                     {Capability::write_memory, Capability::write_bilingual});
  const auto filter = to_filter(options.filter, environment);
  const auto& languages = filter.languages;
  UnitFilter by_languages;
  by_languages.languages = languages;
  if (options.terms && filter != by_languages)
    throw usage(tr("of a glossary, only -s and -t can say what is wanted"));
  const auto store = store_to_read(options.store, environment);
  Output output(options.output, environment);
  std::uint64_t written = 0;
  output.write([&](std::ostream& out) {
    const auto how = write_options(options.glossary, environment);
    const auto control = control_of(environment);
    written = options.terms ? export_glossary(*store, out, format, languages, how, control)
                            : export_memory(*store, out, format, filter, how, control);
  });
  if (options.json && output.is_file()) {
    environment.out << to_text({{"schema", "distich.export/1"},
                                {"format", format.id},
                                {"kind", options.terms ? "glossary" : "memory"},
                                {"records", written},
                                {"output", options.output}})
                    << '\n';
  }
  const Counting count(environment.page.say);
  tell(environment, tr("{1} written as {2}", options.terms ? count.concepts(written) : count.units(written),
                       format.title));
  return written == 0 ? exit_nothing_found : exit_done;
}

void declare_export(Declaration& declare, Options& options) {
  declare.option("--to,--format", "FORMAT", options.to,
                 tr("format to write; by the file's extension if not named"));
  declare_glossary_writing(declare, options.glossary);
  declare_store(declare, options.store);
  declare.option("-o,--output", "FILE", options.output,
                 tr("write to this file, which appears whole or not at all"));
  declare.flag("--json", options.json, tr("say what was written as JSON"));
}

}  // namespace

Run setup_export(Declaration& declare) {
  auto options = std::make_shared<Options>();
  declare.example("export -o memory.tmx", tr("the whole memory, all of its languages"));
  declare.example("export --terms -s en -t ar -o glossary.tsv",
                  tr("the glossary's English and Arabic terms"));
  declare.flag("--terms", options->terms, tr("the glossary, not the memory"));
  declare.option("-s,--source", "LANG", options->filter.source, tr("only what has this language"));
  declare.option("-t,--target", "LANG", options->filter.target, tr("only what has this language too"));
  declare_filter(declare, options->filter);
  declare_export(declare, *options);
  return with_options<Options>(std::move(options), run);
}

Run setup_glossary_export(Declaration& declare) {
  auto options = std::make_shared<Options>();
  options->terms = true;
  declare.example("glossary export -o terms.tbx", tr("all concepts as TBX-Basic"));
  declare.example("glossary export -s en -t de --dialect v2 -o old.tbx", tr("two languages, as TBX of 2008"));
  declare.option("-s,--source", "LANG", options->filter.source, tr("only what has this language"));
  declare.option("-t,--target", "LANG", options->filter.target, tr("only what has this language too"));
  declare_export(declare, *options);
  return with_options<Options>(std::move(options), run);
}

}  // namespace distich::cli
