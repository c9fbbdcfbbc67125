#include "commands.hpp"
#include "common/counting.hpp"
#include "common/files.hpp"
#include "common/json.hpp"
#include "common/merge_review.hpp"
#include <distich/engine/choose.hpp>
#include <distich/engine/convert.hpp>

namespace distich::cli {
namespace {

int run(const MergeOptions& options, Environment& environment) {
  if (!options.review.empty()) return merge_review(options, environment);
  if (!options.to.empty() || !options.source.empty() || !options.target.empty()) {
    throw usage(tr("-s, -t and --to serve with {1} only", "--review"));
  }
  InputFile input(options.file, environment);
  const auto& from = choose_reader(environment.formats, options.from, input.head(), input.name(),
                                   {Capability::read_bilingual});
  ReadOptions read;
  read.input = input.name();
  auto control = control_of(environment);
  control.strict = options.strict;
  const auto merged = merge(input.stream(), from, read, environment.formats, control);
  const Counting count(environment.page.say);
  if (options.strict && merged.untranslated > 0) {
    throw Error(ErrorCode::malformed, tr("{1} of {2} without a translation; nothing was written",
                                         merged.untranslated, count.segments(merged.units)));
  }
  Output output(options.output, environment);
  output.write([&](std::ostream& out) {
    out.write(merged.bytes.data(), static_cast<std::streamsize>(merged.bytes.size()));
  });
  if (options.json && output.is_file()) {
    environment.out << to_text({{"schema", "distich.merge/1"},
                                {"format", merged.format},
                                {"units", merged.units},
                                {"untranslated", merged.untranslated},
                                {"output", options.output}})
                    << '\n';
  }
  if (merged.untranslated > 0) {
    tell(environment, tr("{1} of {2} without a translation, kept as in the source", merged.untranslated,
                         count.segments(merged.units)));
  }
  return merged.untranslated > 0 || environment.saw_error_diagnostic ? exit_nothing_found : exit_done;
}

}  // namespace

Run setup_merge(Declaration& declare) {
  auto options = std::make_shared<MergeOptions>();
  declare.example("merge article.en-fa.xlf -o article.fa.html",
                  tr("the translated article, in the format of the source"));
  declare.example("merge article.en-fa.xlf --strict > article.fa.txt",
                  tr("only when every segment is translated"));
  declare.example("merge --review review.xlsx article.en-fa.xlf -o reviewed.xlf",
                  tr("take what reviewers changed in a table into the bilingual file"));
  declare.positional("FILE", options->file, tr("a bilingual file that assist wrote; - is standard input"));
  declare.option("--review", "TABLE", options->review,
                 tr("a table of the file's segments (xlsx, docx, odt, csv, tsv) with what people changed in "
                    "it; writes the "
                    "bilingual file, not the article"));
  declare.option("-s,--source", "LANG", options->source,
                 tr("with --review: source language, where the file does not say"));
  declare.option("-t,--target", "LANG", options->target,
                 tr("with --review: target language, where the file does not say"));
  declare.option("--from", "FORMAT", options->from, tr("format of the file; found out if not named"));
  declare.option("-o,--output", "FILE", options->output,
                 tr("write to this file, which appears whole or not at all"));
  declare.option("--to,--format", "FORMAT", options->to,
                 tr("with --review: format to write; that of the file if not named"));
  declare.flag("--strict", options->strict,
               tr("write nothing when a segment lacks its translation or markup is broken"));
  declare.flag("--json", options->json, tr("say what was written as JSON"));
  declare.note(tr(
      "Exit code 1 says that segments without translation kept their source text, or that markup was lost."));
  declare.note(
      tr("With --review, exit code 5 says that rows were not taken whole: unknown or repeated ids, an edited "
         "source, broken codes, an emptied target; 1 that nobody changed anything."));
  return with_options<MergeOptions>(std::move(options), run);
}

}  // namespace distich::cli
