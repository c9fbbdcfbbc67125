#include <algorithm>
#include <cmath>

#include "commands.hpp"
#include "common/articles.hpp"
#include "common/files.hpp"
#include "common/filters.hpp"
#include "common/json.hpp"
#include "common/languages.hpp"
#include "common/store.hpp"
#include "common/units.hpp"
#include <distich/align/aligner.hpp>
#include <distich/engine/align_articles.hpp>
#include <distich/engine/choose.hpp>
#include <distich/engine/convert.hpp>
#include <distich/engine/filter.hpp>
#include <distich/report/listing.hpp>
#include <distich/text/tsv.hpp>

namespace distich::cli {
namespace {

struct Options {
  std::string source_file;
  std::string target_file;
  ReadingOptions reading;
  std::string target;
  std::string store;
  std::vector<std::string> glossaries;
  std::string to;
  std::string review;
  std::size_t doubt = 60;  ///< percent
  ShowOptions show;
};

/// What a run works with, opened once.
struct Resources {
  std::unique_ptr<Store> store;
  std::vector<Concept> glossary;
  SegmentOptions segmentation;

  Resources(const Options& options, Environment& environment)
      : store(options.store.empty() ? nullptr : store_to_read(options.store, environment)),
        glossary(load_glossary(options.glossaries, store.get(), environment)),
        segmentation(segmenting(options.reading, store.get(), environment)) {}
};

bool is_doubtful(const BilingualUnit& unit, const Options& options) {
  return unit.confidence.value_or(0.0) * 100.0 < static_cast<double>(options.doubt);
}

void write_review(const BilingualFile& file, const Options& options, Environment& environment) {
  BilingualFile doubtful;
  doubtful.header = file.header;
  doubtful.header.skeleton.reset();
  for (const auto& unit : file.units) {
    if (is_doubtful(unit, options)) doubtful.units.push_back(unit);
  }
  const auto& format = choose_writer(environment.formats, "", options.review, {Capability::write_bilingual});
  Output output(options.review, environment);
  output.write([&](std::ostream& out) { write_file(doubtful, out, format, {environment.now, {}}); });
}

Json indices(SegmentRange range) {
  Json out = Json::array();
  for (auto i = range.begin; i < range.end; ++i) out.push_back(i);
  return out;
}

Json beads_json(const BilingualDocument& pair, const BilingualFile& file) {
  Json beads = Json::array();
  for (std::size_t i = 0; i < file.units.size(); ++i) {
    const auto& unit = file.units[i];
    beads.push_back({{"source", indices(pair.beads()[i].source)},
                     {"target", indices(pair.beads()[i].target)},
                     {"confidence", std::round(pair.beads()[i].confidence * 10000.0) / 10000.0},
                     {"source_text", unit.source.text},
                     {"target_text", unit.target ? unit.target->text : std::string{}}});
  }
  return {{"schema", "distich.align/1"},
          {"source", pair.languages().source.str()},
          {"target", pair.languages().target.str()},
          {"beads", std::move(beads)}};
}

void show(std::ostream& out, const BilingualDocument& pair, const BilingualFile& file, const Options& options,
          const report::Page& page) {
  if (options.show.json) {
    out << to_text(beads_json(pair, file)) << '\n';
    return;
  }
  for (const auto& unit : file.units) {
    if (options.show.jsonl) {
      out << to_text(unit_json(unit)) << '\n';
    } else if (options.show.tsv) {
      out << unit.bead << '\t' << static_cast<int>(std::lround(unit.confidence.value_or(0.0) * 100.0)) << '\t'
          << text::escape_tsv(unit.source.text) << '\t'
          << (unit.target ? text::escape_tsv(unit.target->text) : "") << '\n';
    } else {
      out << report::bead_lines(unit, page);
    }
  }
}

int run_pair(const Options& options, Environment& environment) {
  const bool wants_format =
      !options.to.empty() || (!options.show.output.empty() && !options.show.json && !options.show.jsonl &&
                              !options.show.tsv && options.show.output != "-");
  const Format* format = wants_format ? &choose_writer(environment.formats, options.to, options.show.output,
                                                       {Capability::write_bilingual})
                                      : nullptr;
  const Resources resources(options, environment);
  auto target_reading = options.reading;
  target_reading.source = options.target;
  const auto& how = resources.segmentation;
  const auto source = load_article(options.source_file, options.reading, how, environment, "-s");
  const auto target = load_article(options.target_file, target_reading, how, environment, "-t");
  const auto pair =
      align_articles(source.document, target.document, resources.glossary, {}, control_of(environment));
  const auto file = to_bilingual_file(pair, source);
  Output output(options.show.output, environment);
  output.write([&](std::ostream& out) {
    if (format != nullptr) {
      write_file(file, out, *format, {environment.now, {}});
    } else {
      show(out, pair, file, options, output.page());
    }
  });
  if (!options.review.empty()) write_review(file, options, environment);
  const auto doubtful =
      std::ranges::count_if(file.units, [&](const auto& unit) { return is_doubtful(unit, options); });
  tell(environment,
       tr("{1} and {2} segments in {3} beads, {4} of them below {5} %; mean confidence {6} %",
          source.document.segments().size(), target.document.segments().size(), file.units.size(), doubtful,
          options.doubt, std::lround(mean_confidence(pair.beads()) * 100.0)));
  return exit_done;
}

int run(const Options& options, Environment& environment) {
  check_showing(options.show);
  if (options.doubt > 100) throw usage(tr("{1} wants a number from {2} to {3}", "--doubt", 0, 100));
  const bool one_or_none = options.target_file.empty();
  if (options.show.jsonl && one_or_none && (options.source_file.empty() || options.source_file == "-")) {
    Resources resources(options, environment);
    auto glossary = std::make_shared<const std::vector<Concept>>(std::move(resources.glossary));
    return run_filter(align_filter({language_named(options.reading.source, environment),
                                    language_named(options.target, environment)},
                                   {}, std::move(glossary), resources.segmentation),
                      options.show, environment);
  }
  if (one_or_none) throw usage(tr("distich {1} wants {2}; see distich {1} --help", "align", "SOURCE TARGET"));
  if (options.source_file == "-" && options.target_file == "-") {
    throw usage(tr("only one of the two articles can come from standard input"));
  }
  return run_pair(options, environment);
}

}  // namespace

Run setup_align(Declaration& declare) {
  auto options = std::make_shared<Options>();
  declare.example("align ruling.en.txt ruling.ar.txt -o ruling.tmx",
                  tr("a memory out of an article and its translation"));
  declare.example("align a.html b.html -s en -t de --review doubt.tsv",
                  tr("show the beads; put doubtful ones aside"));
  declare.example("align --jsonl < pairs.jsonl", tr("a corpus, one object {\"source\",\"target\"} a line"));
  declare.positional("SOURCE", options->source_file, tr("the article"), false);
  declare.positional("TARGET", options->target_file, tr("its translation"), false);
  declare_reading(declare, options->reading);
  declare.option("-t,--target", "LANG", options->target, tr("language of the translation"));
  declare.option("-g,--glossary", "FILE", options->glossaries,
                 tr("a glossary whose terms speak for a pair; may be repeated"));
  declare.option("--store", "PATH", options->store, tr("a store whose glossary speaks for a pair"));
  declare.option("--to,--format", "FORMAT", options->to,
                 tr("format to write; by the file's extension if not named"));
  declare.option("--review", "FILE", options->review, tr("write the doubtful beads into this file too"));
  declare.number("--doubt", "PERCENT", options->doubt,
                 tr("beads of less confidence are doubtful; 60 if not named"));
  declare_showing(declare, options->show);
  return with_options<Options>(std::move(options), run);
}

}  // namespace distich::cli
