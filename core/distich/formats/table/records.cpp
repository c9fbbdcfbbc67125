#include <algorithm>

#include <distich/formats/table/records_internal.hpp>
#include <distich/text/tsv.hpp>

namespace distich::formats::table {
namespace {

/// How many rows are read between two looks at the control.
constexpr std::uint64_t rows_between_checkpoints = 4096;

}  // namespace

std::string to_cell(std::string_view text, const Dialect& dialect) {
  return dialect.quotes ? std::string(text) : text::escape_tsv(text);
}

std::string from_cell(std::string_view cell, const Dialect& dialect) {
  return dialect.quotes ? std::string(cell) : text::unescape_tsv(cell);
}

Records::Records(std::istream& in, const ReadOptions& options, const Control& control, const Dialect* dialect)
    : rows_(in, options, control, dialect), control_(control) {
  rows_.skip_comments();
  while (!pending_ && rows_.next(row_)) pending_ = !is_blank(row_);
}

std::optional<Header> Records::take_header(const std::vector<std::string_view>& known) {
  if (!pending_ || !looks_like_header(row_, known)) return std::nullopt;
  pending_ = false;
  return Header(row_, known);
}

bool Records::next() {
  while (pending_ || rows_.next(row_)) {
    pending_ = false;
    if (++count_ % rows_between_checkpoints == 0) control_.checkpoint({"reading", row_.byte, std::nullopt});
    if (!is_blank(row_)) return true;
  }
  return false;
}

std::string_view Records::cell(std::optional<std::size_t> index) const {
  return index && *index < row_.cells.size() ? std::string_view(row_.cells[*index]) : std::string_view{};
}

std::string Records::text(std::optional<std::size_t> index) const {
  return from_cell(cell(index), rows_.dialect());
}

SourcePos Records::position(std::size_t cell) const {
  return rows_.position(row_, cell);
}

void Records::report(Severity severity, std::string_view id, Message message, std::size_t cell) const {
  rows_.report(severity, id, std::move(message), position(cell));
}

void Records::check_width(std::size_t columns) const {
  const auto cells = row_.cells.size();
  if (columns == 0 || cells == columns) return;
  const auto first_odd = std::min(cells, columns);
  if (cells < columns) {
    report(
        Severity::warning, "table.short-row",
        tr("this row has {1} cells, the header has {2}; the missing ones are taken as empty", cells, columns),
        first_odd);
  } else {
    report(Severity::warning, "table.long-row",
           tr("this row has {1} cells, the header has {2}; the others are left out", cells, columns),
           first_odd);
  }
}

}  // namespace distich::formats::table
