#include <charconv>
#include <cmath>

#include "commands.hpp"
#include "common/counting.hpp"
#include "common/json.hpp"
#include "common/store.hpp"
#include "common/unit_filter.hpp"
#include <distich/engine/maintain.hpp>
#include <distich/report/table.hpp>

namespace distich::cli {
namespace {

struct DedupeWords {
  FilterWords filter;
  std::string keep;
  bool ignore_context = false;
  bool dry_run = false;
  std::string store;
  bool json = false;
};

struct PenaltyOptions {
  std::string origin;
  std::string percent;
  std::string store;
  bool json = false;
};

ConflictChoice choice_named(const DedupeWords& options) {
  if (options.keep.empty() || options.keep == "all") return ConflictChoice::list;
  if (options.filter.source.empty() || options.filter.target.empty()) {
    throw usage(tr("{1} wants two languages; name them with -s and -t", "--keep"));
  }
  if (options.keep == "newest") return ConflictChoice::newest;
  if (options.keep == "oldest") return ConflictChoice::oldest;
  throw usage(tr("{1} wants one of: {2}", "--keep", "all, newest, oldest"));
}

Json to_json(const Conflict& conflict) {
  Json targets = Json::array();
  for (const auto& side : conflict.sides) {
    targets.push_back({{"unit", static_cast<std::int64_t>(side.unit)}, {"text", side.target}});
  }
  return {{"source", conflict.source}, {"targets", std::move(targets)}};
}

void show(std::ostream& out, const Conflict& conflict, const report::Page& page) {
  out << report::isolated(conflict.source, page) << '\n';
  for (const auto& side : conflict.sides) {
    out << "  #" << static_cast<std::int64_t>(side.unit) << "  " << report::isolated(side.target, page)
        << '\n';
  }
}

int run_dedupe(const DedupeWords& options, Environment& environment) {
  DedupeOptions how;
  how.how = {environment.now, options.dry_run};
  how.conflicts = choice_named(options);
  how.filter = to_filter(options.filter, environment);
  how.ignore_context = options.ignore_context;
  const auto store = options.dry_run ? store_to_read(options.store, environment)
                                     : store_to_change(options.store, environment);
  Json conflicts = Json::array();
  const auto report = dedupe(
      *store, how,
      [&](const Conflict& conflict) {
        if (options.json) {
          conflicts.push_back(to_json(conflict));
        } else {
          show(environment.out, conflict, environment.page);
        }
      },
      control_of(environment));
  if (options.json) {
    Json out = {{"schema", "distich.dedupe/1"},
                {"dry_run", options.dry_run},
                {"duplicates", report.duplicates},
                {"reduced", report.reduced},
                {"conflicts", std::move(conflicts)}};
    out["session"] = report.session ? Json(static_cast<std::int64_t>(*report.session)) : Json(nullptr);
    environment.out << to_text(out) << '\n';
  }
  const Counting count(environment.page.say);
  const auto duplicates = count.duplicates(report.duplicates);
  const auto sources = count.sources(report.conflicts);
  const auto reduced = count.units(report.reduced);
  tell(environment,
       options.dry_run
           ? tr("{1} and, of {2} with several targets, {3} would go", duplicates, sources, reduced)
           : tr("{1} and, of {2} with several targets, {3} taken out", duplicates, sources, reduced));
  if (report.session) {
    tell(environment, tr("  session {1}; to bring them back: distich memory undo {1}",
                         static_cast<std::int64_t>(*report.session)));
  }
  return exit_done;
}

/// "2.5" percent as basis points.
std::uint16_t points_named(const std::string& text) {
  double percent = 0.0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), percent);
  const bool whole = end.ec == std::errc{} && end.ptr == text.data() + text.size();
  if (!whole || !(percent >= 0.0 && percent <= 100.0)) {
    throw usage(tr("{1} wants a number from {2} to {3}", "PERCENT", 0, 100));
  }
  return static_cast<std::uint16_t>(std::lround(percent * 100.0));
}

void show_penalties(const std::vector<OriginPenalty>& penalties, bool json, Environment& environment) {
  if (json) {
    Json list = Json::array();
    for (const auto& [origin, points] : penalties) list.push_back({{"origin", origin}, {"points", points}});
    environment.out << to_text({{"schema", "distich.penalties/1"}, {"penalties", std::move(list)}}) << '\n';
    return;
  }
  const auto& say = environment.page.say;
  report::Table table({say(tr("percent")), say(tr("from"))}, {report::Align::right, report::Align::left});
  for (const auto& [origin, points] : penalties) {
    const auto hundredths = std::to_string(points % 100);
    table.add(
        {std::to_string(points / 100) + '.' + (hundredths.size() == 1 ? "0" : "") + hundredths, origin});
  }
  environment.out << table.lay_out(environment.page);
}

int run_penalty(const PenaltyOptions& options, Environment& environment) {
  const auto store = options.percent.empty() ? store_to_read(options.store, environment)
                                             : store_to_change(options.store, environment);
  if (!options.percent.empty()) {
    store->set_origin_penalty(options.origin, points_named(options.percent));
  }
  auto penalties = store->origin_penalties();
  if (!options.origin.empty()) {
    std::erase_if(penalties, [&](const OriginPenalty& one) { return one.origin != options.origin; });
  }
  show_penalties(penalties, options.json, environment);
  return penalties.empty() && options.percent.empty() ? exit_nothing_found : exit_done;
}

}  // namespace

Run setup_memory_dedupe(Declaration& declare) {
  auto options = std::make_shared<DedupeWords>();
  declare.example("memory dedupe", tr("take out units that are there twice"));
  declare.example("memory dedupe -s en -t ar --dry-run",
                  tr("list the sources with several targets, and change nothing"));
  declare.option("-s,--source", "LANG", options->filter.source, tr("only what has this language"));
  declare.option("-t,--target", "LANG", options->filter.target,
                 tr("only what has this language too; sources with several targets are listed"));
  declare_filter(declare, options->filter);
  declare.option("--keep", "WHICH", options->keep,
                 tr("of several targets of a source: all (if not named), newest or oldest"));
  declare.choices({"all", "newest", "oldest"});
  declare.flag("--ignore-context", options->ignore_context,
               tr("units that differ only in their neighbours are duplicates too"));
  declare.flag("--dry-run", options->dry_run, tr("say what would be deleted, but change nothing"));
  declare_store(declare, options->store);
  declare.flag("--json", options->json, tr("write one JSON document"));
  declare.note(
      tr("Duplicates have the same texts and inline codes in the same languages. The oldest stays, before it "
         "one whose neighbours are known. The session can be undone."));
  return with_options<DedupeWords>(std::move(options), run_dedupe);
}

Run setup_memory_penalty(Declaration& declare) {
  auto options = std::make_shared<PenaltyOptions>();
  declare.example("memory penalty web.tmx 2.5", tr("matches from this file lose 2.5 percent"));
  declare.example("memory penalty", tr("every penalty"));
  declare.positional("ORIGIN", options->origin, tr("name of the file, as memory list shows it"), false);
  declare.positional("PERCENT", options->percent, tr("what its matches lose; 0 takes the penalty away"),
                     false);
  declare_store(declare, options->store);
  declare.flag("--json", options->json, tr("write one JSON document"));
  declare.note(tr("A match that loses something is never called a match in context."));
  return with_options<PenaltyOptions>(std::move(options), run_penalty);
}

}  // namespace distich::cli
