#include "commands.hpp"
#include "common/articles.hpp"
#include "common/file_jobs.hpp"
#include "common/files.hpp"
#include "common/filters.hpp"
#include "common/json.hpp"
#include "common/languages.hpp"
#include "common/segments.hpp"
#include "common/shard.hpp"
#include "common/store.hpp"
#include <distich/engine/filter.hpp>
#include <distich/engine/text_stream.hpp>
#include <distich/report/listing.hpp>
#include <distich/text/tsv.hpp>

namespace distich::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  ReadingOptions reading;
  std::string store;
  ShowOptions show;
  std::string shard;
  bool explain = false;
  std::size_t jobs = 1;
};

/// A segment, as it is shown.
struct Row {
  std::string id;
  ByteRange place;  ///< in the file, in bytes of its text as UTF-8
  std::string_view text;
  BlockKind kind = BlockKind::paragraph;
  BreakReason ends_by = BreakReason::sentence;
};

Json to_json(const Row& row) {
  return {{"id", row.id},     {"start", row.place.begin}, {"end", row.place.end},
          {"text", row.text}, {"kind", name(row.kind)},   {"ends_by", name(row.ends_by)}};
}

template <class Take>
void for_each_row(const Article& article, Take take) {
  const auto& document = article.document;
  const auto ids = segment_ids(document);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto& segment = document.segments()[i];
    take(Row{ids[i], article.place_of(segment.range), document.segment_text(i),
             document.blocks()[document.block_of(i)].kind, segment.ends_by});
  }
}

Json article_json(const Article& article, const std::string& file) {
  Json segments = Json::array();
  for_each_row(article, [&](const Row& row) { segments.push_back(to_json(row)); });
  return {{"file", file},
          {"language", article.document.language().str()},
          {"format", article.skeleton.format},
          {"segments", std::move(segments)}};
}

/// Writes segments line by line, and to `sink` in large pieces.
class LineWriter {
 public:
  LineWriter(const Sink& sink, std::string file, const ShowOptions& show, const report::Page& page)
      : sink_(&sink), file_(std::move(file)), show_(&show), page_(&page) {}

  [[nodiscard]] std::size_t count() const noexcept { return count_; }

  void write(const Article& article) {
    if (show_->jsonl || show_->tsv) {
      for_each_row(article, [this](const Row& row) { write(row); });
    } else {
      for (const auto text : article.document.segment_texts()) write(text);
    }
  }

  void write(const TextSegment& segment) {
    if (show_->jsonl || show_->tsv) {
      write(Row{segment.id(), segment.place, segment.text, BlockKind::paragraph, segment.ends_by});
    } else {
      write(segment.text);
    }
  }

  void flush() {
    (*sink_)(pending_);
    pending_.clear();
  }

 private:
  static constexpr std::size_t piece = 1U << 16U;

  void write(std::string_view text) {
    report::append_segment_line(pending_, ++count_, text, *page_);
    if (pending_.size() >= piece) flush();
  }

  void write(const Row& row) {
    ++count_;
    if (show_->jsonl) {
      Json line = {{"schema", "distich.segment/1"}, {"file", file_}};
      line.update(to_json(row));
      pending_ += to_text(line);
    } else {
      pending_ += row.id + '\t' + std::to_string(row.place.begin) + '\t' + std::to_string(row.place.end) +
                  '\t' + text::escape_tsv(row.text);
    }
    pending_ += '\n';
    if (pending_.size() >= piece) flush();
  }

  const Sink* sink_;
  std::string file_;
  const ShowOptions* show_;
  const report::Page* page_;
  std::string pending_;
  std::size_t count_ = 0;
};

/// Every place that could have ended a segment, and the rule that decided.
void explain(const Sink& sink, const Article& article, const SegmentOptions& how, const report::Page& page) {
  const auto& document = article.document;
  const Segmenter segmenter(document.language(), how);
  for (const auto& block : document.blocks()) {
    const auto text = block.range.of(document.text());
    std::string lines;
    for (const auto& decision : segmenter.explain(text)) {
      const auto evidence = decision.evidence.of(text);
      const auto byte = article.place_of({block.range.begin, block.range.begin + decision.at}).end;
      lines +=
          std::to_string(byte) + '\t' + page.say(decision.is_break ? tr("break") : tr("no break")) + '\t';
      lines += decision.rule;
      lines += '\t' + report::isolated(evidence, page) + '\n';
    }
    sink(lines);
  }
}

/// What is the same for all files of a run.
struct Work {
  const Options& options;
  Environment& environment;
  const report::Page& page;
  SegmentReading reading;

  /// Segments one file; how many segments it has.
  std::size_t operator()(const std::string& file, const Control& control, const Sink& sink) const {
    ArticleInput input(file, options.reading, environment);
    LineWriter writer(sink, input_name(file), options.show, page);
    const auto write = [&](const TextSegment& segment, const LanguageTag& /*language*/) {
      writer.write(segment);
      return true;
    };
    if (input.is_stream() && !options.explain && stream_segments(reading, file, input, control, write)) {
      writer.flush();
      return writer.count();
    }
    const auto article = segmented_article(reading, input.read_whole(), file, control);
    if (options.explain) {
      explain(sink, article, reading.how, page);
    } else {
      writer.write(article);
    }
    writer.flush();
    return article.document.segments().size();
  }
};

int run_as_filter(const Options& options, const SegmentOptions& how, Environment& environment) {
  const FilterOptions languages{language_named(options.reading.source, environment), {}};
  return run_filter(segment_filter(languages, how), options.show, environment, jobs_of(options.jobs),
                    shard_named(options.shard));
}

int run(const Options& options, Environment& environment) {
  check_showing(options.show);
  const auto store = options.store.empty() ? nullptr : store_to_read(options.store, environment);
  const auto how = segmenting(options.reading, store.get(), environment);
  if (is_filter(options.show, options.files)) return run_as_filter(options, how, environment);
  const auto files = items_of(shard_named(options.shard), inputs_or_stdin(options.files, environment));
  if (files.empty()) return exit_done;
  Output output(options.show.output, environment);
  const Work work{options,
                  environment,
                  output.page(),
                  {options.reading, how, language_named(options.reading.source, environment), environment}};
  FileCounts counts;
  output.write([&](std::ostream& out) {
    if (!options.show.json || options.explain) {
      counts = run_files(files, jobs_of(options.jobs), out, environment, work);
      return;
    }
    Json all = Json::array();
    counts.code = for_each_file(files, environment, [&](const std::string& file) {
      const auto article =
          segmented_article(work.reading, read_input(file, environment), file, control_of(environment));
      counts.items += article.document.segments().size();
      all.push_back(article_json(article, input_name(file)));
    });
    out << to_text({{"schema", "distich.segment/1"}, {"files", std::move(all)}}) << '\n';
  });
  return counts.code == exit_done && counts.items == 0 ? exit_nothing_found : counts.code;
}

}  // namespace

Run setup_segment(Declaration& declare) {
  auto options = std::make_shared<Options>();
  declare.example("segment article.txt -s en", tr("one sentence a line"));
  declare.example("segment *.html --json -o sentences.json",
                  tr("the sentences of many pages, with their places"));
  declare.example("segment article.txt -s en --explain", tr("why there is, or is not, a break"));
  declare.example("segment article.txt -s en --rules client.srx", tr("by the rules of an SRX file"));
  declare.example("segment -s de --jsonl < texts.jsonl", tr("a corpus, one object {\"id\",\"text\"} a line"));
  declare.positional("FILE", options->files,
                     tr("articles: text, HTML, Markdown, DOCX, ODT, subtitles; - is standard input"), false);
  declare_reading(declare, options->reading);
  declare.flag("--explain", options->explain,
               tr("show each place that could have been a break, and the rule"));
  declare.number(
      "-j,--jobs", "COUNT", options->jobs,
      tr("work on so many files, or lines of a filter, at once; 0 = one a processor; 1 if not named"));
  declare.option("--store", "PATH", options->store,
                 tr("a store whose rules of where never, or always, to cut are kept"));
  declare_shard(declare, options->shard);
  declare_showing(declare, options->show);
  declare.note(tr("Places are bytes of the file's text in UTF-8, from 0, the end not included."));
  return with_options<Options>(std::move(options), run);
}

}  // namespace distich::cli
