#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <istream>
#include <ostream>
#include <utility>

#include <distich/formats/table/header_internal.hpp>
#include <distich/formats/table/notation_internal.hpp>
#include <distich/formats/table/records_internal.hpp>

namespace distich::formats::table {
namespace {

// Columns of a bilingual file besides the two texts, in the order that they are written in.
constexpr auto columns = std::to_array<std::string_view>(
    {"state", "score", "match", "suggestion", "suggestion-source", "origin", "confidence", "bead", "terms",
     "notes", "codes", "place", "previous", "next", "properties"});

std::vector<std::string_view> known_names() {
  std::vector<std::string_view> names{"id", "source", "target"};
  names.insert(names.end(), columns.begin(), columns.end());
  return names;
}

std::string joined_names(const std::vector<LanguageColumn>& languages) {
  std::string out;
  for (const auto& column : languages) out += (out.empty() ? "" : ", ") + column.language.str();
  return out;
}

template <class Number>
std::optional<Number> number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::optional<ByteRange> range(std::string_view text) {
  const auto dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto begin = number<std::size_t>(text.substr(0, dash));
  const auto end = number<std::size_t>(text.substr(dash + 1));
  if (!begin || !end || *begin > *end) return std::nullopt;
  return ByteRange{*begin, *end};
}

class BilingualReader : public Reader<BilingualUnit> {
 public:
  BilingualReader(std::istream& in, const ReadOptions& options, const Control& control,
                  const Dialect* dialect)
      : rows_(in, options, control, dialect), languages_(options.languages) {
    file_.languages = languages_;
    if (!rows_.empty()) read_header();
  }

  [[nodiscard]] const FileHeader& header() const override { return file_; }

  bool next(BilingualUnit& unit) override {
    if (!rows_.next()) return false;
    fill(unit);
    return true;
  }

  /// What the row that was read last says of its state.
  [[nodiscard]] std::optional<UnitState> stated() const {
    return unit_state(trimmed(rows_.cell(columns_.find("state"))));
  }

  [[nodiscard]] SourcePos place_of_target() const { return rows_.position(target_.value_or(0)); }

 private:
  void read_header() {
    const auto header = rows_.take_header(known_names());
    if (!header) return without_header();
    columns_ = *header;
    source_ = columns_.find("source");
    target_ = columns_.find("target");
    if (!source_) choose_languages();
  }

  void without_header() {
    if (!languages_.source.known() || !languages_.target.known()) {
      throw Error(ErrorCode::malformed,
                  tr("the first row does not name the columns; state the languages, or begin the file with a "
                     "row such as \"en\" and \"fa\""),
                  rows_.position(0));
    }
    columns_ = Header({{0, languages_.source}, {1, languages_.target}});
    source_ = 0;
    target_ = 1;
  }

  [[nodiscard]] LanguageColumn wanted(const LanguageTag& language) const {
    if (const auto column = columns_.column_for(language)) return *column;
    throw Error(ErrorCode::malformed,
                tr("there is no column for the language {1}; the file has: {2}", language.str(),
                   joined_names(columns_.languages())),
                rows_.position(0));
  }

  void choose_languages() {
    const auto& all = columns_.languages();
    if (all.empty()) {
      throw Error(ErrorCode::malformed, tr("no column is headed by a language tag or by \"source\""),
                  rows_.position(0));
    }
    const auto source = languages_.source.known() ? wanted(languages_.source) : all.front();
    source_ = source.index;
    file_.languages.source = source.language;
    std::optional<LanguageColumn> target;
    if (languages_.target.known()) {
      target = wanted(languages_.target);
    } else {
      for (const auto& column : all) {
        if (!target && column.index != source.index) target = column;
      }
    }
    if (!target) return;
    target_ = target->index;
    file_.languages.target = target->language;
    if (all.size() > 2 && !languages_.target.known()) {
      rows_.report(Severity::note, "table.more-languages",
                   tr("the file has more than two languages ({1}); {2} and {3} are read", joined_names(all),
                      source.language.str(), target->language.str()),
                   target->index);
    }
  }

  [[nodiscard]] std::string text(std::optional<std::size_t> index) const { return rows_.text(index); }

  [[nodiscard]] std::string text(std::string_view name) const { return text(columns_.find(name)); }

  void bad_value(std::string_view name, std::string_view value) {
    rows_.report(Severity::warning, "table.bad-value",
                 tr("{1} is no value for the column {2} and is left out", value, name),
                 columns_.find(name).value_or(0));
  }

  template <class Parse>
  auto value(std::string_view name, Parse parse) -> decltype(parse(std::string_view{})) {
    const std::string cell = text(name);
    const auto written = trimmed(cell);
    if (written.empty()) return std::nullopt;
    auto parsed = parse(written);
    if (!parsed) bad_value(name, written);
    return parsed;
  }

  void fill(BilingualUnit& unit) {
    rows_.check_width(columns_);
    unit = {};
    unit.id = text("id");
    if (unit.id.empty()) unit.id = std::to_string(rows_.count());
    unit.languages = file_.languages;
    fill_texts(unit);
    unit.state =
        value("state", unit_state).value_or(unit.target ? UnitState::translated : UnitState::untranslated);
    unit.notes = split_items(text("notes"));
    for (auto& [name, content] : split_pairs(text("properties"))) unit.properties[name] = std::move(content);
    for (const auto& [index, name] : columns_.others()) {
      if (auto content = text(index); !content.empty()) unit.properties[name] = std::move(content);
    }
    unit.place = value("place", range);
    unit.confidence = value("confidence", number<double>);
    unit.bead = text("bead");
    Context context{text("previous"), text("next")};
    if (columns_.find("previous") && !(context.previous.empty() && context.next.empty()))
      unit.context = std::move(context);
    fill_suggestion(unit);
  }

  void fill_texts(BilingualUnit& unit) {
    const auto source = text(source_);
    const auto target = text(target_);
    auto texts = rich_texts({source, target}, text("codes"));
    unit.source = std::move(texts.front());
    if (!target.empty()) unit.target = std::move(texts.back());
  }

  void fill_suggestion(BilingualUnit& unit) {
    auto target = text("suggestion");
    if (target.empty()) return;
    Suggestion suggestion;
    suggestion.target = RichText(std::move(target));
    suggestion.source = RichText(text("suggestion-source"));
    suggestion.origin = text("origin");
    const auto kind = text("match");
    for (const auto known : all_match_kinds) {
      if (kind == name(known)) suggestion.kind = known;
    }
    const auto percent = value("score", number<double>);
    if (percent && *percent >= 0 && *percent <= 100) {
      suggestion.score.basis_points = static_cast<std::uint16_t>(std::lround(*percent * 100));
    }
    unit.suggestions.push_back(std::move(suggestion));
  }

  Records rows_;
  LanguagePair languages_;
  FileHeader file_;
  Header columns_{std::vector<LanguageColumn>{}};
  std::optional<std::size_t> source_;
  std::optional<std::size_t> target_;
};

class ReviewReader : public Reader<ReviewRow> {
 public:
  ReviewReader(std::istream& in, const ReadOptions& options, const Control& control, const Dialect* dialect)
      : units_(in, options, control, dialect) {}

  [[nodiscard]] const FileHeader& header() const override { return units_.header(); }

  bool next(ReviewRow& row) override {
    if (!units_.next(row.unit)) return false;
    row.state = units_.stated();
    row.where = units_.place_of_target();
    return true;
  }

 private:
  BilingualReader units_;
};

/// The shortest digits that read back as the same number.
std::string shortest(double value) {
  std::array<char, 32> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc{} ? std::string(digits.data(), end) : std::string{};
}

std::string percent(Score score) {
  const int hundredths = score.basis_points % 100;
  return std::to_string(score.basis_points / 100) + (hundredths < 10 ? ".0" : ".") +
         std::to_string(hundredths);
}

std::string terms_cell(const std::vector<TermNote>& terms) {
  std::vector<std::string> items;
  for (const auto& term : terms) {
    std::string item = term.hit.term + " = ";
    for (const auto& rendering : term.renderings) {
      if (&rendering != &term.renderings.front()) item += ", ";
      item += rendering.text;
      if (rendering.status != TermStatus::preferred) item += " (" + std::string(name(rendering.status)) + ")";
    }
    if (std::ranges::find(items, item) == items.end()) items.push_back(std::move(item));
  }
  return join_items(items);
}

class BilingualWriter : public Writer<BilingualUnit> {
 public:
  BilingualWriter(std::ostream& out, const Dialect& dialect) : rows_(out, dialect), dialect_(dialect) {}

  void begin(const FileHeader& header) override {
    const auto& [source, target] = header.languages;
    const bool named = source.known() && target.known() && source != target;
    cells_ = {"id", named ? source.str() : "source", named ? target.str() : "target"};
    cells_.insert(cells_.end(), columns.begin(), columns.end());
    rows_.write(cells_);
  }

  void write(const BilingualUnit& unit) override {
    static const RichText nothing;
    const auto& target = unit.target ? *unit.target : nothing;
    cells_.clear();
    add(unit.id);
    add(tagged_text(unit.source));
    add(tagged_text(target));
    add(name(unit.state));
    add_suggestion(unit);
    add(unit.confidence ? shortest(*unit.confidence) : "");
    add(unit.bead);
    add(terms_cell(unit.terms));
    add(join_items(unit.notes));
    add(code_list({&unit.source, &target}));
    add(unit.place ? std::to_string(unit.place->begin) + "-" + std::to_string(unit.place->end) : "");
    add(unit.context ? unit.context->previous : "");
    add(unit.context ? unit.context->next : "");
    add(join_pairs({unit.properties.begin(), unit.properties.end()}));
    rows_.write(cells_);
  }

  void finish() override {}

 private:
  void add(std::string_view text) { cells_.push_back(to_cell(text, dialect_)); }

  void add_suggestion(const BilingualUnit& unit) {
    if (unit.suggestions.empty()) {
      cells_.resize(cells_.size() + 5);
      return;
    }
    const auto& best = unit.suggestions.front();
    add(percent(best.score));
    add(name(best.kind));
    add(best.target.text);
    add(best.source.text);
    add(best.origin);
  }

  RowWriter rows_;
  Dialect dialect_;
  std::vector<std::string> cells_;
};

}  // namespace

std::unique_ptr<Reader<BilingualUnit>> bilingual_reader(std::istream& in, const ReadOptions& options,
                                                        const Control& control, const Dialect* dialect) {
  return std::make_unique<BilingualReader>(in, options, control, dialect);
}

std::unique_ptr<Reader<ReviewRow>> review_reader(std::istream& in, const ReadOptions& options,
                                                 const Control& control, const Dialect* dialect) {
  return std::make_unique<ReviewReader>(in, options, control, dialect);
}

std::unique_ptr<Writer<BilingualUnit>> bilingual_writer(std::ostream& out, const Dialect& dialect) {
  return std::make_unique<BilingualWriter>(out, dialect);
}

}  // namespace distich::formats::table
