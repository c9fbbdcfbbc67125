#include <algorithm>
#include <istream>
#include <ostream>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include <distich/formats/table/glossary_cell_internal.hpp>
#include <distich/formats/table/header_internal.hpp>
#include <distich/formats/table/records_internal.hpp>
#include <distich/text/hash.hpp>

namespace distich::formats::table {
namespace {

std::vector<std::string_view> concept_names() {
  return {"id", "subject", "pos", "definition", "note", "comment"};
}

std::vector<std::string_view> known_names() {
  auto names = concept_names();
  names.insert(names.end(), {"source", "target"});
  return names;
}

/// An identity for a concept that has none, made of its terms: the same row gives the same one.
std::string made_id(const Concept& entry) {
  std::string key;
  for (const auto& term : entry.terms) key += term.language.str() + '\t' + term.text + '\n';
  return fmt::format("c{:016x}", text::hash64(key));
}

class GlossaryReader : public Reader<Concept> {
 public:
  GlossaryReader(std::istream& in, const ReadOptions& options, const Control& control, const Dialect* dialect)
      : rows_(in, options, control, dialect) {
    file_.languages = options.languages;
    if (!rows_.empty()) read_header(options.languages);
  }

  [[nodiscard]] const FileHeader& header() const override { return file_; }

  bool next(Concept& entry) override {
    while (rows_.next()) {
      if (fill(entry)) return true;
    }
    return false;
  }

 private:
  void read_header(const LanguagePair& languages) {
    auto header = rows_.take_header(known_names());
    // Beside columns of languages, "source" and "target" are properties like any other.
    if (header && !header->languages().empty()) header = Header(rows_.row(), concept_names());
    if (header) columns_ = *header;
    terms_ = columns_.languages();
    comment_ = header ? columns_.find("comment") : 2;
    if (terms_.empty()) take_stated(languages, header.has_value());
    file_.languages = {terms_.front().language, terms_.size() > 1 ? terms_[1].language : LanguageTag{}};
    for (const auto& [index, name] : columns_.others()) {
      if (name.size() > 3) continue;
      rows_.report(Severity::warning, "table.bad-language",
                   tr("{1} is no language tag; the column is kept as a property", name), index);
    }
  }

  /// Two columns, or three with a comment, in the languages that the caller states.
  void take_stated(const LanguagePair& languages, bool has_header) {
    const auto source = has_header ? columns_.find("source") : 0;
    const auto target = has_header ? columns_.find("target") : 1;
    if (!source || !target || !languages.source.known() || !languages.target.known()) {
      throw Error(ErrorCode::malformed,
                  tr("no column is headed by a language tag; state the languages, or begin the file with a "
                     "row such as \"id\", \"en\" and \"fa\""),
                  rows_.position(0));
    }
    terms_ = {{*source, languages.source}, {*target, languages.target}};
  }

  [[nodiscard]] std::string plain(std::optional<std::size_t> index) const {
    return from_plain_cell(trimmed(rows_.cell(index)));
  }

  bool fill(Concept& entry) {
    rows_.check_width(columns_);
    entry = {};
    entry.subject = plain(columns_.find("subject"));
    entry.definition = plain(columns_.find("definition"));
    entry.note = plain(columns_.find("note"));
    if (entry.note.empty()) entry.note = plain(comment_);
    for (const auto& column : terms_) add_terms(entry, column);
    if (entry.terms.empty()) {
      rows_.report(Severity::warning, "glossary.no-terms", tr("this row has no terms and is left out"), 0);
      return false;
    }
    const auto part_of_speech = plain(columns_.find("pos"));
    for (auto& term : entry.terms) {
      if (term.part_of_speech.empty()) term.part_of_speech = part_of_speech;
    }
    for (const auto& [index, name] : columns_.others()) {
      if (auto value = plain(index); !value.empty()) entry.properties[name] = std::move(value);
    }
    return take_id(entry);
  }

  void add_terms(Concept& entry, const LanguageColumn& column) {
    std::vector<BadMark> bad_marks;
    auto terms = parse_terms(rows_.cell(column.index), column.language, bad_marks);
    std::ranges::move(terms, std::back_inserter(entry.terms));
    for (const auto& mark : bad_marks) {
      rows_.report(Severity::warning, "glossary.unknown-mark",
                   tr("{1} is no mark of a term; known are preferred, admitted, deprecated, forbidden, case, "
                      "pos=…, note=…",
                      mark.text),
                   column.index);
    }
  }

  /// Different rows may not be one concept. A row without an id that says what another said is left out.
  bool take_id(Concept& entry) {
    entry.id = plain(columns_.find("id"));
    const bool made = entry.id.empty();
    if (made) entry.id = made_id(entry);
    if (ids_.insert(entry.id).second) return true;
    if (made) {
      rows_.report(Severity::warning, "glossary.duplicate-row",
                   tr("this row says the same as one before it and is left out"), 0);
    } else {
      rows_.report(Severity::error, "glossary.duplicate-id",
                   tr("the id {1} was used before; this row is left out", entry.id),
                   columns_.find("id").value_or(0));
    }
    return false;
  }

  Records rows_;
  FileHeader file_;
  Header columns_{std::vector<LanguageColumn>{}};
  std::vector<LanguageColumn> terms_;
  std::optional<std::size_t> comment_;
  std::unordered_set<std::string> ids_;
};

/// Keeps the concepts until the end: their languages and properties head the columns.
class GlossaryWriter : public Writer<Concept> {
 public:
  GlossaryWriter(std::ostream& out, const Dialect& dialect) : rows_(out, dialect) {}

  void begin(const FileHeader& header) override {
    for (const auto& language : {header.languages.source, header.languages.target}) add_language(language);
  }

  void write(const Concept& entry) override {
    for (const auto& term : entry.terms) add_language(term.language);
    for (const auto& [name, value] : entry.properties) {
      if (std::ranges::find(properties_, name) == properties_.end()) properties_.push_back(name);
    }
    has_notes_ = has_notes_ || !entry.note.empty();
    concepts_.push_back(entry);
  }

  void finish() override {
    std::ranges::sort(properties_);
    std::vector<std::string> cells{"id", "subject", "pos", "definition"};
    for (const auto& language : languages_) cells.push_back(language.str());
    if (has_notes_) cells.emplace_back("note");
    cells.insert(cells.end(), properties_.begin(), properties_.end());
    rows_.write(cells);
    for (const auto& entry : concepts_) write_row(entry);
  }

 private:
  void add_language(const LanguageTag& language) {
    if (!language.known() || std::ranges::find(languages_, language) != languages_.end()) return;
    languages_.push_back(language);
  }

  /// What all terms of the concept are; empty when they differ.
  static std::string shared_part_of_speech(const Concept& entry) {
    if (entry.terms.empty()) return {};
    const auto& first = entry.terms.front().part_of_speech;
    const bool shared =
        std::ranges::all_of(entry.terms, [&](const Term& term) { return term.part_of_speech == first; });
    return shared ? first : std::string{};
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
  bool has_notes_ = false;
};

}  // namespace

std::unique_ptr<Reader<Concept>> glossary_reader(std::istream& in, const ReadOptions& options,
                                                 const Control& control, const Dialect* dialect) {
  return std::make_unique<GlossaryReader>(in, options, control, dialect);
}

std::unique_ptr<Writer<Concept>> glossary_writer(std::ostream& out, const Dialect& dialect) {
  return std::make_unique<GlossaryWriter>(out, dialect);
}

}  // namespace distich::formats::table
