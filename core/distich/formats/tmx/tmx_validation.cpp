#include <algorithm>
#include <array>
#include <istream>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <distich/formats/tmx/tmx_validation_internal.hpp>
#include <distich/xml/reader.hpp>

namespace distich::formats::tmx {
namespace {

constexpr xml::Limits limits{.text_bytes = 512U << 20U};
constexpr std::uint64_t checkpoint_interval = 256;

/// An element: what may stand in it and what it has, divided by spaces, "!" = required.
struct ElementRule {
  std::string_view name;
  std::string_view section;
  std::string_view children;
  std::string_view attributes;
  bool holds_text = false;
};

constexpr std::string_view inline_elements = " bpt ept ph it hi ut ";
constexpr std::string_view sub_element = " sub ";

constexpr auto elements = std::to_array<ElementRule>({
    {"tmx", "TMX 1.4b, <tmx>", " header! body! ", " version! "},
    {"header", "TMX 1.4b, <header>", " note prop ude ",
     " creationtool! creationtoolversion! segtype! o-tmf! adminlang! srclang! datatype! o-encoding "
     "creationdate "
     "creationid changedate changeid "},
    {"body", "TMX 1.4b, <body>", " tu ", " "},
    {"note", "TMX 1.4b, <note>", " ", " o-encoding xml:lang lang ", true},
    {"prop", "TMX 1.4b, <prop>", " ", " type! xml:lang o-encoding lang ", true},
    {"ude", "TMX 1.4b, <ude>", " map! ", " name! base "},
    {"map", "TMX 1.4b, <map>", " ", " unicode! code ent subst "},
    {"tu", "TMX 1.4b, <tu>", " note prop tuv! ",
     " tuid o-encoding datatype usagecount lastusagedate creationtool creationtoolversion creationdate "
     "creationid "
     "changedate segtype changeid o-tmf srclang "},
    {"tuv", "TMX 1.4b, <tuv>", " note prop seg! ",
     " xml:lang lang o-encoding datatype usagecount lastusagedate creationtool creationtoolversion "
     "creationdate "
     "creationid changedate o-tmf changeid "},
    {"seg", "TMX 1.4b, <seg>", inline_elements, " ", true},
    {"bpt", "TMX 1.4b, <bpt>", sub_element, " i! x type ", true},
    {"ept", "TMX 1.4b, <ept>", sub_element, " i! ", true},
    {"sub", "TMX 1.4b, <sub>", inline_elements, " datatype type ", true},
    {"it", "TMX 1.4b, <it>", sub_element, " pos! x type ", true},
    {"ph", "TMX 1.4b, <ph>", sub_element, " x assoc type ", true},
    {"hi", "TMX 1.4b, <hi>", inline_elements, " x type ", true},
    {"ut", "TMX 1.4b, <ut>", sub_element, " x ", true},
});

/// Those that come in order: each not before the ones in front of it.
constexpr auto only_once = std::to_array<std::string_view>({"header", "body", "seg"});

const ElementRule* find_rule(std::string_view name) {
  const auto* found = std::ranges::find(elements, name, &ElementRule::name);
  return found == elements.end() ? nullptr : found;
}

bool lists(std::string_view words, std::string_view word) {
  const auto plain = ' ' + std::string(word);
  return words.find(plain + ' ') != std::string_view::npos ||
         words.find(plain + "! ") != std::string_view::npos;
}

/// Calls `take` with each word that has a "!".
template <class Take>
void each_required(std::string_view words, Take take) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == ' ') begin = i + 1;
    if (words[i] == '!') take(words.substr(begin, i - begin));
  }
}

class Validator {
 public:
  Validator(std::istream& in, const ReadOptions& options, const Control& control)
      : xml_(in, options.input, limits), control_(&control) {}

  void run() {
    while (xml_.next()) {
      if (xml_.kind() == xml::NodeKind::start) {
        start();
        if (open_.empty()) return;
      } else if (xml_.kind() == xml::NodeKind::end) {
        end();
      } else if (xml_.kind() == xml::NodeKind::text && !open_.empty()) {
        text();
      }
    }
  }

 private:
  struct Open {
    const ElementRule* rule = nullptr;  ///< null for what TMX does not know
    std::set<std::string_view> children;
    SourcePos where;
  };

  void report(std::string_view id, std::string_view section, const SourcePos& where, Message message) const {
    Diagnostic problem{Severity::error, id, std::move(message), where};
    problem.section = section;
    control_->report(problem);
  }

  void start() {
    const auto& name = xml_.name();
    const auto* rule = find_rule(name);
    if (open_.empty() && name != "tmx") {
      return report("tmx.root", "TMX 1.4b, <tmx>", xml_.position(),
                    tr("the document element is not <{1}>: <{2}>", "tmx", name));
    }
    if (!open_.empty() && open_.back().rule != nullptr) {
      auto& parent = open_.back();
      const bool is_new = parent.children.insert(name).second;
      const bool again = !is_new && std::ranges::find(only_once, name) != only_once.end();
      const bool late = (name == "header" && parent.children.contains("body")) ||
                        ((name == "note" || name == "prop") &&
                         (parent.children.contains("tuv") || parent.children.contains("seg")));
      if (!lists(parent.rule->children, name) || again || late) {
        report("tmx.element", parent.rule->section, xml_.position(),
               tr("<{1}> may not stand here in <{2}>", name, parent.rule->name));
        rule = nullptr;
      }
    } else if (!open_.empty()) {
      rule = nullptr;
    }
    if (rule != nullptr) check_attributes(*rule);
    if (rule != nullptr) check_meaning(*rule);
    open_.push_back({rule, {}, xml_.position()});
  }

  void check_attributes(const ElementRule& rule) const {
    for (const auto& attribute : xml_.attributes()) {
      const auto name = xml::qualified_name(attribute.prefix, attribute.name);
      if (!lists(rule.attributes, name))
        report("tmx.attribute", rule.section, xml_.position(),
               tr("<{1}> may not have the attribute {2}", rule.name, name));
    }
    each_required(rule.attributes, [&](std::string_view name) {
      if (!xml_.attribute(name))
        report("tmx.missing-attribute", rule.section, xml_.position(),
               tr("<{1}> lacks the attribute {2}", rule.name, name));
    });
    if (rule.name == "tuv" && !xml_.attribute("lang", xml::xml_namespace) && !xml_.attribute("lang"))
      report("tmx.missing-attribute", rule.section, xml_.position(),
             tr("<{1}> lacks the attribute {2}", rule.name, "xml:lang"));
  }

  void check_value(const ElementRule& rule, std::string_view attribute,
                   std::initializer_list<std::string_view> values) const {
    const auto value = xml_.attribute(attribute);
    if (value && std::ranges::find(values, *value) == values.end())
      report("tmx.value", rule.section, xml_.position(),
             tr("<{1}> has a value of {2} that is not allowed: {3}", rule.name, attribute, *value));
  }

  void check_meaning(const ElementRule& rule) {
    if (rule.name == "tmx") check_value(rule, "version", {"1.0", "1.1", "1.2", "1.3", "1.4", "1.4b"});
    if (rule.name == "header" || rule.name == "tu")
      check_value(rule, "segtype", {"block", "paragraph", "sentence", "phrase"});
    if (rule.name == "it") check_value(rule, "pos", {"begin", "end"});
    if (rule.name == "ph") check_value(rule, "assoc", {"p", "f", "b"});
    if (rule.name == "seg") pairs_.clear();
    if (rule.name == "tu" && ++units_ % checkpoint_interval == 0)
      control_->checkpoint({"checking", units_, std::nullopt});
    const auto number = xml_.attribute("i");
    if (!number) return;
    const std::string key(*number);
    if (rule.name == "bpt" && !pairs_.emplace(key, xml_.position()).second)
      report("tmx.duplicate-id", rule.section, xml_.position(),
             tr("the id {1} of <{2}> is there twice in <{3}>", key, rule.name, "seg"));
    if (rule.name == "ept" && pairs_.erase(key) == 0)
      report("tmx.unpaired", rule.section, xml_.position(),
             tr("<{1}> has no <{2}> before it in the same <{3}>: {4}", rule.name, "bpt", "seg", key));
  }

  void text() {
    auto& open = open_.back();
    if (open.rule == nullptr || open.rule->holds_text) return;
    if (xml_.text().find_first_not_of(" \t\r\n") == std::string::npos) return;
    report("tmx.text", open.rule->section, xml_.position(), tr("<{1}> may not hold text", open.rule->name));
  }

  void end() {
    const auto open = std::move(open_.back());
    open_.pop_back();
    if (open.rule == nullptr) return;
    each_required(open.rule->children, [&](std::string_view name) {
      if (!open.children.contains(std::string(name)))
        report("tmx.missing-element", open.rule->section, open.where,
               tr("<{1}> lacks a <{2}>", open.rule->name, name));
    });
    if (open.rule->name != "seg") return;
    for (const auto& [number, where] : pairs_)
      report("tmx.unpaired", "TMX 1.4b, <bpt>", where,
             tr("<{1}> has no <{2}> behind it in the same <{3}>: {4}", "bpt", "ept", "seg", number));
  }

  xml::Reader xml_;
  const Control* control_;
  std::vector<Open> open_;
  std::map<std::string, SourcePos> pairs_;  ///< each <bpt> of the segment that is open
  std::uint64_t units_ = 0;
};

}  // namespace

void validate(std::istream& in, const ReadOptions& options, const Control& control) {
  Validator(in, options, control).run();
}

}  // namespace distich::formats::tmx
