#include "cmd_align_batch.hpp"

#include <exception>
#include <filesystem>
#include <map>

#include "common/align_plan.hpp"
#include "common/align_summary.hpp"
#include "common/dictionaries.hpp"
#include "common/file_jobs.hpp"
#include "common/files.hpp"
#include "common/parallel.hpp"
#include "common/shard.hpp"

namespace distich::cli {
namespace {

namespace fs = std::filesystem;

/// So much text is aligned, and learned from, at once, in bytes of the files.
constexpr std::uintmax_t most_at_once = std::uintmax_t{4} << 20U;

/// What was done for a pair on some thread, to be told in the order of the pairs.
struct Work {
  std::optional<LoadedPair> loaded;
  std::optional<BilingualDocument> pair;
  std::optional<AlignedArticle> aligned;
  std::vector<Diagnostic> diagnostics;
  std::optional<Error> failure;
};

/// A failure that is no single pair's ends the batch.
bool ends_the_batch(const Error& error) {
  switch (error.code()) {
    case ErrorCode::storage:
    case ErrorCode::busy:
    case ErrorCode::cancelled:
    case ErrorCode::internal: return true;
    default: return false;
  }
}

std::uintmax_t size_of(const std::string& path) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  return error ? 0 : size;
}

bool is_up_to_date(const PlannedPair& pair) {
  std::error_code error;
  const auto written = fs::last_write_time(pair.output, error);
  if (error) return false;
  for (const auto& input : {pair.source, pair.target}) {
    const auto changed = fs::last_write_time(input, error);
    if (error || changed > written) return false;
  }
  return true;
}

class Batch {
 public:
  Batch(const AlignWords& words, const AlignResources& resources, AlignPlan plan, Environment& environment)
      : words_(words),
        resources_(resources),
        knowledge_(words.dictionaries, resources.store.get(), resources.languages, environment),
        plan_(std::move(plan)),
        environment_(environment),
        jobs_(jobs_of(words.jobs)),
        outcomes_(plan_.pairs.size()) {}

  void run() {
    if (plan_.output.empty()) return run_parts(nullptr);
    Output output(plan_.output, environment_);
    output.write([&](std::ostream& out) {
      const auto writer = plan_.one_writer->format()->write_bilingual(out, plan_.one_writer->write_options());
      FileHeader header;
      header.languages = resources_.languages;
      writer->begin(header);
      run_parts(writer.get());
      writer->finish();
    });
  }

  [[nodiscard]] AlignSummary summary() && { return {std::move(plan_), std::move(outcomes_)}; }

 private:
  /// Parts depend on the sizes of the files alone, so that a resumed batch learns from the same texts.
  void run_parts(Writer<BilingualUnit>* all) {
    std::size_t begin = 0;
    std::uintmax_t bytes = 0;
    for (std::size_t i = 0; i < plan_.pairs.size(); ++i) {
      const auto& pair = plan_.pairs[i];
      const auto size = size_of(pair.source) + size_of(pair.target);
      if (i > begin && bytes + size > most_at_once) {
        run_part(begin, i, all);
        begin = i;
        bytes = 0;
      }
      bytes += size;
    }
    if (begin < plan_.pairs.size()) run_part(begin, plan_.pairs.size(), all);
  }

  void run_part(std::size_t begin, std::size_t end, Writer<BilingualUnit>* all) {
    bool all_kept = words_.resume;
    for (auto i = begin; i < end && words_.resume; ++i) {
      if (is_up_to_date(plan_.pairs[i])) outcomes_[i].state = PairState::kept;
      all_kept = all_kept && outcomes_[i].state == PairState::kept;
    }
    if (all_kept) return;
    std::vector<Work> work(end - begin);
    for_each_index(work.size(), jobs_, [&](std::size_t k) { load(plan_.pairs[begin + k], work[k]); });
    tell(begin, work);
    align(begin, work);
    if (all != nullptr) {
      for (std::size_t k = 0; k < work.size(); ++k) append(begin + k, work[k], *all);
    } else {
      for_each_index(work.size(), jobs_, [&](std::size_t k) { write(begin + k, work[k]); });
      tell(begin, work);
    }
  }

  void load(const PlannedPair& pair, Work& work) const {
    Control control;
    control.stop = environment_.stop;
    control.on_diagnostic = [&](const Diagnostic& diagnostic) { work.diagnostics.push_back(diagnostic); };
    guarded(work, [&] {
      control.checkpoint({"reading", 0, {}});
      work.loaded = load_pair(pair.source, pair.target, words_, resources_, environment_, control);
    });
  }

  template <class Do>
  static void guarded(Work& work, Do what) {
    try {
      what();
    } catch (const Error& error) {
      work.failure = error;
    }
  }

  /// Shows what came up since the last time.
  void tell(std::size_t begin, std::vector<Work>& work) {
    const auto control = control_of(environment_);
    for (std::size_t k = 0; k < work.size(); ++k) {
      for (const auto& diagnostic : work[k].diagnostics) control.report(diagnostic);
      work[k].diagnostics.clear();
      if (!work[k].failure) continue;
      if (ends_the_batch(*work[k].failure)) throw Error(*work[k].failure);
      outcomes_[begin + k].state = PairState::failed;
      show_error(environment_, *work[k].failure);
      work[k].failure.reset();
      work[k].loaded.reset();
    }
  }

  void align(std::size_t begin, std::vector<Work>& work) {
    std::map<LanguagePair, std::vector<std::size_t>> by_languages;
    for (std::size_t k = 0; k < work.size(); ++k) {
      if (!work[k].loaded) continue;
      const auto& [source, target] = *work[k].loaded;
      by_languages[{source.document.language(), target.document.language()}].push_back(k);
    }
    for (const auto& [languages, members] : by_languages) {
      std::vector<ArticlePair> pairs;
      for (const auto k : members) {
        pairs.push_back({work[k].loaded->source.document, work[k].loaded->target.document,
                         SourcePos{.input = plan_.pairs[begin + k].source}});
      }
      auto aligned =
          align_articles_batch(pairs, resources_.glossary, knowledge_.options(), control_of(environment_));
      for (std::size_t n = 0; n < members.size(); ++n) {
        auto& one = work[members[n]];
        one.pair = std::move(aligned[n]);
        one.aligned = give_out(*one.pair, one.loaded->source, words_.giving_out());
      }
    }
  }

  /// Whether a pair's result is to be written; else the outcome says why not.
  [[nodiscard]] bool is_wanted(std::size_t pair, const Work& work) {
    if (!work.aligned) return false;
    auto& outcome = outcomes_[pair];
    outcome.figures = work.aligned->figures;
    if (outcome.state == PairState::kept) return false;
    outcome.state = PairState::apart;
    return outcome.figures.belong_together || words_.force;
  }

  void write(std::size_t pair, Work& work) {
    if (!is_wanted(pair, work)) return;
    const auto& planned = plan_.pairs[pair];
    guarded(work, [&] {
      make_folder_of(planned.output);
      Output output(planned.output, environment_);
      output.write(
          [&](std::ostream& out) { planned.writer->write(out, *work.aligned, *work.loaded, output.page()); });
      write_doubts(planned, work);
      outcomes_[pair].state = PairState::written;
    });
  }

  void write_doubts(const PlannedPair& planned, const Work& work) const {
    if (planned.review.empty() || work.aligned->figures.doubtful == 0) return;
    make_folder_of(planned.review);
    write_doubtful(planned.review, *work.pair, *work.aligned, words_, environment_);
  }

  static void make_folder_of(const std::string& file) {
    const auto folder = fs::path(file).parent_path();
    if (folder.empty()) return;
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
      throw Error(ErrorCode::io, tr("cannot make the folder {1}: {2}", folder.string(), error.message()));
  }

  /// Ids are made unique, and places, which are those of another file, taken out.
  void append(std::size_t pair, Work& work, Writer<BilingualUnit>& all) {
    if (!is_wanted(pair, work)) return;
    write_doubts(plan_.pairs[pair], work);
    for (auto& unit : work.aligned->file.units) {
      unit.id = 'd' + std::to_string(pair + 1) + '.' + unit.id;
      unit.place.reset();
      unit.properties["document"] = plan_.pairs[pair].source;
      all.write(unit);
    }
    outcomes_[pair].state = PairState::written;
  }

  const AlignWords& words_;
  const AlignResources& resources_;
  AlignKnowledge knowledge_;
  AlignPlan plan_;
  Environment& environment_;
  std::size_t jobs_;
  std::vector<PairOutcome> outcomes_;
};

void check(const AlignWords& words) {
  if (!words.apply.empty()) {
    throw usage(tr("{1} is for one pair of texts; give the two files", "--apply"));
  }
  if (words.match_documents && !words.pairs.empty()) {
    throw usage(tr("{1} and {2} exclude each other", "--match-documents", "--pairs"));
  }
  if (words.review.ends_with(".tsv")) throw usage(tr("of a batch, {1} names a folder", "--review"));
  for (const auto& [name, named] :
       {std::pair{"--tsv", words.show.tsv}, std::pair{"--jsonl", words.show.jsonl}}) {
    if (named) throw usage(tr("{1} is not for batches; name a format with {2}", name, "--to"));
  }
}

}  // namespace

int run_batch(const AlignWords& words, Environment& environment) {
  check(words);
  const AlignResources resources(words, environment);
  auto plan = plan_batch(words, resources, environment);
  plan.pairs = items_of(shard_named(words.shard), std::move(plan.pairs));
  if (words.resume && !plan.output.empty()) {
    throw usage(tr("{1} wants a file a pair; name a folder with {2}", "--resume", "-o"));
  }
  const bool to_stdout = plan.output == "-";
  if (to_stdout && words.show.json) {
    throw usage(tr("{1} wants {2}: standard output is taken by one of them", "--json", "-o FILE"));
  }
  Batch batch(words, resources, std::move(plan), environment);
  batch.run();
  const auto summary = std::move(batch).summary();
  if (words.show.json) {
    environment.out << to_text(to_json(summary)) << '\n';
  } else if (!to_stdout && !environment.quiet) {
    environment.out << table_of(summary, environment.page);
  }
  tell_totals(summary, words, environment);
  return exit_code(summary);
}

}  // namespace distich::cli
