#include <algorithm>
#include <istream>
#include <ostream>
#include <utility>

#include <fmt/format.h>

#include <distich/formats/hash_set_internal.hpp>
#include <distich/formats/losses_internal.hpp>
#include <distich/formats/table/glossary_cell_internal.hpp>
#include <distich/formats/table/glossary_columns_internal.hpp>
#include <distich/formats/table/header_internal.hpp>
#include <distich/formats/table/notation_internal.hpp>
#include <distich/formats/table/records_internal.hpp>
#include <distich/text/hash.hpp>

namespace distich::formats::table {
namespace {

// Properties of a glossary's header: the languages of its columns ("en de"), and the names of others, a line
// each.
constexpr std::string_view languages_property = "languages";
constexpr std::string_view columns_property = "columns";

/// An identity for a concept that has none, made of its terms: the same row gives the same one.
std::string made_id(const Concept& entry) {
  std::string key;
  for (const auto& term : entry.terms) key += term.language.str() + '\t' + term.text + '\n';
  return fmt::format("c{:016x}", text::hash64(key));
}

/// All that a concept says, so that two that share an id can be compared.
std::uint64_t content_of(const Concept& entry) {
  std::string all;
  const auto add = [&](std::string_view text) {
    all += text;
    all += '\0';
  };
  for (const auto* text : {&entry.subject, &entry.definition, &entry.note, &entry.source}) add(*text);
  for (const auto& term : entry.terms) {
    add(term.language.str());
    for (const auto* text : {&term.text, &term.part_of_speech, &term.note, &term.context, &term.usage})
      add(*text);
    add(name(term.status));
  }
  for (const auto& [property, value] : entry.properties) {
    add(property);
    add(value);
  }
  return text::hash64(all);
}

bool is_true(std::string_view cell) {
  return cell == "TRUE" || cell == "true" || cell == "True" || cell == "1" || cell == "yes" || cell == "x";
}

class GlossaryReader : public Reader<Concept> {
 public:
  GlossaryReader(std::istream& in, const ReadOptions& options, const Control& control, const Dialect* dialect)
      : rows_(in, options, control, dialect) {
    file_.languages = options.languages;
    if (!rows_.empty()) read_header(options);
  }

  [[nodiscard]] const FileHeader& header() const override { return file_; }

  bool next(Concept& entry) override {
    while (rows_.next()) {
      if (fill(entry)) return true;
    }
    return false;
  }

 private:
  void read_header(const ReadOptions& options) {
    const bool has_header = names_glossary_columns(rows_.row(), options.columns);
    const auto where = rows_.position(0);
    columns_ =
        glossary_columns(has_header ? &rows_.row() : nullptr, options.columns, options.languages, where);
    if (has_header) rows_.drop_first();
    file_.languages = {columns_.terms.front().language,
                       columns_.terms.size() > 1 ? columns_.terms[1].language : LanguageTag{}};
    for (const auto& [index, name] : columns_.properties) {
      if (name.size() > 3) continue;
      rows_.report(Severity::warning, "table.bad-language",
                   tr("{1} is no language tag; the column is kept as a property", name), index);
    }
    for (const auto& columns : columns_.terms) {
      auto& names = file_.properties[std::string(languages_property)];
      names += (names.empty() ? "" : " ") + columns.language.str();
    }
    auto& names = file_.properties[std::string(columns_property)];
    for (const auto& [index, name] : columns_.properties) names += (names.empty() ? "" : "\n") + name;
  }

  [[nodiscard]] std::string plain(ColumnIndex index) const {
    return from_plain_cell(trimmed(rows_.cell(index)));
  }

  bool fill(Concept& entry) {
    check_width();
    entry = {};
    entry.subject = plain(columns_.subject);
    entry.definition = plain(columns_.definition);
    entry.note = plain(columns_.note);
    if (entry.note.empty()) entry.note = plain(columns_.comment);
    entry.source = plain(columns_.source);
    entry.created = {plain(columns_.created_by), {}, plain(columns_.created)};
    entry.modified = {plain(columns_.modified_by), {}, plain(columns_.modified)};
    for (auto& [kind, target] : split_pairs(rows_.cell(columns_.relations)))
      entry.relations.push_back({from_plain_cell(kind), from_plain_cell(target), {}});
    for (const auto& columns : columns_.terms) add_terms(entry, columns);
    if (entry.terms.empty()) {
      rows_.report(Severity::warning, "glossary.no-terms", tr("this row has no terms and is left out"), 0);
      return false;
    }
    fill_terms(entry);
    for (const auto& column : columns_.sections) add_section(entry, column);
    for (const auto& [index, name] : columns_.properties) {
      if (auto value = plain(index); !value.empty()) entry.properties[name] = std::move(value);
    }
    return take_id(entry);
  }

  /// Cells that no column stands above are named, so that nothing is lost unseen.
  void check_width() const {
    rows_.check_width(columns_.columns);
    for (const auto index : columns_.unnamed) report_unused(index);
    if (columns_.columns > 0) return;
    const auto most = columns_.comment ? *columns_.comment + 1 : rows_.row().cells.size();
    for (auto index = most; index < rows_.row().cells.size(); ++index) report_unused(index);
  }

  void report_unused(std::size_t index) const {
    const auto cell = trimmed(rows_.cell(index));
    if (cell.empty()) return;
    rows_.report(Severity::warning, "table.unnamed-column",
                 tr("nothing says what column {1} is; “{2}” is left out", index + 1, cell), index);
  }

  /// What columns say of all terms of a row, or of all of one language.
  void fill_terms(Concept& entry) {
    const auto part_of_speech = plain(columns_.part_of_speech);
    const auto status = status_in(columns_.status);
    const bool forbidden = is_true(trimmed(rows_.cell(columns_.forbidden)));
    for (auto& term : entry.terms) {
      if (term.part_of_speech.empty()) term.part_of_speech = part_of_speech;
      if (status && term.status == TermStatus::preferred) term.status = *status;
      if (forbidden) term.status = TermStatus::forbidden;
    }
  }

  std::optional<TermStatus> status_in(ColumnIndex index) {
    const auto cell = trimmed(rows_.cell(index));
    if (cell.empty()) return std::nullopt;
    const auto status = term_status(cell);
    if (!status) {
      rows_.report(
          Severity::warning, "glossary.unknown-status",
          tr("{1} is no status of a term; known are preferred, admitted, deprecated, forbidden", cell),
          *index);
    }
    return status;
  }

  void add_terms(Concept& entry, const TermColumns& columns) {
    std::vector<BadMark> bad_marks;
    auto terms = parse_terms(rows_.cell(columns.terms), columns.language, bad_marks);
    const auto status = status_in(columns.status);
    for (auto& term : terms) {
      if (term.note.empty()) term.note = plain(columns.note);
      if (term.context.empty()) term.context = plain(columns.context);
      if (term.part_of_speech.empty()) term.part_of_speech = plain(columns.part_of_speech);
      if (term.gender.empty()) term.gender = plain(columns.gender);
      if (term.usage.empty()) term.usage = plain(columns.usage);
      if (term.source.empty()) term.source = plain(columns.source);
      if (status && term.status == TermStatus::preferred) term.status = *status;
    }
    std::ranges::move(terms, std::back_inserter(entry.terms));
    for (const auto& mark : bad_marks) {
      rows_.report(Severity::warning, "glossary.unknown-mark",
                   tr("{1} is no mark of a term; known are preferred, admitted, deprecated, forbidden, case, "
                      "pos=…, note=…, context=…, gender=…, usage=…, source=…",
                      mark.text),
                   columns.terms);
    }
  }

  void add_section(Concept& entry, const SectionColumn& column) {
    auto value = plain(column.index);
    if (value.empty()) return;
    auto found = std::ranges::find(entry.sections, column.language, &LanguageSection::language);
    if (found == entry.sections.end()) {
      found = entry.sections.insert(entry.sections.end(), LanguageSection{column.language, {}, {}, {}});
    }
    (column.is_note ? found->note : found->definition) = std::move(value);
  }

  /// Different rows may not be one concept. A row that says what another said is left out; one that says more
  /// of the same terms gets an id of its own.
  bool take_id(Concept& entry) {
    entry.id = plain(columns_.id);
    const bool made = entry.id.empty();
    if (made) entry.id = made_id(entry);
    if (ids_.insert(text::hash64(entry.id))) {
      if (made) contents_.insert(content_of(entry));
      return true;
    }
    if (!made) {
      rows_.report(Severity::error, "glossary.duplicate-id",
                   tr("the id {1} was used before; this row is left out", entry.id), columns_.id.value_or(0));
      return false;
    }
    const auto content = content_of(entry);
    if (contents_.insert(content)) {
      entry.id += fmt::format("-{:08x}", content & 0xFFFFFFFFU);
      if (ids_.insert(text::hash64(entry.id))) return true;
    }
    rows_.report(Severity::warning, "glossary.duplicate-row",
                 tr("this row says the same as one before it and is left out"), 0);
    return false;
  }

  Records rows_;
  FileHeader file_;
  GlossaryColumns columns_;
  HashSet ids_;
  HashSet contents_;  ///< of rows without an id
};

/// Where a file's header names them, columns are known before the concepts are.
std::vector<std::string> named_in(const FileHeader& header, std::string_view property, char divider) {
  std::vector<std::string> out;
  const auto found = header.properties.find(std::string(property));
  if (found == header.properties.end()) return out;
  std::string_view rest = found->second;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(divider), rest.size());
    out.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

bool has_more_than_text(const Term& term) {
  return !term.id.empty() || !term.created.empty() || !term.modified.empty();
}

/// Keeps the concepts until the end: their languages and properties head the columns.
class GlossaryWriter : public Writer<Concept> {
 public:
  GlossaryWriter(std::ostream& out, const Dialect& dialect, const WriteOptions& options)
      : rows_(out, dialect), losses_("A table", options.on_diagnostic) {}

  void begin(const FileHeader& header) override {
    for (const auto& language : {header.languages.source, header.languages.target}) add_language(language);
    for (const auto& name : named_in(header, languages_property, ' ')) {
      if (const auto language = LanguageTag::parse(name)) add_language(*language);
    }
    properties_ = named_in(header, columns_property, '\n');
  }

  void write(const Concept& entry) override {
    for (const auto& term : entry.terms) add_language(term.language);
    for (const auto& [name, value] : entry.properties) {
      if (std::ranges::find(properties_, name) == properties_.end()) properties_.push_back(name);
    }
    for (const auto& section : entry.sections) {
      if (!section.definition.empty()) add_section_column(section.language, false);
      if (!section.note.empty()) add_section_column(section.language, true);
    }
    has_notes_ = has_notes_ || !entry.note.empty();
    has_source_ = has_source_ || !entry.source.empty();
    has_relations_ = has_relations_ || !entry.relations.empty();
    has_created_ = has_created_ || !entry.created.empty();
    has_modified_ = has_modified_ || !entry.modified.empty();
    count_losses(entry);
    concepts_.push_back(entry);
  }

  void finish() override {
    std::ranges::sort(properties_);
    std::vector<std::string> cells{"id", "subject", "pos", "definition"};
    for (const auto& language : languages_) cells.push_back(language.str());
    if (has_notes_) cells.emplace_back("note");
    if (has_source_) cells.emplace_back(heading::source);
    for (const auto& column : sections_) {
      cells.push_back(column.language.str() +
                      std::string(column.is_note ? heading::note_suffix : heading::definition_suffix));
    }
    if (has_relations_) cells.emplace_back(heading::relations);
    if (has_created_)
      cells.insert(cells.end(), {std::string(heading::created), std::string(heading::created_by)});
    if (has_modified_)
      cells.insert(cells.end(), {std::string(heading::modified), std::string(heading::modified_by)});
    cells.insert(cells.end(), properties_.begin(), properties_.end());
    rows_.write(cells);
    for (const auto& entry : concepts_) write_row(entry);
    losses_.report();
  }

 private:
  void add_language(const LanguageTag& language) {
    if (std::ranges::find(languages_, language) != languages_.end()) return;
    if (language.known()) languages_.push_back(language);
  }

  void add_section_column(const LanguageTag& language, bool is_note) {
    const bool known = std::ranges::any_of(sections_, [&](const SectionColumn& column) {
      return column.language == language && column.is_note == is_note;
    });
    if (!known) sections_.push_back({0, language, is_note});
  }

  void count_losses(const Concept& entry) {
    losses_.add("extras", entry.extras.size());
    losses_.add("author ids",
                (entry.created.author_id.empty() ? 0U : 1U) + (entry.modified.author_id.empty() ? 0U : 1U));
    for (const auto& section : entry.sections) losses_.add("extras", section.extras.size());
    for (const auto& relation : entry.relations) {
      if (!relation.text.empty()) losses_.add("texts of relations");
    }
    for (const auto& term : entry.terms) {
      losses_.add("extras", term.extras.size());
      if (has_more_than_text(term)) losses_.add("ids and dates of terms");
      if (!term.status_stated) losses_.add("terms without a status");
      if (!term.language.known()) losses_.add("terms in an unknown language");
    }
  }

  /// What all terms of the concept are; empty when they differ.
  static std::string shared_part_of_speech(const Concept& entry) {
    if (entry.terms.empty()) return {};
    const auto& first = entry.terms.front().part_of_speech;
    const bool shared =
        std::ranges::all_of(entry.terms, [&](const Term& term) { return term.part_of_speech == first; });
    return shared ? first : std::string{};
  }

  static std::string relations_cell(const Concept& entry) {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const auto& relation : entry.relations)
      pairs.emplace_back(plain_cell(relation.kind), plain_cell(relation.target));
    return join_pairs(pairs);
  }

  [[nodiscard]] std::vector<const EntryStamp*> stamps_of(const Concept& entry) const {
    std::vector<const EntryStamp*> out;
    if (has_created_) out.push_back(&entry.created);
    if (has_modified_) out.push_back(&entry.modified);
    return out;
  }

  void write_row(const Concept& entry) {
    const auto part_of_speech = shared_part_of_speech(entry);
    std::vector<std::string> cells{plain_cell(entry.id), plain_cell(entry.subject),
                                   plain_cell(part_of_speech), plain_cell(entry.definition)};
    for (const auto& language : languages_) {
      std::vector<Term> terms;
      std::ranges::copy_if(entry.terms, std::back_inserter(terms),
                           [&](const Term& term) { return term.language == language; });
      std::vector<const Term*> pointers;
      for (auto& term : terms) {
        if (!part_of_speech.empty()) term.part_of_speech.clear();
        pointers.push_back(&term);
      }
      cells.push_back(write_terms(pointers));
    }
    if (has_notes_) cells.push_back(plain_cell(entry.note));
    if (has_source_) cells.push_back(plain_cell(entry.source));
    for (const auto& column : sections_) {
      const auto* section = entry.section(column.language);
      cells.push_back(section == nullptr ? ""
                                         : plain_cell(column.is_note ? section->note : section->definition));
    }
    if (has_relations_) cells.push_back(relations_cell(entry));
    for (const auto* stamp : stamps_of(entry)) {
      cells.push_back(plain_cell(stamp->date));
      cells.push_back(plain_cell(stamp->author));
    }
    for (const auto& name : properties_) {
      const auto found = entry.properties.find(name);
      cells.push_back(found == entry.properties.end() ? std::string{} : plain_cell(found->second));
    }
    rows_.write(cells);
  }

  RowWriter rows_;
  std::vector<LanguageTag> languages_;
  std::vector<std::string> properties_;
  std::vector<Concept> concepts_;
  std::vector<SectionColumn> sections_;
  Losses losses_;
  bool has_notes_ = false;
  bool has_source_ = false;
  bool has_relations_ = false;
  bool has_created_ = false;
  bool has_modified_ = false;
};

}  // namespace

std::unique_ptr<Reader<Concept>> glossary_reader(std::istream& in, const ReadOptions& options,
                                                 const Control& control, const Dialect* dialect) {
  return std::make_unique<GlossaryReader>(in, options, control, dialect);
}

std::unique_ptr<Writer<Concept>> glossary_writer(std::ostream& out, const Dialect& dialect,
                                                 const WriteOptions& options) {
  return std::make_unique<GlossaryWriter>(out, dialect, options);
}

}  // namespace distich::formats::table
