#include <algorithm>
#include <array>
#include <istream>
#include <map>
#include <ostream>
#include <utility>

#include <distich/formats/table/header_internal.hpp>
#include <distich/formats/table/notation_internal.hpp>
#include <distich/formats/table/records_internal.hpp>

namespace distich::formats::table {
namespace {

// What is known of one language's text stands among the properties: "@de.previous", "@de.note",
// "@de:creator". A unit's own property whose name begins with "@" gets another one before it.

std::string variant_key(const LanguageTag& language, std::string_view rest) {
  return "@" + language.str() + std::string(rest);
}

using Pairs = std::vector<std::pair<std::string, std::string>>;

void add_variant_pairs(const Variant& variant, Pairs& out) {
  if (variant.context) {
    out.emplace_back(variant_key(variant.language, ".previous"), variant.context->previous);
    out.emplace_back(variant_key(variant.language, ".next"), variant.context->next);
  }
  for (const auto& note : variant.notes) out.emplace_back(variant_key(variant.language, ".note"), note);
  for (const auto& [name, value] : variant.properties) {
    out.emplace_back(variant_key(variant.language, ":" + name), value);
  }
}

void take_variant_pair(Variant& variant, std::string_view rest, std::string value) {
  if (rest == ".previous" || rest == ".next") {
    if (!variant.context) variant.context.emplace();
    (rest == ".next" ? variant.context->next : variant.context->previous) = std::move(value);
  } else if (rest == ".note") {
    variant.notes.push_back(std::move(value));
  } else if (rest.starts_with(':')) {
    variant.properties[std::string(rest.substr(1))] = std::move(value);
  }
}

constexpr std::string_view own_at_sign = "@@";

/// Also the columns of bilingual files, which can be read as memories.
std::vector<std::string_view> known_names() {
  return {"id",
          "source",
          "target",
          "notes",
          "codes",
          "properties",
          "state",
          "score",
          "match",
          "suggestion",
          "suggestion-source",
          "origin",
          "confidence",
          "bead",
          "terms",
          "place",
          "previous",
          "next"};
}

class MemoryReader : public Reader<TranslationUnit> {
 public:
  MemoryReader(std::istream& in, const ReadOptions& options, const Control& control, const Dialect* dialect)
      : rows_(in, options, control, dialect) {
    file_.languages = options.languages;
    if (!rows_.empty()) read_header(options.languages);
  }

  [[nodiscard]] const FileHeader& header() const override { return file_; }

  bool next(TranslationUnit& unit) override {
    if (!rows_.next()) return false;
    fill(unit);
    return true;
  }

 private:
  void read_header(const LanguagePair& languages) {
    const auto header = rows_.take_header(known_names());
    if (header) columns_ = *header;
    texts_ = columns_.languages();
    if (!texts_.empty()) {
      file_.languages = {texts_.front().language, texts_.size() > 1 ? texts_[1].language : LanguageTag{}};
      return;
    }
    const auto source = header ? columns_.find("source") : 0;
    const auto target = header ? columns_.find("target") : 1;
    if (!source || !target || !languages.source.known() || !languages.target.known()) {
      throw Error(ErrorCode::malformed,
                  tr("no column is headed by a language tag; state the languages, or begin the file with a "
                     "row such as \"en\" and \"fa\""),
                  rows_.position(0));
    }
    texts_ = {{*source, languages.source}, {*target, languages.target}};
  }

  [[nodiscard]] std::string text(std::optional<std::size_t> index) const { return rows_.text(index); }

  void fill(TranslationUnit& unit) {
    rows_.check_width(columns_);
    unit = {};
    unit.id = text(columns_.find("id"));
    unit.notes = split_items(text(columns_.find("notes")));
    std::vector<std::string> cells;
    for (const auto& column : texts_) cells.push_back(text(column.index));
    const auto texts = rich_texts({cells.begin(), cells.end()}, text(columns_.find("codes")));
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (cells[i].empty()) continue;
      Variant variant;
      variant.language = texts_[i].language;
      variant.text = texts[i];
      unit.variants.push_back(std::move(variant));
    }
    fill_context(unit);
    fill_properties(unit);
    fill_details(unit);
  }

  void fill_context(TranslationUnit& unit) const {
    Context context{text(columns_.find("previous")), text(columns_.find("next"))};
    if (!unit.variants.empty() && !(context.previous.empty() && context.next.empty())) {
      unit.variants.front().context = std::move(context);
    }
  }

  /// What a bilingual table says of a unit is kept as `to_translation_unit` keeps it.
  void fill_details(TranslationUnit& unit) const {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> details{
        {{"state", unit_property::state},
         {"place", unit_property::place},
         {"confidence", unit_property::confidence},
         {"bead", unit_property::bead}}};
    for (const auto& [column, property] : details) {
      auto value = text(columns_.find(column));
      const bool usual = column == "state" && unit_state(value) == UnitState::translated;
      if (!value.empty() && !usual) unit.properties[std::string(property)] = std::move(value);
    }
  }

  void fill_properties(TranslationUnit& unit) {
    for (auto& [name, value] : split_pairs(text(columns_.find("properties")))) {
      if (name.starts_with(own_at_sign)) {
        unit.properties[name.substr(1)] = std::move(value);
      } else if (!name.starts_with('@') || !take_for_variant(unit, name, value)) {
        unit.properties[name] = std::move(value);
      }
    }
    for (const auto& [index, name] : columns_.others()) {
      if (auto value = text(index); !value.empty()) unit.properties[name] = std::move(value);
    }
  }

  static bool take_for_variant(TranslationUnit& unit, std::string_view name, const std::string& value) {
    const auto end = std::min(name.find_first_of(".:"), name.size());
    const auto tag = name.substr(1, end - 1);
    const auto variant =
        std::ranges::find_if(unit.variants, [&](const Variant& v) { return v.language.str() == tag; });
    if (variant == unit.variants.end()) return false;
    take_variant_pair(*variant, name.substr(end), value);
    return true;
  }

  Records rows_;
  FileHeader file_;
  Header columns_{std::vector<LanguageColumn>{}};
  std::vector<LanguageColumn> texts_;
};

/// Keeps the rows until the end where the header does not say which languages come
/// (Properties "languages", tags with spaces between): they head the columns.
class MemoryWriter : public Writer<TranslationUnit> {
 public:
  MemoryWriter(std::ostream& out, const Dialect& dialect) : rows_(out, dialect), dialect_(dialect) {}

  void begin(const FileHeader& header) override {
    const auto stated = header.properties.find("languages");
    if (stated == header.properties.end()) return;
    std::string_view rest = stated->second;
    while (!(rest = trimmed(rest)).empty()) {
      const auto tag = rest.substr(0, rest.find(' '));
      if (const auto language = LanguageTag::parse_loose(tag)) (void)column_of(*language);
      rest.remove_prefix(tag.size());
    }
    fixed_ = !languages_.empty();
    if (fixed_) write_header();
  }

  void write(const TranslationUnit& unit) override {
    std::vector<const Variant*> left;
    for (const auto& variant : unit.variants) left.push_back(&variant);
    // A second text in the same language needs a row of its own.
    do {
      const auto row = make_row(unit, left);
      if (fixed_) {
        write_row(row);
      } else {
        kept_.push_back(row);
      }
    } while (!left.empty());
  }

  void finish() override {
    if (fixed_) return;
    write_header();
    for (const auto& row : kept_) write_row(row);
    kept_.clear();
  }

 private:
  struct KeptRow {
    std::string id;
    std::vector<std::pair<std::size_t, std::string>> texts;  ///< by the language's place in languages_
    std::string notes;
    std::string codes;
    std::string properties;
  };

  std::size_t column_of(const LanguageTag& language) {
    const auto found = std::ranges::find(languages_, language);
    if (found != languages_.end()) return static_cast<std::size_t>(found - languages_.begin());
    if (fixed_) {
      throw Error(ErrorCode::invalid_argument,
                  tr("a unit has a text in {1}, for which there is no column", language.str()));
    }
    languages_.push_back(language);
    return languages_.size() - 1;
  }

  /// Takes from `left` the first text in each language.
  KeptRow make_row(const TranslationUnit& unit, std::vector<const Variant*>& left) {
    std::map<std::size_t, const Variant*> taken;
    std::erase_if(left, [&](const Variant* variant) {
      return taken.try_emplace(column_of(variant->language), variant).second;
    });
    KeptRow row{to_cell(unit.id, dialect_), {}, to_cell(join_items(unit.notes), dialect_), {}, {}};
    Pairs pairs;
    for (const auto& [name, value] : unit.properties)
      pairs.emplace_back(name.starts_with('@') ? "@" + name : name, value);
    std::vector<const RichText*> texts;
    for (const auto& [column, variant] : taken) {
      row.texts.emplace_back(column, to_cell(tagged_text(variant->text), dialect_));
      // The list of codes counts all columns, the empty ones too.
      texts.resize(column, &nothing_);
      texts.push_back(&variant->text);
      add_variant_pairs(*variant, pairs);
    }
    row.codes = to_cell(code_list(texts), dialect_);
    row.properties = to_cell(join_pairs(pairs), dialect_);
    return row;
  }

  void write_header() {
    std::vector<std::string> cells{"id"};
    for (const auto& language : languages_) cells.push_back(language.str());
    cells.insert(cells.end(), {"notes", "codes", "properties"});
    rows_.write(cells);
  }

  void write_row(const KeptRow& row) {
    std::vector<std::string> cells(languages_.size() + 1);
    cells.front() = row.id;
    for (const auto& [column, text] : row.texts) cells[column + 1] = text;
    cells.insert(cells.end(), {row.notes, row.codes, row.properties});
    rows_.write(cells);
  }

  RowWriter rows_;
  Dialect dialect_;
  RichText nothing_;
  std::vector<LanguageTag> languages_;
  std::vector<KeptRow> kept_;
  bool fixed_ = false;
};

}  // namespace

std::unique_ptr<Reader<TranslationUnit>> memory_reader(std::istream& in, const ReadOptions& options,
                                                       const Control& control, const Dialect* dialect) {
  return std::make_unique<MemoryReader>(in, options, control, dialect);
}

std::unique_ptr<Writer<TranslationUnit>> memory_writer(std::ostream& out, const Dialect& dialect) {
  return std::make_unique<MemoryWriter>(out, dialect);
}

}  // namespace distich::formats::table
