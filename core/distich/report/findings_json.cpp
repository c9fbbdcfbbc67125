#include <algorithm>
#include <ostream>

#include <nlohmann/json.hpp>

#include <distich/report/findings_internal.hpp>

namespace distich::report {
namespace {

using Json = nlohmann::ordered_json;

Json place_json(std::string_view text, ByteRange place) {
  return {{"start", place.begin}, {"end", place.end}, {"text", place.of(text)}};
}

/// Values of a JSON array as they will be written: a tenth of the memory that they take as values.
class DumpedArray {
 public:
  void add(const Json& value) {
    if (!text_.empty()) text_ += ',';
    text_ += dumped(value);
  }

  [[nodiscard]] std::string_view text() const noexcept { return text_; }

 private:
  std::string text_;
};

/// The files come before the findings, so these wait.
class JsonWriter : public FindingWriter {
 public:
  explicit JsonWriter(std::ostream& out) : out_(out) {}

  void begin_file(std::string_view name) override { files_.push_back(name); }

  void write(const ReportedFinding& reported) override {
    const auto& [file, unit, finding, id, dismissed] = reported;
    Json one = {{"id", id},
                {"file", file},
                {"unit", unit.id},
                {"check", finding.check},
                {"severity", name(finding.severity)},
                {"message", finding.message.english()},
                {"source", unit.source.text}};
    if (unit.target) one["target"] = unit.target->text;
    if (!finding.in_source.empty()) one["in_source"] = place_json(unit.source.text, finding.in_source);
    if (unit.target && !finding.in_target.empty())
      one["in_target"] = place_json(unit.target->text, finding.in_target);
    if (!dismissed.empty()) one["dismissed"] = dismissed;
    findings_.add(one);
  }

  void finish() override {
    out_ << R"({"schema":"distich.check/1","files":)" << dumped(files_) << R"(,"findings":[)"
         << findings_.text() << "]}\n";
  }

 private:
  std::ostream& out_;
  Json files_ = Json::array();
  DumpedArray findings_;
};

class SarifWriter : public FindingWriter {
 public:
  SarifWriter(std::ostream& out, std::string version)
      : out_(out), version_(std::move(version)), checks_(all_checks()) {}

  void begin_file(std::string_view /*name*/) override {}

  void write(const ReportedFinding& reported) override {
    const auto& finding = reported.finding;
    const auto rule = std::ranges::find(checks_, finding.check, &Check::name) - checks_.begin();
    Json result = {
        {"ruleId", finding.check},
        {"ruleIndex", rule},
        {"level", name(finding.severity)},
        {"message", {{"text", finding.message.english()}}},
        {"locations",
         Json::array({{{"physicalLocation", {{"artifactLocation", {{"uri", as_uri(reported.file)}}}}},
                       {"logicalLocations",
                        Json::array({{{"fullyQualifiedName", reported.unit.id}, {"kind", "resource"}}})}}})},
        {"partialFingerprints", {{"distich/v1", reported.id}}},
        {"properties", texts_of(reported.unit)}};
    if (!reported.dismissed.empty())
      result["suppressions"] = Json::array({{{"kind", "external"}, {"justification", reported.dismissed}}});
    results_.add(result);
  }

  void finish() override {
    Json driver = {{"name", "distich"}};
    if (!version_.empty()) driver["version"] = version_;
    driver["rules"] = rules();
    out_ << R"({"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0",)"
         << R"("runs":[{"tool":{"driver":)" << dumped(driver)
         << R"(},"columnKind":"unicodeCodePoints","results":[)" << results_.text() << "]}]}\n";
  }

 private:
  static Json texts_of(const BilingualUnit& unit) {
    Json texts = {{"source", unit.source.text}};
    if (unit.target) texts["target"] = unit.target->text;
    return texts;
  }

  [[nodiscard]] Json rules() const {
    Json rules = Json::array();
    for (const auto& check : checks_) {
      rules.push_back({{"id", check.name},
                       {"shortDescription", {{"text", check.summary.english()}}},
                       {"defaultConfiguration", {{"level", name(check.severity)}}}});
    }
    return rules;
  }

  std::ostream& out_;
  std::string version_;
  std::vector<Check> checks_;
  DumpedArray results_;
};

}  // namespace

std::string dumped(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string as_uri(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string out;
  for (const char c : path) {
    if (plain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    }
  }
  return out;
}

std::unique_ptr<FindingWriter> json_findings(std::ostream& out) {
  return std::make_unique<JsonWriter>(out);
}

std::unique_ptr<FindingWriter> sarif_findings(std::ostream& out, std::string version) {
  return std::make_unique<SarifWriter>(out, std::move(version));
}

}  // namespace distich::report
