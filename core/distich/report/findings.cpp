#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

#include <distich/report/findings.hpp>
#include <distich/report/findings_internal.hpp>
#include <distich/text/tsv.hpp>

namespace distich::report {
namespace {

constexpr auto format_names =
    std::to_array<std::string_view>({"text", "tsv", "json", "sarif", "junit", "github", "html"});

std::string text_of_target(const BilingualUnit& unit) {
  return unit.target ? unit.target->text : std::string();
}

class TextWriter : public FindingWriter {
 public:
  TextWriter(std::ostream& out, Page page) : out_(out), page_(std::move(page)) {}

  void begin_file(std::string_view /*name*/) override {}

  void write(const ReportedFinding& reported) override {
    if (!reported.dismissed.empty()) return;
    const auto& finding = reported.finding;
    const auto paint_as = finding.severity == Severity::error     ? Paint::poor
                          : finding.severity == Severity::warning ? Paint::fair
                                                                  : Paint::faint;
    out_ << one_line(reported.file, page_) << ": " << one_line(reported.unit.id, page_) << ": "
         << paint(name(finding.severity), paint_as, page_) << ": "
         << isolated(page_.say(finding.message), page_) << " [" << finding.check << "]\n";
    show(reported.unit.source.text, finding.in_source);
    if (reported.unit.target) show(reported.unit.target->text, finding.in_target);
  }

  void finish() override {}

 private:
  void show(std::string_view text, ByteRange place) {
    const std::array<ByteRange, 1> places{place};
    const bool mark = !place.empty() && place.size() < text.size();
    out_ << "    "
         << marked(text, mark ? std::span<const ByteRange>(places) : std::span<const ByteRange>(), page_)
         << '\n';
  }

  std::ostream& out_;
  Page page_;
};

class TsvWriter : public FindingWriter {
 public:
  explicit TsvWriter(std::ostream& out) : out_(out) {}

  void begin_file(std::string_view /*name*/) override {}

  void write(const ReportedFinding& reported) override {
    if (!reported.dismissed.empty()) return;
    const auto& finding = reported.finding;
    out_ << text::escape_tsv(reported.file) << '\t' << text::escape_tsv(reported.unit.id) << '\t'
         << finding.check << '\t' << name(finding.severity) << '\t'
         << text::escape_tsv(finding.message.english()) << '\t' << text::escape_tsv(reported.unit.source.text)
         << '\t' << text::escape_tsv(text_of_target(reported.unit)) << '\t' << reported.id << '\n';
  }

  void finish() override {}

 private:
  std::ostream& out_;
};

/// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
class GithubWriter : public FindingWriter {
 public:
  explicit GithubWriter(std::ostream& out) : out_(out) {}

  void begin_file(std::string_view /*name*/) override {}

  void write(const ReportedFinding& reported) override {
    if (!reported.dismissed.empty()) return;
    const auto& finding = reported.finding;
    const auto command =
        finding.severity == Severity::note ? std::string_view("notice") : name(finding.severity);
    out_ << "::" << command << " file=" << github_escaped(reported.file, true) << ",title=" << finding.check
         << "::" << github_escaped(reported.unit.id, false) << ": "
         << github_escaped(finding.message.english(), false) << '\n';
  }

  void finish() override {}

 private:
  std::ostream& out_;
};

}  // namespace

std::string github_escaped(std::string_view text, bool is_property) {
  std::string out;
  for (const char c : text) {
    if (c == '%') {
      out += "%25";
    } else if (c == '\r') {
      out += "%0D";
    } else if (c == '\n') {
      out += "%0A";
    } else if (is_property && c == ':') {
      out += "%3A";
    } else if (is_property && c == ',') {
      out += "%2C";
    } else {
      out += c;
    }
  }
  return out;
}

std::string_view name(Severity severity) noexcept {
  if (severity == Severity::error) return "error";
  return severity == Severity::warning ? "warning" : "note";
}

std::optional<FindingFormat> finding_format(std::string_view wanted) noexcept {
  const auto* found = std::ranges::find(format_names, wanted);
  if (found == format_names.end()) return std::nullopt;
  return static_cast<FindingFormat>(found - format_names.begin());
}

std::unique_ptr<FindingWriter> finding_writer(std::ostream& out, const FindingWriterOptions& options) {
  switch (options.format) {
    case FindingFormat::text: return std::make_unique<TextWriter>(out, options.page);
    case FindingFormat::tsv: return std::make_unique<TsvWriter>(out);
    case FindingFormat::json: return json_findings(out);
    case FindingFormat::sarif: return sarif_findings(out, options.version);
    case FindingFormat::junit: return junit_findings(out, options.failing);
    case FindingFormat::github: return std::make_unique<GithubWriter>(out);
    case FindingFormat::html: return page_findings(out);
  }
  return nullptr;
}

}  // namespace distich::report
