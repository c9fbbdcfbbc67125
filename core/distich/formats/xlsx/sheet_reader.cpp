#include <array>
#include <charconv>
#include <istream>

#include <distich/formats/review/escapes_internal.hpp>
#include <distich/formats/xlsx/sheet_reader_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>

namespace distich::formats::xlsx {
namespace {

/// A number as a spreadsheet shows it: files have the nearest binary number's 17 digits, people see 15.
std::string shown_number(const std::string& written) {
  const auto number = parse_number<double>(written);
  if (!number) return written;
  std::array<char, 64> digits{};
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), *number, std::chars_format::general, 15);
  return error == std::errc{} ? std::string(digits.data(), end) : written;
}

}  // namespace

SheetReader::SheetReader(std::istream& in, const std::string& input, const SharedStrings& shared,
                         const Control& control)
    : reader_(in, input), shared_(&shared), control_(&control) {}

void SheetReader::fail(Message message) const {
  throw Error(ErrorCode::malformed, std::move(message), reader_.position());
}

bool SheetReader::next(SheetRow& row) {
  while (reader_.next()) {
    if (reader_.kind() != xml::NodeKind::start) continue;
    if (reader_.depth() == 1 && reader_.name() != "worksheet") {
      fail(tr("<{1}> begins no worksheet", reader_.name()));
    }
    if (reader_.depth() != 3 || reader_.name() != "row") continue;
    read_row(row);
    return true;
  }
  return false;
}

void SheetReader::read_row(SheetRow& row) {
  const auto written = reader_.attribute("r");
  const auto number = written ? parse_number<std::uint32_t>(*written) : std::optional(row_ + 1);
  if (!number || *number > most_rows) fail(tr("there is no row {1}", written.value_or("")));
  if (*number <= row_) fail(tr("row {1} stands behind row {2}", *number, row_));
  row_ = *number;
  row.number = row_;
  row.cells.clear();
  control_->checkpoint({"reading", row_, {}});
  std::uint32_t column = 0;
  each_child(reader_, [&] {
    if (reader_.name() == "c") {
      read_cell(row, column);
    } else {
      reader_.skip();
    }
  });
}

void SheetReader::read_cell(SheetRow& row, std::uint32_t& column) {
  const std::string written(reader_.attribute("r").value_or(""));
  const auto place =
      written.empty() ? CellPlace{row_, column + 1} : parse_place(written).value_or(CellPlace{});
  if (place.row != row_ || place.column > most_columns) fail(tr("{1} is no cell of row {2}", written, row_));
  if (place.column <= column) fail(tr("cell {1} stands behind a cell that should follow it", written));
  column = place.column;
  const std::string type(reader_.attribute("t").value_or("n"));
  Cell cell;
  cell.column = column;
  std::string value;
  each_child(reader_, [&] {
    if (reader_.name() == "is") {
      cell.text = read_string_item(reader_);
    } else if (reader_.name() == "v") {
      value = reader_.inner_text();
    } else {
      cell.formula = cell.formula || reader_.name() == "f";
      reader_.skip();
    }
  });
  if (type != "inlineStr") take_value(type, std::move(value), cell);
  if (!cell.text.empty() || cell.formula) row.cells.push_back(std::move(cell));
}

void SheetReader::take_value(std::string_view type, std::string value, Cell& cell) {
  if (value.empty()) return;
  if (type == "s") {
    const auto index = parse_number<std::size_t>(value);
    const auto text = index ? shared_->at(*index) : std::nullopt;
    if (!text) {
      fail(tr("cell {1} wants the shared text {2} of {3}", to_string({row_, cell.column}), value,
              shared_->size()));
    }
    cell.text = *text;
  } else if (type == "b") {
    cell.kind = CellKind::boolean;
    cell.text = value == "0" || value == "false" ? "FALSE" : "TRUE";
  } else if (type == "n") {
    cell.kind = CellKind::number;
    cell.text = shown_number(value);
  } else {
    if (type == "e") cell.kind = CellKind::error;
    cell.text = review::unescaped(value);
  }
}

}  // namespace distich::formats::xlsx
