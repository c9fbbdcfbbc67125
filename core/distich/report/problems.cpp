#include <algorithm>
#include <ostream>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include <distich/report/findings_internal.hpp>
#include <distich/report/problems.hpp>
#include <distich/text/tsv.hpp>

namespace distich::report {
namespace {

using Json = nlohmann::ordered_json;

SourcePos place_of(std::string_view file, const Diagnostic& problem) {
  auto place = problem.where.value_or(SourcePos{});
  place.input = file;
  return place;
}

class TextProblems : public ProblemWriter {
 public:
  TextProblems(std::ostream& out, Page page) : out_(out), page_(std::move(page)) {}

  void write(std::string_view file, const Diagnostic& problem) override {
    const auto colour = problem.severity == Severity::error     ? Paint::poor
                        : problem.severity == Severity::warning ? Paint::fair
                                                                : Paint::faint;
    out_ << one_line(to_string(place_of(file, problem)), page_) << ": "
         << paint(name(problem.severity), colour, page_) << ": "
         << isolated(page_.say(problem.message), page_) << " [" << problem.id;
    if (!problem.section.empty()) out_ << "; " << problem.section;
    out_ << "]\n";
  }

  void finish() override {}

 private:
  std::ostream& out_;
  Page page_;
};

class TsvProblems : public ProblemWriter {
 public:
  explicit TsvProblems(std::ostream& out) : out_(out) {}

  void write(std::string_view file, const Diagnostic& problem) override {
    const auto place = place_of(file, problem);
    out_ << text::escape_tsv(file) << '\t' << place.line << '\t' << place.column << '\t'
         << name(problem.severity) << '\t' << problem.id << '\t' << problem.section << '\t'
         << text::escape_tsv(problem.message.english()) << '\n';
  }

  void finish() override {}

 private:
  std::ostream& out_;
};

class GithubProblems : public ProblemWriter {
 public:
  explicit GithubProblems(std::ostream& out) : out_(out) {}

  void write(std::string_view file, const Diagnostic& problem) override {
    const auto place = place_of(file, problem);
    out_ << "::" << (problem.severity == Severity::note ? std::string_view("notice") : name(problem.severity))
         << " file=" << github_escaped(file, true);
    if (place.line != 0) out_ << ",line=" << place.line << ",col=" << place.column;
    out_ << ",title=" << problem.id << "::" << github_escaped(problem.message.english(), false) << '\n';
  }

  void finish() override {}

 private:
  std::ostream& out_;
};

class JsonProblems : public ProblemWriter {
 public:
  explicit JsonProblems(std::ostream& out) : out_(out) {}

  void write(std::string_view file, const Diagnostic& problem) override {
    Json one = {{"file", file}};
    if (problem.where && problem.where->line != 0) {
      one["line"] = problem.where->line;
      one["column"] = problem.where->column;
    }
    one["severity"] = name(problem.severity);
    one["rule"] = problem.id;
    if (!problem.section.empty()) one["section"] = problem.section;
    one["message"] = problem.message.english();
    problems_.push_back(std::move(one));
  }

  void finish() override {
    out_ << dumped({{"schema", "distich.check-format/1"}, {"problems", std::move(problems_)}}) << '\n';
  }

 private:
  std::ostream& out_;
  Json problems_ = Json::array();
};

/// SARIF 2.1.0 (OASIS Standard, 2020), one run.
class SarifProblems : public ProblemWriter {
 public:
  SarifProblems(std::ostream& out, std::string version) : out_(out), version_(std::move(version)) {}

  void write(std::string_view file, const Diagnostic& problem) override {
    rules_.insert(problem.id);
    Json physical = {{"artifactLocation", {{"uri", as_uri(file)}}}};
    if (problem.where && problem.where->line != 0)
      physical["region"] = {{"startLine", problem.where->line},
                            {"startColumn", std::max(problem.where->column, std::uint32_t{1})}};
    Json result = {{"ruleId", problem.id},
                   {"level", name(problem.severity)},
                   {"message", {{"text", problem.message.english()}}},
                   {"locations", Json::array({{{"physicalLocation", std::move(physical)}}})}};
    if (!problem.section.empty()) result["properties"] = {{"section", problem.section}};
    results_.push_back(std::move(result));
  }

  void finish() override {
    Json driver = {{"name", "distich"}};
    if (!version_.empty()) driver["version"] = version_;
    driver["rules"] = Json::array();
    for (const auto rule : rules_) driver["rules"].push_back({{"id", rule}});
    out_ << dumped({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                    {"version", "2.1.0"},
                    {"runs", Json::array({{{"tool", {{"driver", std::move(driver)}}},
                                           {"columnKind", "unicodeCodePoints"},
                                           {"results", std::move(results_)}}})}})
         << '\n';
  }

 private:
  std::ostream& out_;
  std::string version_;
  std::set<std::string_view> rules_;
  Json results_ = Json::array();
};

}  // namespace

std::unique_ptr<ProblemWriter> problem_writer(std::ostream& out, const FindingWriterOptions& options) {
  switch (options.format) {
    case FindingFormat::text: return std::make_unique<TextProblems>(out, options.page);
    case FindingFormat::tsv: return std::make_unique<TsvProblems>(out);
    case FindingFormat::json: return std::make_unique<JsonProblems>(out);
    case FindingFormat::sarif: return std::make_unique<SarifProblems>(out, options.version);
    case FindingFormat::github: return std::make_unique<GithubProblems>(out);
    case FindingFormat::junit:
    case FindingFormat::html: break;
  }
  throw Error(ErrorCode::invalid_argument,
              tr("{1} wants one of: {2}", "--to", "text, tsv, json, sarif, github"));
}

}  // namespace distich::report
