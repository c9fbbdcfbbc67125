#include <istream>
#include <iterator>

#include "commands.hpp"
#include "common/articles.hpp"
#include "common/files.hpp"
#include "common/languages.hpp"
#include "common/own_memory.hpp"
#include "common/store.hpp"
#include <distich/engine/choose.hpp>
#include <distich/engine/volume.hpp>
#include <distich/report/volumes.hpp>

namespace distich::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  ReadingOptions reading;
  std::string target;
  std::string store;
  std::string weights;
  std::string counting;
  std::string to;
  bool internal = false;
  ShowOptions show;
};

/// "in-context=0,exact=20,95-99=40"; bands that are not named cost all.
std::optional<BandWeights> weights_named(const std::string& words) {
  if (words.empty()) return std::nullopt;
  constexpr std::uint32_t all = 100;
  BandWeights weights{};
  weights.fill(all);
  for (std::size_t at = 0; at < words.size();) {
    const auto comma = std::min(words.find(',', at), words.size());
    const auto one = words.substr(at, comma - at);
    const auto equals = std::min(one.find('='), one.size());
    const auto band = band_named(std::string_view(one).substr(0, equals));
    const auto number = equals < one.size() ? one.substr(equals + 1) : std::string();
    const bool is_percent = !number.empty() && number.size() <= 3 &&
                            number.find_first_not_of("0123456789") == std::string::npos &&
                            std::stoul(number) <= all;
    if (!band || !is_percent) {
      throw usage(tr("write --weights as BAND=PERCENT,…, not \"{1}\"; bands: {2}", one,
                     "in-context, repetition, across-files, exact, 95-99, 85-94, 75-84, 50-74, none"));
    }
    weights.at(static_cast<std::size_t>(*band)) = static_cast<std::uint32_t>(std::stoul(number));
    at = comma + 1;
  }
  return weights;
}

report::VolumeFormat format_of(const Options& options) {
  if (options.show.json) return report::VolumeFormat::json;
  if (options.show.tsv) return report::VolumeFormat::tsv;
  const auto& output = options.show.output;
  const auto by_name = output.ends_with(".html") ? "html" : output.ends_with(".csv") ? "csv" : "text";
  const auto format = report::volume_format(options.to.empty() ? by_name : options.to);
  if (!format) throw usage(tr("{1} wants one of: {2}", "--to", "text, tsv, csv, json, html"));
  return *format;
}

Counting counting_of(const Options& options) {
  const auto counting = counting_named(options.counting.empty() ? "unicode" : options.counting);
  if (!counting) throw usage(tr("{1} wants one of: {2}", "--counting", "unicode, gmx-v"));
  return *counting;
}

class FileCounter {
 public:
  FileCounter(const Options& options, Environment& environment)
      : options_(options),
        environment_(environment),
        target_(language_named(options.target, environment)),
        memory_(options.store, environment),
        store_(target_.known() ? store_to_read(options.store, environment) : nullptr),
        how_(segmenting(options.reading, store_.get(), environment)),
        counter_(target_.known() ? &memory_.lookup() : nullptr, target_,
                 options.internal ? OwnLikeness::count : OwnLikeness::ignore, counting_of(options)) {}

  report::FileVolumes count(const std::string& path) {
    InputFile input(path, environment_);
    const auto& format = choose_reader(environment_.formats, options_.reading.from, input.head(),
                                       input.name(), {Capability::read_bilingual, Capability::read_article});
    counter_.begin_file();
    if (can(format, Capability::read_bilingual)) {
      count_units(input, format);
    } else {
      counter_.add(article_in(input, path).document);
    }
    return {input.name(), counter_.volumes()};
  }

 private:
  /// Read from the input that is open: standard input gives its bytes once.
  Article article_in(InputFile& input, const std::string& path) {
    const std::string bytes(std::istreambuf_iterator<char>(input.stream()), {});
    const auto control = control_of(environment_);
    auto article = article_from(bytes, path, language_named(options_.reading.source, environment_),
                                options_.reading, environment_.formats, control);
    segment_article(article, how_, control);
    return article;
  }

  void count_units(InputFile& input, const Format& format) {
    ReadOptions read;
    read.input = input.name();
    read.encoding = options_.reading.encoding;
    read.languages = {language_named(options_.reading.source, environment_), target_};
    const auto control = control_of(environment_);
    const auto reader = format.read_bilingual(input.stream(), read, control);
    std::uint64_t done = 0;
    for (BilingualUnit unit; reader->next(unit); unit = {}) {
      control.checkpoint({"counting", ++done, {}});
      counter_.add({std::move(unit.source), std::move(unit.context), unit.id, reader->header().original},
                   unit.languages.source);
    }
  }

  const Options& options_;
  Environment& environment_;
  LanguageTag target_;
  OwnMemory memory_;
  std::unique_ptr<Store> store_;
  SegmentOptions how_;
  VolumeCounter counter_;
};

int run(const Options& options, Environment& environment) {
  check_showing(options.show);
  if (options.show.jsonl) throw usage(tr("{1} wants one of: {2}", "--to", "text, tsv, csv, json, html"));
  const auto format = format_of(options);
  const auto weights = weights_named(options.weights);
  if (options.target.empty() && !options.store.empty()) throw usage(tr("--store needs -t LANG"));
  const auto files = inputs_or_stdin(options.files, environment);
  FileCounter counter(options, environment);
  std::vector<report::FileVolumes> volumes;
  const auto code = for_each_file(files, environment,
                                  [&](const std::string& path) { volumes.push_back(counter.count(path)); });
  if (volumes.empty()) return code;
  Output output(options.show.output, environment);
  output.write([&](std::ostream& out) {
    report::write_volumes(out, format, volumes, {weights, counting_of(options)}, output.page());
  });
  return code;
}

}  // namespace

Run setup_stats(Declaration& declare) {
  auto options = std::make_shared<Options>();
  declare.example("stats article.txt -s en", tr("segments, words, characters, repetitions"));
  declare.example("stats news/*.html -s en -t fa --weights exact=20,repetition=0,in-context=0 -o quote.html",
                  tr("what the memory saves, weighted for a quotation, as a page"));
  declare.positional("FILE", options->files, tr("articles and bilingual files; - is standard input"), false);
  declare_reading(declare, options->reading);
  declare.option("-t,--target", "LANG", options->target,
                 tr("look each segment up in the memory, for this language"));
  declare_store(declare, options->store);
  declare.flag("--internal", options->internal,
               tr("segments that are like earlier ones of these files count in the bands of matches"));
  declare.option("--weights", "BAND=PERCENT,…", options->weights,
                 tr("what a word of a band costs; 100 where not named; bands: {1}",
                    "in-context, repetition, across-files, exact, 95-99, 85-94, 75-84, 50-74, none"));
  declare.option("--counting", "HOW", options->counting,
                 tr("what words and characters are: unicode (if not named) or gmx-v"));
  declare.option("--to,--format", "FORMAT", options->to, tr("text (if not named), tsv, csv, json or html"));
  declare.choices({"text", "tsv", "csv", "json", "html"});
  declare_showing(declare, options->show);
  return with_options<Options>(std::move(options), run);
}

}  // namespace distich::cli
