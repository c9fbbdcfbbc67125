#include "commands.hpp"
#include "common/files.hpp"
#include "common/json.hpp"
#include "common/languages.hpp"
#include "common/store.hpp"
#include <distich/engine/choose.hpp>
#include <distich/engine/export.hpp>

namespace distich::cli {
namespace {

struct Options {
  std::string source;
  std::string target;
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
  const LanguagePair languages{language_named(options.source, environment),
                               language_named(options.target, environment)};
  const auto store = store_to_read(options.store, environment);
  Output output(options.output, environment);
  std::uint64_t written = 0;
  output.write([&](std::ostream& out) {
    const auto export_all = options.terms ? export_glossary : export_memory;
    written = export_all(*store, out, format, languages, {environment.now, {}}, control_of(environment));
  });
  if (options.json && output.is_file()) {
    environment.out << to_text({{"schema", "distich.export/1"},
                                {"format", format.id},
                                {"kind", options.terms ? "glossary" : "memory"},
                                {"records", written},
                                {"output", options.output}})
                    << '\n';
  }
  tell(environment, options.terms ? tr("{1} concepts written as {2}", written, format.title)
                                  : tr("{1} units written as {2}", written, format.title));
  return written == 0 ? exit_nothing_found : exit_done;
}

}  // namespace

Run setup_export(Declaration& declare) {
  auto options = std::make_shared<Options>();
  declare.example("export -o memory.tmx", tr("the whole memory, all of its languages"));
  declare.example("export --terms -s en -t ar -o glossary.tsv",
                  tr("the glossary's English and Arabic terms"));
  declare.flag("--terms", options->terms, tr("the glossary, not the memory"));
  declare.option("-s,--source", "LANG", options->source, tr("only what has this language"));
  declare.option("-t,--target", "LANG", options->target, tr("only what has this language too"));
  declare.option("--to,--format", "FORMAT", options->to,
                 tr("format to write; by the file's extension if not named"));
  declare.option("--store", "PATH", options->store,
                 tr("the store; else DISTICH_STORE, else the default one"));
  declare.option("-o,--output", "FILE", options->output,
                 tr("write to this file, which appears whole or not at all"));
  declare.flag("--json", options->json, tr("say what was written as JSON"));
  return with_options<Options>(std::move(options), run);
}

}  // namespace distich::cli
