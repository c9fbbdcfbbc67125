#include <algorithm>
#include <array>
#include <string>

#include <distich/formats/xliff/validation/schema_internal.hpp>

namespace distich::formats::xliff::validation {
namespace {

/// A row of the table. `children`: names in order, "|" between alternatives, then "?", "*" or "+"; "~" is any
/// element of another namespace. `attributes` and `more`: names with ":type" behind a "=", "!" = required.
struct Row {
  std::string_view name;
  std::string_view section;
  std::string_view children;
  std::string_view attributes;
  std::string_view more{};
  OtherAttributes others = OtherAttributes::none;
  bool text = false;
  int since = 20;
};

constexpr std::string_view inline_children = "cp|ph|pc|sc|ec|mrk|sm|em*";
constexpr std::string_view code_attributes =
    "id=id! canCopy=yesNo canDelete=yesNo canReorder=yesNoFirstNo copyOf=id subType=user type=codeType";
constexpr std::string_view end_code_attributes =
    "id=id canCopy=yesNo canDelete=yesNo canReorder=yesNoFirstNo copyOf=id subType=user type=codeType";
constexpr std::string_view structure_attributes =
    "id=id! canResegment=yesNo translate=yesNo srcDir=direction trgDir=direction xml:space=space";
constexpr std::string_view marker_attributes = "id=id! translate=yesNo type=markerType ref=uri value";

constexpr auto none = OtherAttributes::none;
constexpr auto modules_only = OtherAttributes::of_modules;
constexpr auto any = OtherAttributes::any;

constexpr auto core_rows = std::to_array<Row>({
    {"xliff",
     "XLIFF 2.1, 4.2.2.1",
     "file+",
     "version=version! srcLang=language! trgLang=language xml:space=space",
     {},
     any},
    {"xliff",
     "XLIFF 2.2, 4.2.2.1",
     "notes? mda:metadata? file+",
     "version=version! srcLang=language! trgLang=language xml:space=space",
     {},
     any,
     false,
     22},
    {"file", "XLIFF 2.1, 4.2.2.2", "skeleton? ~* notes? unit|group+", "original", structure_attributes, any},
    {"skeleton", "XLIFF 2.1, 4.2.2.3", "~*", "href=uri", {}, none, true},
    {"group", "XLIFF 2.1, 4.2.2.4", "~* notes? unit|group*", "name type=user", structure_attributes, any},
    {"unit", "XLIFF 2.1, 4.2.2.5", "~* notes? originalData? segment|ignorable+", "name type=user",
     structure_attributes, any},
    {"segment", "XLIFF 2.1, 4.2.2.6", "source target?", "id=id canResegment=yesNo state=state subState=user"},
    {"segment",
     "XLIFF 2.2, 4.2.2.6",
     "source target?",
     "id=id canResegment=yesNo state=state subState=user pgs:case",
     {},
     none,
     false,
     22},
    {"ignorable", "XLIFF 2.1, 4.2.2.7", "source target?", "id=id"},
    {"notes", "XLIFF 2.1, 4.2.2.8", "note+", ""},
    {"note", "XLIFF 2.1, 4.2.2.9", "", "id=id appliesTo=side category priority=priority", {}, any, true},
    {"note",
     "XLIFF 2.2, 4.2.2.9",
     "",
     "id=id appliesTo=side category priority=priority ref=uri",
     {},
     any,
     true,
     22},
    {"originalData", "XLIFF 2.1, 4.2.2.10", "data+", ""},
    {"data", "XLIFF 2.1, 4.2.2.11", "cp*", "id=id! dir=direction xml:space=preserve", {}, none, true},
    {"source", "XLIFF 2.1, 4.2.2.12", inline_children, "xml:lang=language xml:space=space", {}, none, true},
    {"target",
     "XLIFF 2.1, 4.2.2.13",
     inline_children,
     "xml:lang=language xml:space=space order=positive",
     {},
     none,
     true},
    {"cp", "XLIFF 2.1, 4.2.3.1", "", "hex=hex!"},
    {"ph", "XLIFF 2.1, 4.2.3.2", "", "disp equiv dataRef=id subFlows=ids", code_attributes, modules_only},
    {"pc", "XLIFF 2.1, 4.2.3.3", inline_children,
     "canOverlap=yesNo dispEnd dispStart equivEnd equivStart dataRefEnd=id dataRefStart=id subFlowsEnd=ids "
     "subFlowsStart=ids dir=direction",
     code_attributes, modules_only, true},
    {"sc", "XLIFF 2.1, 4.2.3.4", "",
     "canOverlap=yesNo dataRef=id dir=direction disp equiv isolated=yesNo subFlows=ids", code_attributes,
     modules_only},
    {"ec", "XLIFF 2.1, 4.2.3.5", "",
     "canOverlap=yesNo dataRef=id dir=direction disp equiv isolated=yesNo startRef=id subFlows=ids",
     end_code_attributes, modules_only},
    {"mrk", "XLIFF 2.1, 4.2.3.6", inline_children, {}, marker_attributes, any, true},
    {"sm", "XLIFF 2.1, 4.2.3.7", "", {}, marker_attributes, any},
    {"em", "XLIFF 2.1, 4.2.3.8", "", "startRef=id!"},
});

constexpr std::string_view mtc_section = "XLIFF 2.1, 5.1 Translation Candidates Module";
constexpr std::string_view gls_section = "XLIFF 2.1, 5.2 Glossary Module";
constexpr std::string_view mda_section = "XLIFF 2.1, 5.4 Metadata Module";
constexpr std::string_view res_section = "XLIFF 2.1, 5.5 Resource Data Module";
constexpr std::string_view ctr_section = "XLIFF 2.0, 5.6 Change Tracking Module";
constexpr std::string_view slr_section = "XLIFF 2.1, Size and Length Restriction Module";
constexpr std::string_view val_section = "XLIFF 2.1, Validation Module";
constexpr std::string_view its_section = "XLIFF 2.1, ITS Module";

constexpr auto module_rows = std::to_array<Row>({
    {"mtc:matches", mtc_section, "mtc:match+", ""},
    {"mtc:match",
     mtc_section,
     "mda:metadata? originalData? source target ~*",
     "id=id matchQuality=percent matchSuitability=percent origin ref=uri! reference=yesNo similarity=percent "
     "subType=user type=matchType",
     {},
     any},
    {"gls:glossary", gls_section, "gls:glossEntry+", ""},
    {"gls:glossEntry", gls_section, "gls:term gls:translation* gls:definition? ~*", "id=id ref=uri", {}, any},
    {"gls:term", gls_section, "", "source", {}, any, true},
    {"gls:translation", gls_section, "", "id=id ref=uri source", {}, any, true},
    {"gls:definition", gls_section, "", "source", {}, any, true},
    {"mda:metadata", mda_section, "mda:metaGroup+", "id=id"},
    {"mda:metaGroup", mda_section, "mda:metaGroup|mda:meta+", "id=id category appliesTo=metaSide"},
    {"mda:meta", mda_section, "", "type!", {}, none, true},
    {"res:resourceData", res_section, "res:resourceItemRef* res:resourceItem*", ""},
    {"res:resourceItemRef", res_section, "", "id=id ref=id!", {}, any},
    {"res:resourceItem",
     res_section,
     "res:source? res:target? res:reference*",
     "mimeType id=id context=yesNo",
     {},
     any},
    {"res:resourceItem",
     res_section,
     "notes? res:source? res:target? res:reference*",
     "mimeType id=id context=yesNo",
     {},
     any,
     false,
     22},
    {"res:source", res_section, "~*", "href=uri xml:lang=language", {}, any},
    {"res:target", res_section, "~*", "href=uri xml:lang=language", {}, any},
    {"res:reference", res_section, "", "href=uri! xml:lang=language", {}, any},
    {"ctr:changeTrack", ctr_section, "ctr:revisions+", ""},
    {"ctr:revisions", ctr_section, "ctr:revision+", "appliesTo=id! ref=id currentVersion=id", {}, any},
    {"ctr:revision", ctr_section, "ctr:item+", "author datetime version=id", {}, any},
    {"ctr:item", ctr_section, "", "property!", {}, any, true},
    {"slr:profiles", slr_section, "slr:normalization? ~*", "generalProfile storageProfile"},
    {"slr:normalization", slr_section, "", "general=normalization storage=normalization"},
    {"slr:data", slr_section, "~*", "profile!", {}, any},
    {"val:validation", val_section, "val:rule+", "", {}, any},
    {"val:rule",
     val_section,
     "",
     "isPresent occurs=positive isNotPresent startsWith endsWith existsInSource=yesNo caseSensitive=yesNo "
     "normalization=normalization disabled=yesNo",
     {},
     any},
    {"its:locQualityIssues", its_section, "its:locQualityIssue+", "xml:id=id! version"},
    {"its:locQualityIssue", its_section, "",
     "version locQualityIssueType=issueType locQualityIssueComment locQualityIssueSeverity=percent "
     "locQualityIssueProfileRef=uri locQualityIssueEnabled=yesNo"},
    {"its:provenanceRecords", its_section, "its:provenanceRecord+", "xml:id=id! version"},
    {"its:provenanceRecord", its_section, "",
     "version org orgRef=uri person personRef=uri revOrg revOrgRef=uri revPerson revPersonRef=uri revTool "
     "revToolRef=uri tool toolRef=uri"},
});

constexpr std::string_view module_attributes =
    "fs:fs=htmlElement fs:subFs "
    "slr:equivStorage slr:sizeInfo slr:sizeInfoRef=id slr:sizeRestriction slr:storageRestriction "
    "its:version=itsVersion its:allowedCharacters its:annotatorsRef its:localeFilterList "
    "its:localeFilterType=filterType its:locQualityIssueComment its:locQualityIssueEnabled=yesNo "
    "its:locQualityIssueProfileRef=uri its:locQualityIssuesRef=uri its:locQualityIssueSeverity=percent "
    "its:locQualityIssueType=issueType its:locQualityRatingProfileRef=uri its:locQualityRatingScore=percent "
    "its:locQualityRatingScoreThreshold=percent its:locQualityRatingVote=integer "
    "its:locQualityRatingVoteThreshold=integer its:mtConfidence=share its:org its:orgRef=uri its:person "
    "its:personRef=uri its:provenanceRecordsRef=uri its:revOrg its:revOrgRef=uri its:revPerson "
    "its:revPersonRef=uri its:revTool its:revToolRef=uri its:taClassRef=uri its:taConfidence=share "
    "its:taIdent "
    "its:taIdentRef=uri its:taSource its:termConfidence=share its:tool its:toolRef=uri "
    "itsm:domains itsm:lang=language pgs:switch pgs:case";

/// What stands before the first space, taken off.
std::string_view next_word(std::string_view& words) {
  while (!words.empty() && words.front() == ' ') words.remove_prefix(1);
  const auto end = std::min(words.find(' '), words.size());
  const auto word = words.substr(0, end);
  words.remove_prefix(end);
  return word;
}

std::vector<Particle> parse_children(std::string_view words) {
  std::vector<Particle> out;
  for (auto word = next_word(words); !word.empty(); word = next_word(words)) {
    Particle particle;
    const char last = word.back();
    particle.required = last != '?' && last != '*';
    particle.repeats = last == '*' || last == '+';
    if (last == '?' || last == '*' || last == '+') word.remove_suffix(1);
    for (;;) {
      const auto bar = word.find('|');
      particle.names.push_back(word.substr(0, bar));
      if (bar == std::string_view::npos) break;
      word.remove_prefix(bar + 1);
    }
    out.push_back(std::move(particle));
  }
  return out;
}

void parse_attributes(std::string_view words, std::vector<AttributeRule>& out) {
  for (auto word = next_word(words); !word.empty(); word = next_word(words)) {
    AttributeRule rule;
    rule.required = word.back() == '!';
    if (rule.required) word.remove_suffix(1);
    const auto sign = word.find('=');
    rule.name = word.substr(0, sign);
    if (sign != std::string_view::npos) rule.holds = value_type(word.substr(sign + 1));
    out.push_back(rule);
  }
}

ElementRule compile(const Row& row) {
  ElementRule rule;
  rule.name = row.name;
  rule.section = row.section;
  rule.children = parse_children(row.children);
  parse_attributes(row.attributes, rule.attributes);
  parse_attributes(row.more, rule.attributes);
  rule.others = row.others;
  rule.holds_text = row.text;
  return rule;
}

struct Placement {
  std::string_view element;
  std::string_view parents;
  bool once = true;
};

constexpr auto placements = std::to_array<Placement>({
    {"mtc:matches", "unit"},
    {"gls:glossary", "file group unit"},
    {"mda:metadata", "xliff file group unit mtc:match"},
    {"res:resourceData", "file group unit"},
    {"ctr:changeTrack", "file group unit", false},
    {"slr:profiles", "file"},
    {"slr:data", "file group unit", false},
    {"val:validation", "file group unit"},
    {"its:locQualityIssues", "unit", false},
    {"its:provenanceRecords", "file group unit mtc:match ctr:revision", false},
});

const Placement* placement_of(std::string_view element) {
  const auto* found = std::ranges::find(placements, element, &Placement::element);
  return found == placements.end() ? nullptr : found;
}

}  // namespace

Schema::Schema(int version) {
  const auto add = [&](const Row& row) {
    if (row.since <= version) elements_.insert_or_assign(row.name, compile(row));
  };
  std::ranges::for_each(core_rows, add);
  std::ranges::for_each(module_rows, add);
}

const ElementRule* Schema::find(std::string_view name) const {
  const auto found = elements_.find(name);
  return found == elements_.end() ? nullptr : &found->second;
}

std::string_view module_of(std::string_view uri) {
  constexpr auto modules = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"urn:oasis:names:tc:xliff:document:2.0", ""},
      {"urn:oasis:names:tc:xliff:document:2.2", ""},
      {"urn:oasis:names:tc:xliff:matches:2.0", "mtc"},
      {"urn:oasis:names:tc:xliff:glossary:2.0", "gls"},
      {"urn:oasis:names:tc:xliff:fs:2.0", "fs"},
      {"urn:oasis:names:tc:xliff:metadata:2.0", "mda"},
      {"urn:oasis:names:tc:xliff:resourcedata:2.0", "res"},
      {"urn:oasis:names:tc:xliff:changetracking:2.0", "ctr"},
      {"urn:oasis:names:tc:xliff:changetracking:2.1", "ctr"},
      {"urn:oasis:names:tc:xliff:sizerestriction:2.0", "slr"},
      {"urn:oasis:names:tc:xliff:validation:2.0", "val"},
      {"urn:oasis:names:tc:xliff:itsm:2.1", "itsm"},
      {"urn:oasis:names:tc:xliff:pgs:1.0", "pgs"},
      {"http://www.w3.org/2005/11/its", "its"},
      {"http://www.w3.org/XML/1998/namespace", "xml"},
  });
  const auto* found = std::ranges::find(modules, uri, &std::pair<std::string_view, std::string_view>::first);
  return found == modules.end() ? std::string_view("?") : found->second;
}

const AttributeRule* module_attribute(std::string_view name) {
  static const std::vector<AttributeRule> rules = [] {
    std::vector<AttributeRule> out;
    parse_attributes(module_attributes, out);
    return out;
  }();
  const auto found = std::ranges::find(rules, name, &AttributeRule::name);
  return found == rules.end() ? nullptr : &*found;
}

bool may_stand_in(std::string_view module_element, std::string_view parent) {
  const auto* placement = placement_of(module_element);
  if (placement == nullptr) return false;
  auto words = placement->parents;
  for (auto word = next_word(words); !word.empty(); word = next_word(words)) {
    if (word == parent) return true;
  }
  return false;
}

bool stands_once(std::string_view module_element) {
  const auto* placement = placement_of(module_element);
  return placement != nullptr && placement->once;
}

}  // namespace distich::formats::xliff::validation
