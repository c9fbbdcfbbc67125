#include <algorithm>
#include <ostream>

#include <distich/base/error.hpp>
#include <distich/formats/srx/srx_internal.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/regex.hpp>
#include <distich/xml/writer.hpp>

namespace distich::formats::srx {
namespace {

std::string_view yes_or_no(bool yes) noexcept {
  return yes ? "yes" : "no";
}

/// Text as an expression that matches just it.
std::string literally(std::string_view text) {
  constexpr std::string_view special = R"(\.+*?()[]{}|^$#)";
  std::string out;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

bool is_word_character(char32_t c) {
  return (text::is_letter(c) || text::is_digit(c)) && !text::is_unspaced(c);
}

/// As the program decides an override: at word boundaries, white space at the place aside.
SegmentationRule rule_of(const SegmentationOverride& each) {
  SegmentationRule rule;
  rule.is_break = each.is_break;
  if (!each.before.empty()) {
    const bool word = is_word_character(text::code_point_at(each.before, 0).value);
    rule.before = (word ? R"((?<![\p{L}\p{M}\p{Nd}]))" : "") + literally(each.before);
  }
  if (!each.after.empty()) {
    const bool word = is_word_character(text::code_point_before(each.after, each.after.size()).value);
    rule.after = R"(\s*)" + literally(each.after) + (word ? R"((?![\p{L}\p{M}\p{Nd}]))" : "");
  }
  return rule;
}

bool serves(const RuleSet& set, const LanguageRule& rule, const LanguageTag& language) {
  if (!language.known()) return true;
  return std::ranges::any_of(set.maps, [&](const LanguageMap& map) {
    return map.rule == rule.name &&
           text::Regex(map.pattern, text::Regex::Case::ignored).matches(language.str());
  });
}

void write_rule(xml::Writer& xml, const SegmentationRule& rule) {
  xml.open("rule");
  xml.attribute("break", yes_or_no(rule.is_break));
  if (!rule.before.empty()) xml.element("beforebreak", rule.before);
  if (!rule.after.empty()) xml.element("afterbreak", rule.after);
  xml.close();
}

void write_header(xml::Writer& xml, const RuleSet& set) {
  xml.open("header");
  xml.attribute("segmentsubflows", yes_or_no(set.segment_subflows));
  xml.attribute("cascade", yes_or_no(set.cascade));
  const auto format = [&](std::string_view type, bool include) {
    xml.open("formathandle");
    xml.attribute("type", type);
    xml.attribute("include", yes_or_no(include));
    xml.close();
  };
  format("start", set.formats.start);
  format("end", set.formats.end);
  format("isolated", set.formats.isolated);
  xml.close();
}

}  // namespace

void write_rules(std::ostream& out, const SegmentationRules& rules) {
  if (!rules.set || rules.set->language_rules.empty() || rules.set->maps.empty()) {
    throw Error(ErrorCode::unsupported,
                tr("an SRX file needs rules of a language; name the language with -s"));
  }
  const auto& set = *rules.set;
  xml::Writer xml(out);
  xml.declaration();
  xml.open("srx");
  xml.attribute("xmlns", srx_namespace);
  xml.attribute("version", "2.0");
  write_header(xml, set);
  xml.open("body");
  xml.open("languagerules");
  for (const auto& language_rule : set.language_rules) {
    xml.open("languagerule");
    xml.attribute("languagerulename", language_rule.name);
    for (const auto& each : rules.overrides) {
      if (serves(set, language_rule, each.language)) write_rule(xml, rule_of(each));
    }
    for (const auto& rule : language_rule.rules) write_rule(xml, rule);
    xml.close();
  }
  xml.close();
  xml.open("maprules");
  for (const auto& map : set.maps) {
    xml.open("languagemap");
    xml.attribute("languagepattern", map.pattern);
    xml.attribute("languagerulename", map.rule);
    xml.close();
  }
  xml.finish();
}

}  // namespace distich::formats::srx
