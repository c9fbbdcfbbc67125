#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include <distich/report/findings_internal.hpp>
#include <distich/xml/writer.hpp>

namespace distich::report {
namespace {

struct Failure {
  std::string_view check;
  std::string unit;
  std::string message;
  std::string texts;
};

struct Suite {
  std::string file;
  std::vector<Failure> failures;
};

class JunitWriter : public FindingWriter {
 public:
  JunitWriter(std::ostream& out, Severity failing) : out_(out), failing_(failing) {}

  void begin_file(std::string_view name) override { suites_.push_back({std::string(name), {}}); }

  void write(const ReportedFinding& reported) override {
    const auto& finding = reported.finding;
    if (finding.severity < failing_ || !reported.dismissed.empty()) return;
    auto texts = reported.unit.source.text;
    if (reported.unit.target) texts += '\n' + reported.unit.target->text;
    suites_.back().failures.push_back(
        {finding.check, reported.unit.id, finding.message.english(), std::move(texts)});
  }

  void finish() override {
    xml::Writer xml(out_);
    xml.declaration();
    xml.open("testsuites");
    for (const auto& suite : suites_) write_suite(xml, suite);
    xml.close();
    xml.finish();
  }

 private:
  static void write_suite(xml::Writer& xml, const Suite& suite) {
    const auto checks = all_checks();
    const auto failed = [&](const Check& check) {
      return std::ranges::find(suite.failures, check.name, &Failure::check) != suite.failures.end();
    };
    const auto passed = checks.size() - static_cast<std::size_t>(std::ranges::count_if(checks, failed));
    xml.open("testsuite");
    xml.attribute("name", suite.file);
    xml.attribute("tests", std::to_string(passed + suite.failures.size()));
    xml.attribute("failures", std::to_string(suite.failures.size()));
    xml.attribute("errors", "0");
    for (const auto& check : checks) {
      if (!failed(check)) open_case(xml, suite.file, std::string(check.name)), xml.close();
      for (const auto& failure : suite.failures) {
        if (failure.check == check.name) write_failure(xml, suite.file, failure);
      }
    }
    xml.close();
  }

  static void open_case(xml::Writer& xml, const std::string& file, const std::string& name) {
    xml.open("testcase");
    xml.attribute("classname", file);
    xml.attribute("name", name);
  }

  static void write_failure(xml::Writer& xml, const std::string& file, const Failure& failure) {
    open_case(xml, file, std::string(failure.check) + ": " + failure.unit);
    xml.open("failure", xml::Writer::Layout::in_line);
    xml.attribute("type", failure.check);
    xml.attribute("message", failure.message);
    xml.text(failure.texts);
    xml.close();
    xml.close();
  }

  std::ostream& out_;
  Severity failing_;
  std::vector<Suite> suites_;
};

}  // namespace

std::unique_ptr<FindingWriter> junit_findings(std::ostream& out, Severity failing) {
  return std::make_unique<JunitWriter>(out, failing);
}

}  // namespace distich::report
