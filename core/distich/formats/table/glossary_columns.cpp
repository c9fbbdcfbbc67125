#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <distich/base/ascii.hpp>
#include <distich/formats/table/glossary_columns_internal.hpp>

namespace distich::formats::table {
namespace {

/// What a column says of a concept, by its role and by the headings that are taken for it in any letter case.
struct ConceptRole {
  std::string_view role;
  ColumnIndex GlossaryColumns::*column;
  std::string_view other_heading{};
  std::string_view third_heading{};
};

constexpr auto concept_roles = std::to_array<ConceptRole>({
    {"subject", &GlossaryColumns::subject, "domain"},
    {"pos", &GlossaryColumns::part_of_speech, "part of speech", "partofspeech"},
    {"definition", &GlossaryColumns::definition},
    {"note", &GlossaryColumns::note, "notes"},
    {"comment", &GlossaryColumns::comment},
    {"forbidden", &GlossaryColumns::forbidden},
    {heading::source, &GlossaryColumns::source},
    {heading::relations, &GlossaryColumns::relations},
    {heading::created, &GlossaryColumns::created},
    {heading::created_by, &GlossaryColumns::created_by},
    {heading::modified, &GlossaryColumns::modified},
    {heading::modified_by, &GlossaryColumns::modified_by},
});

struct TermRole {
  std::string_view role;
  ColumnIndex TermColumns::*column;
};

constexpr auto term_roles = std::to_array<TermRole>({
    {"note", &TermColumns::note},
    {"context", &TermColumns::context},
    {"status", &TermColumns::status},
    {"pos", &TermColumns::part_of_speech},
    {"gender", &TermColumns::gender},
    {"usage", &TermColumns::usage},
    {heading::source, &TermColumns::source},
});

const ConceptRole* concept_role(std::string_view heading) {
  const auto wanted = ascii_lower(heading);
  const auto* found = std::ranges::find_if(concept_roles, [&](const ConceptRole& known) {
    return !wanted.empty() &&
           (known.role == wanted || known.other_heading == wanted || known.third_heading == wanted);
  });
  return found == concept_roles.end() ? nullptr : found;
}

bool is_example(std::string_view heading) {
  const auto wanted = ascii_lower(heading);
  return wanted == "example of use" || wanted == "example" || wanted == "context";
}

bool is_note(std::string_view heading) {
  const auto wanted = ascii_lower(heading);
  return wanted == "note" || wanted == "notes";
}

class ColumnReader {
 public:
  ColumnReader(const Row* header, LanguagePair languages, SourcePos where)
      : header_(header), languages_(std::move(languages)), where_(std::move(where)) {}

  GlossaryColumns read(const ColumnMap& map) {
    if (header_ != nullptr) out_.columns = header_->cells.size();
    used_.assign(out_.columns, false);
    for (const auto& [role, column] : map) take_role(role, find_column(column));
    if (header_ != nullptr) {
      read_headings();
    } else if (map.empty()) {
      out_.comment = 2;
    }
    if (out_.terms.empty()) take_stated();
    std::ranges::sort(out_.terms, {}, &TermColumns::terms);
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string_view heading_of(std::size_t index) const {
    return trimmed(header_->cells[index]);
  }

  [[nodiscard]] bool is_used(std::size_t index) const { return index < used_.size() && used_[index]; }

  void use(std::size_t index) {
    if (index < used_.size()) used_[index] = true;
  }

  /// By its heading, else by its number.
  std::size_t find_column(const std::string& column) {
    if (header_ != nullptr) {
      for (std::size_t i = 0; i < header_->cells.size(); ++i) {
        if (heading_of(i) == column && !is_used(i)) return i;
      }
    }
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(column.data(), column.data() + column.size(), number);
    const bool is_number = error == std::errc{} && end == column.data() + column.size();
    if (is_number && number > 0 && (out_.columns == 0 || number <= out_.columns)) return number - 1;
    throw Error(ErrorCode::invalid_argument,
                tr("there is no column {1}; name a heading of the file, or a number from 1 on", column),
                where_);
  }

  void take_role(const std::string& role, std::size_t index) {
    use(index);
    if (role == "id") {
      out_.id = index;
    } else if (role == "status") {
      out_.status = index;
    } else if (const auto* known = concept_role(role)) {
      out_.*(known->column) = index;
    } else if (!take_term_role(role, index)) {
      throw Error(ErrorCode::invalid_argument,
                  tr("{1} is no role of a column; take source, target, a language, id, subject, definition, "
                     "note, comment, pos, status, forbidden, reference; or LANG.note, LANG.context, "
                     "LANG.status, LANG.pos, LANG.gender, LANG.usage, LANG.definition",
                     role));
    }
  }

  /// "de", "source", "de.note".
  bool take_term_role(std::string_view role, std::size_t index) {
    const auto dot = role.find('.');
    const auto language = language_of(role.substr(0, dot), index);
    if (!language) return false;
    if (dot == std::string_view::npos) {
      columns_for(*language).terms = index;
      return true;
    }
    const auto wanted = role.substr(dot + 1);
    if (wanted == "definition") {
      out_.sections.push_back({index, *language, false});
      return true;
    }
    const auto* known = std::ranges::find(term_roles, wanted, &TermRole::role);
    if (known == term_roles.end()) return false;
    columns_for(*language).*(known->column) = index;
    return true;
  }

  std::optional<LanguageTag> language_of(std::string_view word, std::size_t index) {
    if (word != "source" && word != "target") return column_language(word);
    const auto& stated = word == "source" ? languages_.source : languages_.target;
    if (stated.known()) return stated;
    if (header_ != nullptr && index < header_->cells.size()) {
      if (auto heading = column_language(heading_of(index))) return heading;
    }
    throw Error(ErrorCode::invalid_argument,
                tr("nothing says which language the column for \"{1}\" is in; state it with -s and -t", word),
                where_);
  }

  TermColumns& columns_for(const LanguageTag& language) {
    const auto found = std::ranges::find(out_.terms, language, &TermColumns::language);
    if (found != out_.terms.end()) return *found;
    TermColumns columns;
    columns.language = language;
    columns.terms = no_column;
    return out_.terms.emplace_back(columns);
  }

  void read_headings() {
    note_columns_ =
        std::ranges::count_if(header_->cells, [](const auto& cell) { return is_note(trimmed(cell)); });
    for (std::size_t i = 0; i < out_.columns; ++i) {
      if (!is_used(i)) read_heading(i);
    }
    std::erase_if(out_.terms, [](const TermColumns& columns) { return columns.terms == no_column; });
  }

  void read_heading(std::size_t index) {
    const auto heading = heading_of(index);
    const auto* role = concept_role(heading);
    auto* terms = out_.terms.empty() ? nullptr : &out_.terms.back();
    // "id" is Indonesian as well: only the first is the concept's.
    if (heading.empty()) {
      out_.unnamed.push_back(index);
    } else if (heading == "id" && !out_.id) {
      out_.id = index;
    } else if (is_note(heading) && note_columns_ > 1 && terms != nullptr && !terms->note) {
      terms->note = index;
    } else if (is_example(heading) && terms != nullptr && !terms->context) {
      terms->context = index;
    } else if (role != nullptr && !(out_.*(role->column))) {
      out_.*(role->column) = index;
    } else if (const auto language = column_language(heading); language && role == nullptr) {
      TermColumns columns;
      columns.terms = index;
      columns.language = *language;
      out_.terms.push_back(columns);
    } else if (!take_section(heading, index)) {
      out_.properties.emplace_back(index, heading);
    }
  }

  bool take_section(std::string_view heading, std::size_t index) {
    for (const auto suffix : {heading::definition_suffix, heading::note_suffix}) {
      if (!heading.ends_with(suffix)) continue;
      const auto language = column_language(heading.substr(0, heading.size() - suffix.size()));
      if (!language) return false;
      out_.sections.push_back({index, *language, suffix == heading::note_suffix});
      return true;
    }
    return false;
  }

  /// Two columns, or three with a comment, in the languages that the caller states.
  void take_stated() {
    ColumnIndex source = header_ == nullptr ? ColumnIndex(0) : std::nullopt;
    ColumnIndex target = header_ == nullptr ? ColumnIndex(1) : std::nullopt;
    for (const auto& [index, name] : out_.properties) {
      if (name == "source") source = index;
      if (name == "target") target = index;
    }
    if (!source || !target || !languages_.source.known() || !languages_.target.known()) {
      throw Error(ErrorCode::malformed,
                  tr("no column is headed by a language tag; state the languages, or begin the file with a "
                     "row such as \"id\", \"en\" and \"fa\""),
                  where_);
    }
    std::erase_if(out_.properties, [](const auto& property) {
      return property.second == "source" || property.second == "target";
    });
    columns_for(languages_.source).terms = *source;
    if (languages_.target != languages_.source) columns_for(languages_.target).terms = *target;
  }

  static constexpr std::size_t no_column = static_cast<std::size_t>(-1);

  const Row* header_;
  LanguagePair languages_;
  SourcePos where_;
  GlossaryColumns out_;
  std::vector<bool> used_;
  std::ptrdiff_t note_columns_ = 0;
};

}  // namespace

bool names_glossary_columns(const Row& row, const ColumnMap& map) {
  const bool mapped = std::ranges::any_of(map, [&](const auto& pair) {
    return std::ranges::any_of(row.cells, [&](const auto& cell) { return trimmed(cell) == pair.second; });
  });
  const std::vector<std::string_view> known{"id",   "subject", "pos",    "definition",
                                            "note", "comment", "source", "target"};
  if (mapped || looks_like_header(row, known)) return true;
  // One language, and another heading that only glossaries have.
  const bool language = std::ranges::any_of(
      row.cells, [](const auto& cell) { return column_language(trimmed(cell)).has_value(); });
  return language && std::ranges::any_of(row.cells, [](const auto& cell) {
           return concept_role(trimmed(cell)) != nullptr || is_example(trimmed(cell));
         });
}

GlossaryColumns glossary_columns(const Row* header, const ColumnMap& map, const LanguagePair& languages,
                                 const SourcePos& where) {
  return ColumnReader(header, languages, where).read(map);
}

}  // namespace distich::formats::table
