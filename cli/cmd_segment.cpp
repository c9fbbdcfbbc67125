#include "commands.hpp"
#include "common/articles.hpp"
#include "common/files.hpp"
#include "common/filters.hpp"
#include "common/json.hpp"
#include "common/languages.hpp"
#include <distich/engine/filter.hpp>
#include <distich/report/listing.hpp>
#include <distich/text/tsv.hpp>

namespace distich::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  ReadingOptions reading;
  ShowOptions show;
  bool explain = false;
};

/// Where a segment stands in the file, in bytes of its text as UTF-8.
Json segment_json(const Article& article, std::size_t index, const std::string& id) {
  const auto& document = article.document;
  const auto& segment = document.segments()[index];
  const auto place = article.place_of(segment.range);
  return {{"id", id},
          {"start", place.begin},
          {"end", place.end},
          {"text", document.segment_text(index)},
          {"kind", name(document.blocks()[document.block_of(index)].kind)},
          {"ends_by", name(segment.ends_by)}};
}

Json article_json(const Article& article, const std::string& file) {
  Json segments = Json::array();
  const auto ids = segment_ids(article.document);
  for (std::size_t i = 0; i < ids.size(); ++i) segments.push_back(segment_json(article, i, ids[i]));
  return {{"file", file},
          {"language", article.document.language().str()},
          {"format", article.skeleton.format},
          {"segments", std::move(segments)}};
}

void write_lines(std::ostream& out, const Article& article, const std::string& file, const ShowOptions& show,
                 const report::Page& page) {
  const auto ids = segment_ids(article.document);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto text = article.document.segment_text(i);
    if (show.jsonl) {
      Json line = {{"schema", "distich.segment/1"}, {"file", file}};
      line.update(segment_json(article, i, ids[i]));
      out << to_text(line) << '\n';
    } else if (show.tsv) {
      const auto place = article.place_of(article.document.segments()[i].range);
      out << ids[i] << '\t' << place.begin << '\t' << place.end << '\t' << text::escape_tsv(text) << '\n';
    } else {
      out << report::segment_line(i + 1, text, page);
    }
  }
}

/// Every place that could have ended a segment, and the rule that decided.
void explain(std::ostream& out, const Article& article, const SegmentOptions& how, const report::Page& page) {
  const auto& document = article.document;
  const Segmenter segmenter(document.language(), how);
  for (const auto& block : document.blocks()) {
    const auto text = block.range.of(document.text());
    for (const auto& decision : segmenter.explain(text)) {
      const auto evidence = decision.evidence.of(text);
      const auto byte = article.place_of({block.range.begin, block.range.begin + decision.at}).end;
      out << byte << '\t' << page.say(decision.is_break ? tr("break") : tr("no break")) << '\t'
          << decision.rule << '\t' << report::isolated(evidence, page) << '\n';
    }
  }
}

int run(const Options& options, Environment& environment) {
  check_showing(options.show);
  const auto how = segmenting(options.reading);
  if (is_filter(options.show, options.files)) {
    return run_filter(segment_filter({language_named(options.reading.source, environment), {}}, how),
                      options.show, environment);
  }
  const auto files = inputs_or_stdin(options.files, environment);
  Output output(options.show.output, environment);
  int code = exit_done;
  std::size_t count = 0;
  output.write([&](std::ostream& out) {
    Json all = Json::array();
    code = for_each_file(files, environment, [&](const std::string& file) {
      const auto article = load_article(file, options.reading, environment);
      count += article.document.segments().size();
      if (options.explain) {
        explain(out, article, how, output.page());
      } else if (options.show.json) {
        all.push_back(article_json(article, input_name(file)));
      } else {
        write_lines(out, article, input_name(file), options.show, output.page());
      }
    });
    if (options.show.json && !options.explain) {
      out << to_text({{"schema", "distich.segment/1"}, {"files", std::move(all)}}) << '\n';
    }
  });
  return code == exit_done && count == 0 ? exit_nothing_found : code;
}

}  // namespace

Run setup_segment(Declaration& declare) {
  auto options = std::make_shared<Options>();
  declare.example("segment article.txt -s en", tr("one sentence a line"));
  declare.example("segment *.html --json -o sentences.json",
                  tr("the sentences of many pages, with their places"));
  declare.example("segment article.txt -s en --explain", tr("why there is, or is not, a break"));
  declare.example("segment -s de --jsonl < texts.jsonl", tr("a corpus, one object {\"id\",\"text\"} a line"));
  declare.positional("FILE", options->files, tr("articles: text, HTML, Markdown; - is standard input"),
                     false);
  declare_reading(declare, options->reading);
  declare.flag("--explain", options->explain,
               tr("show each place that could have been a break, and the rule"));
  declare_showing(declare, options->show);
  declare.note(tr("Places are bytes of the file's text in UTF-8, from 0, the end not included."));
  return with_options<Options>(std::move(options), run);
}

}  // namespace distich::cli
