#include <array>

#include <distich/formats/xliff/validation/module_rules_internal.hpp>

namespace distich::formats::xliff::validation {
namespace {

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// "*", "10", "5,10" or "5,*".
bool is_restriction(std::string_view text) {
  const auto comma = text.find(',');
  const auto first = text.substr(0, comma);
  if (comma == std::string_view::npos) return first == "*" || is_number(first);
  const auto second = text.substr(comma + 1);
  return is_number(first) && (second == "*" || is_number(second));
}

void check_sizes(const Node& node, const Surroundings& around, const Findings& findings) {
  if (node.has("slr:sizeInfo") && node.has("slr:sizeInfoRef"))
    findings.excludes(node, "slr:sizeInfo", "slr:sizeInfoRef");
  const auto check = [&](std::string_view attribute, bool is_standard, bool (*holds)(std::string_view)) {
    const auto value = node.get(attribute);
    if (value && is_standard && !holds(*value)) findings.bad_value(node, attribute);
  };
  check("slr:sizeRestriction", around.standard_sizes, is_restriction);
  check("slr:sizeInfo", around.standard_sizes, is_number);
  check("slr:storageRestriction", around.standard_storage, is_restriction);
  check("slr:equivStorage", around.standard_storage, is_number);
}

/// Pairs "name,value", with "\" between two; "\\" and "\," are characters.
bool is_style_list(std::string_view text) {
  bool has_name = false;
  bool has_comma = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escapes =
        text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '\\' || text[i + 1] == ',');
    if (escapes) {
      ++i;
      has_name = true;
    } else if (text[i] == '\\') {
      if (!has_name || !has_comma) return false;
      has_name = has_comma = false;
    } else if (text[i] == ',') {
      has_comma = true;
    } else {
      has_name = true;
    }
  }
  return has_name && has_comma;
}

void check_style(const Node& node, const Findings& findings) {
  const auto list = node.get("fs:subFs");
  if (!list) return;
  if (!node.has("fs:fs")) findings.needs(node, "fs:subFs", "fs:fs");
  if (!is_style_list(*list)) findings.bad_value(node, "fs:subFs");
}

constexpr auto provenance = std::to_array<std::string_view>(
    {"its:org", "its:orgRef", "its:person", "its:personRef", "its:revOrg", "its:revOrgRef", "its:revPerson",
     "its:revPersonRef", "its:revTool", "its:revToolRef", "its:tool", "its:toolRef"});
constexpr auto issue = std::to_array<std::string_view>(
    {"its:locQualityIssueType", "its:locQualityIssueComment", "its:locQualityIssueSeverity",
     "its:locQualityIssueProfileRef", "its:locQualityIssueEnabled"});
/// On annotations these go with type="its:generic" (or none).
constexpr auto generic = std::to_array<std::string_view>(
    {"its:locQualityIssuesRef", "its:locQualityIssueType", "its:locQualityIssueComment",
     "its:locQualityRatingScore", "its:locQualityRatingVote", "its:taIdentRef", "its:taSource", "its:taIdent",
     "its:taClassRef", "itsm:lang", "its:mtConfidence", "its:provenanceRecordsRef", "its:allowedCharacters",
     "itsm:domains", "its:localeFilterList"});

bool is_its_category(std::string_view text) {
  constexpr auto categories = std::to_array<std::string_view>(
      {"allowed-characters", "directionality", "domain", "elements-within-text", "external-resource",
       "id-value", "language-information", "locale-filter", "localization-note", "localization-quality-issue",
       "localization-quality-rating", "mt-confidence", "preserve-space", "provenance", "storage-size",
       "target-pointer", "terminology", "text-analysis", "translate"});
  return std::ranges::find(categories, text) != categories.end();
}

/// "category|tool" each once, with white space between.
bool is_annotators_list(std::string_view text) {
  std::set<std::string_view> seen;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(" \t\n\r"), text.size());
    const auto word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    const auto bar = word.find('|');
    if (bar == std::string_view::npos || bar + 1 == word.size()) return false;
    if (!is_its_category(word.substr(0, bar)) || !seen.insert(word.substr(0, bar)).second) return false;
  }
  return !seen.empty();
}

template <std::size_t Size>
void exclude_all(const Node& node, std::string_view one, const std::array<std::string_view, Size>& others,
                 const Findings& findings) {
  if (!node.has(one)) return;
  for (const auto other : others) {
    if (node.has(other)) findings.excludes(node, one, other);
  }
}

void check_its(const Node& node, const Surroundings& around, const Findings& findings) {
  exclude_all(node, "its:locQualityIssuesRef", issue, findings);
  exclude_all(node, "its:provenanceRecordsRef", provenance, findings);
  exclude_all(node, "its:taIdentRef", std::to_array<std::string_view>({"its:taSource", "its:taIdent"}),
              findings);
  exclude_all(node, "its:locQualityRatingScore",
              std::to_array<std::string_view>({"its:locQualityRatingVote"}), findings);
  if (node.has("its:taSource") != node.has("its:taIdent"))
    findings.needs(node, node.has("its:taSource") ? "its:taSource" : "its:taIdent",
                   node.has("its:taSource") ? "its:taIdent" : "its:taSource");
  if (node.has("its:locQualityRatingScoreThreshold") && !around.has_quality_score)
    findings.needs(node, "its:locQualityRatingScoreThreshold", "its:locQualityRatingScore");
  if (node.has("its:locQualityRatingVoteThreshold") && !around.has_quality_vote)
    findings.needs(node, "its:locQualityRatingVoteThreshold", "its:locQualityRatingVote");
  if (const auto list = node.get("its:annotatorsRef"); list && !is_annotators_list(*list))
    findings.bad_value(node, "its:annotatorsRef");
  if (node.name != "mrk" && node.name != "sm") return;
  for (const auto attribute : generic) {
    if (node.has(attribute) && node.has("type") && !node.is("type", "its:generic"))
      return findings.needs(node, attribute, "type=\"its:generic\"");
  }
}

bool starts_with_its(const std::pair<std::string, std::string>& attribute) {
  return attribute.first.starts_with("its:") || attribute.first.starts_with("itsm:");
}

void check_rule(const Node& node, const Surroundings& around, const Findings& findings) {
  constexpr auto tests =
      std::to_array<std::string_view>({"isPresent", "isNotPresent", "startsWith", "endsWith"});
  auto count = std::ranges::count_if(tests, [&](std::string_view test) { return node.has(test); });
  const bool is_custom = std::ranges::any_of(
      node.attributes, [](const auto& attribute) { return attribute.first.starts_with("?:"); });
  if (is_custom) ++count;
  if (count != 1)
    findings.report(
        "xliff2.rule", node,
        tr("<{1}> needs exactly one of: {2}", node.name, "isPresent, isNotPresent, startsWith, endsWith, …"));
  if (node.has("occurs") && !node.has("isPresent")) findings.needs(node, "occurs", "isPresent");
  if (node.is("existsInSource", "yes") && node.has("isNotPresent"))
    findings.excludes(node, "existsInSource=\"yes\"", "isNotPresent");
  if (around.grandparent == "file" && node.is("disabled", "yes")) findings.bad_value(node, "disabled");
}

}  // namespace

void check_module_attributes(const Node& node, const Surroundings& around, const Findings& findings) {
  check_style(node, findings);
  check_sizes(node, around, findings);
  const auto its = std::ranges::find_if(node.attributes, starts_with_its);
  if (its == node.attributes.end()) return;
  if (!around.in_its_scope) findings.needs(node, its->first, "its:version");
  check_its(node, around, findings);
}

void check_module_element(const Node& node, const Surroundings& around, const Findings& findings) {
  if (node.name == "mtc:match" && node.has("subType") && !node.has("type"))
    findings.needs(node, "subType", "type");
  if (node.name == "mtc:match" && node.has("xml:lang"))
    findings.report("xliff2.attribute", node,
                    tr("<{1}> may not have the attribute {2}", node.name, "xml:lang"));
  if (node.name == "val:rule") check_rule(node, around, findings);
  if (node.name == "res:source" && node.has("xml:lang") && !around.source_language.empty()) {
    const auto language = node.get_or("xml:lang", "");
    const bool same = std::ranges::equal(language, around.source_language,
                                         [](char a, char b) { return (a | 0x20) == (b | 0x20); });
    if (!same)
      findings.report(
          "xliff2.language", node,
          tr("<{1}> is in {2}, but {3} is {4}", node.name, language, "srcLang", around.source_language));
  }
  if (node.name == "its:locQualityIssue" && !node.has("locQualityIssueType") &&
      !node.has("locQualityIssueComment"))
    findings.needs(node, "locQualityIssueSeverity", "locQualityIssueType");
  if (node.name == "its:provenanceRecord") {
    const bool any = std::ranges::any_of(node.attributes, [](const auto& a) { return a.first != "version"; });
    if (!any)
      findings.report("xliff2.missing-attribute", node,
                      tr("<{1}> lacks the attribute {2}", node.name, "org|person|tool|…"));
  }
  if (node.name.starts_with("its:") && !around.in_its_scope && !node.has("version"))
    findings.needs(node, node.name, "its:version");
}

void ContainerRules::add(const Node& node, const Schema& schema, const Findings& findings) {
  const auto id = node.get("id");
  if (id && !ids_.emplace(*id).second) findings.duplicate(node, *id, name_);
  if (node.name.starts_with("ctr:")) add_revision(node, schema, findings);
}

void ContainerRules::add_revision(const Node& node, const Schema& schema, const Findings& findings) {
  if (node.name == "ctr:revisions") {
    revisions_ = node;
    versions_.clear();
  }
  if (node.name == "ctr:revision") {
    properties_.clear();
    const auto version = node.get("version");
    if (version && !versions_.emplace(*version).second) findings.duplicate(node, *version, "ctr:revisions");
  }
  if (node.name != "ctr:item") return;
  const auto property = node.get_or("property", "");
  const auto* of = schema.find(revisions_.get_or("appliesTo", ""));
  const bool is_attribute =
      property == "content" || property.find(':') != std::string_view::npos || of == nullptr ||
      std::ranges::find(of->attributes, property, &AttributeRule::name) != of->attributes.end();
  if (!is_attribute) findings.bad_value(node, "property");
  if (!properties_.emplace(property).second)
    findings.report("xliff2.property", node, tr("a revision says twice what this was: {1}", property));
}

void ContainerRules::end(std::string_view element, const Findings& findings) {
  if (element != "ctr:revisions") return;
  const auto current = revisions_.get("currentVersion");
  if (current && !versions_.contains(std::string(*current))) findings.dangling(revisions_, "currentVersion");
}

}  // namespace distich::formats::xliff::validation
