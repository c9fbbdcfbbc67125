#include "commands.hpp"
#include "common/counting.hpp"
#include "common/json.hpp"
#include "common/languages.hpp"
#include "common/store.hpp"
#include "common/unit_filter.hpp"
#include <distich/engine/maintain.hpp>
#include <distich/text/tsv.hpp>

namespace distich::cli {
namespace {

struct Target {
  std::string store;
  bool json = false;
};

struct UnitsOptions {
  FilterWords filter;
  Target base;
  bool tsv = false;
  std::size_t limit = 50;
  std::size_t skip = 0;
};

struct DeleteOptions {
  FilterWords filter;
  Target base;
  bool all = false;
  bool dry_run = false;
};

struct EditOptions {
  std::string unit;
  std::vector<std::string> texts;
  std::vector<std::string> notes;
  std::vector<std::string> properties;
  Target base;
};

void declare_target(Declaration& declare, Target& options) {
  declare_store(declare, options.store);
  declare.flag("--json", options.json, tr("write one JSON document"));
}

Json to_json(const StoredUnit& stored) {
  Json variants = Json::array();
  for (const auto& variant : stored.unit.variants) {
    variants.push_back({{"language", variant.language.str()}, {"text", variant.text.text}});
  }
  Json out = {{"unit", static_cast<std::int64_t>(stored.id)},
              {"session", static_cast<std::int64_t>(stored.session)},
              {"id", stored.unit.id},
              {"texts", std::move(variants)}};
  if (!stored.unit.notes.empty()) out["notes"] = stored.unit.notes;
  if (!stored.unit.properties.empty()) out["properties"] = stored.unit.properties;
  return out;
}

void show(std::ostream& out, const StoredUnit& stored, const UnitsOptions& options,
          const report::Page& page) {
  const auto number = std::to_string(static_cast<std::int64_t>(stored.id));
  if (!options.tsv) out << report::paint('#' + number, report::Paint::strong, page) << '\n';
  for (const auto& variant : stored.unit.variants) {
    if (options.tsv) {
      out << number << '\t' << variant.language.str() << '\t' << text::escape_tsv(variant.text.text) << '\n';
    } else {
      out << "  " << variant.language.str() << "  " << report::isolated(variant.text.text, page) << '\n';
    }
  }
}

int run_units(const UnitsOptions& options, Environment& environment) {
  if (options.base.json && options.tsv) throw usage(tr("take one of {1}", "--json, --tsv"));
  const auto filter = to_filter(options.filter, environment);
  const auto store = store_to_read(options.base.store, environment);
  const auto control = control_of(environment);
  std::size_t found = 0;
  Json list = Json::array();
  store->tm().each_of(filter, [&](const StoredUnit& stored) {
    control.checkpoint({"searching", found, {}});
    ++found;
    if (found <= options.skip) return true;
    if (options.base.json) {
      list.push_back(to_json(stored));
    } else {
      show(environment.out, stored, options, environment.page);
    }
    return options.limit == 0 || found < options.skip + options.limit;
  });
  const auto shown = found > options.skip ? found - options.skip : 0;
  if (options.base.json) {
    environment.out << to_text({{"schema", "distich.units/1"}, {"units", std::move(list)}}) << '\n';
  } else if (options.limit > 0 && shown == options.limit) {
    tell(environment,
         tr("{1} shown; --skip {2} shows what follows", Counting(environment.page.say).units(shown), found));
  }
  return shown == 0 ? exit_nothing_found : exit_done;
}

int run_delete(const DeleteOptions& options, Environment& environment) {
  const auto filter = to_filter(options.filter, environment);
  if (is_open(filter) && !options.all) {
    throw usage(tr("this would delete the whole memory; say which units with options like {1}, or say {2}",
                   "--origin NAME", "--all"));
  }
  const auto store = options.dry_run ? store_to_read(options.base.store, environment)
                                     : store_to_change(options.base.store, environment);
  const auto report =
      delete_units(*store, filter, {environment.now, options.dry_run}, control_of(environment));
  if (options.base.json) {
    Json out = {{"schema", "distich.delete/1"},
                {"dry_run", options.dry_run},
                {"units", report.units},
                {"origins", report.origins},
                {"languages", report.languages}};
    out["session"] = report.session ? Json(static_cast<std::int64_t>(*report.session)) : Json(nullptr);
    environment.out << to_text(out) << '\n';
  } else if (report.units > 0) {
    const auto line = [&](const Message& message) {
      environment.out << report::isolated(environment.page.say(message), environment.page) << '\n';
    };
    const auto units = Counting(environment.page.say).units(report.units);
    line(options.dry_run ? tr("would be deleted: {1}", units) : tr("deleted: {1}", units));
    line(tr("  units by origin: {1}", listed(report.origins)));
    line(tr("  texts by language: {1}", listed(report.languages)));
    if (report.session) {
      line(tr("  session {1}; to bring them back: distich memory undo {1}",
              static_cast<std::int64_t>(*report.session)));
    }
  }
  if (report.units == 0) tell(environment, tr("no unit is meant by this"));
  return report.units == 0 ? exit_nothing_found : exit_done;
}

UnitEdit edit_of(const EditOptions& options, Environment& environment) {
  UnitEdit edit;
  for (const auto& written : options.texts) {
    const auto [language, text] = name_and_value(written, "--text");
    edit.texts.emplace_back(language_named(language, environment), text);
  }
  edit.notes = options.notes;
  for (const auto& written : options.properties)
    edit.properties.push_back(name_and_value(written, "--property"));
  if (edit.texts.empty() && edit.notes.empty() && edit.properties.empty()) {
    throw usage(tr("nothing is to be changed; name a change with {1}", "--text, --note, --property"));
  }
  return edit;
}

int run_edit(const EditOptions& options, Environment& environment) {
  const auto number = whole_number(options.unit, "UNIT");
  const auto edit = edit_of(options, environment);
  const auto store = store_to_change(options.base.store, environment);
  const auto report = edit_unit(*store, UnitId{number}, edit, environment.now);
  if (!report) {
    tell(environment, tr("there is no unit {1}; see distich memory units", number));
    return exit_nothing_found;
  }
  const auto now = static_cast<std::int64_t>(report->unit);
  const auto session = static_cast<std::int64_t>(report->session);
  if (options.base.json) {
    environment.out << to_text({{"schema", "distich.edit/1"},
                                {"old_unit", number},
                                {"unit", now},
                                {"duplicate", report->duplicate},
                                {"codes_lost", report->codes_lost},
                                {"session", session}})
                    << '\n';
  }
  if (report->codes_lost > 0) {
    tell(environment, tr("inline codes lost with the texts that were replaced: {1}", report->codes_lost));
  }
  tell(environment,
       report->duplicate
           ? tr("unit {1} became equal to unit {2}, which stands for both; to undo: distich memory undo {3}",
                number, now, session)
           : tr("unit {1} is unit {2} now; to undo: distich memory undo {3}", number, now, session));
  return exit_done;
}

}  // namespace

Run setup_memory_units(Declaration& declare) {
  auto options = std::make_shared<UnitsOptions>();
  declare.example("memory units --origin client.tmx -s en -t ar",
                  tr("what came from a file, in two languages"));
  declare.example("memory units --contains ferry --since 2026-03 --json",
                  tr("the newer units with a word, for programs"));
  declare.option("-s,--source", "LANG", options->filter.source, tr("only what has this language"));
  declare.option("-t,--target", "LANG", options->filter.target, tr("only what has this language too"));
  declare_filter(declare, options->filter);
  declare.number("--limit", "COUNT", options->limit, tr("most units to show, 50 if not named; 0: all"));
  declare.number("--skip", "COUNT", options->skip, tr("how many to leave out before that"));
  declare.flag("--tsv", options->tsv, tr("write a table with tabs between fields"));
  declare_target(declare, options->base);
  return with_options<UnitsOptions>(std::move(options), run_units);
}

Run setup_memory_delete(Declaration& declare) {
  auto options = std::make_shared<DeleteOptions>();
  declare.example("memory delete --origin old.tmx --dry-run", tr("count what would go, and change nothing"));
  declare.example("memory delete --property client=harbour --before 2025-01-01",
                  tr("old units of a client; undoable"));
  declare.option("-s,--source", "LANG", options->filter.source, tr("only what has this language"));
  declare.option("-t,--target", "LANG", options->filter.target, tr("only what has this language too"));
  declare_filter(declare, options->filter);
  declare.flag("--all", options->all, tr("all units, where no option says which"));
  declare.flag("--dry-run", options->dry_run, tr("say what would be deleted, but change nothing"));
  declare_target(declare, options->base);
  declare.note(tr("Units are deleted with all of their languages, as one session that can be undone."));
  return with_options<DeleteOptions>(std::move(options), run_delete);
}

Run setup_memory_edit(Declaration& declare) {
  auto options = std::make_shared<EditOptions>();
  declare.example("memory edit 12 --text \"de=Die Fähre kam.\"", tr("another target text"));
  declare.example("memory edit 12 --note \"checked\" --property client=harbour", tr("a note and a property"));
  declare.positional("UNIT", options->unit, tr("number of the unit, as memory units shows it"));
  declare.option("--text", "LANG=TEXT", options->texts,
                 tr("text in place of the one in this language; may be repeated"));
  declare.option("--note", "TEXT", options->notes, tr("a note to add; may be repeated"));
  declare.option("--property", "NAME=VALUE", options->properties,
                 tr("a property to set, or with no value to take out; may be repeated"));
  declare_target(declare, options->base);
  declare.note(tr("The unit gets a new number; the old one is kept for memory undo."));
  return with_options<EditOptions>(std::move(options), run_edit);
}

}  // namespace distich::cli
