#include <charconv>

#include "commands.hpp"
#include "common/files.hpp"
#include "common/json.hpp"
#include "common/languages.hpp"
#include "common/rules.hpp"
#include "common/store.hpp"
#include <distich/engine/choose.hpp>
#include <distich/formats/rules/rules.hpp>
#include <distich/report/table.hpp>
#include <distich/segment/segmenter.hpp>

namespace distich::cli {
namespace {

struct ListOptions {
  std::string store;
  bool json = false;
};

struct AddOptions {
  std::vector<std::string> rules;
  std::string language;
  std::string store;
};

struct RemoveOptions {
  std::vector<std::string> ids;
  std::string store;
};

struct ExportOptions {
  std::string language;
  std::string store;
  std::string to;
  std::string output;
};

Json to_json(const StoredOverride& each) {
  return {{"id", static_cast<std::int64_t>(each.id)},
          {"session", static_cast<std::int64_t>(each.session)},
          {"language", each.item.language.str()},
          {"break", each.item.is_break},
          {"before", each.item.before},
          {"after", each.item.after}};
}

int run_list(const ListOptions& options, Environment& environment) {
  const auto rules = store_to_read(options.store, environment)->overrides().all();
  if (options.json) {
    Json list = Json::array();
    for (const auto& each : rules) list.push_back(to_json(each));
    environment.out << to_text({{"schema", "distich.rules/1"}, {"rules", std::move(list)}}) << '\n';
  } else {
    const auto& say = environment.page.say;
    report::Table table(
        {say(tr("id")), say(tr("language")), say(tr("session")), say(tr("rule"))},
        {report::Align::right, report::Align::left, report::Align::right, report::Align::left});
    for (const auto& each : rules) {
      table.add({std::to_string(static_cast<std::int64_t>(each.id)),
                 each.item.language.known() ? each.item.language.str() : "*",
                 std::to_string(static_cast<std::int64_t>(each.session)), to_string(each.item)});
    }
    environment.out << table.lay_out(environment.page);
  }
  return rules.empty() ? exit_nothing_found : exit_done;
}

SegmentationOverride override_from(const std::string& written) {
  try {
    return parse_override(written);
  } catch (const Error& error) {
    throw Error(ErrorCode::invalid_argument, error.message());
  }
}

int run_add(const AddOptions& options, Environment& environment) {
  const auto language = language_named(options.language, environment);
  std::vector<SegmentationOverride> rules;
  for (const auto& written : options.rules) {
    rules.push_back(override_from(written));
    rules.back().language = language;
  }
  const auto store = store_to_write(options.store, environment);
  const auto transaction = store->begin();
  const auto session = store->start_session("edit", "rules add", environment.now);
  std::size_t added = 0;
  for (const auto& each : rules) {
    if (store->overrides().put(each, session).outcome != AddOutcome::duplicate) {
      ++added;
    } else {
      tell(environment, tr("{1} is there already", to_string(each)));
    }
  }
  if (added == 0) return exit_done;
  transaction->commit();
  tell(environment,
       tr("rules added: {1}; to undo: distich memory undo {2}", added, static_cast<std::int64_t>(session)));
  return exit_done;
}

OverrideId id_from(const std::string& text) {
  std::int64_t number = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
  if (end.ec != std::errc{} || end.ptr != text.data() + text.size())
    throw usage(tr("{1} wants a whole number, not \"{2}\"", "ID", text));
  return OverrideId{number};
}

int run_remove(const RemoveOptions& options, Environment& environment) {
  std::vector<OverrideId> ids;
  for (const auto& text : options.ids) ids.push_back(id_from(text));
  const auto store = store_to_read(options.store, environment);
  const auto transaction = store->begin();
  bool missing = false;
  for (const auto id : ids) {
    if (store->overrides().erase(id)) continue;
    missing = true;
    tell(environment, tr("there is no rule {1}; see distich rules list", static_cast<std::int64_t>(id)));
  }
  transaction->commit();
  return missing ? exit_nothing_found : exit_done;
}

int run_export(const ExportOptions& options, Environment& environment) {
  const auto& format =
      choose_writer(environment.formats, options.to, options.output, {Capability::write_rules});
  const auto language = language_named(options.language, environment);
  SegmentationRules rules;
  if (language.known()) rules.set = rule_set_of(language);
  if (!options.store.empty()) add_overrides(*store_to_read(options.store, environment), rules);
  Output output(options.output, environment);
  output.write([&](std::ostream& out) { format.write_rules(out, rules); });
  return exit_done;
}

}  // namespace

Run setup_rules_list(Declaration& declare) {
  auto options = std::make_shared<ListOptions>();
  declare.example("rules list", tr("where the project never, or always, cuts"));
  declare.example("rules list --json --store client.db", tr("of another store, for programs"));
  declare_store(declare, options->store);
  declare.flag("--json", options->json, tr("write one JSON document"));
  return with_options<ListOptions>(std::move(options), run_list);
}

Run setup_rules_add(Declaration& declare) {
  auto options = std::make_shared<AddOptions>();
  declare.example("rules add \"no-break: Dr. | Miller\" -s en", tr("never cut between these"));
  declare.example("rules add \"break: § 5 | (1)\" -s de", tr("always cut between these"));
  declare.positional("RULE", options->rules,
                     tr("no-break: BEFORE | AFTER, or break: BEFORE | AFTER; one side may be empty"));
  declare.option("-s,--source", "LANG", options->language, tr("only for texts in this language"));
  declare_store(declare, options->store);
  declare.note(
      tr("assist, match, terms, align and segment --store keep these rules. Texts stand at word boundaries; "
         "white space at the bar does not count."));
  return with_options<AddOptions>(std::move(options), run_add);
}

Run setup_rules_remove(Declaration& declare) {
  auto options = std::make_shared<RemoveOptions>();
  declare.example("rules remove 3", tr("forget a rule for good"));
  declare.example("rules remove 3 4 --store client.db", tr("of another store"));
  declare.positional("ID", options->ids, tr("numbers of rules, as rules list shows them"));
  declare_store(declare, options->store);
  return with_options<RemoveOptions>(std::move(options), run_remove);
}

Run setup_rules_export(Declaration& declare) {
  auto options = std::make_shared<ExportOptions>();
  declare.example("rules export -s de -o de.srx", tr("the built-in rules for German, for another tool"));
  declare.example("rules export --store client.db -o client.rules", tr("a store's rules as a list"));
  declare.option("-s,--source", "LANG", options->language, tr("the language whose built-in rules to write"));
  declare.option("--store", "PATH", options->store, tr("a store whose rules to write, before all others"));
  declare.option("--to,--format", "FORMAT", options->to,
                 tr("format to write; by the file's extension if not named"));
  declare.option("-o,--output", "FILE", options->output,
                 tr("write to this file, which appears whole or not at all"));
  declare.note(tr("Expressions say less than the built-in rules: other tools cut nearly alike, not alike."));
  return with_options<ExportOptions>(std::move(options), run_export);
}

}  // namespace distich::cli
