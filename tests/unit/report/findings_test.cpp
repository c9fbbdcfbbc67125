// The structure of what other programs read, by the required members and the values that the standards allow:
// SARIF 2.1.0 (OASIS Standard, sections 3.13 to 3.49), JUnit XML as build servers read it.
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <distich/report/findings.hpp>
#include <distich/xml/page_filter.hpp>
#include <distich/xml/reader.hpp>

namespace distich::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::json;

BilingualUnit unit_of(std::string id, std::string source, std::string target, std::string_view to) {
  BilingualUnit unit;
  unit.id = std::move(id);
  unit.languages = {*LanguageTag::parse("en"), *LanguageTag::parse(to)};
  unit.source.text = std::move(source);
  if (!target.empty()) unit.target.emplace().text = std::move(target);
  return unit;
}

/// Two files: findings of every severity, one that was dismissed, a text without a translation, hostile
/// texts.
std::string report(FindingFormat format) {
  const std::vector<BilingualUnit> units{
      unit_of("u1", "See %s, 70 <boats> & \"piers\"?", "Die 71 </p><script>alert(1)</script>.", "de"),
      unit_of("<u2>\"", "The pier.", "", "fa"), unit_of("u3", "the 12 piers", "۱۳ اسکله", "fa")};
  std::ostringstream out;
  const auto writer = finding_writer(out, {format, Severity::warning, "1.2", {}});
  for (const std::string file : {"a b.xlf", "folder/<é>.tsv"}) {
    writer->begin_file(file);
    bool first = true;
    for (const auto& unit : units) {
      for (const auto& finding : Checker(unit.languages, {}).check(unit)) {
        writer->write({file, unit, finding, finding_id(finding, unit), first ? "as agreed" : ""});
        first = false;
      }
    }
  }
  writer->finish();
  return out.str();
}

/// Has an object these members and no others but `optional` ones?
void expect_members(const Json& object, const std::set<std::string>& required,
                    const std::set<std::string>& optional = {}) {
  ASSERT_TRUE(object.is_object()) << object;
  for (const auto& name : required) EXPECT_TRUE(object.contains(name)) << name << " in " << object;
  for (const auto& [name, value] : object.items())
    EXPECT_TRUE(required.contains(name) || optional.contains(name)) << name;
}

void expect_message(const Json& message) {
  expect_members(message, {"text"});
  EXPECT_TRUE(message["text"].is_string());
  EXPECT_FALSE(message["text"].get<std::string>().empty());
}

const std::set<std::string> levels{"none", "note", "warning", "error"};

void expect_rule(const Json& rule) {
  expect_members(rule, {"id", "shortDescription", "defaultConfiguration"});
  expect_message(rule["shortDescription"]);
  expect_members(rule["defaultConfiguration"], {"level"});
  EXPECT_TRUE(levels.contains(rule["defaultConfiguration"]["level"]));
}

void expect_location(const Json& location) {
  expect_members(location, {"physicalLocation", "logicalLocations"});
  expect_members(location["physicalLocation"], {"artifactLocation"});
  const auto& artifact = location["physicalLocation"]["artifactLocation"];
  expect_members(artifact, {"uri"});
  // A URI reference (RFC 3986): ASCII without spaces, brackets and quotation marks.
  EXPECT_EQ(artifact["uri"].get<std::string>().find_first_not_of(
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/%"),
            std::string::npos);
  for (const auto& logical : location["logicalLocations"])
    expect_members(logical, {"fullyQualifiedName", "kind"});
}

void expect_result(const Json& result, const Json& rules) {
  expect_members(
      result, {"ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints", "properties"},
      {"suppressions"});
  expect_message(result["message"]);
  EXPECT_TRUE(levels.contains(result["level"]));
  const auto index = result["ruleIndex"].get<std::size_t>();
  ASSERT_LT(index, rules.size());
  EXPECT_EQ(rules[index]["id"], result["ruleId"]);
  for (const auto& location : result["locations"]) expect_location(location);
  for (const auto& print : result["partialFingerprints"]) EXPECT_TRUE(print.is_string());
  if (!result.contains("suppressions")) return;
  for (const auto& suppression : result["suppressions"]) {
    expect_members(suppression, {"kind", "justification"});
    EXPECT_TRUE(suppression["kind"] == "external" || suppression["kind"] == "inSource");
  }
}

TEST(Sarif, HasTheStructureOfItsStandard) {
  const auto log = Json::parse(report(FindingFormat::sarif));
  expect_members(log, {"version", "runs", "$schema"});
  EXPECT_EQ(log["version"], "2.1.0");
  ASSERT_EQ(log["runs"].size(), 1U);
  const auto& run = log["runs"][0];
  expect_members(run, {"tool", "columnKind", "results"});
  EXPECT_EQ(run["columnKind"], "unicodeCodePoints");
  expect_members(run["tool"], {"driver"});
  expect_members(run["tool"]["driver"], {"name", "version", "rules"});
  std::set<std::string> ids;
  const auto& rules = run["tool"]["driver"]["rules"];
  for (const auto& rule : rules) {
    expect_rule(rule);
    EXPECT_TRUE(ids.insert(rule["id"]).second);
  }
  ASSERT_GT(run["results"].size(), 6U);
  for (const auto& result : run["results"]) expect_result(result, rules);
  EXPECT_EQ(run["results"][0]["suppressions"][0]["justification"], "as agreed");
}

TEST(Junit, HasTheStructureThatBuildServersRead) {
  std::istringstream in(report(FindingFormat::junit));
  xml::Reader reader(in, "junit.xml");
  std::vector<std::string> open;
  std::size_t suites = 0;
  std::size_t cases = 0;
  std::size_t failures = 0;
  std::size_t tests_said = 0;
  std::size_t failures_said = 0;
  while (reader.next()) {
    if (reader.kind() == xml::NodeKind::end) {
      open.pop_back();
    } else if (reader.kind() == xml::NodeKind::start) {
      const auto parent = open.empty() ? "" : open.back();
      const auto name = std::string(reader.name());
      open.push_back(name);
      const auto need = [&](std::string_view attribute) {
        const auto value = reader.attribute(attribute);
        EXPECT_TRUE(value) << name << " " << attribute;
        return std::string(value.value_or("0"));
      };
      if (name == "testsuites") {
        EXPECT_EQ(parent, "");
      } else if (name == "testsuite") {
        EXPECT_EQ(parent, "testsuites");
        ++suites;
        need("name");
        EXPECT_EQ(need("errors"), "0");
        tests_said += std::stoul(need("tests"));
        failures_said += std::stoul(need("failures"));
      } else if (name == "testcase") {
        EXPECT_EQ(parent, "testsuite");
        ++cases;
        need("name");
        need("classname");
      } else {
        EXPECT_EQ(name, "failure");
        EXPECT_EQ(parent, "testcase");
        ++failures;
        need("message");
        need("type");
      }
    }
  }
  EXPECT_EQ(suites, 2U);
  EXPECT_EQ(cases, tests_said);
  EXPECT_EQ(failures, failures_said);
  EXPECT_GT(failures, 4U);
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

/// A comma or a colon would end the property, a line end the command.
TEST(Github, EscapesWhatItsCommandsAreMadeOf) {
  const auto unit = unit_of("u,1:2\n", "Piers: 70", "", "de");
  const auto findings = Checker(unit.languages, {}).check(unit);
  ASSERT_EQ(findings.size(), 1U);
  std::ostringstream out;
  const auto writer = finding_writer(out, {FindingFormat::github, Severity::warning, "1.2", {}});
  writer->write({"a,b:c 5%.xlf", unit, findings[0], finding_id(findings[0], unit), ""});
  writer->finish();
  EXPECT_EQ(out.str(),
            "::warning file=a%2Cb%3Ac 5%25.xlf,title=empty-target::u,1:2%0A: there is no translation\n");
}

TEST(FindingsPage, ShowsBothTextsAndNothingOfTheirMarkup) {
  const auto html = report(FindingFormat::html);
  EXPECT_THAT(html, HasSubstr("70 &lt;boats&gt; &amp;"));
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(1)"));
  EXPECT_THAT(html, HasSubstr("<h2><bdi>folder/&lt;é&gt;.tsv</bdi></h2>"));
  EXPECT_THAT(html, HasSubstr("<bdi class=\"unit\">&lt;u2&gt;"));
  EXPECT_EQ(count(html, "<script"), 1U);
  EXPECT_EQ(count(html, "<section"), 2U);
  EXPECT_EQ(count(html, "<article"), count(html, "</article>"));
  EXPECT_THAT(html, HasSubstr("2 dismissed"));
}

TEST(FindingsPage, SaysLanguageAndDirectionAndMarksThePlace) {
  const auto html = report(FindingFormat::html);
  EXPECT_THAT(html, HasSubstr("<p lang=\"fa\" dir=\"rtl\"><mark>۱۳</mark>"));
  EXPECT_THAT(html, HasSubstr("<p lang=\"en\" dir=\"ltr\">"));
  EXPECT_THAT(html, HasSubstr("not translated"));
}

TEST(FindingsPage, NeedsNothingFromOutside) {
  const auto html = report(FindingFormat::html);
  EXPECT_THAT(html, HasSubstr("default-src 'none'"));
  for (const auto* bad : {"http:", "https:", "url(", "@import", "<link", "<img", "onclick", " src="})
    EXPECT_THAT(html, Not(HasSubstr(bad)));
  EXPECT_THAT(xml::page_filter(), Not(HasSubstr("innerHTML")));
}

}  // namespace
}  // namespace distich::report
