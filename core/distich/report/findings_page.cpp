#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <string>

#include <distich/report/findings_internal.hpp>
#include <distich/report/html_internal.hpp>
#include <distich/xml/page_filter.hpp>
#include <distich/xml/writer.hpp>

namespace distich::report {
namespace {

constexpr std::array<Severity, 3> gravest_first{Severity::error, Severity::warning, Severity::note};

/// How many findings of each severity.
using Counts = std::map<Severity, std::uint64_t>;

/// The text, with a part of it marked where that is not all of it.
std::string marked_text(std::string_view text, ByteRange place) {
  const bool mark = !place.empty() && place.size() < text.size();
  const std::array<ByteRange, 1> parts{place};
  return html_marked(text, mark ? std::span<const ByteRange>(parts) : std::span<const ByteRange>());
}

std::string option(std::string_view value, std::string_view label) {
  return "<option value=\"" + std::string(value) + "\">" + std::string(label) + "</option>";
}

/// Keeps the findings until the end, because the counts stand above them.
class PageWriter : public FindingWriter {
 public:
  explicit PageWriter(std::ostream& out) : out_(out) {}

  void begin_file(std::string_view name) override {
    end_file();
    file_ = name;
  }

  void write(const ReportedFinding& reported) override {
    if (!reported.dismissed.empty()) {
      ++dismissed_;
      return;
    }
    const auto& [file, unit, finding, id, dismissed] = reported;
    ++total_[finding.severity];
    ++by_check_[finding.check][finding.severity];
    const auto severity = std::string(name(finding.severity));
    const auto check = std::string(finding.check);
    of_file_ += "<article data-item class=\"finding " + severity + "\" data-severity=\"" + severity +
                "\" data-check=\"" + check + "\" id=\"f" + std::string(id) + "-" + std::to_string(++number_) +
                "\">\n<p class=\"said\"><span class=\"severity\">" + severity + "</span> <bdi dir=\"ltr\">" +
                xml::escape_text(finding.message.english()) + "</bdi> <span class=\"check\">" + check +
                "</span> <bdi class=\"unit\">" + xml::escape_text(unit.id) +
                "</bdi></p>\n<div class=\"texts\"><p" + xml::language_attributes(unit.languages.source) +
                ">" + marked_text(unit.source.text, finding.in_source) + "</p>" + target_of(unit, finding) +
                "</div>\n</article>\n";
  }

  void finish() override {
    end_file();
    out_ << page_begin("What deserves a look", PageScript::filter) << summary() << counts() << filter()
         << "<main>\n"
         << files_ << "</main>\n"
         << page_end(PageScript::filter);
  }

 private:
  static std::string target_of(const BilingualUnit& unit, const Finding& finding) {
    if (!unit.target) return "<p class=\"none\">not translated</p>";
    return "<p" + xml::language_attributes(unit.languages.target) + ">" +
           marked_text(unit.target->text, finding.in_target) + "</p>";
  }

  void end_file() {
    if (!of_file_.empty()) {
      files_ += "<section data-group>\n<h2><bdi>" + xml::escape_text(file_) + "</bdi></h2>\n" + of_file_ +
                "</section>\n";
    }
    of_file_.clear();
  }

  [[nodiscard]] std::string summary() {
    std::string out = "<p class=\"sum\">";
    for (const auto severity : gravest_first)
      out += counted(total_[severity], name(severity), std::string(name(severity)) + 's') + " · ";
    return out + std::to_string(dismissed_) + " dismissed</p>\n";
  }

  [[nodiscard]] std::string counts() {
    if (by_check_.empty()) return {};
    std::string out =
        "<div class=\"counts\"><table>\n<thead><tr><th scope=\"col\">check</th><th "
        "scope=\"col\">errors</th><th "
        "scope=\"col\">warnings</th><th scope=\"col\">notes</th></tr></thead>\n<tbody>\n";
    for (const auto& check : all_checks()) {
      const auto found = by_check_.find(check.name);
      if (found == by_check_.end()) continue;
      const auto named = std::string(check.name);
      out.append("<tr><th scope=\"row\"><button type=\"button\" data-choose=\"check\" data-value=\"");
      out.append(named).append("\" title=\"").append(xml::escape_attribute(check.summary.english()));
      out.append("\">").append(named).append("</button></th>");
      for (const auto severity : gravest_first) {
        const auto count = found->second[severity];
        out += "<td>" + (count == 0 ? std::string() : std::to_string(count)) + "</td>";
      }
      out += "</tr>\n";
    }
    return out + "</tbody>\n</table></div>\n";
  }

  [[nodiscard]] std::string filter() const {
    std::string out =
        "<form class=\"filter\" hidden>\n<label>severity <select name=\"severity\">" + option("", "all");
    for (const auto severity : gravest_first) out += option(name(severity), name(severity));
    out += "</select></label>\n<label>check <select name=\"check\">" + option("", "all");
    for (const auto& check : all_checks()) {
      if (by_check_.contains(check.name)) out += option(check.name, check.name);
    }
    return out +
           "</select></label>\n<label>text <input type=\"search\" name=\"text\" "
           "dir=\"auto\"></label>\n<output></output>\n"
           "<span class=\"help\"><kbd>j</kbd> <kbd>k</kbd> next, previous · <kbd>/</kbd> "
           "text</span>\n</form>\n";
  }

  std::ostream& out_;
  std::string file_;
  std::string of_file_;
  std::string files_;
  std::size_t number_ = 0;
  Counts total_;
  std::map<std::string_view, Counts> by_check_;
  std::uint64_t dismissed_ = 0;
};

}  // namespace

std::unique_ptr<FindingWriter> page_findings(std::ostream& out) {
  return std::make_unique<PageWriter>(out);
}

}  // namespace distich::report
