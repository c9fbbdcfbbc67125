#include "commands.hpp"
#include "common/bilingual_files.hpp"
#include "common/counting.hpp"
#include "common/files.hpp"
#include "common/glossary_files.hpp"
#include "common/json.hpp"
#include <distich/engine/check_file.hpp>
#include <distich/engine/choose.hpp>
#include <distich/engine/convert.hpp>

namespace distich::cli {
namespace {

struct Options {
  std::string file;
  BilingualReading reading;
  std::string to;
  GlossaryWords glossary;
  std::string output;
  bool check = false;
  bool json = false;
};

constexpr std::initializer_list<Capability> readable{Capability::read_bilingual, Capability::read_memory,
                                                     Capability::read_glossary};
constexpr std::initializer_list<Capability> writable{Capability::write_bilingual, Capability::write_memory,
                                                     Capability::write_glossary};

/// The side-by-side page goes by two names.
bool writes_page(const Format& format) {
  return format.id == "page" || format.id == "html";
}

/// What the checks of a unit say, for a page.
std::vector<Remark> remarks_of(const BilingualUnit& unit, UnitChecks& checks) {
  std::vector<Remark> remarks;
  for (auto& finding : checks.check(unit))
    remarks.push_back({std::string(finding.check), finding.severity, std::move(finding.message)});
  return remarks;
}

int run(const Options& options, Environment& environment) {
  const auto& to = choose_writer(environment.formats, options.to, options.output, writable);
  if (options.check && !writes_page(to))
    throw usage(tr("--check is for a page; write one with {1}", "-o FILE.html"));
  auto read = read_options(options.reading, environment);
  read.beside = open_beside;
  read.columns = column_map(options.glossary.map);
  InputFile input(options.file, environment);
  read.input = input.name();
  const auto& from =
      choose_reader(environment.formats, options.reading.from, input.head(), input.name(), readable);
  const FileCheckOptions checking;
  Checkers checkers(checking);
  UnitChecks checks(checkers, read.languages);
  auto write = write_options(options.glossary, environment);
  if (options.check) write.remarks = [&](const BilingualUnit& unit) { return remarks_of(unit, checks); };
  Output output(options.output, environment);
  write.output = options.output;
  write.beside = [&](const std::string& name) -> std::ostream& { return output.beside(name); };
  std::uint64_t written = 0;
  output.write([&](std::ostream& out) {
    written = convert(input.stream(), from, read, out, to, write, control_of(environment),
                      choose_kind(from, RecordKind::detect, input.head()));
  });
  if (options.json && output.is_file()) {
    environment.out << to_text({{"schema", "distich.convert/1"},
                                {"from", from.id},
                                {"to", to.id},
                                {"records", written},
                                {"output", options.output}})
                    << '\n';
  }
  tell(environment,
       tr("{1}: {2} to {3}", Counting(environment.page.say).records(written), from.title, to.title));
  return written == 0 ? exit_nothing_found : exit_done;
}

}  // namespace

Run setup_convert(Declaration& declare) {
  auto options = std::make_shared<Options>();
  declare.example("convert article.en-fa.xlf -o article.html", tr("a page to read side by side"));
  declare.example("convert article.en-fa.xlf -o review.docx",
                  tr("a table for reviewers, to be taken back by merge"));
  declare.example("convert article.en-fa.xlf --to moses -o corpus.en",
                  tr("two texts, a segment a line: corpus.fa too"));
  declare.example("convert article.en-fa.xlf --check -o article.html",
                  tr("the same with what deserves a look in it"));
  declare.example("convert memory.tmx --to tsv -s en -t de > memory.tsv",
                  tr("two languages of a memory as a table"));
  declare.positional("FILE", options->file, tr("a bilingual file, memory or glossary; - is standard input"));
  declare_reading(declare, options->reading);
  declare.option("--to,--format", "FORMAT", options->to,
                 tr("format to write; by the file's extension if not named"));
  declare_glossary_reading(declare, options->glossary);
  declare_glossary_writing(declare, options->glossary);
  declare.option("-o,--output", "FILE", options->output,
                 tr("write to this file, which appears whole or not at all"));
  declare.flag("--check", options->check, tr("show on the page what distich check finds"));
  declare.flag("--json", options->json, tr("say what was written as JSON"));
  return with_options<Options>(std::move(options), run);
}

}  // namespace distich::cli
