#include <algorithm>
#include <utility>

#include <distich/report/table.hpp>
#include <distich/text/code_points.hpp>

namespace distich::report {
namespace {

using Row = std::vector<std::string>;

void append_row(std::string& out, const Row& row, const std::vector<std::size_t>& widths,
                const std::vector<Align>& alignment) {
  for (std::size_t column = 0; column < row.size(); ++column) {
    if (column > 0) out += "  ";
    const auto taken = text::display_width(row[column]);
    const std::string padding(widths[column] - std::min(widths[column], taken), ' ');
    const bool last = column + 1 == row.size();
    if (alignment[column] == Align::right) {
      out += padding + row[column];
    } else {
      out += row[column] + (last ? "" : padding);
    }
  }
  out += '\n';
}

}  // namespace

Table::Table(std::vector<std::string> headings, std::vector<Align> alignment)
    : headings_(std::move(headings)), alignment_(std::move(alignment)) {
  alignment_.resize(headings_.size(), Align::left);
}

void Table::add(std::vector<std::string> fields) {
  fields.resize(headings_.size());
  rows_.push_back(std::move(fields));
}

std::string Table::lay_out(const Page& page) const {
  if (rows_.empty()) return {};
  std::vector<Row> safe;
  safe.reserve(rows_.size());
  std::vector<std::size_t> widths;
  for (const auto& heading : headings_) widths.push_back(text::display_width(heading));
  for (const auto& row : rows_) {
    auto& fields = safe.emplace_back();
    for (std::size_t column = 0; column < row.size(); ++column) {
      fields.push_back(isolated(row[column], page));
      widths[column] = std::max(widths[column], text::display_width(fields.back()));
    }
  }
  std::string heading;
  append_row(heading, headings_, widths, alignment_);
  heading.pop_back();
  std::string out = paint(heading, Paint::strong, page) + '\n';
  for (const auto& row : safe) append_row(out, row, widths, alignment_);
  return out;
}

}  // namespace distich::report
