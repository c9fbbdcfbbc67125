#include <istream>
#include <set>
#include <utility>

#include <distich/base/ascii.hpp>
#include <distich/base/error.hpp>
#include <distich/formats/srx/srx_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/regex.hpp>

namespace distich::formats::srx {
namespace {

class RulesReader {
 public:
  RulesReader(std::istream& in, const ReadOptions& options, Control control)
      : xml_(in, options.input), control_(std::move(control)), report_(xml_, control_) {}

  RuleSet read() {
    read_root();
    for_each_child([&](const std::string& name) {
      if (name == "header") return read_header();
      if (name == "body") return read_body();
      skip_unknown();
    });
    if (!has_header_) report_(Severity::note, "srx.no-header", tr("the file has no <header>"));
    if (set_.language_rules.empty()) report_(Severity::warning, "srx.no-rules", tr("the file has no rules"));
    check_maps();
    return std::move(set_);
  }

 private:
  /// Calls `on_child(name)` at the start of each element in the current one; it must read to its end.
  template <class OnChild>
  void for_each_child(OnChild on_child) {
    const auto outer = xml_.depth();
    while (xml_.next() && !(xml_.kind() == xml::NodeKind::end && xml_.depth() == outer)) {
      if (xml_.kind() == xml::NodeKind::start) on_child(std::string(xml_.name()));
    }
  }

  void read_root() {
    while (xml_.next() && xml_.kind() != xml::NodeKind::start) {
    }
    if (xml_.name() != "srx") {
      throw Error(ErrorCode::malformed, tr("not an SRX file: its document element is <{1}>", xml_.name()),
                  xml_.position());
    }
    const auto version = xml_.attribute("version");
    if (!version) {
      report_(Severity::note, "srx.no-version", tr("<srx> does not say its version; it is read as 2.0"));
    } else if (!version->starts_with("1") && !version->starts_with("2")) {
      throw Error(ErrorCode::unsupported, tr("SRX version {1} is not known; versions 1 and 2 are", *version),
                  xml_.position());
    }
  }

  /// "yes" and "no" as files write them.
  bool yes_or_no(std::string_view attribute, bool otherwise) {
    const auto value = xml_.attribute(attribute);
    if (!value) return otherwise;
    const auto word = ascii_lower(*value);
    if (word == "yes" || word == "true") return true;
    if (word == "no" || word == "false") return false;
    report_(
        Severity::warning, "srx.neither-yes-nor-no",
        tr("{1}=\"{2}\" is neither yes nor no; taken as {3}", attribute, *value, otherwise ? "yes" : "no"));
    return otherwise;
  }

  void read_header() {
    has_header_ = true;
    set_.segment_subflows = yes_or_no("segmentsubflows", true);
    set_.cascade = yes_or_no("cascade", false);
    for_each_child([&](const std::string& name) {
      if (name != "formathandle") return skip_unknown();
      const auto type = xml_.attribute("type").value_or("");
      if (type == "start") {
        set_.formats.start = yes_or_no("include", false);
      } else if (type == "end") {
        set_.formats.end = yes_or_no("include", true);
      } else if (type == "isolated") {
        set_.formats.isolated = yes_or_no("include", true);
      } else {
        report_(Severity::warning, "srx.unknown-format-type",
                tr("type=\"{1}\" is none of start, end, isolated", type));
      }
      xml_.skip();
    });
  }

  void read_body() {
    for_each_child([&](const std::string& name) {
      if (name == "languagerules") {
        for_each_child([&](const std::string& child) {
          if (child == "languagerule") return read_language_rule();
          skip_unknown();
        });
      } else if (name == "maprules") {
        read_maps();
      } else {
        skip_unknown();
      }
    });
  }

  void read_language_rule() {
    LanguageRule rule;
    rule.name = xml_.attribute("languagerulename").value_or("");
    if (rule.name.empty()) {
      report_(Severity::warning, "srx.no-name", tr("a <languagerule> has no languagerulename"));
    } else if (set_.find(rule.name) != nullptr) {
      report_(Severity::warning, "srx.name-repeated",
              tr("the language rule \"{1}\" is there twice; the first is used", rule.name));
    }
    std::size_t number = 0;
    for_each_child([&](const std::string& name) {
      if (name != "rule") return skip_unknown();
      if (auto read = read_rule(rule.name, ++number)) rule.rules.push_back(std::move(*read));
    });
    set_.language_rules.push_back(std::move(rule));
  }

  std::optional<SegmentationRule> read_rule(const std::string& language_rule, std::size_t number) {
    SegmentationRule rule;
    rule.number = number;
    rule.where = xml_.position();
    rule.is_break = yes_or_no("break", true);
    for_each_child([&](const std::string& name) {
      if (name != "beforebreak" && name != "afterbreak") return skip_unknown();
      auto& side = name == "beforebreak" ? rule.before : rule.after;
      side = expression(xml_.inner_text(), rule, language_rule);
    });
    if (rule.before.empty() && rule.after.empty()) {
      report_(Severity::warning, "srx.empty-rule",
              tr("rule {1} of \"{2}\" was left out: it says neither what is before nor what is after", number,
                 language_rule));
      return std::nullopt;
    }
    if (!compiles(rule.before, rule, language_rule) || !compiles(rule.after, rule, language_rule))
      return std::nullopt;
    return rule;
  }

  std::string expression(const std::string& written, const SegmentationRule& rule,
                         const std::string& language_rule) {
    auto read = mended(written);
    if (!read.mended.empty()) {
      control_.report({Severity::note, read.mended,
                       tr("rule {1} of \"{2}\": \"{3}\" was read as \"{4}\"", rule.number, language_rule,
                          written, read.text),
                       rule.where});
    }
    return std::move(read.text);
  }

  bool compiles(const std::string& side, const SegmentationRule& rule, const std::string& language_rule) {
    try {
      if (!side.empty()) (void)text::Regex(side);
      return true;
    } catch (const Error& error) {
      control_.report(
          {Severity::error, "srx.bad-expression",
           tr("rule {1} of \"{2}\" was left out: \"{3}\": {4}, at its character {5}", rule.number,
              language_rule, side, error.message().english(), error.where() ? error.where()->column : 0U),
           rule.where});
      return false;
    }
  }

  /// SRX 1.0 has <maprule> around the maps.
  void read_maps() {
    for_each_child([&](const std::string& name) {
      if (name == "languagemap") return read_map();
      if (name == "maprule") return read_maps();
      skip_unknown();
    });
  }

  void read_map() {
    LanguageMap map;
    map.pattern = xml_.attribute("languagepattern").value_or("");
    map.rule = xml_.attribute("languagerulename").value_or("");
    const auto where = xml_.position();
    xml_.skip();
    try {
      (void)text::Regex(map.pattern, text::Regex::Case::ignored);
    } catch (const Error& error) {
      control_.report({Severity::error, "srx.bad-expression",
                       tr("the map to \"{1}\" was left out: \"{2}\": {3}", map.rule, map.pattern,
                          error.message().english()),
                       where});
      return;
    }
    places_.push_back(where);
    set_.maps.push_back(std::move(map));
  }

  void check_maps() {
    if (set_.maps.empty() && !set_.language_rules.empty()) {
      report_(Severity::warning, "srx.no-maps",
              tr("the file has no <languagemap>: its rules serve no language"));
    }
    for (std::size_t i = 0; i < set_.maps.size(); ++i) {
      if (set_.find(set_.maps[i].rule) != nullptr) continue;
      control_.report({Severity::warning, "srx.no-such-rule",
                       tr("the map \"{1}\" names the language rule \"{2}\", which is not in the file",
                          set_.maps[i].pattern, set_.maps[i].rule),
                       places_[i]});
    }
  }

  void skip_unknown() {
    const bool foreign = !xml_.uri().empty() && xml_.uri().find("srx20") == std::string::npos;
    const auto written = xml::qualified_name(xml_.prefix(), xml_.name());
    report_.once(foreign ? Severity::note : Severity::warning,
                 foreign ? "srx.extension" : "srx.unknown-element", written,
                 tr("the element <{1}> is not used here and was skipped", written));
    xml_.skip();
  }

  xml::Reader xml_;
  Control control_;
  Reporter report_;
  RuleSet set_;
  std::vector<SourcePos> places_;  ///< of the maps
  bool has_header_ = false;
};

}  // namespace

SegmentationRules read_rules(std::istream& in, const ReadOptions& options, const Control& control) {
  SegmentationRules rules;
  rules.set = RulesReader(in, options, control).read();
  return rules;
}

}  // namespace distich::formats::srx
