#include <algorithm>
#include <optional>

#include "commands.hpp"
#include "common/articles.hpp"
#include "common/files.hpp"
#include "common/json.hpp"
#include "common/languages.hpp"
#include "common/store.hpp"
#include "common/units.hpp"
#include <distich/report/listing.hpp>
#include <distich/text/normalize.hpp>
#include <distich/text/tsv.hpp>

namespace distich::cli {
namespace {

struct ListOptions {
  std::string subject;
  std::string language;
  std::string missing;
  std::string status;
  std::string store;
  ShowOptions show;
};

struct FindOptions {
  std::string text;
  ListOptions list;
};

struct ShowConceptOptions {
  std::vector<std::string> ids;
  std::string store;
  bool json = false;
};

struct AddOptions {
  std::string id;
  std::vector<std::string> terms;
  std::string subject;
  std::string definition;
  std::string note;
  std::string store;
};

struct RemoveOptions {
  std::vector<std::string> ids;
  std::string store;
};

void declare_store(Declaration& declare, std::string& store) {
  declare.option("--store", "PATH", store, tr("the store; else DISTICH_STORE, else the default one"));
}

bool has_language(const Concept& item, const LanguageTag& language) {
  return !language.known() || std::ranges::any_of(item.terms, [&](const Term& term) {
    return term.language.primary() == language.primary();
  });
}

bool has_status(const Concept& item, const LanguageTag& language, std::optional<TermStatus> status) {
  return !status || std::ranges::any_of(item.terms, [&](const Term& term) {
    return term.status == *status && (!language.known() || term.language.primary() == language.primary());
  });
}

/// Nothing when none is named.
std::optional<TermStatus> status_named(const std::string& word) {
  const auto status = term_status(word);
  if (!status && !word.empty())
    throw usage(tr("{1} wants one of: {2}", "--status", "preferred, admitted, deprecated, forbidden"));
  return status;
}

void write_concept(std::ostream& out, const Concept& item, const ShowOptions& show,
                   const report::Page& page) {
  if (show.jsonl) {
    out << to_text(concept_json(item)) << '\n';
  } else if (show.tsv) {
    for (const auto& term : item.terms) {
      out << text::escape_tsv(item.id) << '\t' << text::escape_tsv(item.subject) << '\t'
          << term.language.str() << '\t' << text::escape_tsv(term.text) << '\t' << name(term.status) << '\n';
    }
  } else {
    out << report::concept_lines(item, page);
  }
}

/// Shows the store's concepts that `wanted` takes.
template <class Wanted>
int list_concepts(const ListOptions& options, Environment& environment, Wanted wanted) {
  check_showing(options.show);
  const auto language = language_named(options.language, environment);
  const auto missing = language_named(options.missing, environment);
  const auto status = status_named(options.status);
  const auto store = store_to_read(options.store, environment);
  Output output(options.show.output, environment);
  std::size_t shown = 0;
  output.write([&](std::ostream& out) {
    Json all = Json::array();
    store->terms().each([&](const Concept& item) {
      const bool subject_fits = options.subject.empty() || item.subject == options.subject;
      const bool lacks = !missing.known() || !has_language(item, missing);
      if (!subject_fits || !lacks || !has_language(item, language)) return true;
      if (!has_status(item, language, status) || !wanted(item)) return true;
      ++shown;
      if (options.show.json) {
        all.push_back(concept_json(item));
      } else {
        write_concept(out, item, options.show, output.page());
      }
      return !environment.stop.stop_requested();
    });
    if (options.show.json)
      out << to_text({{"schema", "distich.glossary/1"}, {"concepts", std::move(all)}}) << '\n';
  });
  return shown == 0 ? exit_nothing_found : exit_done;
}

int run_list(const ListOptions& options, Environment& environment) {
  return list_concepts(options, environment, [](const Concept&) { return true; });
}

int run_find(const FindOptions& options, Environment& environment) {
  const auto wanted = text::normalize(options.text, text::Form::term);
  if (wanted.empty()) throw usage(tr("nothing to search for"));
  return list_concepts(options.list, environment, [&](const Concept& item) {
    return std::ranges::any_of(item.terms, [&](const Term& term) {
      return text::normalize(term.text, text::Form::term).find(wanted) != std::string::npos;
    });
  });
}

int run_show(const ShowConceptOptions& options, Environment& environment) {
  const auto store = store_to_read(options.store, environment);
  Json all = Json::array();
  bool missing = false;
  for (const auto& id : options.ids) {
    const auto item = store->terms().get(id);
    if (!item) {
      missing = true;
      tell(environment, tr("there is no concept {1}", id));
    } else if (options.json) {
      all.push_back(concept_json(*item));
    } else {
      environment.out << report::concept_lines(*item, environment.page);
    }
  }
  if (options.json) {
    environment.out << to_text({{"schema", "distich.glossary/1"}, {"concepts", std::move(all)}}) << '\n';
  }
  return missing ? exit_nothing_found : exit_done;
}

/// "de=Waffenstillstand" or "de=Feuerpause:admitted".
Term term_from(const std::string& written, Environment& environment) {
  const auto equals = written.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == written.size()) {
    throw usage(tr("write a term as LANG=TEXT, like de=Waffenruhe, not \"{1}\"", written));
  }
  Term term;
  term.language = language_named(written.substr(0, equals), environment);
  term.text = written.substr(equals + 1);
  const auto colon = term.text.rfind(':');
  if (colon != std::string::npos && colon > 0) {
    if (const auto status = term_status(std::string_view(term.text).substr(colon + 1))) {
      term.status = *status;
      term.text.resize(colon);
    }
  }
  term.text = text::normalize(term.text, text::Form::nfc);
  return term;
}

void put_term(Concept& item, Term term) {
  const auto same = std::ranges::find_if(item.terms, [&](const Term& known) {
    return known.language == term.language && known.text == term.text;
  });
  if (same == item.terms.end()) {
    item.terms.push_back(std::move(term));
  } else {
    same->status = term.status;
  }
}

int run_add(const AddOptions& options, Environment& environment) {
  std::vector<Term> terms;
  for (const auto& written : options.terms) terms.push_back(term_from(written, environment));
  const auto store = store_to_write(options.store, environment);
  const auto transaction = store->begin();
  Concept item = store->terms().get(options.id).value_or(Concept{});
  item.id = options.id;
  if (!options.subject.empty()) item.subject = options.subject;
  if (!options.definition.empty()) item.definition = options.definition;
  if (!options.note.empty()) item.note = options.note;
  for (auto& term : terms) put_term(item, std::move(term));
  const auto session = store->start_session("edit", "glossary add", environment.now);
  store->terms().put(item, session);
  transaction->commit();
  tell(environment, tr("{1} has {2} terms; to undo: distich memory undo {3}", item.id, item.terms.size(),
                       static_cast<std::int64_t>(session)));
  return exit_done;
}

int run_remove(const RemoveOptions& options, Environment& environment) {
  const auto store = store_to_change(options.store, environment);
  const auto transaction = store->begin();
  const auto session = store->start_session("delete", "glossary remove", environment.now);
  std::size_t removed = 0;
  for (const auto& id : options.ids) {
    if (store->terms().remove(id, session)) {
      ++removed;
    } else {
      tell(environment, tr("there is no concept {1}", id));
    }
  }
  if (removed > 0) {
    transaction->commit();
    tell(environment, tr("{1} concepts are removed; to undo: distich memory undo {2}", removed,
                         static_cast<std::int64_t>(session)));
  }
  const bool missing = removed < options.ids.size();
  return missing ? exit_nothing_found : exit_done;
}

void declare_listing(Declaration& declare, ListOptions& options) {
  declare.option("--subject", "NAME", options.subject, tr("only concepts of this subject"));
  declare.option("-l,--language", "LANG", options.language, tr("only concepts with a term in this language"));
  declare.option("--missing", "LANG", options.missing, tr("only concepts without a term in this language"));
  declare.option("--status", "NAME", options.status,
                 tr("only concepts with a term of this status, in the language of -l if named"));
  declare_store(declare, options.store);
  declare_showing(declare, options.show);
}

}  // namespace

Run setup_glossary_list(Declaration& declare) {
  auto options = std::make_shared<ListOptions>();
  declare.example("glossary list", tr("every concept with its terms"));
  declare.example("glossary list --subject energy -l fa --tsv", tr("one subject, as a table"));
  declare_listing(declare, *options);
  return with_options<ListOptions>(std::move(options), run_list);
}

Run setup_glossary_find(Declaration& declare) {
  auto options = std::make_shared<FindOptions>();
  declare.example("glossary find ceasefire",
                  tr("concepts with a term that has this in it, in any letter case"));
  declare.example("glossary find هدنة --json", tr("any language, for programs"));
  declare.positional("TEXT", options->text, tr("what to look for, in any letter case"));
  declare_listing(declare, options->list);
  return with_options<FindOptions>(std::move(options), run_find);
}

Run setup_glossary_show(Declaration& declare) {
  auto options = std::make_shared<ShowConceptOptions>();
  declare.example("glossary show ceasefire", tr("one concept, by its id"));
  declare.example("glossary show ceasefire truce --json", tr("two, for programs"));
  declare.positional("ID", options->ids, tr("ids of concepts"));
  declare_store(declare, options->store);
  declare.flag("--json", options->json, tr("write one JSON document"));
  return with_options<ShowConceptOptions>(std::move(options), run_show);
}

Run setup_glossary_add(Declaration& declare) {
  auto options = std::make_shared<AddOptions>();
  declare.example("glossary add truce en=truce de=Waffenruhe", tr("a concept with two terms"));
  declare.example("glossary add truce de=Feuerpause:admitted", tr("a further term for it, with its status"));
  declare.positional("ID", options->id, tr("id of the concept; made when there is none"));
  declare.positional("TERM", options->terms,
                     tr("LANG=TEXT or LANG=TEXT:STATUS; preferred, admitted, deprecated, forbidden"));
  declare.option("--subject", "NAME", options->subject, tr("what field the concept belongs to"));
  declare.option("--definition", "TEXT", options->definition, tr("what the concept means"));
  declare.option("--note", "TEXT", options->note, tr("a note for translators"));
  declare_store(declare, options->store);
  return with_options<AddOptions>(std::move(options), run_add);
}

Run setup_glossary_remove(Declaration& declare) {
  auto options = std::make_shared<RemoveOptions>();
  declare.example("glossary remove truce", tr("one concept, by its id"));
  declare.example("glossary remove truce armistice", tr("two at once"));
  declare.positional("ID", options->ids, tr("ids of concepts"));
  declare_store(declare, options->store);
  return with_options<RemoveOptions>(std::move(options), run_remove);
}

}  // namespace distich::cli
