#include "held_by.hpp"
#include "samples.hpp"
#include <distich/text/code_points.hpp>

namespace distich::contract {
namespace {

using Change = std::string (*)(std::string_view text);

constexpr std::string_view replacement = "\xEF\xBF\xBD";

std::string as_it_is(std::string_view text) {
  return std::string(text);
}

/// Characters that XML cannot hold as U+FFFD.
std::string in_xml(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto rest = text.substr(at);
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool noncharacter = rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF");
    const bool control = byte < 0x20 && text[at] != '\t' && text[at] != '\n' && text[at] != '\r';
    out += noncharacter || control ? replacement : text.substr(at, 1);
    if (noncharacter) at += 2;
  }
  return out;
}

std::string without(std::string_view unwritable, std::string_view text) {
  std::string out;
  for (const char c : text)
    out += unwritable.find(c) != std::string_view::npos ? replacement : std::string_view(&c, 1);
  return out;
}

/// U+0000 as U+FFFD.
std::string without_zeros(std::string_view text) {
  return without(std::string_view("\0", 1), text);
}

/// U+0000 and U+0004, which gettext ends texts and contexts by, as U+FFFD.
std::string in_gettext(std::string_view text) {
  return without(std::string_view("\0\x04", 2), text);
}

/// U+FFFE and U+FFFF as U+FFFD.
std::string without_noncharacters(std::string_view text) {
  std::string out(text);
  for (const std::string_view noncharacter : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (auto at = out.find(noncharacter); at != std::string::npos; at = out.find(noncharacter, at))
      out.replace(at, noncharacter.size(), replacement);
  }
  return out;
}

/// White space of lines as single spaces, and none of any kind at the ends.
std::string in_one_line(std::string_view text) {
  std::string out;
  for (const char c : in_xml(text)) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) out += c;
    if (space && !out.ends_with(' ')) out += ' ';
  }
  return std::string(text::trimmed(out, {0, out.size()}).of(out));
}

Properties changed(const Properties& properties, Change change) {
  Properties out;
  for (const auto& [name, value] : properties) out.emplace(change(name), change(value));
  return out;
}

/// `of_text` of what is translated, `of_code` of what codes say.
RichText changed(const RichText& text, Change of_text, Change of_code) {
  RichText out(of_text(text.text));
  for (const auto& code : text.codes) {
    out.codes.push_back({of_text(std::string_view(text.text).substr(0, code.at)).size(), code.kind,
                         of_code(code.id), of_code(code.original), of_code(code.shown_as)});
  }
  return out;
}

void change_texts(BilingualUnit& unit, Change of_text, Change of_code) {
  unit.source = changed(unit.source, of_text, of_code);
  if (unit.target) unit.target = changed(*unit.target, of_text, of_code);
  for (auto& suggestion : unit.suggestions) {
    suggestion.source = changed(suggestion.source, of_text, of_code);
    suggestion.target = changed(suggestion.target, of_text, of_code);
  }
}

/// All but the texts of source, target and suggestions.
void change_the_rest(BilingualUnit& unit, Change change) {
  unit.id = change(unit.id);
  for (auto& note : unit.notes) note = change(note);
  unit.properties = changed(unit.properties, change);
  if (unit.context) unit.context = Context{change(unit.context->previous), change(unit.context->next)};
  for (auto& suggestion : unit.suggestions) suggestion.origin = change(suggestion.origin);
  for (auto& term : unit.terms) {
    term.hit.concept_id = change(term.hit.concept_id);
    term.hit.term = change(term.hit.term);
    for (auto& rendering : term.renderings) rendering.text = change(rendering.text);
    term.definition = change(term.definition);
  }
}

void forget_an_empty_target(BilingualUnit& unit) {
  if (unit.target && unit.target->empty()) unit.target.reset();
}

/// An empty line divides two notes; empty ones are none.
std::vector<std::string> in_comments(const std::vector<std::string>& notes) {
  std::vector<std::string> out;
  for (const auto& note : notes) {
    bool goes_on = false;
    std::istringstream lines(note);
    for (std::string line; std::getline(lines, line); goes_on = !line.empty()) {
      if (line.empty()) continue;
      if (goes_on) out.back() += '\n';
      if (!goes_on) out.emplace_back();
      out.back() += line;
    }
  }
  return out;
}

/// An empty cell is nothing; a suggestion's has no codes.
void forget_what_is_empty(BilingualUnit& unit) {
  std::erase(unit.notes, "");
  if (unit.context == Context{}) unit.context.reset();
  for (auto& suggestion : unit.suggestions) {
    suggestion.source.codes.clear();
    suggestion.target.codes.clear();
  }
  std::erase_if(unit.suggestions, [](const auto& suggestion) { return suggestion.target.empty(); });
}

/// <ept> has no attribute for what is shown of it.
void forget_what_closes_show(RichText& text) {
  for (auto& code : text.codes) {
    if (code.kind == InlineCode::Kind::close) code.shown_as.clear();
  }
}

}  // namespace

std::optional<BilingualUnit> held_awkward(const Way& way, BilingualUnit unit, std::size_t index) {
  unit = held_by(way.format, std::move(unit));
  if (is_xml(way.format)) change_the_rest(unit, in_xml);
  if (way.format == "xliff") change_texts(unit, as_it_is, without_noncharacters);
  if (way.format == "xliff1") change_texts(unit, as_it_is, in_xml);
  if (way.format == "tmx") {
    // A memory is read in two languages.
    if (unit.languages != sample_header().languages) return std::nullopt;
    forget_what_closes_show(unit.source);
    if (unit.target) forget_what_closes_show(*unit.target);
  }
  if (way.format == "po") {
    unit.languages = sample_header().languages;
    change_texts(unit, in_gettext, in_gettext);
    change_the_rest(unit, in_gettext);
    unit.notes = in_comments(unit.notes);
    forget_an_empty_target(unit);
  }
  if (way.format == "tsv" || way.format == "csv") {
    unit.languages = sample_header().languages;
    if (unit.id.empty()) unit.id = std::to_string(index + 1);
    change_texts(unit, without_zeros, without_zeros);
    change_the_rest(unit, without_zeros);
    forget_an_empty_target(unit);
    forget_what_is_empty(unit);
  }
  if (way.format == "xlsx") {
    unit.languages = sample_header().languages;
    forget_an_empty_target(unit);
    std::erase(unit.notes, "");
    if (unit.id.empty()) unit.id = "row" + std::to_string(index + 2);
  }
  if (way.format == "jsonl" && unit.id.empty()) unit.id = std::to_string(index + 1);
  return unit;
}

std::optional<TranslationUnit> held_awkward(const Way& way, TranslationUnit unit, std::size_t /*index*/) {
  const bool tmx = way.format == "tmx";
  const auto change = tmx ? in_xml : without_zeros;
  const auto of_text = tmx ? as_it_is : without_zeros;
  unit.id = change(unit.id);
  for (auto& note : unit.notes) note = change(note);
  unit.properties = changed(unit.properties, change);
  for (auto& variant : unit.variants) {
    variant.text = changed(variant.text, of_text, of_text);
    if (tmx) forget_what_closes_show(variant.text);
    if (variant.context)
      variant.context = Context{change(variant.context->previous), change(variant.context->next)};
    for (auto& note : variant.notes) note = change(note);
    variant.properties = changed(variant.properties, change);
  }
  if (tmx) return unit;
  // Columns stand in the order in which their languages were first needed.
  if (unit.variants.front().language != sample_header().languages.source)
    std::ranges::rotate(unit.variants, unit.variants.end() - 1);
  std::erase(unit.notes, "");
  std::erase_if(unit.variants, [](const Variant& variant) { return variant.text.empty(); });
  return unit;
}

std::optional<Concept> held_awkward(const Way& /*way*/, Concept entry, std::size_t /*index*/) {
  return entry;
}

Concept comparable(const Way& way, const Concept& entry) {
  const bool only_terms = way.dialect == "core" || way.dialect == "min" || way.dialect == "v2-core";
  Concept out;
  out.id = in_one_line(entry.id);
  if (!only_terms) out.definition = in_one_line(entry.definition);
  if (way.dialect != "min") out.note = in_one_line(entry.note);
  for (const auto& term : entry.terms) {
    out.terms.emplace_back();
    out.terms.back().text = in_one_line(term.text);
    out.terms.back().language = term.language;
    if (way.dialect != "min") out.terms.back().note = in_one_line(term.note);
  }
  return out;
}

}  // namespace distich::contract
