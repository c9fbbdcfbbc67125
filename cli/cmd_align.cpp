#include <filesystem>

#include "cmd_align_batch.hpp"
#include "commands.hpp"
#include "common/align_plan.hpp"
#include "common/aligning.hpp"
#include "common/dictionaries.hpp"
#include "common/files.hpp"
#include "common/filters.hpp"
#include "common/shard.hpp"
#include <distich/engine/filter.hpp>
#include <distich/engine/review.hpp>
#include <distich/engine/teach.hpp>
#include <distich/text/decode.hpp>

namespace distich::cli {
namespace {

/// What the automatic alignment becomes by the table that somebody corrected.
AppliedReview reviewed(BilingualDocument automatic, const AlignWords& words, const AlignResources& resources,
                       const AlignKnowledge& knowledge, Environment& environment) {
  if (words.apply.empty()) return {std::move(automatic), {}};
  const auto control = control_of(environment);
  const auto name = input_name(words.apply);
  const auto text =
      text::decode(read_input(words.apply, environment), {.input = name, .encoding = {}}, control).text;
  const auto rows = read_review(text, name, automatic.source(), automatic.target());
  return apply_review(automatic, rows, resources.glossary, knowledge.options(), control);
}

void teach_store(const AlignedArticle& aligned, const AlignResources& resources, Environment& environment) {
  if (resources.store == nullptr) return;
  TranslationMemory memory(*resources.store, control_of(environment));
  const auto taught = teach(aligned.file, *resources.store, memory, environment.now);
  if (taught.session == SessionId{})
    return tell(environment, tr("the table confirms no bead: the store stays as it is"));
  tell(environment,
       tr("the store took {1} confirmed units, {2} it had; to take them out again: distich memory undo {3}",
          taught.units.added, taught.units.duplicates, static_cast<std::int64_t>(taught.session)));
}

int run_pair(const AlignWords& words, Environment& environment) {
  const AlignmentWriter writer(words, words.show.output, environment);
  check_not_an_input(words.show.output, {words.source_file, words.target_file, words.apply});
  check_not_an_input(words.review, {words.source_file, words.target_file});
  const AlignResources resources(words, environment);
  const auto control = control_of(environment);
  const auto loaded = load_pair(words.source_file, words.target_file, words, resources, environment, control);
  const AlignKnowledge knowledge(words.dictionaries, resources.store.get(),
                                 {loaded.source.document.language(), loaded.target.document.language()},
                                 environment);
  auto automatic = align_articles(loaded.source.document, loaded.target.document, resources.glossary,
                                  knowledge.options(), control);
  const auto [pair, verdicts] = reviewed(std::move(automatic), words, resources, knowledge, environment);
  const auto aligned = give_out(pair, loaded.source, words.giving_out(), verdicts);
  const auto& figures = aligned.figures;
  if (!figures.belong_together && !words.force) {
    tell(environment, tr("nothing was written; {1} writes the beads all the same", "--force"));
    return exit_nothing_found;
  }
  Output output(words.show.output, environment);
  output.write([&](std::ostream& out) { writer.write(out, aligned, loaded, output.page()); });
  if (!words.review.empty()) write_doubtful(words.review, pair, aligned, words, environment);
  tell_figures(figures, words, environment);
  if (!words.apply.empty()) teach_store(aligned, resources, environment);
  return exit_done;
}

bool is_folder(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_directory(path, error);
}

int run(const AlignWords& words, Environment& environment) {
  check_showing(words.show);
  for (const auto& [name, percent] :
       {std::pair{"--doubt", words.doubt}, std::pair{"--min-confidence", words.min_confidence}}) {
    if (percent > 100) throw usage(tr("{1} wants a number from {2} to {3}", name, 0, 100));
  }
  if (!words.pairs.empty() || is_folder(words.source_file) || is_folder(words.target_file)) {
    return run_batch(words, environment);
  }
  const bool one_or_none = words.target_file.empty();
  if (words.show.jsonl && one_or_none && (words.source_file.empty() || words.source_file == "-")) {
    AlignResources resources(words, environment);
    const AlignKnowledge knowledge(words.dictionaries, nullptr, resources.languages, environment);
    auto glossary = std::make_shared<const std::vector<Concept>>(std::move(resources.glossary));
    return run_filter(align_filter({resources.languages.source, resources.languages.target},
                                   knowledge.options(), std::move(glossary), resources.segmentation),
                      words.show, environment, 1, shard_named(words.shard));
  }
  if (one_or_none) throw usage(tr("distich {1} wants {2}; see distich {1} --help", "align", "SOURCE TARGET"));
  if (words.source_file == "-" && words.target_file == "-") {
    throw usage(tr("only one of the two articles can come from standard input"));
  }
  for (const auto& [name, named] :
       {std::pair{"--resume", words.resume}, std::pair{"--match-documents", words.match_documents}}) {
    if (named) throw usage(tr("{1} is for folders and lists of pairs", name));
  }
  return run_pair(words, environment);
}

void declare_batches(Declaration& declare, AlignWords& words) {
  declare.option(
      "--pairs", "FILE", words.pairs,
      tr("a list of pairs in place of SOURCE and TARGET: a line each, two paths and perhaps that of "
         "the output with tabs between, seen from the list's folder"));
  declare.flag("--match-documents", words.match_documents,
               tr("pair the files of two folders by what is in them, whatever their names"));
  declare.number("-j,--jobs", "COUNT", words.jobs,
                 tr("of a batch, work on so many files at once; 0 = one a processor; 1 if not named"));
  declare.flag("--resume", words.resume,
               tr("of a batch, leave outputs as they are that are not older than their two files"));
  declare.flag("--force", words.force, tr("also write texts that hardly look like translations"));
}

}  // namespace

Run setup_align(Declaration& declare) {
  auto words = std::make_shared<AlignWords>();
  declare.example("align ruling.en.txt ruling.ar.txt -o ruling.tmx",
                  tr("a memory out of an article and its translation"));
  declare.example("align a.html b.html -s en -t de --review doubt.tsv",
                  tr("show the beads; put doubtful ones aside"));
  declare.example("align texts/en texts/de -s en -t de -o aligned --to tmx -j 0",
                  tr("two folders, whose files are paired by their names"));
  declare.example("align --jsonl < pairs.jsonl", tr("a corpus, one object {\"source\",\"target\"} a line"));
  declare.positional("SOURCE", words->source_file, tr("the article, or a folder of articles"), false);
  declare.positional("TARGET", words->target_file, tr("its translation, or the folder of the translations"),
                     false);
  declare_reading(declare, words->reading);
  declare.option("-t,--target", "LANG", words->target, tr("language of the translation"));
  declare.flag("--segmented", words->segmented, tr("each line of the files is one segment already"));
  declare.option("-g,--glossary", "FILE", words->glossaries,
                 tr("a glossary whose terms speak for a pair; may be repeated"));
  declare_dictionaries(declare, words->dictionaries);
  declare.option("--store", "PATH", words->store,
                 tr("a store whose glossary speaks for a pair, and whose translations teach words"));
  declare.option("--to,--format", "FORMAT", words->to,
                 tr("format to write, ladder or vecalign too; by the file's extension if not named"));
  declare.option(
      "--review", "FILE", words->review,
      tr("write the doubtful beads into this file too, into a .tsv as a table to be corrected; of a "
         "batch, a folder"));
  declare.option(
      "--apply", "FILE", words->apply,
      tr("take the beads of this table, which was written by --review and corrected, as they are said "
         "there; the store that is named takes those that are confirmed"));
  declare.number("--doubt", "PERCENT", words->doubt,
                 tr("beads of less confidence are doubtful; 85 if not named"));
  declare.number("--min-confidence", "PERCENT", words->min_confidence,
                 tr("leave out beads of less confidence"));
  declare_batches(declare, *words);
  declare_shard(declare, words->shard);
  declare_showing(declare, words->show);
  declare.note(
      tr("Of a batch, -o names a folder for a file a pair, or one file for all. Pairs that hardly look like "
         "translations are reported and not written, with exit code 1."));
  return with_options<AlignWords>(std::move(words), run);
}

}  // namespace distich::cli
