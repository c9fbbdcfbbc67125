// Any bytes as a sheet's XML and as shared texts; what was read lies in the sheet's bounds, and what cells
// say can be written and read back.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include <distich/base/error.hpp>
#include <distich/formats/review/escapes_internal.hpp>
#include <distich/formats/xlsx/sheet_reader_internal.hpp>

namespace xlsx = distich::formats::xlsx;

namespace {

xlsx::SharedStrings shared_strings(const std::string& bytes) {
  try {
    std::istringstream in(bytes);
    return {in, "shared", {}};
  } catch (const distich::Error&) {  // no shared texts
    return {};
  }
}

void check(const xlsx::SheetRow& row) {
  std::uint32_t last = 0;
  for (const auto& cell : row.cells) {
    if (cell.column <= last || cell.column > xlsx::most_columns) std::abort();
    last = cell.column;
    if (xlsx::parse_place(xlsx::to_string({row.number, cell.column})) !=
        xlsx::CellPlace{row.number, cell.column}) {
      std::abort();
    }
    if (distich::formats::review::unescaped(distich::formats::review::escaped(cell.text)) != cell.text)
      std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libFuzzer's interface speaks of uint8_t.
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto shared = shared_strings(bytes);
  const distich::Control control;
  try {
    std::istringstream in(bytes);
    xlsx::SheetReader reader(in, "sheet", shared, control);
    for (xlsx::SheetRow row; reader.next(row);) check(row);
  } catch (const distich::Error&) {  // no sheet
  }
  return 0;
}
