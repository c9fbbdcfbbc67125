#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include <distich/report/listing.hpp>
#include <distich/text/code_points.hpp>

namespace distich::report {
namespace {

constexpr std::string_view indent = "       ";

std::string padded(std::string_view text, std::size_t width, bool to_the_right = false) {
  const auto taken = text::display_width(text);
  const std::string padding(width - std::min(width, taken), ' ');
  return to_the_right ? padding + std::string(text) : std::string(text) + padding;
}

std::string status_note(TermStatus status, const Page& page) {
  if (status == TermStatus::preferred) return {};
  const bool usable = status == TermStatus::admitted;
  return ' ' + paint('(' + std::string(name(status)) + ')', usable ? Paint::faint : Paint::poor, page);
}

std::string renderings_of(const TermNote& note, const Page& page) {
  std::string out;
  for (const auto& rendering : note.renderings) {
    if (!out.empty()) out += " · ";
    out += isolated(rendering.text, page) + status_note(rendering.status, page);
  }
  return out;
}

bool is_right_to_left(const TermNote& note) {
  return std::ranges::any_of(note.renderings,
                             [](const auto& rendering) { return text::is_right_to_left(rendering.text); });
}

Paint paint_of(const Suggestion& suggestion) noexcept {
  if (suggestion.kind != MatchKind::fuzzy) return Paint::good;
  return suggestion.score.basis_points >= 8500 ? Paint::fair : Paint::poor;
}

std::string differences(std::string_view text, const Suggestion& suggestion, const Page& page) {
  std::string out;
  for (const auto range : suggestion.differs) {
    if (range.end > text.size() || range.empty()) continue;
    if (!out.empty()) out += " · ";
    out += isolated(range.of(text), page);
  }
  return out;
}

Message words_for(PenaltyKind kind) {
  switch (kind) {
    case PenaltyKind::words: return tr("words");
    case PenaltyKind::numbers: return tr("numbers");
    case PenaltyKind::punctuation: return tr("punctuation");
    case PenaltyKind::letter_case: return tr("letter case");
    case PenaltyKind::spacing: return tr("spacing");
    case PenaltyKind::inline_codes: return tr("inline codes");
    case PenaltyKind::origin: return tr("origin");
  }
  return {};
}

Message words_for(PlaceableKind kind) {
  switch (kind) {
    case PlaceableKind::number: return tr("numbers");
    case PlaceableKind::date: return tr("dates");
    case PlaceableKind::url: return tr("web addresses");
    case PlaceableKind::email: return tr("e-mail addresses");
    case PlaceableKind::inline_code: return tr("inline codes");
  }
  return {};
}

/// "16.67 %"
std::string exact_percent(unsigned basis_points) {
  auto out = std::to_string(basis_points / 100);
  if (const auto rest = basis_points % 100; rest != 0) {
    out += (rest < 10 ? ".0" : ".") + std::to_string(rest);
    if (rest % 10 == 0) out.pop_back();
  }
  return out + " %";
}

std::string listed(const std::vector<std::string>& items) {
  std::string out;
  for (const auto& item : items) out += (out.empty() ? "" : " · ") + item;
  return out;
}

std::string labelled(const Message& label, const std::string& text, const Page& page) {
  if (text.empty()) return {};
  return std::string(indent) + paint(page.say(label), Paint::faint, page) + ' ' + text + '\n';
}

/// What is to be known of a match besides its score, a line each.
std::string fact_lines(const MatchFacts& facts, const Page& page) {
  std::vector<std::string> penalties;
  for (const auto& penalty : facts.penalties)
    penalties.push_back(exact_percent(penalty.basis_points) + ' ' + page.say(words_for(penalty.kind)));
  std::vector<std::string> kinds;
  for (const auto kind : facts.differs_only_in) kinds.push_back(page.say(words_for(kind)));
  std::vector<std::string> checks;
  if (facts.numbers_differ && kinds.empty()) checks.push_back(page.say(tr("numbers")));
  if (facts.negation_differs) checks.push_back(page.say(tr("negation")));
  return labelled(tr("taken off:"), listed(penalties), page) +
         labelled(tr("differs only in:"), listed(kinds), page) +
         labelled(tr("check:"), listed(checks), page) +
         (facts.repaired ? labelled(tr("repaired:"), isolated(facts.repaired->text, page), page) : "");
}

}  // namespace

void append_segment_line(std::string& out, std::size_t number, std::string_view text, const Page& page) {
  if (page.terminal) {
    out += paint(padded(std::to_string(number), 4, true), Paint::faint, page) + "  " + isolated(text, page);
  } else {
    append_one_line(out, text, page);
  }
  out += '\n';
}

std::string term_lines(std::string_view place, const TermNote& note, std::string_view text,
                       const Page& page) {
  const auto seen = note.hit.range.of(text);
  std::string out = paint(padded(place, indent.size() - 1), Paint::faint, page) + ' ';
  out += paint(isolated(seen, page), Paint::strong, page) + status_note(note.hit.status, page);
  const bool own_line = page.terminal && is_right_to_left(note);
  const auto renderings = renderings_of(note, page);
  if (renderings.empty()) return out + '\n';
  return out + (own_line ? '\n' + std::string(indent) : std::string(" → ")) + renderings + '\n';
}

std::string definition_line(std::string_view definition, const Page& page) {
  if (definition.empty()) return {};
  return std::string(indent) + paint(isolated(definition, page), Paint::faint, page) + '\n';
}

std::string missing_line(std::string_view place, std::string_view text, std::size_t count, const Page& page) {
  return paint(padded(place, indent.size() - 1), Paint::faint, page) + ' ' +
         paint(isolated(text, page), Paint::strong, page) + (count > 1 ? " ×" + std::to_string(count) : "") +
         '\n';
}

std::string candidate_lines(const CandidateLine& candidate, const Page& page) {
  auto out = padded(fmt::format("{:.2f}", candidate.score), indent.size() - 1, true) + ' ' +
             paint(isolated(candidate.text, page), Paint::strong, page);
  if (!candidate.rendering.empty()) out += " → " + isolated(candidate.rendering, page);
  out += " ×" + std::to_string(candidate.count) + '\n';
  if (candidate.sentence.empty()) return out;
  out += indent;
  if (!candidate.place.empty()) out += paint(candidate.place, Paint::faint, page) + "  ";
  const auto marks = candidate.range.empty() ? std::span<const ByteRange>() : std::span(&candidate.range, 1);
  out += marked(candidate.sentence, marks, page) + '\n';
  if (!candidate.translation.empty())
    out += std::string(indent) + isolated(candidate.translation, page) + '\n';
  return out;
}

std::string match_lines(std::string_view place, std::string_view text,
                        std::span<const Suggestion> suggestions, const Page& page) {
  std::string out =
      paint(padded(place, indent.size() - 1), Paint::faint, page) + ' ' + isolated(text, page) + '\n';
  if (suggestions.empty()) {
    return out + std::string(indent) + paint(page.say(tr("no match")), Paint::faint, page) + '\n';
  }
  for (const auto& suggestion : suggestions) {
    out += paint(padded(percent(suggestion.score, suggestion.kind), indent.size() - 1, true),
                 paint_of(suggestion), page) +
           ' ';
    out += isolated(suggestion.target.text, page) + '\n';
    const auto changed = differences(text, suggestion, page);
    if (suggestion.kind == MatchKind::fuzzy)
      out += labelled(tr("for:"), isolated(suggestion.source.text, page), page);
    out += labelled(tr("differs:"), changed, page) + fact_lines(suggestion.facts, page);
    if (!suggestion.origin.empty()) out += labelled(tr("from:"), one_line(suggestion.origin, page), page);
  }
  return out;
}

std::string bead_lines(const BilingualUnit& unit, const Page& page) {
  const auto confidence = unit.confidence.value_or(0.0);
  const auto hundredths = std::lround(confidence * 100.0);
  const auto sure = hundredths >= 80 ? Paint::good : hundredths >= 60 ? Paint::fair : Paint::poor;
  std::string out = paint(padded(unit.bead, indent.size() - 1), Paint::faint, page) + ' ';
  out += isolated(unit.source.text, page) + '\n';
  out += paint(padded(std::to_string(hundredths) + " %", indent.size() - 1), sure, page) + ' ';
  return out + (unit.target ? isolated(unit.target->text, page) : std::string("–")) + '\n';
}

std::string concordance_lines(const Found& found, const Page& page) {
  const std::span<const ByteRange> none;
  std::string out = marked(found.source, found.in_target ? none : found.found, page) + '\n';
  if (found.target.empty()) return out;
  return out + "    " + marked(found.target, found.in_target ? found.found : none, page) + '\n';
}

namespace {

void append_words(std::string& out, std::string_view label, const std::string& text) {
  if (text.empty()) return;
  if (!out.empty()) out += "; ";
  out += std::string(label) + text;
}

/// What is said of a term beside its status and part of speech, in a line of its own.
std::string term_details(const Term& term, const Page& page) {
  std::string said;
  append_words(said, "", term.gender);
  append_words(said, "", term.usage);
  if (term.match_case) append_words(said, "", page.say(tr("letter case counts")));
  if (term.tolerance) append_words(said, "match: ", std::string(name(*term.tolerance)));
  for (const auto& variant : term.variants) append_words(said, "= ", variant);
  append_words(said, "", term.note);
  append_words(said, "“", term.context.empty() ? std::string() : term.context + "”");
  append_words(said, "– ", term.source);
  return said.empty() ? said : "             " + paint(isolated(said, page), Paint::faint, page) + '\n';
}

std::string relation_line(const ConceptRelation& relation, const Page& page) {
  const auto& named = relation.target.empty() ? relation.text : relation.target;
  return "    " + paint(relation.kind + ": ", Paint::faint, page) + isolated(named, page) + '\n';
}

}  // namespace

std::string concept_lines(const Concept& item, const Page& page) {
  std::string out = paint(isolated(item.id, page), Paint::strong, page);
  if (!item.subject.empty()) out += "  " + paint(isolated(item.subject, page), Paint::faint, page);
  out += '\n';
  if (!item.definition.empty()) out += "    " + isolated(item.definition, page) + '\n';
  for (const auto& term : item.terms) {
    out += "    " + padded(term.language.str(), 8) + ' ' + isolated(term.text, page) +
           status_note(term.status, page);
    if (!term.part_of_speech.empty())
      out += ' ' + paint(isolated(term.part_of_speech, page), Paint::faint, page);
    out += '\n' + term_details(term, page);
  }
  for (const auto& relation : item.relations) out += relation_line(relation, page);
  if (!item.note.empty()) out += "    " + isolated(item.note, page) + '\n';
  return out;
}

std::string percent(Score score, MatchKind kind) {
  if (score.basis_points == 10000) {
    if (kind == MatchKind::one_neighbour) return "101 %";
    if (kind == MatchKind::in_context) return "102 %";
    if (kind == MatchKind::same_id) return "100 %#";
  }
  std::string out = std::to_string(score.basis_points / 100);
  const auto tenths = score.basis_points % 100 / 10;
  if (tenths != 0) out += '.' + std::to_string(tenths);
  return out + " %";
}

}  // namespace distich::report
