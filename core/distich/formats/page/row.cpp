#include <algorithm>
#include <cmath>

#include <distich/formats/page/markup_internal.hpp>
#include <distich/xml/page_filter.hpp>

namespace distich::formats::page {
namespace {

constexpr std::string_view english = " lang=\"en\" dir=\"ltr\"";
/// Lists of facts begin where the text of their cell begins; only what they say runs from left to right.
constexpr std::string_view facts_list = "<ul class=\"facts\" lang=\"en\" role=\"list\">";

std::string_view level(int percent) noexcept {
  return percent >= 80 ? "high" : percent >= 50 ? "middle" : "low";
}

/// Never rounded up: "100 %" is said of equal texts only.
int whole_percent(double fraction) noexcept {
  return static_cast<int>(std::floor(std::clamp(fraction, 0.0, 1.0) * 100.0 + 1e-9));
}

std::string_view words_for(MatchKind kind) noexcept {
  switch (kind) {
    case MatchKind::fuzzy: return "similar";
    case MatchKind::exact: return "exact";
    case MatchKind::one_neighbour: return "beside an equal neighbour";
    case MatchKind::in_context: return "in context";
    case MatchKind::same_id: return "the same segment";
  }
  return "";
}

std::string_view words_for(PenaltyKind kind) noexcept {
  switch (kind) {
    case PenaltyKind::words: return "words";
    case PenaltyKind::numbers: return "numbers";
    case PenaltyKind::punctuation: return "punctuation";
    case PenaltyKind::letter_case: return "letter case";
    case PenaltyKind::spacing: return "spacing";
    case PenaltyKind::inline_codes: return "inline codes";
    case PenaltyKind::origin: return "origin";
  }
  return "";
}

std::string_view words_for(TermStatus status) noexcept {
  switch (status) {
    case TermStatus::preferred: return "";
    case TermStatus::admitted: return "admitted";
    case TermStatus::deprecated: return "deprecated";
    case TermStatus::forbidden: return "do not use";
  }
  return "";
}

std::string rendering(const TermRendering& rendering, const LanguageTag& language) {
  const bool avoid = rendering.status == TermStatus::deprecated || rendering.status == TermStatus::forbidden;
  auto out = "<bdi" + xml::language_attributes(language) + (avoid ? " class=\"avoid\">" : ">") +
             escaped(rendering.text) + "</bdi>";
  if (const auto status = words_for(rendering.status); !status.empty()) {
    out += " <span class=\"status\">(" + std::string(status) + ")</span>";
  }
  return out;
}

/// Each concept once, however often it stands in the segment.
std::string term_list(const BilingualUnit& unit, const LanguagePair& languages) {
  if (unit.terms.empty()) return {};
  std::string out = "<ul class=\"terms\"" + std::string(english) + " role=\"list\" aria-label=\"Terms\">\n";
  std::vector<std::string_view> said;
  for (const auto& term : unit.terms) {
    const std::string_view key = term.hit.concept_id.empty() ? term.hit.term : term.hit.concept_id;
    if (std::ranges::find(said, key) != said.end()) continue;
    said.push_back(key);
    out += "<li><bdi" + xml::language_attributes(languages.source) + ">" + escaped(term.hit.term) + "</bdi>";
    out +=
        "<span class=\"arrow\" aria-hidden=\"true\">→</span><span class=\"aside\"> is in translation </span>";
    if (term.renderings.empty()) out += "<span class=\"status\">no term in the target language</span>";
    for (std::size_t i = 0; i < term.renderings.size(); ++i) {
      if (i > 0) out += ", ";
      out += rendering(term.renderings[i], languages.target);
    }
    if (!term.definition.empty())
      out += "<span class=\"definition\" dir=\"auto\">" + escaped(term.definition) + "</span>";
    out += "</li>\n";
  }
  return out + "</ul>\n";
}

std::string confidence(double value) {
  const int percent = whole_percent(value);
  const auto number = std::to_string(percent);
  return "<li dir=\"ltr\"><span class=\"bar " + std::string(level(percent)) + "\" style=\"--part:" + number +
         "%\" aria-hidden=\"true\"></span>aligned with " + number + " % confidence</li>";
}

/// State, bead and confidence.
std::string facts(const BilingualUnit& unit) {
  std::string items;
  if (unit.target) items += "<li dir=\"ltr\">" + std::string(distich::name(unit.state)) + "</li>";
  if (!unit.bead.empty()) items += "<li dir=\"ltr\">segments " + escaped(unit.bead) + "</li>";
  if (unit.confidence) items += confidence(*unit.confidence);
  if (items.empty()) return {};
  return std::string(facts_list) + items + "</ul>\n";
}

void append_item(std::string& list, std::string_view item) {
  if (!list.empty()) list += ", ";
  list += item;
}

/// Items of a list of facts: what a match lost its score for, and what is worth a look.
std::string match_facts(const MatchFacts& facts) {
  std::string lost;
  for (const auto& penalty : facts.penalties) append_item(lost, words_for(penalty.kind));
  std::string look;
  if (facts.numbers_differ && !facts.repaired) append_item(look, "numbers");
  if (facts.negation_differs) append_item(look, "negation");
  std::string out;
  if (!lost.empty()) out += "<li dir=\"ltr\">differs in " + lost + "</li>";
  if (!look.empty()) out += "<li dir=\"ltr\" class=\"look\">check " + look + "</li>";
  return out;
}

std::string offer(const Suggestion& suggestion, const BilingualUnit& unit, const LanguagePair& languages) {
  const int percent = suggestion.score.basis_points / 100;
  std::string out = "<div class=\"offer\">\n" + std::string(facts_list) + "<li dir=\"ltr\" class=\"" +
                    std::string(level(percent)) + "\"><span class=\"badge\">" + std::to_string(percent) +
                    " % " + std::string(words_for(suggestion.kind)) + "</span></li>";
  if (!suggestion.origin.empty())
    out += "<li class=\"origin\"><bdi>" + escaped(suggestion.origin) + "</bdi></li>";
  out += match_facts(suggestion.facts) + "</ul>\n<p class=\"text\"" +
         xml::language_attributes(languages.target) + ">" + marked_text(suggestion.target, {}) + "</p>\n";
  if (suggestion.facts.repaired) {
    out += "<p class=\"text repaired\"" + xml::language_attributes(languages.target) +
           "><span class=\"label\" lang=\"en\" dir=\"ltr\">With the values of this segment:</span> " +
           marked_text(*suggestion.facts.repaired, {}) + "</p>\n";
  }
  if (suggestion.source.text != unit.source.text) {
    out += "<p class=\"text was\"" + xml::language_attributes(languages.source) +
           "><span class=\"aside\" lang=\"en\">Differences from the source of the suggestion: </span>" +
           differences(suggestion.source.text, unit.source.text) + "</p>\n";
  }
  return out + "</div>\n";
}

/// The best one open to view, the others behind it.
std::string offers(const BilingualUnit& unit, const LanguagePair& languages) {
  if (unit.suggestions.empty()) return {};
  auto out = offer(unit.suggestions.front(), unit, languages);
  const auto others = unit.suggestions.size() - 1;
  if (others == 0) return out;
  out += "<details><summary lang=\"en\"><bdi dir=\"ltr\">" + std::to_string(others) +
         (others == 1 ? " more suggestion" : " more suggestions") + "</bdi></summary>\n";
  for (std::size_t i = 1; i <= others; ++i) out += offer(unit.suggestions[i], unit, languages);
  return out + "</details>\n";
}

std::string note_list(const std::vector<std::string>& notes) {
  if (notes.empty()) return {};
  std::string out = "<ul class=\"notes\" dir=\"auto\" role=\"list\" aria-label=\"Notes\">\n";
  for (const auto& note : notes) out += "<li dir=\"auto\">" + escaped(note) + "</li>\n";
  return out + "</ul>\n";
}

std::string remark_list(std::span<const Remark> remarks) {
  if (remarks.empty()) return {};
  std::string out = "<ul class=\"remarks\" lang=\"en\" role=\"list\" aria-label=\"What deserves a look\">\n";
  for (const auto& [check, severity, message] : remarks) {
    const auto level = std::string(name(severity));
    out.append("<li class=\"").append(level).append("\"><bdi dir=\"ltr\"><b>").append(level);
    out.append("</b> ").append(escaped(message.english())).append(" <span class=\"status\">");
    out.append(escaped(check)).append("</span></bdi></li>\n");
  }
  return out + "</ul>\n";
}

/// What `row` says that the unit has: words of `data-with`.
std::string what_it_has(const BilingualUnit& unit, std::span<const Remark> remarks) {
  std::string words;
  const auto add = [&](bool has, std::string_view word) {
    if (has) words.append(words.empty() ? "" : " ").append(word);
  };
  add(is_doubtful(unit), "doubt");
  add(!unit.suggestions.empty(), "suggestion");
  add(!unit.terms.empty(), "term");
  add(!unit.notes.empty(), "note");
  add(!remarks.empty(), "finding");
  for (const auto severity : {Severity::error, Severity::warning})
    add(std::ranges::find(remarks, severity, &Remark::severity) != remarks.end(), name(severity));
  return words;
}

}  // namespace

bool is_doubtful(const BilingualUnit& unit) noexcept {
  constexpr double least_confidence = 0.5;
  return unit.confidence && *unit.confidence < least_confidence;
}

std::string_view name(Severity severity) noexcept {
  if (severity == Severity::error) return "error";
  return severity == Severity::warning ? "warning" : "note";
}

std::string row(const BilingualUnit& unit, const LanguagePair& languages, std::size_t number,
                std::span<const Remark> remarks) {
  const auto anchor = "s" + std::to_string(number);
  const auto id = unit.id.empty() ? std::to_string(number) : unit.id;
  std::string out = "<tr role=\"row\" data-item data-state=\"" + std::string(distich::name(unit.state)) +
                    "\" data-with=\"" + what_it_has(unit, remarks) + "\" id=\"" + anchor +
                    "\">\n<th role=\"rowheader\" scope=\"row\"><a href=\"#" + anchor + "\"><bdi>" +
                    escaped(id) + "</bdi></a></th>\n";
  out += "<td role=\"cell\"" + xml::language_attributes(languages.source) + ">\n<p class=\"text\"" +
         xml::language_attributes(languages.source) + ">" + marked_text(unit.source, unit.terms) + "</p>\n";
  out += term_list(unit, languages) + "</td>\n";
  out += "<td role=\"cell\"" + xml::language_attributes(languages.target) + ">\n";
  if (unit.target) {
    out += "<p class=\"text\"" + xml::language_attributes(languages.target) + ">" +
           marked_text(*unit.target, {}) + "</p>\n";
  } else {
    out += "<p class=\"missing\" lang=\"en\"><bdi dir=\"ltr\">not translated</bdi></p>\n";
  }
  out += facts(unit) + remark_list(remarks) + offers(unit, languages) + note_list(unit.notes);
  return out + "</td>\n</tr>\n";
}

}  // namespace distich::formats::page
