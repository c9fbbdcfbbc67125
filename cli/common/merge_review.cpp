#include "common/merge_review.hpp"

#include <vector>

#include "common/bilingual_files.hpp"
#include "common/counting.hpp"
#include "common/json.hpp"
#include "common/languages.hpp"
#include <distich/engine/choose.hpp>
#include <distich/engine/convert.hpp>
#include <distich/engine/review_units.hpp>

namespace distich::cli {
namespace {

std::vector<ReviewRow> read_rows(const MergeOptions& options, const LanguagePair& languages,
                                 Environment& environment) {
  InputFile input(options.review, environment);
  const auto& format =
      choose_reader(environment.formats, "", input.head(), input.name(), {Capability::read_review});
  ReadOptions read;
  read.input = input.name();
  read.languages = languages;
  const auto reader = format.read_review(input.stream(), read, control_of(environment));
  std::vector<ReviewRow> rows;
  for (ReviewRow row; reader->next(row); row = {}) rows.push_back(std::move(row));
  return rows;
}

Json to_json(const MergeOptions& options, const ReviewOutcome& outcome) {
  return {{"schema", "distich.merge-review/1"},
          {"file", options.file},
          {"review", options.review},
          {"output", options.output},
          {"rows", outcome.rows},
          {"changed", outcome.changed},
          {"unchanged", outcome.unchanged},
          {"missing", outcome.missing},
          {"unknown", outcome.unknown},
          {"repeated", outcome.repeated},
          {"source_edited", outcome.source_edited},
          {"broken", outcome.broken},
          {"emptied", outcome.emptied}};
}

void tell_counts(const MergeOptions& options, const ReviewOutcome& outcome, Environment& environment) {
  const Counting count(environment.page.say);
  tell(environment, tr("{1}: {2}: {3} changed, {4} as before, {5} not taken whole", options.review,
                       count.rows(outcome.rows), outcome.changed, outcome.unchanged, outcome.not_taken()));
  if (outcome.missing > 0) {
    tell(environment, tr("  without a row, left as before: {1}", count.segments(outcome.missing)));
  }
}

}  // namespace

int merge_review(const MergeOptions& options, Environment& environment) {
  if (options.json && (options.output.empty() || options.output == "-")) {
    throw usage(tr("{1} wants {2}: standard output is taken by one of them", "--json", "-o FILE"));
  }
  InputFile input(options.file, environment);
  const auto& own = choose_reader(environment.formats, options.from, input.head(), input.name(),
                                  {Capability::read_bilingual});
  const auto& to = writer_after_change(own, options.to, options.output, environment);
  ReadOptions read;
  read.use = use_for(own, to);
  read.languages = {language_named(options.source, environment), language_named(options.target, environment)};
  auto file = load_bilingual(input, own, read, environment);
  const auto rows = read_rows(options, file.header.languages, environment);
  const auto outcome = take_review(file, rows, control_of(environment));
  if (options.strict && outcome.not_taken() > 0) {
    throw Error(ErrorCode::malformed,
                tr("{1} of {2} cannot be taken whole; nothing was written", outcome.not_taken(),
                   Counting(environment.page.say).rows(outcome.rows)));
  }
  WriteOptions write;
  write.creation_time = environment.now;
  write.on_diagnostic = control_of(environment).on_diagnostic;
  Output output(options.output, environment);
  output.write([&](std::ostream& out) { write_file(file, out, to, write); });
  if (options.json) environment.out << to_text(to_json(options, outcome)) << '\n';
  tell_counts(options, outcome, environment);
  if (outcome.not_taken() > 0) return exit_partial;
  return outcome.changed == 0 ? exit_nothing_found : exit_done;
}

}  // namespace distich::cli
