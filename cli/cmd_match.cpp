#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <sstream>

#include "commands.hpp"
#include "common/articles.hpp"
#include "common/counting.hpp"
#include "common/file_jobs.hpp"
#include "common/files.hpp"
#include "common/filters.hpp"
#include "common/json.hpp"
#include "common/languages.hpp"
#include "common/matching.hpp"
#include "common/own_memory.hpp"
#include "common/shard.hpp"
#include "common/store.hpp"
#include <distich/base/string_writer.hpp>
#include <distich/engine/filter.hpp>
#include <distich/engine/lookup.hpp>
#include <distich/engine/match_json.hpp>
#include <distich/report/listing.hpp>
#include <distich/text/tsv.hpp>
#include <distich/tm/memory.hpp>

namespace distich::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  ReadingOptions reading;
  std::string target;
  std::string store;
  MatchingOptions matching;
  std::size_t jobs = 1;
  ShowOptions show;
  std::string shard;
};

/// What languages matches were in, by the languages that were asked for. Safe to use from several threads.
class Answered {
 public:
  void add(const LanguagePair& asked, const std::vector<Match>& matches) {
    const std::lock_guard lock(mutex_);
    auto& answered = answered_[asked];
    for (const auto& match : matches) answered.insert(match.languages);
  }

  /// Says where matches come from, if not from the languages that were asked for.
  void tell_of(Environment& environment) const {
    for (const auto& [asked, answered] : answered_) {
      std::string others;
      for (const auto& each : answered) {
        if (each != asked) others += (others.empty() ? "" : ", ") + spelled(each);
      }
      if (!others.empty())
        tell(environment, tr("asked for {1}; the memory answers from {2}", spelled(asked), others));
    }
  }

  /// Of what was asked for, says what the memory has no text in.
  void tell_of_missing(Store& store, Environment& environment) const {
    std::set<std::string_view> primaries;
    std::string all;
    const auto known = store.tm().languages();
    for (const auto& [language, count] : known) {
      primaries.insert(language.primary());
      all += (all.empty() ? "" : ", ") + language.str();
    }
    if (known.empty()) {
      tell(environment, tr("the memory is empty: fill it with distich import FILE"));
      return;
    }
    std::set<LanguageTag> missing;
    for (const auto& [asked, answered] : answered_) {
      for (const auto& language : {asked.source, asked.target})
        if (!primaries.contains(language.primary())) missing.insert(language);
    }
    for (const auto& language : missing)
      tell(environment, tr("the memory has no text in {1}; it has {2}", language.str(), all));
  }

 private:
  static std::string spelled(const LanguagePair& pair) {
    return pair.source.str() + " → " + pair.target.str();
  }

  std::mutex mutex_;
  std::map<LanguagePair, std::set<LanguagePair>> answered_;
};

/// What a run counts over all of its files.
struct Tally {
  std::size_t segments = 0;
  std::size_t matched = 0;
};

Json to_json(const std::vector<ByteRange>& ranges) {
  Json out = Json::array();
  for (const auto range : ranges) out.push_back({{"start", range.begin}, {"end", range.end}});
  return out;
}

Json to_json(const Match& match, const Suggestion& suggestion) {
  Json out = {{"score", match.score.basis_points},
              {"kind", name(match.kind)},
              {"source", match.source.text},
              {"target", match.target.text},
              {"unit", static_cast<std::int64_t>(match.unit)},
              {"origin", suggestion.origin},
              {"differs", to_json(match.differs)},
              {"differs_in_source", to_json(match.differs_in_source)}};
  out.update(Json::parse(facts_json(match.facts)));
  return out;
}

/// "numbers=667; punctuation=100"
std::string penalties_cell(const MatchFacts& facts) {
  std::string out;
  for (const auto& penalty : facts.penalties) {
    if (!out.empty()) out += "; ";
    out += std::string(name(penalty.kind)) + '=' + std::to_string(penalty.basis_points);
  }
  return out;
}

/// A segment with its matches, in every way that they are shown.
class Shown {
 public:
  Shown(const Article& article, const Options& options, const LanguageTag& target, const Lookup& lookup,
        Answered& answered)
      : article_(&article), options_(&options), target_(&target), lookup_(&lookup), answered_(&answered) {}

  void lines(std::ostream& out, const std::string& file, const report::Page& page, Tally& tally) const {
    each(tally, [&](const std::string& id, std::size_t index, const std::vector<Match>& matches) {
      const auto text = article_->document.segment_text(index);
      if (options_->show.jsonl) {
        Json line = {{"schema", "distich.match/1"}, {"file", file}};
        line.update(segment_json(id, index, matches));
        out << to_text(line) << '\n';
      } else if (options_->show.tsv) {
        for (const auto& match : matches) {
          out << id << '\t' << match.score.basis_points << '\t' << name(match.kind) << '\t'
              << text::escape_tsv(text) << '\t' << text::escape_tsv(match.source.text) << '\t'
              << text::escape_tsv(match.target.text) << '\t' << penalties_cell(match.facts) << '\t'
              << (match.facts.repaired ? text::escape_tsv(match.facts.repaired->text) : std::string())
              << '\n';
        }
      } else {
        std::vector<Suggestion> suggestions;
        suggestions.reserve(matches.size());
        for (const auto& match : matches) suggestions.push_back(lookup_->to_suggestion(match));
        out << report::match_lines(id, text, suggestions, page);
      }
    });
  }

  [[nodiscard]] Json json(const std::string& file, Tally& tally) const {
    Json segments = Json::array();
    each(tally, [&](const std::string& id, std::size_t index, const std::vector<Match>& matches) {
      segments.push_back(segment_json(id, index, matches));
    });
    return {{"file", file},
            {"source", article_->document.language().str()},
            {"target", target_->str()},
            {"segments", std::move(segments)}};
  }

 private:
  template <class Visit>
  void each(Tally& tally, Visit visit) const {
    const auto ids = segment_ids(article_->document);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const auto matches = lookup_->find(article_->document, i, *target_, options_->matching.to_options());
      ++tally.segments;
      if (!matches.empty()) ++tally.matched;
      answered_->add({article_->document.language(), *target_}, matches);
      visit(ids[i], i, matches);
    }
  }

  [[nodiscard]] Json segment_json(const std::string& id, std::size_t index,
                                  const std::vector<Match>& matches) const {
    Json list = Json::array();
    for (const auto& match : matches) list.push_back(to_json(match, lookup_->to_suggestion(match)));
    return {{"id", id}, {"text", article_->document.segment_text(index)}, {"matches", std::move(list)}};
  }

  const Article* article_;
  const Options* options_;
  const LanguageTag* target_;
  const Lookup* lookup_;
  Answered* answered_;
};

/// What is done with each file; called from several threads at once.
struct Work {
  const Options& options;
  Environment& environment;
  const report::Page& page;
  LanguageTag source;
  LanguageTag target;
  SegmentOptions how;
  MemoryPool& memories;
  std::atomic<std::size_t>& segments;
  Answered& answered;

  std::size_t operator()(const std::string& file, const Control& control, const Sink& sink) const {
    auto memory = memories.take();
    const auto article = open(file, control);
    Tally tally;
    auto out = string_writer();
    Shown(article, options, target, memory->lookup(), answered).lines(out, input_name(file), page, tally);
    sink(std::move(out).str());
    segments += tally.segments;
    memories.put_back(std::move(memory));
    return tally.matched;
  }

  [[nodiscard]] Article open(const std::string& file, const Control& control) const {
    const auto bytes = read_input(file, environment);
    auto article = article_from(bytes, file, source, options.reading, environment.formats, control);
    segment_article(article, how, control);
    return article;
  }
};

int run_as_filter(const Options& options, Environment& environment) {
  const FilterOptions languages{language_named(options.reading.source, environment),
                                language_named(options.target, environment)};
  const auto matching = options.matching.to_options();
  OwnMemory memory(options.store, environment);
  memory.check();
  const LineFilter filter = [languages, matching, memory,
                             made = PerCopy<LineFilter>()](std::string_view line) mutable {
    if (!made.value) made.value = match_filter(languages, memory.lookup(), matching);
    return made.value(line);
  };
  return run_filter(filter, options.show, environment, jobs_of(options.jobs), shard_named(options.shard));
}

int run(const Options& options, Environment& environment) {
  check_showing(options.show);
  if (is_filter(options.show, options.files)) return run_as_filter(options, environment);
  const auto target = target_named(options.target, environment);
  const auto files = items_of(shard_named(options.shard), inputs_or_stdin(options.files, environment));
  if (files.empty()) return exit_done;
  MemoryPool memories(OwnMemory(options.store, environment));
  memories.check();
  const auto store = store_to_read(options.store, environment);
  const auto how = segmenting(options.reading, store.get(), environment);
  Output output(options.show.output, environment);
  std::atomic<std::size_t> segments = 0;
  Answered answered;
  const Work work{options, environment, output.page(), language_named(options.reading.source, environment),
                  target,  how,         memories,      segments,
                  answered};
  FileCounts counts;
  output.write([&](std::ostream& out) {
    if (!options.show.json) {
      counts = run_files(files, jobs_of(options.jobs), out, environment, work);
      return;
    }
    Json all = Json::array();
    Tally tally;
    auto memory = memories.take();
    counts.code = for_each_file(files, environment, [&](const std::string& file) {
      const auto article = work.open(file, control_of(environment));
      all.push_back(
          Shown(article, options, target, memory->lookup(), answered).json(input_name(file), tally));
    });
    segments = tally.segments;
    counts.items = tally.matched;
    out << to_text({{"schema", "distich.match/1"}, {"files", std::move(all)}}) << '\n';
  });
  tell(environment,
       tr("{1} of {2} with a match", counts.items, Counting(environment.page.say).segments(segments.load())));
  answered.tell_of(environment);
  if (counts.items == 0) answered.tell_of_missing(*store, environment);
  return counts.code == exit_done && counts.items == 0 ? exit_nothing_found : counts.code;
}

}  // namespace

Run setup_match(Declaration& declare) {
  auto options = std::make_shared<Options>();
  declare.example("match article.txt -s en -t fa", tr("what the memory knows of each sentence"));
  declare.example("match article.html -t de --min 85 --limit 1 --json",
                  tr("only close matches, the best of each"));
  declare.example("match -t fr --jsonl < sentences.jsonl",
                  tr("a corpus, one object {\"id\",\"lang\",\"text\"} a line"));
  declare.positional("FILE", options->files,
                     tr("articles: text, HTML, Markdown, DOCX, ODT, subtitles; - is standard input"), false);
  declare_reading(declare, options->reading);
  declare.option("-t,--target", "LANG", options->target, tr("language to translate into"));
  declare_matching(declare, options->matching);
  declare.number(
      "-j,--jobs", "COUNT", options->jobs,
      tr("work on so many files, or lines of a filter, at once; 0 = one a processor; 1 if not named"));
  declare_store(declare, options->store);
  declare_shard(declare, options->shard);
  declare_showing(declare, options->show);
  declare.note(
      tr("Scores in JSON and TSV are hundredths of a percent: 10000 is equal text. \"102 %\" is equal text "
         "between equal neighbours, \"101 %\" beside one, \"100 %#\" the same segment by its id."));
  declare.note(tr(
      "\"Repaired\" is the translation with the segment's own numbers, addresses and codes; read it before "
      "you use it: what they ask of the words around them is not changed."));
  return with_options<Options>(std::move(options), run);
}

}  // namespace distich::cli
