#include <algorithm>
#include <optional>

#include "commands.hpp"
#include "common/concept_fields.hpp"
#include "common/counting.hpp"
#include "common/languages.hpp"
#include "common/store.hpp"
#include <distich/text/normalize.hpp>

namespace distich::cli {
namespace {

struct AddOptions {
  std::string id;
  std::vector<std::string> terms;
  std::string subject;
  std::string definition;
  std::string note;
  std::vector<std::string> fields;
  std::string author;
  std::string store;
};

struct EditOptions {
  std::string id;
  std::vector<std::string> fields;
  std::string term;
  bool remove_term = false;
  std::string author;
  std::string store;
};

struct RemoveOptions {
  std::vector<std::string> ids;
  std::string store;
};

/// "de=Waffenstillstand".
Term term_named(const std::string& written, Environment& environment) {
  const auto equals = written.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == written.size()) {
    throw usage(tr("write a term as LANG=TEXT, like de=Waffenruhe, not \"{1}\"", written));
  }
  Term term;
  term.language = language_named(written.substr(0, equals), environment);
  term.text = text::normalize(written.substr(equals + 1), text::Form::nfc);
  return term;
}

/// The same, or "de=Feuerpause:admitted".
Term term_with_status(const std::string& written, Environment& environment) {
  auto term = term_named(written, environment);
  const auto colon = term.text.rfind(':');
  if (colon != std::string::npos && colon > 0) {
    if (const auto status = term_status(std::string_view(term.text).substr(colon + 1))) {
      term.status = *status;
      term.text.resize(colon);
    }
  }
  return term;
}

std::vector<Term>::iterator find_term(Concept& item, const Term& wanted) {
  return std::ranges::find_if(item.terms, [&](const Term& known) {
    return known.language == wanted.language && known.text == wanted.text;
  });
}

/// The concept's term of that language and text, which it has from now on.
Term& put_term(Concept& item, Term term) {
  const auto same = find_term(item, term);
  if (same == item.terms.end()) return item.terms.emplace_back(std::move(term));
  same->status = term.status;
  return *same;
}

/// Stores the concept with who made it what it is, and when; `known` is what the store had.
int save(Concept item, const std::optional<Concept>& known, std::string_view verb, const std::string& author,
         Store& store, Environment& environment) {
  if (item == known) {
    tell(environment, tr("{1} is so already", item.id));
    return exit_done;
  }
  (known ? item.modified : item.created) = EntryStamp{author, {}, environment.now};
  const auto session = store.start_session("edit", verb, environment.now);
  store.terms().put(item, session);
  tell(environment,
       tr("{1} has {2}; to undo: distich memory undo {3}", item.id,
          Counting(environment.page.say).terms(item.terms.size()), static_cast<std::int64_t>(session)));
  return exit_done;
}

int run_add(const AddOptions& options, Environment& environment) {
  std::vector<Term> terms;
  for (const auto& written : options.terms) terms.push_back(term_with_status(written, environment));
  const auto store = store_to_write(options.store, environment);
  const auto transaction = store->begin();
  const auto known = store->terms().get(options.id);
  auto item = known.value_or(Concept{});
  item.id = options.id;
  if (!options.subject.empty()) item.subject = options.subject;
  if (!options.definition.empty()) item.definition = options.definition;
  if (!options.note.empty()) item.note = options.note;
  for (auto& term : terms) {
    auto& put = put_term(item, std::move(term));
    for (const auto& field : options.fields) set_field(put, field);
  }
  const auto code = save(std::move(item), known, "glossary add", options.author, *store, environment);
  transaction->commit();
  return code;
}

/// False when the concept has no such term.
bool edit_term(Concept& item, const EditOptions& options, Environment& environment) {
  const auto wanted = term_named(options.term, environment);
  const auto found = find_term(item, wanted);
  if (found == item.terms.end()) {
    tell(environment, tr("{1} has no {2} term \"{3}\"", item.id, wanted.language.str(), wanted.text));
    return false;
  }
  for (const auto& field : options.fields) set_field(*found, field);
  if (options.remove_term) item.terms.erase(found);
  return true;
}

int run_edit(const EditOptions& options, Environment& environment) {
  if (options.remove_term && options.term.empty()) throw usage(tr("--remove-term needs --term"));
  if (options.fields.empty() && !options.remove_term)
    throw usage(tr("nothing to change; name a FIELD=VALUE, or --remove-term"));
  const auto store = store_to_change(options.store, environment);
  const auto transaction = store->begin();
  const auto known = store->terms().get(options.id);
  if (!known) {
    tell(environment, tr("there is no concept {1}", options.id));
    return exit_nothing_found;
  }
  auto item = *known;
  if (options.term.empty()) {
    for (const auto& field : options.fields) set_field(item, field);
  } else if (!edit_term(item, options, environment)) {
    return exit_nothing_found;
  }
  const auto code = save(std::move(item), known, "glossary edit", options.author, *store, environment);
  transaction->commit();
  return code;
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
    tell(environment,
         tr("removed: {1}; to undo: distich memory undo {2}",
            Counting(environment.page.say).concepts(removed), static_cast<std::int64_t>(session)));
  }
  const bool missing = removed < options.ids.size();
  return missing ? exit_nothing_found : exit_done;
}

void declare_author(Declaration& declare, std::string& author) {
  declare.option("--author", "NAME", author, tr("who makes the change"));
}

}  // namespace

Run setup_glossary_add(Declaration& declare) {
  auto options = std::make_shared<AddOptions>();
  declare.example("glossary add truce en=truce de=Waffenruhe", tr("a concept with two terms"));
  declare.example("glossary add truce de=Feuerpause:admitted --set pos=noun --set gender=feminine",
                  tr("a further term for it, with its status and fields"));
  declare.positional("ID", options->id, tr("id of the concept; made when there is none"));
  declare.positional("TERM", options->terms,
                     tr("LANG=TEXT or LANG=TEXT:STATUS; preferred, admitted, deprecated, forbidden"));
  declare.option("--subject", "NAME", options->subject, tr("what field the concept belongs to"));
  declare.option("--definition", "TEXT", options->definition, tr("what the concept means"));
  declare.option("--note", "TEXT", options->note, tr("a note for translators"));
  declare.option("--set", "FIELD=VALUE", options->fields,
                 tr("a field of the terms named; may be repeated; fields: {1}", term_field_names()));
  declare_author(declare, options->author);
  declare_store(declare, options->store);
  return with_options<AddOptions>(std::move(options), run_add);
}

Run setup_glossary_edit(Declaration& declare) {
  auto options = std::make_shared<EditOptions>();
  declare.example("glossary edit truce definition=\"A pause in fighting.\" broader=agreement",
                  tr("fields of a concept"));
  declare.example("glossary edit truce --term de=Feuerpause status=deprecated match=exact",
                  tr("fields of one of its terms"));
  declare.example("glossary edit truce --term de=Feuerpause --remove-term", tr("without that term"));
  declare.positional("ID", options->id, tr("id of the concept"));
  declare.positional(
      "FIELD=VALUE", options->fields,
      tr("a field and what it is to be, nothing to empty it; of a concept: {1}; of a term: {2}",
         concept_field_names(), term_field_names()),
      false);
  declare.option("--term", "LANG=TEXT", options->term, tr("change this term of the concept"));
  declare.flag("--remove-term", options->remove_term, tr("take that term out of the concept"));
  declare_author(declare, options->author);
  declare_store(declare, options->store);
  return with_options<EditOptions>(std::move(options), run_edit);
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
