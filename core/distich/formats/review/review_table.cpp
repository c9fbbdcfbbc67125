#include <algorithm>
#include <array>
#include <istream>
#include <iterator>
#include <utility>

#include <distich/base/ascii.hpp>
#include <distich/base/error.hpp>
#include <distich/formats/review/review_table_internal.hpp>
#include <distich/formats/table/header_internal.hpp>

namespace distich::formats::review {
namespace {

constexpr auto headings = std::to_array<std::pair<std::string_view, Role>>({{"id", Role::id},
                                                                            {"source", Role::source},
                                                                            {"target", Role::target},
                                                                            {"state", Role::state},
                                                                            {"comment", Role::comment},
                                                                            {"comments", Role::comment},
                                                                            {"note", Role::comment},
                                                                            {"notes", Role::comment},
                                                                            {"codes", Role::codes}});

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
  heading.name = ascii_lower(name);
  return heading;
}

std::optional<Role> role_named(std::string_view name) {
  const auto known = std::ranges::find(headings, name, &std::pair<std::string_view, Role>::first);
  return known == headings.end() ? std::nullopt : std::optional(known->second);
}

class ReviewReader final : public Reader<ReviewRow> {
 public:
  explicit ReviewReader(Table table) : table_(std::move(table)) {}

  [[nodiscard]] const FileHeader& header() const override { return table_.header(); }

  bool next(ReviewRow& row) override { return table_.next(row); }

 private:
  Table table_;
};

class BilingualReader final : public Reader<BilingualUnit> {
 public:
  explicit BilingualReader(Table table) : table_(std::move(table)) {}

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

std::string heading(Role role, const LanguagePair& languages) {
  const auto named = std::ranges::find(headings, role, &std::pair<std::string_view, Role>::second);
  const auto& language = role == Role::source   ? languages.source
                         : role == Role::target ? languages.target
                                                : LanguageTag{};
  return std::string(named->first) + (language.known() ? " (" + language.str() + ")" : "");
}

Columns::Columns(const Row& row) {
  std::vector<std::pair<const Cell*, LanguageTag>> tags;
  for (const auto& cell : row.cells) {
    const auto heading = heading_of(cell.text);
    if (const auto role = role_named(heading.name)) {
      if (!add(*role, cell.column, heading.language)) others_.push_back(cell);
    } else if (auto tag = table::column_language(table::trimmed(cell.text))) {
      tags.emplace_back(&cell, std::move(*tag));
    } else if (!heading.name.empty()) {
      others_.push_back(cell);
    }
  }
  for (const auto& [cell, tag] : tags) {
    if (!add(columns_.contains(Role::source) ? Role::target : Role::source, cell->column, tag))
      others_.push_back(*cell);
  }
}

bool Columns::complete() const {
  return columns_.contains(Role::source) && columns_.contains(Role::target);
}

std::uint32_t Columns::column(Role role) const {
  const auto found = columns_.find(role);
  return found == columns_.end() ? 0 : found->second;
}

/// Of two columns with one heading the first counts.
bool Columns::add(Role role, std::uint32_t column, const LanguageTag& language) {
  if (!columns_.emplace(role, column).second) return false;
  if (role == Role::source) languages_.source = language;
  if (role == Role::target) languages_.target = language;
  return true;
}

Table::Table(std::unique_ptr<Rows> rows, const ReadOptions& options, Control control)
    : rows_(std::move(rows)), input_(options.input), control_(std::move(control)) {
  find_columns();
  file_.languages = columns_.languages();
  if (options.languages.source.known()) file_.languages.source = options.languages.source;
  if (options.languages.target.known()) file_.languages.target = options.languages.target;
}

bool Table::next(ReviewRow& row) {
  while (rows_->next(row_)) {
    ++count_;
    if (is_blank() || is_heading_again()) continue;
    fill(row);
    return true;
  }
  return false;
}

void Table::find_columns() {
  while (rows_->next(row_)) {
    if (row_.cells.empty()) continue;
    columns_ = Columns(row_);
    break;
  }
  if (!columns_.complete()) {
    throw Error(ErrorCode::malformed,
                tr("the first row must head the columns: id, source, target, and perhaps state and comment"),
                position(1));
  }
  for (const auto& other : columns_.others()) {
    report(Severity::warning, "review.unknown-column",
           tr("the column {1} is none of a review's; what it says is not taken", other.text), other.column);
  }
}

SourcePos Table::position(std::uint32_t column) const {
  return {input_, 0, row_.number, column};
}

const Cell* Table::cell(Role role) const {
  const auto found = std::ranges::find(row_.cells, columns_.column(role), &Cell::column);
  return found == row_.cells.end() ? nullptr : &*found;
}

bool Table::is_blank() const {
  return std::ranges::all_of(std::array{Role::id, Role::source, Role::target, Role::comment}, [&](Role role) {
    const auto* found = cell(role);
    return found == nullptr || (table::trimmed(found->text).empty() && !found->remark);
  });
}

/// A table that was divided has its headings again.
bool Table::is_heading_again() const {
  return std::ranges::all_of(std::array{Role::source, Role::target}, [&](Role role) {
    const auto* found = cell(role);
    return found != nullptr && role_named(heading_of(found->text).name) == role;
  });
}

/// What the cell says; reports what the file's reader has to say of it.
std::string Table::text(Role role) const {
  const auto* found = cell(role);
  if (found == nullptr) return {};
  if (found->remark) report(Severity::warning, found->remark->id, found->remark->message, found->column);
  return found->text;
}

void Table::report(Severity severity, std::string_view id, Message message, std::uint32_t column) const {
  control_.report({severity, id, std::move(message), position(column)});
}

void Table::fill(ReviewRow& row) const {
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
  for (const auto& one : row_.cells)
    unit.notes.insert(unit.notes.end(), one.comments.begin(), one.comments.end());
}

/// Programs begin what is typed into a cell with a capital.
std::optional<UnitState> Table::stated() const {
  const auto written = text(Role::state);
  const auto name = table::trimmed(written);
  if (name.empty()) return std::nullopt;
  const auto state = unit_state(ascii_lower(name));
  if (!state) {
    report(Severity::warning, "table.bad-value",
           tr("{1} is no value for the column {2} and is left out", name, "state"),
           columns_.column(Role::state));
  }
  return state;
}

Format table_format(OpenRows open) {
  const auto table_in = [open](std::istream& in, const ReadOptions& options, const Control& control) {
    control.checkpoint({"reading", 0, {}});
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    return Table(open(bytes, options, control), options, control);
  };
  Format format;
  format.loses = {tr("suggestions"), tr("terms"), tr("places"),     tr("neighbours"),
                  tr("confidence"),  tr("beads"), tr("properties"), tr("the skeleton")};
  format.read_bilingual = [table_in](std::istream& in, const ReadOptions& options, const Control& control) {
    return std::make_unique<BilingualReader>(table_in(in, options, control));
  };
  format.read_review = [table_in](std::istream& in, const ReadOptions& options, const Control& control) {
    return std::make_unique<ReviewReader>(table_in(in, options, control));
  };
  return format;
}

}  // namespace distich::formats::review
