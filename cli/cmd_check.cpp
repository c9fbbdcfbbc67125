#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "commands.hpp"
#include "common/articles.hpp"
#include "common/baseline.hpp"
#include "common/bilingual_files.hpp"
#include "common/check_profile.hpp"
#include "common/counting.hpp"
#include "common/files.hpp"
#include "common/filters.hpp"
#include "common/languages.hpp"
#include "common/shard.hpp"
#include "common/store.hpp"
#include <distich/base/version.hpp>
#include <distich/engine/check_file.hpp>
#include <distich/engine/check_format.hpp>
#include <distich/engine/filter.hpp>
#include <distich/report/findings.hpp>
#include <distich/report/problems.hpp>

namespace distich::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::vector<std::string> files;
  BilingualReading reading;
  std::vector<std::string> glossaries;
  std::string store;
  CheckWords checks;
  std::string fail_on;  ///< empty: the run's own severity
  std::string baseline;
  std::string new_baseline;
  std::string to;
  bool list = false;
  bool format_only = false;
  ShowOptions show;
  std::string shard;
};

/// What a run works with, read once.
struct Resources {
  FileCheckOptions checking;
  Baseline baseline;
  std::optional<Severity> failing;  ///< none: no finding fails the run

  Resources(const Options& options, Environment& environment)
      : baseline(options.baseline.empty() ? Baseline() : Baseline(options.baseline, environment)),
        failing(failing_severity(options.fail_on.empty() ? "warning" : options.fail_on)) {
    checking.checks = check_options(options.checks, environment);
    const bool has_glossary = !options.glossaries.empty() || !options.store.empty();
    if (has_glossary) {
      const auto store = options.store.empty() ? nullptr : store_to_read(options.store, environment);
      checking.glossary = load_glossary(options.glossaries, store.get(), environment);
    }
  }
};

using SeverityCounts = std::map<Severity, std::uint64_t>;

/// Is anything as grave as what fails a run?
bool any_fails(const SeverityCounts& counts, std::optional<Severity> failing) {
  return failing && std::ranges::any_of(counts, [&](const auto& counted) {
           return counted.first >= *failing && counted.second > 0;
         });
}

/// What came out of all files.
struct Tally {
  std::uint64_t units = 0;
  SeverityCounts findings;
  std::uint64_t dismissed = 0;
  std::vector<Baseline::Entry> entries;
};

report::FindingFormat format_of(const Options& options) {
  if (options.show.json) return report::FindingFormat::json;
  if (options.show.tsv) return report::FindingFormat::tsv;
  const auto* by_name = options.show.output.ends_with(".html") ? "html" : "text";
  const auto named = report::finding_format(options.to.empty() ? by_name : options.to);
  if (!named) throw usage(tr("{1} wants one of: {2}", "--to", "text, tsv, json, sarif, junit, github, html"));
  return *named;
}

/// The bilingual files that a folder holds, by name; a file is itself.
std::vector<std::string> files_at(const std::string& path, Environment& environment) {
  if (path == "-" || !fs::is_directory(path)) return {path};
  std::set<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    const auto name = entry.path().string();
    const auto* format = environment.formats.for_name(name);
    if (entry.is_regular_file() && format != nullptr && can(*format, Capability::read_bilingual))
      found.insert(name);
  }
  return {found.begin(), found.end()};
}

void check_one(const std::string& path, const Options& options, const Resources& resources,
               Checkers& checkers, report::FindingWriter& writer, Tally& tally, Environment& environment) {
  BilingualInput input(path, options.reading, environment);
  writer.begin_file(input.name());
  const auto take = [&](const BilingualUnit& unit, std::span<const Finding> findings) {
    for (const auto& finding : findings) {
      const auto id = finding_id(finding, unit);
      const auto reason = resources.baseline.reason_for(id);
      writer.write({input.name(), unit, finding, id, reason});
      if (!options.new_baseline.empty()) {
        tally.entries.push_back({id, std::string(finding.check), input.name(), unit.id,
                                 finding.message.english(), reason == "baseline" ? "" : reason});
      }
      if (reason.empty()) {
        ++tally.findings[finding.severity];
      } else {
        ++tally.dismissed;
      }
    }
  };
  tally.units +=
      check_file(input.stream(), input.format(), input.options(), checkers, take, control_of(environment))
          .units;
}

int list_checks(Environment& environment) {
  for (const auto& check : all_checks()) {
    environment.out << check.name << '\t' << report::name(check.severity) << '\t'
                    << environment.page.say(check.summary) << '\n';
  }
  return exit_done;
}

/// Those that are named, those in the folders that are named.
std::vector<std::string> files_to_check(const Options& options, Environment& environment) {
  std::vector<std::string> files;
  for (const auto& named : inputs_or_stdin(options.files, environment))
    std::ranges::move(files_at(named, environment), std::back_inserter(files));
  if (files.empty()) throw usage(tr("there is no bilingual file there"));
  return items_of(shard_named(options.shard), std::move(files));
}

int run_on_files(const Options& options, Environment& environment) {
  const auto format = format_of(options);
  const Resources resources(options, environment);
  Checkers checkers(resources.checking);
  const auto files = files_to_check(options, environment);
  Tally tally;
  int code = exit_done;
  Output output(options.show.output, environment);
  output.write([&](std::ostream& out) {
    const auto writer = report::finding_writer(
        out, {format, resources.failing.value_or(Severity::error), std::string(version()), output.page()});
    code = for_each_file(files, environment, [&](const std::string& path) {
      check_one(path, options, resources, checkers, *writer, tally, environment);
    });
    writer->finish();
  });
  if (!options.new_baseline.empty()) write_baseline(options.new_baseline, tally.entries, environment);
  const Counting count(environment.page.say);
  tell(environment,
       tr("{1}: {2}, {3}, {4}, {5} dismissed", count.units(tally.units),
          count.errors(tally.findings[Severity::error]), count.warnings(tally.findings[Severity::warning]),
          count.notes(tally.findings[Severity::note]), tally.dismissed));
  return code == exit_done && any_fails(tally.findings, resources.failing) ? exit_nothing_found : code;
}

/// What is wrong with the files as files of their formats.
int run_format_only(const Options& options, Environment& environment) {
  const auto format_to_write = format_of(options);
  const auto failing = failing_severity(options.fail_on.empty() ? "error" : options.fail_on);
  std::uint64_t files = 0;
  SeverityCounts problems;
  int code = exit_done;
  Output output(options.show.output, environment);
  output.write([&](std::ostream& out) {
    const auto writer = report::problem_writer(
        out, {format_to_write, Severity::error, std::string(version()), output.page()});
    const auto one = [&](const std::string& path) {
      BilingualInput input(path, options.reading, environment,
                           {Capability::read_bilingual, Capability::read_memory, Capability::read_glossary,
                            Capability::read_rules});
      auto control = control_of(environment);
      control.on_diagnostic = [&](const Diagnostic& problem) {
        ++problems[problem.severity];
        writer->write(input.name(), problem);
      };
      check_format(input.stream(), input.format(), input.options(), control);
      ++files;
    };
    code = for_each_file(files_to_check(options, environment), environment, one);
    writer->finish();
  });
  const Counting count(environment.page.say);
  tell(environment, tr("{1}: {2}, {3}, {4}", count.files(files), count.errors(problems[Severity::error]),
                       count.warnings(problems[Severity::warning]), count.notes(problems[Severity::note])));
  return code == exit_done && any_fails(problems, failing) ? exit_nothing_found : code;
}

int run(const Options& options, Environment& environment) {
  if (options.list) return list_checks(environment);
  check_showing(options.show);
  if (options.format_only) return run_format_only(options, environment);
  if (!is_filter(options.show, options.files)) return run_on_files(options, environment);
  const Resources resources(options, environment);
  return run_filter(check_filter({language_named(options.reading.source, environment),
                                  language_named(options.reading.target, environment)},
                                 resources.checking),
                    options.show, environment, 1, shard_named(options.shard));
}

}  // namespace

Run setup_check(Declaration& declare) {
  auto options = std::make_shared<Options>();
  declare.example("check article.en-fa.xlf", tr("what deserves a look in a translation"));
  declare.example("check delivery/ -g terms.tbx --to sarif -o findings.sarif",
                  tr("a folder, with a glossary, for a build server"));
  declare.example("check delivery/ -o findings.html", tr("a page to read and filter the findings on"));
  declare.example("check a.xlf --baseline known.tsv --write-baseline known.tsv",
                  tr("without what was dismissed; remember the rest"));
  declare.example("check --format-only delivery.xlf", tr("is this a valid XLIFF file?"));
  declare.positional("FILE", options->files, tr("bilingual files, or folders of them"), false);
  declare_reading(declare, options->reading);
  declare.option("-g,--glossary", "FILE", options->glossaries,
                 tr("a glossary whose terms must be used; may be repeated"));
  declare.option("--store", "PATH", options->store, tr("a store whose glossary's terms must be used"));
  declare_checks(declare, options->checks);
  declare.option("--fail-on", "SEVERITY", options->fail_on,
                 tr("exit code 1 from this severity on: note, warning (if not named), error or never"));
  declare.choices({"note", "warning", "error", "never"});
  declare.flag("--format-only", options->format_only,
               tr("whether the files are valid by the standard of their format, and nothing else"));
  declare.option("--baseline", "FILE", options->baseline,
                 tr("findings that were dismissed: they are not shown"));
  declare.option("--write-baseline", "FILE", options->new_baseline,
                 tr("write all findings into a table, to be dismissed from now on"));
  declare.option("--to,--format", "FORMAT", options->to,
                 tr("text (if not named), tsv, json, sarif, junit, github or html"));
  declare.choices({"text", "tsv", "json", "sarif", "junit", "github", "html"});
  declare.flag("--list", options->list, tr("list the checks, and how grave what they find is"));
  declare_shard(declare, options->shard);
  declare_showing(declare, options->show);
  return with_options<Options>(std::move(options), run);
}

}  // namespace distich::cli
