#include <algorithm>

#include "commands.hpp"
#include "common/counting.hpp"
#include "common/files.hpp"
#include "common/glossary_files.hpp"
#include "common/json.hpp"
#include <distich/engine/choose.hpp>
#include <distich/terms/glossary_merge.hpp>
#include <distich/text/tsv.hpp>

namespace distich::cli {
namespace {

struct DiffOptions {
  std::string before;
  std::string after;
  std::string output;
  bool json = false;
};

struct MergeOptions {
  std::string base;
  std::string ours;
  std::string theirs;
  std::string prefer;
  std::string to;
  std::string output;
  GlossaryWords words;
  bool json = false;
};

std::string in_words(const GlossaryPlace& place) {
  std::string out = text::escape_tsv(place.concept_id);
  if (place.language.known() || !place.term.empty()) out += ' ' + place.language.str();
  if (!place.term.empty()) out += " “" + text::escape_tsv(place.term) + "”";
  if (!place.field.empty()) out += ' ' + place.field;
  return out;
}

Json place_json(const GlossaryPlace& place) {
  Json out = {{"concept", place.concept_id}};
  if (place.language.known() || !place.term.empty()) out["language"] = place.language.str();
  if (!place.term.empty()) out["term"] = place.term;
  if (!place.field.empty()) out["field"] = place.field;
  return out;
}

bool is_whole_concept(const GlossaryPlace& place) {
  return !place.language.known() && place.term.empty() && place.field.empty();
}

/// ": en “mayor”, de “Bürgermeisterin”"; nothing when there is no such concept.
std::string terms_in_words(std::span<const Concept> concepts, const std::string& id) {
  const auto found = std::ranges::find(concepts, id, &Concept::id);
  std::string out;
  if (found == concepts.end()) return out;
  for (const auto& term : found->terms) {
    out += (out.empty() ? ": " : ", ") + term.language.str() + " “" + text::escape_tsv(term.text) + "”";
  }
  return out;
}

void write_change(std::ostream& out, const GlossaryChange& change, std::span<const Concept> before,
                  std::span<const Concept> after) {
  if (change.kind == GlossaryChangeKind::changed) {
    out << "~ " << in_words(change.place) << ": “" << text::escape_tsv(change.before) << "” → “"
        << text::escape_tsv(change.after) << "”\n";
    return;
  }
  const bool added = change.kind == GlossaryChangeKind::added;
  out << (added ? "+ " : "- ") << in_words(change.place);
  if (is_whole_concept(change.place)) out << terms_in_words(added ? after : before, change.place.concept_id);
  out << '\n';
}

Json change_json(const GlossaryChange& change) {
  Json out = {{"change", name(change.kind)}};
  out.update(place_json(change.place));
  if (change.kind == GlossaryChangeKind::changed) {
    out["before"] = change.before;
    out["after"] = change.after;
  }
  return out;
}

int run_diff(const DiffOptions& options, Environment& environment) {
  const auto before = read_whole_glossary(options.before, "", environment);
  const auto after = read_whole_glossary(options.after, "", environment);
  const auto changes = diff_glossaries(before.concepts, after.concepts);
  Output output(options.output, environment);
  output.write([&](std::ostream& out) {
    Json all = Json::array();
    for (const auto& change : changes) {
      if (options.json) {
        all.push_back(change_json(change));
      } else {
        write_change(out, change, before.concepts, after.concepts);
      }
    }
    if (options.json)
      out << to_text({{"schema", "distich.glossary-diff/1"}, {"changes", std::move(all)}}) << '\n';
  });
  return changes.empty() ? exit_done : exit_nothing_found;
}

const Format& format_to_write(const MergeOptions& options, const GlossaryFile& ours,
                              const GlossaryFile& theirs, Environment& environment) {
  const auto* read = ours.format != nullptr ? ours.format : theirs.format;
  const std::string wanted = options.to.empty() && read != nullptr ? std::string(read->id) : options.to;
  return choose_writer(environment.formats, wanted, options.output, {Capability::write_glossary});
}

void tell_conflicts(const GlossaryMerge& merged, Environment& environment) {
  std::size_t open = 0;
  for (const auto& conflict : merged.conflicts) {
    if (!conflict.resolved) ++open;
    tell(environment, tr("conflict in {1}: it was “{2}”, is “{3}” in ours and “{4}” in theirs",
                         in_words(conflict.place), conflict.base, conflict.ours, conflict.theirs));
  }
  const Counting count(environment.page.say);
  tell(environment, tr("merged: {1}; {2}, {3} of them open", count.concepts(merged.concepts.size()),
                       count.conflicts(merged.conflicts.size()), open));
}

Json merge_json(const GlossaryMerge& merged, const std::string& output) {
  Json conflicts = Json::array();
  for (const auto& conflict : merged.conflicts) {
    Json one = place_json(conflict.place);
    one.update({{"base", conflict.base},
                {"ours", conflict.ours},
                {"theirs", conflict.theirs},
                {"resolved", conflict.resolved}});
    conflicts.push_back(std::move(one));
  }
  return {{"schema", "distich.glossary-merge/1"},
          {"concepts", merged.concepts.size()},
          {"output", output},
          {"conflicts", std::move(conflicts)}};
}

int run_merge(const MergeOptions& options, Environment& environment) {
  const auto prefer = merge_preference(options.prefer);
  if (!prefer && !options.prefer.empty())
    throw usage(tr("{1} wants one of: {2}", "--prefer", "ours, theirs, newest"));
  const auto base = read_whole_glossary(options.base, "", environment);
  const auto ours = read_whole_glossary(options.ours, "", environment);
  const auto theirs = read_whole_glossary(options.theirs, "", environment);
  // What could not be read would be taken for what a side took out.
  if (environment.saw_error_diagnostic)
    throw Error(ErrorCode::malformed, tr("nothing is merged: not every entry could be read"));
  const auto& format = format_to_write(options, ours, theirs, environment);
  const auto merged =
      merge_glossaries(base.concepts, ours.concepts, theirs.concepts, prefer.value_or(MergePreference::none));
  Output output(options.output, environment);
  output.write([&](std::ostream& out) {
    const bool same_format = &format == ours.format;
    if (same_format) out << ours.comments;
    const auto writer = format.write_glossary(out, write_options(options.words, environment));
    writer->begin(same_format ? ours.header : FileHeader{});
    for (const auto& item : merged.concepts) writer->write(item);
    writer->finish();
  });
  tell_conflicts(merged, environment);
  if (options.json && output.is_file())
    environment.out << to_text(merge_json(merged, options.output)) << '\n';
  const bool open = std::ranges::any_of(merged.conflicts, [](const auto& one) { return !one.resolved; });
  return open ? exit_nothing_found : exit_done;
}

}  // namespace

Run setup_glossary_diff(Declaration& declare) {
  auto options = std::make_shared<DiffOptions>();
  declare.example("glossary diff old.tbx new.tbx", tr("added, removed and changed entries"));
  declare.example("glossary diff old.tsv new.tbx --json", tr("of two formats, for programs"));
  declare.positional("BEFORE", options->before, tr("a glossary in any format"));
  declare.positional("AFTER", options->after, tr("a glossary in any format"));
  declare.option("-o,--output", "FILE", options->output,
                 tr("write to this file, which appears whole or not at all"));
  declare.flag("--json", options->json, tr("write one JSON document"));
  declare.note(tr("Exit code 1 says that there is a difference. The order of entries is none."));
  return with_options<DiffOptions>(std::move(options), run_diff);
}

Run setup_glossary_merge(Declaration& declare) {
  auto options = std::make_shared<MergeOptions>();
  declare.example("glossary merge base.tsv ours.tsv theirs.tsv -o ours.tsv",
                  tr("field by field; conflicts are listed"));
  declare.example("glossary merge %O %A %B -o %A --prefer newest", tr("as a merge driver of git"));
  declare.positional("BASE", options->base, tr("the version that both others grew out of"));
  declare.positional("OURS", options->ours, tr("our version"));
  declare.positional("THEIRS", options->theirs, tr("their version"));
  declare.option("--prefer", "SIDE", options->prefer,
                 tr("who is right in a conflict: ours, theirs or newest; if not named, it stays open"));
  declare.choices({"ours", "theirs", "newest"});
  declare.option("--to", "FORMAT", options->to, tr("format to write; that of OURS if not named"));
  declare_glossary_writing(declare, options->words);
  declare.option("-o,--output", "FILE", options->output,
                 tr("write to this file, which appears whole or not at all"));
  declare.flag("--json", options->json, tr("list the conflicts as one JSON document; needs -o"));
  declare.note(tr("Exit code 1 says that conflicts are open: our value is written there."));
  return with_options<MergeOptions>(std::move(options), run_merge);
}

}  // namespace distich::cli
