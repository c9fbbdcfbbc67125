#include <charconv>

#include "commands.hpp"
#include "common/counting.hpp"
#include "common/files.hpp"
#include "common/json.hpp"
#include "common/store.hpp"
#include <distich/report/table.hpp>
#include <distich/tm/memory.hpp>

namespace distich::cli {
namespace {

struct StoreOptions {
  std::string store;
  bool json = false;
};

struct StatsOptions {
  StoreOptions base;
  bool details = false;
};

struct CheckOptions {
  StoreOptions base;
  bool repair = false;
};

struct UndoOptions {
  std::string text;
  StoreOptions base;
};

void declare_store(Declaration& declare, StoreOptions& options) {
  declare_store(declare, options.store);
  declare.flag("--json", options.json, tr("write one JSON document"));
}

int run_list(const StoreOptions& options, Environment& environment) {
  const auto store = store_to_read(options.store, environment);
  const auto sessions = store->sessions();
  if (options.json) {
    Json list = Json::array();
    for (const auto& session : sessions) {
      list.push_back({{"session", static_cast<std::int64_t>(session.id)},
                      {"kind", session.kind},
                      {"origin", session.origin},
                      {"started", session.started},
                      {"units", session.units},
                      {"concepts", session.concepts},
                      {"overrides", session.overrides},
                      {"removed", session.removed}});
    }
    environment.out << to_text({{"schema", "distich.sessions/1"}, {"sessions", std::move(list)}}) << '\n';
    return sessions.empty() ? exit_nothing_found : exit_done;
  }
  const auto& say = environment.page.say;
  using report::Align;
  report::Table table(
      {say(tr("session")), say(tr("time")), say(tr("kind")), say(tr("units")), say(tr("concepts")),
       say(tr("removed")), say(tr("from"))},
      {Align::right, Align::left, Align::left, Align::right, Align::right, Align::right, Align::left});
  for (const auto& session : sessions) {
    table.add({std::to_string(static_cast<std::int64_t>(session.id)), session.started, session.kind,
               std::to_string(session.units), std::to_string(session.concepts),
               std::to_string(session.removed), session.origin});
  }
  environment.out << table.lay_out(environment.page);
  return sessions.empty() ? exit_nothing_found : exit_done;
}

int run_undo(const UndoOptions& options, Environment& environment) {
  std::int64_t number = 0;
  const auto& text = options.text;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
  if (end.ec != std::errc{} || end.ptr != text.data() + text.size()) {
    throw usage(tr("{1} wants a whole number, not \"{2}\"", "SESSION", text));
  }
  const auto store = store_to_change(options.base.store, environment);
  const bool undone = store->undo(SessionId{number}, make_keys);
  if (options.base.json) {
    environment.out << to_text({{"schema", "distich.undo/1"}, {"session", number}, {"undone", undone}})
                    << '\n';
  }
  tell(environment, undone ? tr("session {1} is undone", number)
                           : tr("there is no session {1}; see distich memory list", number));
  return undone ? exit_done : exit_nothing_found;
}

Json to_json(const std::vector<StoreStatistics::Group>& groups) {
  Json out = Json::object();
  for (const auto& [name, units] : groups) out[name] = units;
  return out;
}

Json to_json(const StoreStatistics& counts) {
  return {{"variants", counts.variants},
          {"kept_for_undo", counts.removed},
          {"text_bytes", counts.text_bytes},
          {"file_bytes", counts.file_bytes},
          {"free_bytes", counts.free_bytes},
          {"by_origin", to_json(counts.by_origin)},
          {"by_languages", to_json(counts.by_languages)},
          {"by_day", to_json(counts.by_day)}};
}

void show_details(const StoreStatistics& counts, Environment& environment) {
  const auto& page = environment.page;
  const Counting count(page.say);
  environment.out << report::isolated(
                         page.say(
                             tr("{1}, {2} bytes of text; the file has {3} bytes, {4} of them free; {5} kept "
                                "for an undo",
                                count.texts(counts.variants), counts.text_bytes, counts.file_bytes,
                                counts.free_bytes, count.units(counts.removed))),
                         page)
                  << '\n';
  const auto show = [&](const Message& heading, const std::vector<StoreStatistics::Group>& groups) {
    report::Table table({page.say(heading), page.say(tr("units"))},
                        {report::Align::left, report::Align::right});
    for (const auto& [name, units] : groups) table.add({name, std::to_string(units)});
    environment.out << table.lay_out(page);
  };
  show(tr("from"), counts.by_origin);
  show(tr("languages"), counts.by_languages);
  show(tr("day"), counts.by_day);
}

int run_stats(const StatsOptions& stats, Environment& environment) {
  const auto& options = stats.base;
  const auto path = store_location(options.store, environment);
  const auto store = store_to_read(options.store, environment);
  const auto details = stats.details ? std::optional(store->statistics()) : std::nullopt;
  const auto units = store->tm().size();
  const auto concepts = store->terms().size();
  const auto languages = store->tm().languages();
  if (options.json) {
    Json by_language = Json::object();
    for (const auto& [tag, count] : languages) by_language[tag.str()] = count;
    Json out = {{"schema", "distich.stats/1"},
                {"store", path.string()},
                {"schema_version", store->schema_version()},
                {"units", units},
                {"concepts", concepts},
                {"languages", std::move(by_language)}};
    if (details) out.update(to_json(*details));
    environment.out << to_text(out) << '\n';
    return exit_done;
  }
  const auto& page = environment.page;
  const Counting count(page.say);
  environment.out << report::isolated(page.say(tr("{1}: {2}, {3}", path.string(), count.units(units),
                                                  count.concepts(concepts))),
                                      page)
                  << '\n';
  report::Table table({page.say(tr("language")), page.say(tr("texts"))},
                      {report::Align::left, report::Align::right});
  for (const auto& [tag, texts] : languages) table.add({tag.str(), std::to_string(texts)});
  environment.out << table.lay_out(page);
  if (details) show_details(*details, environment);
  return exit_done;
}

Json numbers_of(const std::vector<UnitId>& units) {
  Json out = Json::array();
  for (const auto id : units) out.push_back(static_cast<std::int64_t>(id));
  return out;
}

/// Says what a repair did; what could not be read unit by unit.
Json tell_of_repair(const RepairReport& report, Environment& environment) {
  const Counting count(environment.page.say);
  for (const auto id : report.lost)
    tell(environment, tr("unit {1} could not be read and was taken out", static_cast<std::int64_t>(id)));
  for (const auto id : report.changed)
    tell(environment,
         tr("unit {1} is not what was stored; it was kept as it is", static_cast<std::int64_t>(id)));
  if (report.stray_texts > 0)
    tell(environment, tr("taken out, of no unit: {1}", count.texts(report.stray_texts)));
  tell(environment, tr("indexed and counted anew: {1}", count.units(report.units)));
  return {{"units", report.units},
          {"lost", numbers_of(report.lost)},
          {"changed", numbers_of(report.changed)},
          {"stray_texts", report.stray_texts}};
}

int run_check(const CheckOptions& check, Environment& environment) {
  const auto& options = check.base;
  const auto store =
      check.repair ? store_to_change(options.store, environment) : store_to_read(options.store, environment);
  Json repaired;
  if (check.repair) {
    repaired = tell_of_repair(store->repair(make_keys, control_of(environment)), environment);
  }
  // Of an older store the fuzzy index is made first.
  const TranslationMemory memory(*store, control_of(environment));
  auto problems = store->check();
  if (problems.empty()) problems = memory.check();
  if (options.json) {
    Json out = {{"schema", "distich.check-store/1"}, {"problems", problems}};
    if (check.repair) out["repaired"] = repaired;
    environment.out << to_text(out) << '\n';
  } else {
    for (const auto& problem : problems)
      environment.out << report::isolated(problem, environment.page) << '\n';
  }
  if (!problems.empty()) return exit_store;
  tell(environment, tr("the store is sound"));
  return exit_done;
}

int run_vacuum(const StoreOptions& options, Environment& environment) {
  store_to_change(options.store, environment)->vacuum();
  return exit_done;
}

}  // namespace

Run setup_memory_list(Declaration& declare) {
  auto options = std::make_shared<StoreOptions>();
  declare.example("memory list", tr("every import with its time and what is left of it"));
  declare.example("memory list --json --store client.db", tr("of another store, for programs"));
  declare_store(declare, *options);
  return with_options<StoreOptions>(std::move(options), run_list);
}

Run setup_memory_undo(Declaration& declare) {
  auto options = std::make_shared<UndoOptions>();
  declare.example("memory undo 12", tr("take back what session 12 did"));
  declare.example("memory undo 12 --store client.db", tr("of another store"));
  declare.positional("SESSION", options->text, tr("number of the session, as memory list shows it"));
  declare_store(declare, options->base);
  return with_options<UndoOptions>(std::move(options), run_undo);
}

Run setup_memory_stats(Declaration& declare) {
  auto options = std::make_shared<StatsOptions>();
  declare.example("memory stats", tr("units, concepts and texts by language"));
  declare.example("memory stats --details --json", tr("by origin, pair of languages and day, for programs"));
  declare.flag("--details", options->details,
               tr("count by origin, pair of languages and day too, and sizes; reads the whole store"));
  declare_store(declare, options->base);
  return with_options<StatsOptions>(std::move(options), run_stats);
}

Run setup_memory_check(Declaration& declare) {
  auto options = std::make_shared<CheckOptions>();
  declare.example("memory check", tr("say whether the store is sound"));
  declare.example("memory check --repair",
                  tr("index and count anew what can be read; copy the store before"));
  declare.flag("--repair", options->repair,
               tr("make the index and the counts anew, and take out what cannot be read"));
  declare_store(declare, options->base);
  return with_options<CheckOptions>(std::move(options), run_check);
}

Run setup_memory_vacuum(Declaration& declare) {
  auto options = std::make_shared<StoreOptions>();
  declare.example("memory vacuum", tr("after much was undone"));
  declare.example("memory vacuum --store client.db", tr("of another store"));
  declare_store(declare, *options);
  return with_options<StoreOptions>(std::move(options), run_vacuum);
}

}  // namespace distich::cli
