#include <algorithm>
#include <array>
#include <istream>
#include <iterator>
#include <map>
#include <sstream>
#include <utility>

#include <distich/archive/archive.hpp>
#include <distich/formats/table/header_internal.hpp>
#include <distich/formats/xlsx/package_internal.hpp>
#include <distich/formats/xlsx/sheet_reader_internal.hpp>
#include <distich/formats/xlsx/xlsx_internal.hpp>

namespace distich::formats::xlsx {
namespace {

enum class Role : std::uint8_t { id, source, target, state, comment, codes };

constexpr auto headings = std::to_array<std::pair<std::string_view, Role>>({{"id", Role::id},
                                                                            {"source", Role::source},
                                                                            {"target", Role::target},
                                                                            {"state", Role::state},
                                                                            {"comment", Role::comment},
                                                                            {"comments", Role::comment},
                                                                            {"note", Role::comment},
                                                                            {"notes", Role::comment},
                                                                            {"codes", Role::codes}});

// A sheet's XML says the same over and over and packs far better than what archives are usually refused for;
// how long it may be is still bounded.
constexpr archive::Limits limits{.ratio = 2000};

struct Heading {
  std::string name;      ///< lower case, "source" of "Source (en)"
  LanguageTag language;  ///< "en"
};

Heading heading_of(std::string_view cell) {
  Heading heading;
  auto name = table::trimmed(cell);
  const auto open = name.find('(');
  if (open != std::string_view::npos && name.ends_with(')')) {
    const auto tag = name.substr(open + 1, name.size() - open - 2);
    heading.language = LanguageTag::parse(tag).value_or(LanguageTag{});
    name = table::trimmed(name.substr(0, open));
  }
  heading.name = name;
  std::ranges::transform(heading.name, heading.name.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return heading;
}

/// Which column has which role, by the row of headings.
class Columns {
 public:
  explicit Columns(const SheetRow& row) {
    std::vector<std::pair<std::uint32_t, LanguageTag>> tags;
    for (const auto& cell : row.cells) {
      const auto heading = heading_of(cell.text);
      const auto known = std::ranges::find(headings, heading.name, &std::pair<std::string_view, Role>::first);
      if (known != headings.end()) {
        add(known->second, cell.column, heading.language);
      } else if (auto tag = table::column_language(table::trimmed(cell.text))) {
        tags.emplace_back(cell.column, std::move(*tag));
      }
    }
    for (const auto& [column, tag] : tags)
      add(columns_.contains(Role::source) ? Role::target : Role::source, column, tag);
  }

  [[nodiscard]] bool complete() const {
    return columns_.contains(Role::source) && columns_.contains(Role::target);
  }

  [[nodiscard]] const LanguagePair& languages() const noexcept { return languages_; }

  /// 0 where there is none.
  [[nodiscard]] std::uint32_t column(Role role) const {
    const auto found = columns_.find(role);
    return found == columns_.end() ? 0 : found->second;
  }

 private:
  /// Of two columns with one heading the first counts.
  void add(Role role, std::uint32_t column, const LanguageTag& language) {
    if (!columns_.emplace(role, column).second) return;
    if (role == Role::source) languages_.source = language;
    if (role == Role::target) languages_.target = language;
  }

  std::map<Role, std::uint32_t> columns_;
  LanguagePair languages_;
};

/// The package and the streams that its reader works on, at a place that does not change.
class Table {
 public:
  Table(std::istream& in, const ReadOptions& options, const Control& control)
      : input_(options.input), control_(control) {
    control.checkpoint({"reading", 0, {}});
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const archive::Archive package(bytes, input_, limits);
    const auto parts = find_sheet(package, input_);
    if (parts.shared_strings) {
      std::istringstream shared(read_part(package, *parts.shared_strings, input_));
      shared_ = SharedStrings(shared, part_input(input_, *parts.shared_strings), control_);
    }
    sheet_bytes_ = std::istringstream(read_part(package, parts.sheet, input_));
    sheet_ = std::make_unique<SheetReader>(sheet_bytes_, part_input(input_, parts.sheet), shared_, control_);
    find_columns();
    file_.languages = columns_.languages();
    if (options.languages.source.known()) file_.languages.source = options.languages.source;
    if (options.languages.target.known()) file_.languages.target = options.languages.target;
  }

  [[nodiscard]] const FileHeader& header() const noexcept { return file_; }

  bool next(ReviewRow& row) {
    while (sheet_->next(row_)) {
      ++count_;
      if (is_blank()) continue;
      fill(row);
      return true;
    }
    return false;
  }

 private:
  void find_columns() {
    while (sheet_->next(row_)) {
      if (row_.cells.empty()) continue;
      columns_ = Columns(row_);
      break;
    }
    if (columns_.complete()) return;
    throw Error(ErrorCode::malformed,
                tr("the first row must head the columns: id, source, target, and perhaps state and comment"),
                position(1));
  }

  [[nodiscard]] SourcePos position(std::uint32_t column) const { return {input_, 0, row_.number, column}; }

  [[nodiscard]] const Cell* cell(Role role) const {
    const auto found = std::ranges::find(row_.cells, columns_.column(role), &Cell::column);
    return found == row_.cells.end() ? nullptr : &*found;
  }

  [[nodiscard]] std::string_view written(Role role) const {
    const auto* found = cell(role);
    return found == nullptr ? std::string_view{} : std::string_view(found->text);
  }

  [[nodiscard]] bool is_blank() const {
    return std::ranges::all_of(std::array{Role::id, Role::source, Role::target, Role::comment},
                               [&](Role role) { return table::trimmed(written(role)).empty(); });
  }

  /// What the cell says; nothing for an error, which is no text of anybody's.
  std::string text(Role role) {
    const auto* found = cell(role);
    if (found == nullptr) return {};
    const auto name = to_string({row_.number, found->column});
    if (found->kind == CellKind::error) {
      report(Severity::warning, "xlsx.error-cell",
             tr("cell {1} says {2}, the error of a formula: taken as empty", name, found->text),
             found->column);
      return {};
    }
    if (found->formula) {
      report(Severity::warning, "xlsx.formula",
             tr("cell {1} holds a formula; what it gave last is taken", name), found->column);
    }
    return found->text;
  }

  void report(Severity severity, std::string_view id, Message message, std::uint32_t column) const {
    control_.report({severity, id, std::move(message), position(column)});
  }

  void fill(ReviewRow& row) {
    row = {};
    row.where = position(columns_.column(Role::target));
    auto& unit = row.unit;
    unit.id = text(Role::id);
    if (unit.id.empty())
      unit.id = columns_.column(Role::id) == 0 ? std::to_string(count_) : "row" + std::to_string(row_.number);
    unit.languages = file_.languages;
    const auto source = text(Role::source);
    const auto target = text(Role::target);
    auto texts = table::rich_texts({source, target}, text(Role::codes), brackets);
    unit.source = std::move(texts.front());
    if (!target.empty()) unit.target = std::move(texts.back());
    row.state = stated();
    unit.state = row.state.value_or(unit.target ? UnitState::translated : UnitState::untranslated);
    unit.notes = table::split_items(text(Role::comment));
  }

  std::optional<UnitState> stated() {
    const auto cell_text = text(Role::state);
    const auto name = table::trimmed(cell_text);
    if (name.empty()) return std::nullopt;
    const auto state = unit_state(name);
    if (!state) {
      report(Severity::warning, "table.bad-value",
             tr("{1} is no value for the column {2} and is left out", name, "state"),
             columns_.column(Role::state));
    }
    return state;
  }

  std::string input_;
  Control control_;
  SharedStrings shared_;
  std::istringstream sheet_bytes_;
  std::unique_ptr<SheetReader> sheet_;
  FileHeader file_;
  SheetRow row_;
  Columns columns_{SheetRow{}};
  std::uint64_t count_ = 0;  ///< of rows behind the headings
};

class ReviewReader : public Reader<ReviewRow> {
 public:
  ReviewReader(std::istream& in, const ReadOptions& options, const Control& control)
      : table_(in, options, control) {}

  [[nodiscard]] const FileHeader& header() const override { return table_.header(); }

  bool next(ReviewRow& row) override { return table_.next(row); }

 private:
  Table table_;
};

class BilingualReader : public Reader<BilingualUnit> {
 public:
  BilingualReader(std::istream& in, const ReadOptions& options, const Control& control)
      : table_(in, options, control) {}

  [[nodiscard]] const FileHeader& header() const override { return table_.header(); }

  bool next(BilingualUnit& unit) override {
    ReviewRow row;
    if (!table_.next(row)) return false;
    unit = std::move(row.unit);
    return true;
  }

 private:
  Table table_;
};

}  // namespace

std::unique_ptr<Reader<BilingualUnit>> bilingual_reader(std::istream& in, const ReadOptions& options,
                                                        const Control& control) {
  return std::make_unique<BilingualReader>(in, options, control);
}

std::unique_ptr<Reader<ReviewRow>> review_reader(std::istream& in, const ReadOptions& options,
                                                 const Control& control) {
  return std::make_unique<ReviewReader>(in, options, control);
}

}  // namespace distich::formats::xlsx
