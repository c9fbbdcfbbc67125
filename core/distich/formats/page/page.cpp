#include <algorithm>
#include <ostream>
#include <set>
#include <utility>

#include "page_style.hpp"
#include <distich/formats/page/markup_internal.hpp>
#include <distich/formats/page/page.hpp>
#include <distich/xml/page_filter.hpp>

namespace distich {
namespace {

using formats::page::escaped;
using formats::page::language_label;

struct Counts {
  std::size_t segments = 0;
  std::size_t translated = 0;
  std::size_t with_suggestion = 0;
  std::size_t terms = 0;
  std::size_t doubtful = 0;
  std::size_t with_note = 0;
  std::size_t with_finding = 0;
  std::size_t with_error = 0;
  std::size_t with_warning = 0;
  std::set<UnitState> states;
};

void count(Counts& counts, const BilingualUnit& unit, std::span<const Remark> remarks) {
  const auto has = [&](Severity severity) {
    return std::ranges::find(remarks, severity, &Remark::severity) != remarks.end();
  };
  if (!remarks.empty()) ++counts.with_finding;
  if (has(Severity::error)) ++counts.with_error;
  if (has(Severity::warning)) ++counts.with_warning;
  ++counts.segments;
  if (unit.target) ++counts.translated;
  if (!unit.suggestions.empty()) ++counts.with_suggestion;
  counts.terms += unit.terms.size();
  if (formats::page::is_doubtful(unit)) ++counts.doubtful;
  if (!unit.notes.empty()) ++counts.with_note;
  counts.states.insert(unit.state);
}

std::string counted(std::size_t number, std::string_view what) {
  return "<div><dt>" + std::string(what) + "</dt><dd>" + std::to_string(number) + "</dd></div>\n";
}

/// Keeps the rows until the end, because the counts stand above them.
class PageWriter : public Writer<BilingualUnit> {
 public:
  PageWriter(std::ostream& out, const WriteOptions& options) : out_(&out), remarks_of_(options.remarks) {}

  void begin(const FileHeader& header) override { header_ = header; }

  void write(const BilingualUnit& unit) override {
    if (!header_.languages.source.known()) header_.languages.source = unit.languages.source;
    if (!header_.languages.target.known()) header_.languages.target = unit.languages.target;
    const auto remarks = remarks_of_ ? remarks_of_(unit) : std::vector<Remark>();
    count(counts_, unit, remarks);
    rows_ += formats::page::row(unit, languages_of(unit), counts_.segments, remarks);
  }

  void finish() override {
    *out_ << head() << top() << table_head() << rows_
          << "</tbody>\n</table>\n</main>\n<footer><p>Made with distich.</p></footer>\n<script>\n"
          << xml::page_filter() << "</script>\n</body>\n</html>\n";
  }

 private:
  [[nodiscard]] LanguagePair languages_of(const BilingualUnit& unit) const {
    return {unit.languages.source.known() ? unit.languages.source : header_.languages.source,
            unit.languages.target.known() ? unit.languages.target : header_.languages.target};
  }

  [[nodiscard]] std::string name() const {
    return header_.original.empty() ? "Bilingual text" : header_.original;
  }

  [[nodiscard]] std::string head() const {
    std::string out =
        "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"";
    out += xml::page_policy;
    out +=
        "\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"generator\" "
        "content=\"distich\">\n<title>";
    out += escaped(name()) + " · " + header_.languages.source.str() + " – " + header_.languages.target.str();
    out += "</title>\n<style>\n";
    for (const auto& file : embedded::page_style()) out += file.bytes;
    return out + "</style>\n</head>\n";
  }

  [[nodiscard]] std::string top() const {
    std::string out = "<body>\n<a class=\"skip\" href=\"#text\">Skip to the text</a>\n<header>\n<h1><bdi>" +
                      escaped(name()) + "</bdi></h1>\n<p class=\"languages\">" +
                      language_label(header_.languages.source) +
                      "<span class=\"arrow\" aria-hidden=\"true\">→</span><span class=\"aside\"> to </span>" +
                      language_label(header_.languages.target) + "</p>\n<dl class=\"counts\">\n";
    out += counted(counts_.segments, counts_.segments == 1 ? "segment" : "segments");
    out += counted(counts_.translated, "translated");
    if (counts_.with_suggestion > 0) out += counted(counts_.with_suggestion, "with a suggestion");
    if (counts_.terms > 0) out += counted(counts_.terms, counts_.terms == 1 ? "term" : "terms");
    if (counts_.doubtful > 0)
      out += counted(counts_.doubtful, counts_.doubtful == 1 ? "doubtful alignment" : "doubtful alignments");
    if (counts_.with_finding > 0) out += counted(counts_.with_finding, "with a finding");
    return out + "</dl>\n" + filter() + "</header>\n";
  }

  /// What the page's script shows rows by; hidden without it.
  [[nodiscard]] std::string filter() const {
    const auto option = [](std::string_view value, std::string_view label) {
      return "<option value=\"" + std::string(value) + "\">" + std::string(label) + "</option>";
    };
    std::string out =
        "<form class=\"filter\" hidden>\n<label>state <select name=\"state\">" + option("", "all");
    for (const auto state : counts_.states) out += option(distich::name(state), distich::name(state));
    out += "</select></label>\n<label>with <select name=\"with\">" + option("", "all");
    if (counts_.doubtful > 0) out += option("doubt", "doubtful alignment");
    if (counts_.with_suggestion > 0) out += option("suggestion", "suggestions");
    if (counts_.terms > 0) out += option("term", "terms");
    if (counts_.with_note > 0) out += option("note", "notes");
    if (counts_.with_finding > 0) out += option("finding", "findings");
    if (counts_.with_error > 0) out += option("error", "errors");
    if (counts_.with_warning > 0) out += option("warning", "warnings");
    return out +
           "</select></label>\n<label>text <input type=\"search\" name=\"text\" "
           "dir=\"auto\"></label>\n<output></output>\n"
           "<span class=\"help\"><kbd>j</kbd> <kbd>k</kbd> next, previous · <kbd>/</kbd> "
           "text</span>\n</form>\n";
  }

  [[nodiscard]] std::string table_head() const {
    const auto column = [](const std::string& attributes, const std::string& label) {
      return "<th role=\"columnheader\" scope=\"col\"" + attributes + ">" + label + "</th>\n";
    };
    const auto language_column = [&](const LanguageTag& language) {
      const bool right_to_left = language.direction() == Direction::right_to_left;
      return column(right_to_left ? " dir=\"rtl\"" : "", language_label(language));
    };
    return "<main id=\"text\" tabindex=\"-1\">\n<table role=\"table\">\n<caption>Segments of the text with "
           "their translations</caption>\n"
           "<thead role=\"rowgroup\">\n<tr role=\"row\">\n" +
           column("", "<span class=\"aside\">Segment</span>") + language_column(header_.languages.source) +
           language_column(header_.languages.target) + "</tr>\n</thead>\n<tbody role=\"rowgroup\">\n";
  }

  std::ostream* out_;
  std::function<std::vector<Remark>(const BilingualUnit&)> remarks_of_;
  FileHeader header_;
  Counts counts_;
  std::string rows_;
};

}  // namespace

Format page_format() {
  Format format;
  format.id = "page";
  format.title = "Side-by-side page";
  format.write_bilingual = [](std::ostream& out, const WriteOptions& options) {
    return std::make_unique<PageWriter>(out, options);
  };
  return format;
}

}  // namespace distich
