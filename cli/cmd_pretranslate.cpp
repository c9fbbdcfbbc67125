#include <filesystem>

#include "commands.hpp"
#include "common/bilingual_files.hpp"
#include "common/counting.hpp"
#include "common/files.hpp"
#include "common/json.hpp"
#include "common/matching.hpp"
#include "common/store.hpp"
#include "common/subprocess.hpp"
#include "common/unit_filter.hpp"
#include <distich/engine/choose.hpp>
#include <distich/engine/convert.hpp>
#include <distich/engine/pretranslate.hpp>
#include <distich/engine/pseudo.hpp>
#include <distich/text/decode.hpp>

namespace distich::cli {
namespace {

struct Options {
  std::string file;
  BilingualReading reading;
  std::string store;
  MatchingOptions matching{75, 5};
  std::string machine;
  std::size_t machine_timeout = 600;
  bool no_repetitions = false;
  bool repair = false;
  bool overwrite = false;
  bool pseudo = false;
  text::PseudoOptions pseudo_form;
  std::string to;
  std::string output;
  bool json = false;
};

/// One line of input for each text: a line end inside one would make two.
std::string as_lines(const std::vector<std::string>& texts) {
  std::string out;
  for (auto text : texts) {
    for (auto& c : text) {
      if (c == '\n' || c == '\r') c = ' ';
    }
    out += text + '\n';
  }
  return out;
}

std::vector<std::string> lines_of(const std::string& bytes, const std::string& program) {
  if (!text::is_valid_utf8(bytes)) {
    throw Error(ErrorCode::encoding, tr("what {1} wrote is not UTF-8", program));
  }
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto end = std::min(bytes.find('\n', at), bytes.size());
    auto line = bytes.substr(at, end - at);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    lines.push_back(std::move(line));
    at = end + 1;
  }
  return lines;
}

Translate machine_of(const Options& options, Environment& environment) {
  if (options.machine.empty()) return {};
  const auto words = split_command(options.machine);
  return [words, &options, &environment](const std::vector<std::string>& texts) {
    const auto timeout = std::chrono::seconds(options.machine_timeout);
    auto lines = lines_of(run_program(words, as_lines(texts), timeout, environment.stop), words.front());
    if (lines.size() != texts.size()) {
      const Counting count(environment.page.say);
      throw Error(ErrorCode::malformed, tr("{1} wrote {2} for {3}; one a segment is wanted", words.front(),
                                           count.lines(lines.size()), count.segments(texts.size())));
    }
    return lines;
  };
}

Json to_json(const Options& options, const std::string& name, const PretranslateReport& report) {
  return {{"schema", "distich.pretranslate/1"},
          {"file", name},
          {"output", options.output},
          {"units", report.units},
          {"same_id", report.same_id},
          {"in_context", report.in_context},
          {"one_neighbour", report.one_neighbour},
          {"exact", report.exact},
          {"repetitions", report.repeated},
          {"repaired", report.repaired},
          {"fuzzy", report.fuzzy},
          {"machine", report.machine},
          {"pseudo", report.pseudo},
          {"translated_before", report.translated},
          {"left", report.left}};
}

void tell_counts(const std::string& name, const PretranslateReport& report, const Options& options,
                 Environment& environment) {
  const Counting count(environment.page.say);
  if (options.pseudo) {
    tell(environment,
         tr("{1}: {2} of {3} filled with a pseudo-translation; {4} had a translation and kept it", name,
            report.filled(), count.units(report.units), report.translated));
    return;
  }
  tell(environment,
       tr("{1}: {2} of {3} filled: {4} in context, {5} exact, {6} repeated, {7} fuzzy, {8} by the command",
          name, report.filled(), count.units(report.units),
          report.same_id + report.in_context + report.one_neighbour, report.exact, report.repeated,
          report.fuzzy + report.repaired, report.machine));
  if (report.repaired > 0)
    tell(environment, tr("  {1} of the fuzzy ones with numbers and codes repaired", report.repaired));
  tell(environment,
       tr("  {1} had a translation and kept it, {2} still without one", report.translated, report.left));
}

void check_usage(const Options& options) {
  if (options.json && (options.output.empty() || options.output == "-")) {
    throw usage(tr("{1} wants {2}: standard output is taken by one of them", "--json", "-o FILE"));
  }
  if (options.pseudo && !options.machine.empty()) {
    throw usage(tr("{1} and {2} exclude each other", "--pseudo", "--mt-command"));
  }
}

PretranslateReport fill_from_memory(BilingualFile& file, const Options& options, Environment& environment) {
  PretranslateOptions how;
  how.matches = options.matching.to_options();
  how.overwrite = options.overwrite;
  how.repetitions = !options.no_repetitions;
  how.repair = options.repair;
  how.document = std::filesystem::path(options.file).filename().string();
  const auto machine = machine_of(options, environment);
  const auto store = store_if_any(options.store, environment);
  std::optional<TranslationMemory> memory;
  std::optional<Lookup> lookup;
  if (store != nullptr) {
    memory.emplace(*store, control_of(environment));
    lookup.emplace(*store, *memory);
  }
  return pretranslate(file, lookup ? &*lookup : nullptr, machine, how, control_of(environment));
}

int run(const Options& options, Environment& environment) {
  check_usage(options);
  InputFile input(options.file, environment);
  const auto& format = choose_reader(environment.formats, options.reading.from, input.head(), input.name(),
                                     {Capability::read_bilingual});
  const auto& to = writer_after_change(format, options.to, options.output, environment);
  auto read = read_options(options.reading, environment);
  read.use = use_for(format, to);
  auto file = load_bilingual(input, format, std::move(read), environment);
  const auto report =
      options.pseudo ? pseudo_translate(file, options.pseudo_form, options.overwrite, control_of(environment))
                     : fill_from_memory(file, options, environment);
  Output output(options.output, environment);
  WriteOptions write;
  write.creation_time = environment.now;
  write.on_diagnostic = control_of(environment).on_diagnostic;
  output.write([&](std::ostream& out) { write_file(file, out, to, write); });
  if (options.json) environment.out << to_text(to_json(options, input.name(), report)) << '\n';
  tell_counts(output.is_file() ? options.output : input.name(), report, options, environment);
  return report.filled() == 0 ? exit_nothing_found : exit_done;
}

void declare_pseudo(Declaration& declare, Options& options) {
  declare.flag("--pseudo", options.pseudo,
               tr("fill with a pseudo-translation, to see what a translation does to a layout: the source "
                  "with other letters, longer, in brackets; the memory is not asked"));
  declare.number("--pseudo-expansion", "PERCENT", options.pseudo_form.expansion,
                 tr("how much longer the pseudo-translation is, 30 if not named"));
  declare.flag("--pseudo-rtl", options.pseudo_form.right_to_left,
               tr("the pseudo-translation runs from right to left"));
}

}  // namespace

Run setup_pretranslate(Declaration& declare) {
  auto options = std::make_shared<Options>();
  declare.example("pretranslate article.en-fa.xlf -o article.en-fa.xlf",
                  tr("fill in what the memory and the file itself know"));
  declare.example(
      "pretranslate pairs.tmx -s en -t de --min 85 --mt-command \"my-mt --from en --to de\" -o filled.tmx",
      tr("close matches only, and what is left by a command"));
  declare.example("pretranslate article.en-fa.xlf --pseudo -o pseudo.xlf && distich merge pseudo.xlf",
                  tr("the article as a layout test"));
  declare.positional("FILE", options->file, tr("a bilingual file; - is standard input"));
  declare_reading(declare, options->reading);
  declare_store(declare, options->store);
  declare.number("--min", "PERCENT", options->matching.floor,
                 tr("least similarity of a match; 75 if not named"));
  declare.flag("--no-repetitions", options->no_repetitions,
               tr("don't fill in what the file itself has translated elsewhere"));
  declare.flag(
      "--repair", options->repair,
      tr("where similar text differs only in numbers, addresses or inline codes, put in its translation "
         "with those of the segment"));
  declare.option("--mt-command", "COMMAND", options->machine,
                 tr("what translates the rest: reads a segment a line, writes a translation a line"));
  declare.number("--mt-timeout", "SECONDS", options->machine_timeout,
                 tr("how long the command may take, 600 if not named; 0: for ever"));
  declare.flag("--overwrite", options->overwrite,
               tr("replace translations by equal text of the memory or the file, unless they are reviewed"));
  declare_pseudo(declare, *options);
  declare.option("-o,--output", "FILE", options->output,
                 tr("write to this file, which appears whole or not at all"));
  declare.option("--to,--format", "FORMAT", options->to,
                 tr("format to write; by the file's extension if not named"));
  declare.flag("--json", options->json, tr("say what was filled as JSON"));
  declare.note(
      tr("Filled units are drafts, with the properties match-kind, match-quality and match-origin. Nothing "
         "is put "
         "in whose inline codes are not those of the source."));
  declare.note(
      tr("The command is run once, without a shell: it is split into words at white space, '…' and \"…\" "
         "hold words "
         "together, nothing is expanded. When it fails, nothing is written."));
  return with_options<Options>(std::move(options), run);
}

}  // namespace distich::cli
