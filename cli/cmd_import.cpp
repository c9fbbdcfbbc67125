#include "commands.hpp"
#include "common/counting.hpp"
#include "common/files.hpp"
#include "common/glossary_files.hpp"
#include "common/json.hpp"
#include "common/languages.hpp"
#include "common/store.hpp"
#include <distich/engine/choose.hpp>
#include <distich/engine/import.hpp>

namespace distich::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  std::string source;
  std::string target;
  std::string as;
  std::string from;
  std::string encoding;
  std::string store;
  std::string on_conflict;
  GlossaryWords glossary;
  bool whole = false;
  bool dry_run = false;
  bool json = false;
};

OnConflict conflict_named(const std::string& word) {
  if (word.empty() || word == "keep-all") return OnConflict::keep_all;
  if (word == "newest") return OnConflict::newest;
  if (word == "skip") return OnConflict::skip;
  throw usage(tr("{1} wants one of: {2}", "--on-conflict", "keep-all, newest, skip"));
}

RecordKind kind_named(const std::string& as) {
  if (as.empty()) return RecordKind::detect;
  if (as == "memory") return RecordKind::memory;
  if (as == "glossary") return RecordKind::glossary;
  throw usage(tr("{1} wants one of: {2}", "--as", "memory, glossary"));
}

std::string_view name_of(RecordKind kind) {
  return kind == RecordKind::glossary ? "glossary" : "memory";
}

Json pairs_json(const ImportReport& report) {
  Json pairs = Json::array();
  for (const auto& [pair, units] : report.pairs) {
    pairs.push_back({{"source", pair.source.str()},
                     {"target", pair.target.str()},
                     {"units", units},
                     {"found_as", {pair.source.primary(), pair.target.primary()}}});
  }
  return pairs;
}

Json to_json(const std::string& file, const ImportReport& report) {
  return {{"file", file},
          {"session", static_cast<std::int64_t>(report.session)},
          {"kind", name_of(report.kind)},
          {"added", report.units.added},
          {"duplicates", report.units.duplicates},
          {"replaced", report.replaced},
          {"skipped", report.units.skipped},
          {"languages", report.languages},
          {"problems", report.problems},
          {"conflicts", report.conflicts},
          {"pairs", pairs_json(report)},
          {"places", report.places},
          {"broken_off", report.broken_off}};
}

void show(std::ostream& out, const std::string& file, const ImportReport& report, const Options& options,
          const report::Page& page) {
  const auto line = [&](const Message& message) { out << report::isolated(page.say(message), page) << '\n'; };
  const Counting count(page.say);
  const bool glossary = report.kind == RecordKind::glossary;
  if (glossary) {
    line(tr("{1}: read as a glossary: {2} added, {3} replaced, {4} known already, {5} skipped", file,
            count.concepts(report.units.added), report.replaced, report.units.duplicates,
            report.units.skipped));
  } else {
    line(tr("{1}: read as a memory: {2} added, {3} known already, {4} skipped", file,
            count.units(report.units.added), report.units.duplicates, report.units.skipped));
  }
  if (!report.languages.empty()) line(tr("  texts by language: {1}", listed(report.languages)));
  if (report.conflicts > 0) {
    line(tr("  sources with another target: {1}, {2} older ones replaced", count.units(report.conflicts),
            report.replaced));
  }
  if (!report.problems.empty()) line(tr("  problems: {1}", listed(report.problems)));
  if (options.dry_run) {
    line(tr("  a dry run: nothing was kept"));
  } else {
    const auto session = static_cast<std::int64_t>(report.session);
    line(tr("  session {1}; to take it out again: distich memory undo {1}", session));
  }
}

/// What was read under a longer tag is found by the language alone; that is said, whatever else is shown.
void tell_languages(const ImportReport& report, Environment& environment) {
  for (const auto& [pair, units] : report.pairs) {
    const auto& [source, target] = pair;
    if (source.str() == source.primary() && target.str() == target.primary()) continue;
    tell(environment, tr("{2} → {3} is found as {4} → {5}: {1}", Counting(environment.page.say).units(units),
                         source.str(), target.str(), source.primary(), target.primary()));
  }
}

int run(const Options& options, Environment& environment) {
  ImportOptions how;
  how.kind = kind_named(options.as);
  how.started = environment.now;
  how.dry_run = options.dry_run;
  how.on_conflict = conflict_named(options.on_conflict);
  how.whole = options.whole;
  how.read.encoding = options.encoding;
  how.read.beside = open_beside;
  how.read.columns = column_map(options.glossary.map);
  how.read.languages = {language_named(options.source, environment),
                        language_named(options.target, environment)};
  const auto store = store_to_write(options.store, environment);
  TranslationMemory memory(*store, control_of(environment));
  Json all = Json::array();
  std::uint64_t useful = 0;
  bool broken_off = false;
  const int code = for_each_file(options.files, environment, [&](const std::string& path) {
    InputFile input(path, environment);
    const auto& format =
        how.kind == RecordKind::glossary
            ? glossary_reader_for(options.from, input.head(), input.name(), environment)
            : choose_reader(environment.formats, options.from, input.head(), input.name(),
                            {Capability::read_memory, Capability::read_bilingual, Capability::read_glossary});
    how.read.input = input.name();
    how.head = input.head();
    const auto report = import_file(input.stream(), format, *store, memory, how, control_of(environment));
    broken_off = broken_off || report.broken_off;
    tell_languages(report, environment);
    useful += report.units.added + report.units.duplicates + report.replaced;
    if (options.json) {
      all.push_back(to_json(input.name(), report));
    } else if (!environment.quiet) {
      show(environment.out, input.name(), report, options, environment.page);
    }
  });
  if (options.json)
    environment.out << to_text({{"schema", "distich.import/1"}, {"files", std::move(all)}}) << '\n';
  if (code == exit_done && broken_off) return exit_partial;
  return code == exit_done && useful == 0 ? exit_nothing_found : code;
}

void declare_import(Declaration& declare, Options& options) {
  declare.option("-s,--source", "LANG", options.source, tr("source language, where the file does not say"));
  declare.option("-t,--target", "LANG", options.target, tr("target language, where the file does not say"));
  declare.option("--from", "FORMAT", options.from, tr("format of the file; found out if not named"));
  declare.option("--encoding", "NAME", options.encoding,
                 tr("encoding of the file, like windows-1256; found out if not named"));
  declare_glossary_reading(declare, options.glossary);
  declare_store(declare, options.store);
  declare.flag("--whole", options.whole, tr("keep nothing of a file that breaks off"));
  declare.flag("--dry-run", options.dry_run, tr("read it all and say what would be taken, but keep nothing"));
  declare.flag("--json", options.json, tr("write one JSON document"));
  declare.note(tr(
      "Each file is one session that can be undone. Of a file that breaks off, what could be read is kept, "
      "with exit code 5, unless --whole is named."));
}

}  // namespace

Run setup_import(Declaration& declare) {
  auto options = std::make_shared<Options>();
  declare.example("import client.tmx", tr("a memory, all of its languages"));
  declare.example("import energy.tsv --as glossary", tr("a glossary"));
  declare.example("import pairs.csv -s en -t de --dry-run", tr("look at what would be taken"));
  declare.positional("FILE", options->files,
                     tr("memories, bilingual files and glossaries; - is standard input"));
  declare.option("--as", "KIND", options->as, tr("memory or glossary; found out if not named"));
  declare.choices({"memory", "glossary"});
  declare.option(
      "--on-conflict", "WHAT", options->on_conflict,
      tr("where the memory has the source with another target: keep-all (if not named), newest, skip"));
  declare.choices({"keep-all", "newest", "skip"});
  declare_import(declare, *options);
  return with_options<Options>(std::move(options), run);
}

Run setup_glossary_import(Declaration& declare) {
  auto options = std::make_shared<Options>();
  options->as = "glossary";
  declare.example("glossary import client.tbx", tr("a termbase, all of its languages"));
  declare.example("glossary import words.txt -s en -t de --encoding windows-1252",
                  tr("two columns of terms, as OmegaT writes them"));
  declare.example("glossary import terms.csv --map source=Term,target=Begriff,note=Remark -s en -t de",
                  tr("a table with headings of its own"));
  declare.positional("FILE", options->files, tr("glossaries; - is standard input"));
  declare_import(declare, *options);
  return with_options<Options>(std::move(options), run);
}

}  // namespace distich::cli
