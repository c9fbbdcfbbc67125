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
#include <distich/terms/likeness.hpp>
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
  bool fuzzy = false;
  std::size_t floor = 70;  ///< percent
  ListOptions list;
};

struct ShowConceptOptions {
  std::vector<std::string> ids;
  std::string store;
  bool json = false;
};

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

/// What the options that `list` and `find` share ask of a concept.
class ConceptFilter {
 public:
  ConceptFilter(const ListOptions& options, Environment& environment)
      : subject_(options.subject),
        language_(language_named(options.language, environment)),
        missing_(language_named(options.missing, environment)),
        status_(status_named(options.status)) {}

  [[nodiscard]] bool takes(const Concept& item) const {
    const bool subject_fits = subject_.empty() || item.subject == subject_;
    const bool lacks = !missing_.known() || !has_language(item, missing_);
    return subject_fits && lacks && has_language(item, language_) && has_status(item, language_, status_);
  }

 private:
  std::string subject_;
  LanguageTag language_;
  LanguageTag missing_;
  std::optional<TermStatus> status_;
};

/// Writes concepts one by one, as the options say.
class ConceptListing {
 public:
  ConceptListing(const ShowOptions& show, std::ostream& out, const report::Page& page)
      : show_(show), out_(out), page_(page) {}

  void add(const Concept& item) {
    ++shown_;
    if (show_.json) {
      all_.push_back(concept_json(item));
    } else {
      write_concept(out_, item, show_, page_);
    }
  }

  /// The exit code.
  [[nodiscard]] int finish() {
    if (show_.json)
      out_ << to_text({{"schema", "distich.glossary/1"}, {"concepts", std::move(all_)}}) << '\n';
    return shown_ == 0 ? exit_nothing_found : exit_done;
  }

 private:
  const ShowOptions& show_;
  std::ostream& out_;
  const report::Page& page_;
  Json all_ = Json::array();
  std::size_t shown_ = 0;
};

/// Lists what `each(store, take)` takes of the store's concepts and the filter lets through.
template <class Each>
int list_concepts(const ListOptions& options, Environment& environment, Each each) {
  check_showing(options.show);
  const ConceptFilter filter(options, environment);
  const auto store = store_to_read(options.store, environment);
  Output output(options.show.output, environment);
  int code = exit_done;
  output.write([&](std::ostream& out) {
    ConceptListing listing(options.show, out, output.page());
    each(store->terms(), filter, listing);
    code = listing.finish();
  });
  return code;
}

int run_list(const ListOptions& options, Environment& environment) {
  return list_concepts(options, environment,
                       [&](const TermStore& terms, const ConceptFilter& filter, ConceptListing& listing) {
                         terms.each([&](const Concept& item) {
                           if (filter.takes(item)) listing.add(item);
                           return !environment.stop.stop_requested();
                         });
                       });
}

/// A concept, and how alike its likest term is to what was looked for.
struct Likely {
  int likeness = 0;
  std::size_t length = 0;  ///< of that term, in bytes
  Concept item;
};

Likely likely(const Concept& item, TermLikeness& likeness, int floor) {
  Likely best;
  for (const auto& term : item.terms) {
    const auto found = likeness(term.text, floor);
    if (found > best.likeness || (found == best.likeness && term.text.size() < best.length)) {
      best.likeness = found;
      best.length = term.text.size();
    }
  }
  return best;
}

/// Concepts with a term that is at least so alike, the likest first, then those with the shorter term, then
/// by id.
std::vector<Likely> likely_concepts(const TermStore& terms, const ConceptFilter& filter,
                                    const FindOptions& options, Environment& environment) {
  TermLikeness likeness(options.text);
  const auto floor = options.fuzzy ? static_cast<int>(options.floor) * 100 : 10000;
  std::vector<Likely> found;
  terms.each([&](const Concept& item) {
    if (filter.takes(item)) {
      auto one = likely(item, likeness, floor);
      if (one.likeness > 0) {
        one.item = item;
        found.push_back(std::move(one));
      }
    }
    return !environment.stop.stop_requested();
  });
  std::ranges::stable_sort(found, [](const Likely& a, const Likely& b) {
    return std::pair(-a.likeness, a.length) < std::pair(-b.likeness, b.length);
  });
  return found;
}

int run_find(const FindOptions& options, Environment& environment) {
  if (text::normalize(options.text, text::Form::term).empty()) throw usage(tr("nothing to search for"));
  if (options.floor < 1 || options.floor > 100)
    throw usage(tr("{1} wants a number from {2} to {3}", "--floor", 1, 100));
  return list_concepts(options.list, environment,
                       [&](const TermStore& terms, const ConceptFilter& filter, ConceptListing& listing) {
                         for (const auto& one : likely_concepts(terms, filter, options, environment))
                           listing.add(one.item);
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

void declare_listing(Declaration& declare, ListOptions& options) {
  declare.option("--subject", "NAME", options.subject, tr("only concepts of this subject"));
  declare.option("-l,--language", "LANG", options.language, tr("only concepts with a term in this language"));
  declare.option("--missing", "LANG", options.missing, tr("only concepts without a term in this language"));
  declare.option("--status", "NAME", options.status,
                 tr("only concepts with a term of this status, in the language of -l if named"));
  declare.choices({"preferred", "admitted", "deprecated", "forbidden"});
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
  declare.example("glossary find seasefire --fuzzy", tr("terms that are nearly so too"));
  declare.example("glossary find هدنة --json", tr("any language, for programs"));
  declare.positional("TEXT", options->text, tr("what to look for, in any letter case"));
  declare.flag("--fuzzy", options->fuzzy, tr("terms that are nearly so too, the likest first"));
  declare.number("--floor", "PERCENT", options->floor, tr("how alike they must be; 70 if not named"));
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

}  // namespace distich::cli
