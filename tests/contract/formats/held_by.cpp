#include "held_by.hpp"

namespace distich::contract {

namespace {

/// CR and CRLF as LF.
std::string with_feeds(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r')
      out += text[i];
    else if (!text.substr(i).starts_with("\r\n"))
      out += '\n';
  }
  return out;
}

/// Codes written out; line ends of notes as LF, an empty line there divides two notes.
BilingualUnit held_by_po(BilingualUnit unit) {
  const auto plain = [](std::string_view part) { return std::string(part); };
  unit.source = RichText(render(unit.source, plain));
  if (unit.target) unit.target = RichText(render(*unit.target, plain));
  for (auto& note : unit.notes) note = with_feeds(note);
  unit.suggestions.clear();
  unit.terms.clear();
  return unit;
}

/// What people review, and no more.
BilingualUnit held_by_review_table(BilingualUnit unit) {
  BilingualUnit kept;
  kept.id = std::move(unit.id);
  kept.languages = std::move(unit.languages);
  kept.source = std::move(unit.source);
  kept.target = std::move(unit.target);
  kept.state = unit.state;
  kept.notes = std::move(unit.notes);
  return kept;
}

}  // namespace

BilingualUnit held_by(std::string_view format, BilingualUnit unit) {
  if (is_archive(format)) return held_by_review_table(std::move(unit));
  if (format == "po") return held_by_po(std::move(unit));
  if (format == "tmx") {
    unit.suggestions.clear();
    unit.terms.clear();
  }
  if (format == "tsv" || format == "csv") {
    // One line has room for the best suggestion's texts and for a summary of terms to read.
    if (unit.suggestions.size() > 1) unit.suggestions.resize(1);
    for (auto& suggestion : unit.suggestions) suggestion.differs.clear();
    unit.terms.clear();
  }
  return unit;
}

TranslationUnit held_by(std::string_view /*format*/, TranslationUnit unit) {
  return unit;
}

namespace {

// What glossary formats lose, as their pages in docs/formats/ list it.

Concept held_by_table(Concept entry) {
  entry.extras.clear();
  for (auto* stamp : {&entry.created, &entry.modified}) stamp->author_id.clear();
  for (auto& relation : entry.relations) relation.text.clear();
  for (auto& section : entry.sections) section.extras.clear();
  std::erase_if(entry.sections, [](const LanguageSection& section) {
    return section.definition.empty() && section.note.empty();
  });
  for (auto& term : entry.terms) {
    term.status_stated = true;
    term.id.clear();
    term.created = {};
    term.modified = {};
    term.extras.clear();
  }
  return entry;
}

/// TBX-Basic.
Concept held_by_tbx(Concept entry) {
  entry.properties.clear();
  std::erase_if(entry.extras, [](const TermProperty& extra) { return extra.type == "graphic"; });
  for (auto& relation : entry.relations) relation.kind = "see";
  for (auto& term : entry.terms) {
    term.match_case = false;
    if (term.part_of_speech == "proper noun") term.part_of_speech = "other";
    std::erase_if(term.extras, [](const TermProperty& extra) { return extra.type == "register"; });
  }
  return entry;
}

/// UTX 1.11, English and Arabic.
Concept held_by_utx(Concept entry) {
  entry.properties.clear();
  entry.source.clear();
  entry.created = {};
  entry.modified = {};
  entry.relations.clear();
  entry.sections.clear();
  entry.extras.clear();
  std::erase_if(entry.terms, [](const Term& term) {
    return term.language.primary() != "en" && term.language.primary() != "ar";
  });
  for (auto& term : entry.terms) {
    Term kept;
    kept.text = term.text;
    kept.language = term.language;
    kept.part_of_speech = term.part_of_speech;
    kept.note = term.note;
    kept.status_stated = term.status_stated && term.language.primary() == "ar";
    if (kept.status_stated) kept.status = term.status;
    term = kept;
  }
  return entry;
}

}  // namespace

Concept held_by(std::string_view format, Concept entry) {
  if (format == "tsv" || format == "csv") return held_by_table(std::move(entry));
  if (format == "tbx") return held_by_tbx(std::move(entry));
  if (format == "utx") return held_by_utx(std::move(entry));
  return entry;
}

bool hides_truncation(std::string_view format) {
  return format == "tsv" || format == "csv" || format == "utx" || format == "po" || format == "jsonl";
}

bool needs_a_record(std::string_view format) {
  return format == "tsv" || format == "csv";
}

bool trims_terms(std::string_view format) {
  return format == "tsv" || format == "csv" || format == "tbx" || format == "utx";
}

bool is_archive(std::string_view format) {
  return format == "xlsx" || format == "docx-table" || format == "odt-table";
}

bool is_xml(std::string_view format) {
  return format == "tmx" || format == "xliff" || format == "xliff1" || format == "tbx";
}

}  // namespace distich::contract
