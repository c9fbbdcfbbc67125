#include <sstream>
#include <utility>

#include <distich/archive/archive.hpp>
#include <distich/formats/xlsx/package_internal.hpp>
#include <distich/formats/xlsx/sheet_reader_internal.hpp>
#include <distich/formats/xlsx/xlsx_internal.hpp>

namespace distich::formats::xlsx {
namespace {

/// The rows of a workbook's sheet, and the streams that its reader works on, at a place that does not change.
class SheetRows final : public review::Rows {
 public:
  SheetRows(std::string_view bytes, const std::string& input, Control control)
      : control_(std::move(control)) {
    const archive::Archive package(bytes, input, review::limits);
    const auto parts = find_sheet(package, input);
    if (parts.shared_strings) {
      std::istringstream shared(read_part(package, *parts.shared_strings, input));
      shared_ = SharedStrings(shared, part_input(input, *parts.shared_strings), control_);
    }
    sheet_bytes_ = std::istringstream(read_part(package, parts.sheet, input));
    sheet_ = std::make_unique<SheetReader>(sheet_bytes_, part_input(input, parts.sheet), shared_, control_);
  }

  bool next(review::Row& row) override {
    if (!sheet_->next(row_)) return false;
    row.number = row_.number;
    row.cells.clear();
    for (auto& cell : row_.cells) row.cells.push_back(reviewed(std::move(cell)));
    return true;
  }

 private:
  /// An error is no text of anybody's.
  [[nodiscard]] review::Cell reviewed(Cell cell) const {
    review::Cell out{cell.column, std::move(cell.text), {}, {}};
    const auto name = to_string({row_.number, cell.column});
    if (cell.kind == CellKind::error) {
      out.remark = {"xlsx.error-cell",
                    tr("cell {1} says {2}, the error of a formula: taken as empty", name, out.text)};
      out.text.clear();
    } else if (cell.formula) {
      out.remark = {"xlsx.formula", tr("cell {1} holds a formula; what it gave last is taken", name)};
    }
    return out;
  }

  Control control_;
  SharedStrings shared_;
  std::istringstream sheet_bytes_;
  std::unique_ptr<SheetReader> sheet_;
  SheetRow row_;
};

}  // namespace

std::unique_ptr<review::Rows> open_rows(std::string_view bytes, const ReadOptions& options,
                                        const Control& control) {
  return std::make_unique<SheetRows>(bytes, options.input, control);
}

}  // namespace distich::formats::xlsx
