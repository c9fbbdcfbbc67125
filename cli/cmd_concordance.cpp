#include <algorithm>
#include <optional>

#include "commands.hpp"
#include "common/articles.hpp"
#include "common/files.hpp"
#include "common/json.hpp"
#include "common/languages.hpp"
#include "common/store.hpp"
#include <distich/engine/inflections.hpp>
#include <distich/report/concordance.hpp>
#include <distich/report/listing.hpp>
#include <distich/text/tsv.hpp>
#include <distich/tm/memory.hpp>

namespace distich::cli {
namespace {

struct Options {
  std::string text;
  std::string source;
  std::string target;
  bool in_target = false;
  bool inflected = false;
  std::size_t limit = 50;
  std::size_t skip = 0;
  std::string store;
  ShowOptions show;
};

/// A language that was not named is the store's only other one; a usage error lists them when there are more.
LanguageTag settle(const LanguageTag& named, const LanguageTag& other, Store& store,
                   std::string_view option) {
  if (named.known()) return named;
  std::vector<std::string> primaries;
  std::string list;
  for (const auto& [tag, count] : store.tm().languages()) {
    const std::string primary(tag.primary());
    if (primary == other.primary() || std::ranges::find(primaries, primary) != primaries.end()) continue;
    primaries.push_back(primary);
    list += (list.empty() ? "" : ", ") + primary;
  }
  if (primaries.size() == 1) return LanguageTag::parse(primaries.front()).value_or(LanguageTag{});
  if (primaries.empty())
    throw Error(ErrorCode::storage, tr("the memory is empty; fill it with distich import FILE"));
  throw usage(tr("name the language with {1}; the memory has: {2}", option, list));
}

Json to_json(const ConcordanceHit& hit, const Options& options) {
  Json found = Json::array();
  for (const auto range : hit.found) found.push_back({{"start", range.begin}, {"end", range.end}});
  Json out = {{"unit", static_cast<std::int64_t>(hit.unit)}, {"source", hit.source.text}};
  out["target"] = hit.target ? Json(hit.target->text) : Json(nullptr);
  out["source_language"] = hit.languages.source.str();
  out["target_language"] = hit.languages.target.str();
  out["found"] = std::move(found);
  if (options.inflected) out["inflected"] = hit.inflected;
  return out;
}

void write_page(std::ostream& out, const ConcordancePage& found, const Options& options) {
  std::vector<report::ConcordanceEntry> entries;
  entries.reserve(found.hits.size());
  for (const auto& hit : found.hits) {
    const std::string_view target = hit.target ? std::string_view(hit.target->text) : std::string_view{};
    entries.push_back({std::to_string(static_cast<std::int64_t>(hit.unit)), hit.languages, hit.source.text,
                       target, hit.found});
  }
  report::write_concordance_page(out,
                                 {options.text, options.in_target, entries, found.total, found.complete});
}

void show(std::ostream& out, const ConcordancePage& found, const Options& options, const report::Page& page) {
  if (options.show.json) {
    Json list = Json::array();
    for (const auto& hit : found.hits) list.push_back(to_json(hit, options));
    out << to_text({{"schema", "distich.concordance/1"},
                    {"text", options.text},
                    {"hits", std::move(list)},
                    {"total", found.total},
                    {"total_is_exact", found.complete}})
        << '\n';
    return;
  }
  if (wants_page(options.show)) return write_page(out, found, options);
  for (const auto& hit : found.hits) {
    if (options.show.jsonl) {
      out << to_text(to_json(hit, options)) << '\n';
    } else if (options.show.tsv) {
      out << text::escape_tsv(hit.source.text) << '\t'
          << (hit.target ? text::escape_tsv(hit.target->text) : "");
      if (options.inflected) out << '\t' << (hit.inflected ? "inflected" : "exact");
      out << '\n';
    } else {
      const std::string_view target = hit.target ? std::string_view(hit.target->text) : std::string_view{};
      out << report::concordance_lines({hit.source.text, target, hit.found, options.in_target}, page);
    }
  }
}

void tell_what_is_left(const ConcordancePage& found, const Options& options, Environment& environment) {
  const auto shown = options.skip + found.hits.size();
  if (found.complete && found.total <= shown) return;
  tell(environment, found.complete ? tr("{1} of {2} are shown; more with --limit, or --skip {3}",
                                        found.hits.size(), found.total, shown)
                                   : tr("{1} of at least {2} are shown; more with --limit, or --skip {3}",
                                        found.hits.size(), found.total, shown));
}

/// Says so when nothing is known of the language's inflection.
std::optional<FindForms> forms_for(const LanguageTag& language, Environment& environment) {
  auto forms = inflections_of(language);
  if (!forms) {
    tell(environment, tr("nothing is known of inflection in {1}; words are found as they are written",
                         language.primary()));
  }
  return forms;
}

int run(const Options& options, Environment& environment) {
  check_showing(options.show);
  if (options.text.empty()) throw usage(tr("nothing to search for"));
  const auto named_source = language_named(options.source, environment);
  const auto named_target = language_named(options.target, environment);
  const auto store = store_to_read(options.store, environment);
  const auto target = settle(named_target, named_source, *store, "-t");
  const auto source = settle(named_source, target, *store, "-s");
  const TranslationMemory memory(*store, control_of(environment));
  std::optional<FindForms> forms;
  if (options.inflected) forms = forms_for(options.in_target ? target : source, environment);
  const auto found = memory.concordance(
      options.text, {source, target},
      {options.in_target, options.limit, options.skip, forms ? &*forms : nullptr}, control_of(environment));
  Output output(options.show.output, environment);
  output.write([&](std::ostream& out) { show(out, found, options, output.page()); });
  tell_what_is_left(found, options, environment);
  return found.hits.empty() ? exit_nothing_found : exit_done;
}

}  // namespace

Run setup_concordance(Declaration& declare) {
  auto options = std::make_shared<Options>();
  declare.example("concordance ceasefire -s en -t ar", tr("how a word was translated before"));
  declare.example("concordance \"هدنة\" -s en -t ar --in-target", tr("search the translations"));
  declare.example("concordance harbour -s en -t ar -o harbour.html", tr("a page to read the hits on"));
  declare.positional("TEXT", options->text, tr("what to look for, in any letter case"));
  declare.option("-s,--source", "LANG", options->source,
                 tr("language to search in; may be left out where the memory has but two"));
  declare.option("-t,--target", "LANG", options->target, tr("language of the translations"));
  declare.flag("--in-target", options->in_target, tr("search the translations, not the source texts"));
  declare.flag("--inflected", options->inflected,
               tr("also find other forms of its words: house finds houses"));
  declare.number("--limit", "COUNT", options->limit, tr("most hits to show; 50 if not named"));
  declare.number("--skip", "COUNT", options->skip, tr("leave out so many of the first hits"));
  declare.option("--store", "PATH", options->store,
                 tr("the store; else DISTICH_STORE, else the default one"));
  declare_showing(declare, options->show);
  return with_options<Options>(std::move(options), run);
}

}  // namespace distich::cli
