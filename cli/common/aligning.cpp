#include "common/aligning.hpp"

#include <cmath>

#include "common/counting.hpp"
#include "common/files.hpp"
#include "common/languages.hpp"
#include "common/store.hpp"
#include "common/units.hpp"
#include <distich/engine/choose.hpp>
#include <distich/engine/convert.hpp>
#include <distich/engine/review.hpp>
#include <distich/report/beads.hpp>
#include <distich/report/listing.hpp>
#include <distich/text/tsv.hpp>

namespace distich::cli {
namespace {

void check_languages(const std::string& source, const std::string& target, const LoadedPair& pair,
                     const Control& control) {
  const auto& [first, second] = pair;
  const auto warn = [&](std::string_view id, Message message, const std::string& file) {
    control.report({Severity::warning, id, std::move(message), SourcePos{.input = input_name(file)}});
  };
  if (!first.document.text().empty() && first.document.text() == second.document.text()) {
    return warn("align.same-text", tr("both texts are the same"), source);
  }
  const auto other_first = clearly_other_language(first.document.text(), first.document.language());
  const auto other_second = clearly_other_language(second.document.text(), second.document.language());
  if (other_first.known() && other_second.known() &&
      other_first.primary() == second.document.language().primary() &&
      other_second.primary() == first.document.language().primary()) {
    return warn("align.swapped",
                tr("the two files look swapped: the first seems to be in {1}, the second in {2}",
                   other_first.str(), other_second.str()),
                source);
  }
  const auto warn_of = [&](const LanguageTag& other, const Article& article, const std::string& file) {
    if (!other.known()) return;
    warn("language.looks-other",
         tr("the text seems to be in {1}, not in {2}", other.str(), article.document.language().str()), file);
  };
  warn_of(other_first, first, source);
  warn_of(other_second, second, target);
}

Json indices(SegmentRange range) {
  Json out = Json::array();
  for (auto i = range.begin; i < range.end; ++i) out.push_back(i);
  return out;
}

std::string text_of_target(const BilingualUnit& unit) {
  return unit.target ? unit.target->text : std::string{};
}

Json beads_json(const AlignedArticle& aligned) {
  Json beads = Json::array();
  for (std::size_t i = 0; i < aligned.beads.size(); ++i) {
    const auto& bead = aligned.beads[i];
    const auto& unit = aligned.file.units[i];
    beads.push_back({{"source", indices(bead.source)},
                     {"target", indices(bead.target)},
                     {"confidence", std::round(bead.confidence * 10000.0) / 10000.0},
                     {"source_text", unit.source.text},
                     {"target_text", text_of_target(unit)}});
  }
  const auto& languages = aligned.file.header.languages;
  return {{"schema", "distich.align/1"},
          {"source", languages.source.str()},
          {"target", languages.target.str()},
          {"beads", std::move(beads)}};
}

std::string tsv_line(const BilingualUnit& unit) {
  return unit.bead + '\t' + std::to_string(std::lround(unit.confidence.value_or(0.0) * 100.0)) + '\t' +
         text::escape_tsv(unit.source.text) + '\t' + text::escape_tsv(text_of_target(unit)) + '\n';
}

report::BeadNumbers numbers_of(const LoadedPair& pair, bool by_lines) {
  if (!by_lines) return {};
  return {line_numbers(pair.source), line_numbers(pair.target)};
}

std::unique_ptr<Store> store_of(const AlignWords& words, Environment& environment) {
  if (words.store.empty()) return nullptr;
  return words.apply.empty() ? store_to_read(words.store, environment)
                             : store_to_write(words.store, environment);
}

}  // namespace

AlignResources::AlignResources(const AlignWords& words, Environment& environment)
    : languages{language_named(words.reading.source, environment), language_named(words.target, environment)},
      store(store_of(words, environment)),
      glossary(load_glossary(words.glossaries, store.get(), environment)),
      segmentation(segmenting(words.reading, store.get(), environment)) {}

Article load_text(const std::string& path, const LanguageTag& language, const AlignWords& words,
                  const AlignResources& resources, Environment& environment, const Control& control,
                  const std::string& language_option) {
  auto reading = words.reading;
  if (words.segmented) reading.from = "text";
  auto article = article_from(read_input(path, environment), path, language, reading, environment.formats,
                              control, language_option);
  if (words.segmented) {
    segment_by_lines(article);
  } else {
    segment_article(article, resources.segmentation, control);
  }
  return article;
}

LoadedPair load_pair(const std::string& source, const std::string& target, const AlignWords& words,
                     const AlignResources& resources, Environment& environment, const Control& control) {
  LoadedPair pair{
      load_text(source, resources.languages.source, words, resources, environment, control, "-s"),
      load_text(target, resources.languages.target, words, resources, environment, control, "-t")};
  check_languages(source, target, pair, control);
  return pair;
}

void write_doubtful(const std::string& path, const BilingualDocument& pair, const AlignedArticle& aligned,
                    const AlignWords& words, Environment& environment) {
  const auto doubt = words.giving_out().doubt;
  if (path.ends_with(".tsv")) {
    Output output(path, environment);
    output.write([&](std::ostream& out) { write_review(out, pair, doubt); });
    return;
  }
  BilingualFile doubtful;
  doubtful.header = aligned.file.header;
  doubtful.header.skeleton.reset();
  for (const auto& unit : aligned.file.units) {
    if (unit.confidence.value_or(0.0) < doubt) doubtful.units.push_back(unit);
  }
  const auto& format = choose_writer(environment.formats, "", path, {Capability::write_bilingual});
  Output output(path, environment);
  output.write([&](std::ostream& out) { write_file(doubtful, out, format, {environment.now, {}}); });
}

void tell_figures(const AlignmentFigures& figures, const AlignWords& words, Environment& environment) {
  const Counting count(environment.page.say);
  tell(environment,
       tr("{1} and {2} in {3}, {4} of them below {5} %; mean confidence {6} %", figures.source_segments,
          count.segments(figures.target_segments), count.beads(figures.beads + figures.left_out),
          figures.doubtful, words.doubt, std::lround(figures.mean_confidence * 100.0)));
  if (figures.left_out > 0) {
    tell(environment,
         tr("left out for less than {2} %: {1}", count.beads(figures.left_out), words.min_confidence));
  }
}

AlignmentWriter::AlignmentWriter(const AlignWords& words, std::string_view output, Environment& environment)
    : by_lines_(words.segmented), now_(environment.now) {
  const auto& show = words.show;
  const bool to_file = !output.empty() && output != "-";
  const bool laid_out = show.json || show.jsonl || show.tsv;
  const auto is = [&](std::string_view name) {
    return words.to == name || (words.to.empty() && !laid_out && output.ends_with('.' + std::string(name)));
  };
  if (is("ladder")) {
    layout_ = Layout::ladder;
    if (words.min_confidence > 0) {
      throw usage(
          tr("{1} and {2} exclude each other: a ladder holds every bead", "--min-confidence", "--to ladder"));
    }
  } else if (is("vecalign")) {
    layout_ = Layout::vecalign;
  } else if (!words.to.empty() || (to_file && !laid_out)) {
    layout_ = Layout::format;
    format_ = &choose_writer(environment.formats, words.to, output, {Capability::write_bilingual});
  } else if (laid_out) {
    layout_ = show.json ? Layout::json : show.jsonl ? Layout::jsonl : Layout::tsv;
  }
}

std::string_view AlignmentWriter::extension() const noexcept {
  switch (layout_) {
    case Layout::format: return format_->extensions.front();
    case Layout::ladder: return "ladder";
    case Layout::vecalign: return "vecalign";
    case Layout::json: return "json";
    case Layout::jsonl: return "jsonl";
    case Layout::tsv: return "tsv";
    case Layout::listing: return "txt";
  }
  return {};
}

void AlignmentWriter::write(std::ostream& out, const AlignedArticle& aligned, const LoadedPair& pair,
                            const report::Page& page) const {
  const auto each_unit = [&](auto line_of) {
    for (const auto& unit : aligned.file.units) out << line_of(unit);
  };
  switch (layout_) {
    case Layout::format: return write_file(aligned.file, out, *format_, write_options());
    case Layout::ladder: out << report::ladder(aligned.beads, numbers_of(pair, by_lines_)); return;
    case Layout::vecalign: out << report::vecalign(aligned.beads, numbers_of(pair, by_lines_)); return;
    case Layout::json: out << to_text(beads_json(aligned)) << '\n'; return;
    case Layout::jsonl: return each_unit([](const auto& unit) { return to_text(unit_json(unit)) + '\n'; });
    case Layout::tsv: return each_unit(tsv_line);
    case Layout::listing: return each_unit([&](const auto& unit) { return report::bead_lines(unit, page); });
  }
}

}  // namespace distich::cli
