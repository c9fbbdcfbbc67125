#pragma once
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/control.hpp>
#include <distich/formats/xlsx/cell_text_internal.hpp>
#include <distich/formats/xlsx/shared_strings_internal.hpp>
#include <distich/xml/reader.hpp>

namespace distich::formats::xlsx {

enum class CellKind : std::uint8_t { text, number, boolean, error };

struct Cell {
  std::uint32_t column = 0;  ///< from 1
  CellKind kind = CellKind::text;
  bool formula = false;  ///< `text` is what the formula gave when the file was written
  std::string text;
};

/// Cells that say something, or hold a formula, by column.
struct SheetRow {
  std::uint32_t number = 0;  ///< from 1
  std::vector<Cell> cells;
};

/// Pulls the rows of a worksheet's XML one by one, in flat memory. Names are known in any namespace: there
/// are two, and both are in use. Throws what xml::Reader throws, and Error{malformed} with the place in the
/// XML for another kind of file, a cell whose place is none or lies outside the sheet, cells and rows out of
/// order, and a shared text that is not there.
class SheetReader {
 public:
  /// All must outlive it. `input` names the part in messages.
  SheetReader(std::istream& in, const std::string& input, const SharedStrings& shared,
              const Control& control);

  /// False behind the last row.
  bool next(SheetRow& row);

 private:
  void read_row(SheetRow& row);
  void read_cell(SheetRow& row, std::uint32_t& column);
  void take_value(std::string_view type, std::string value, Cell& cell);
  [[noreturn]] void fail(Message message) const;

  xml::Reader reader_;
  const SharedStrings* shared_;
  const Control* control_;
  std::uint32_t row_ = 0;
};

}  // namespace distich::formats::xlsx
