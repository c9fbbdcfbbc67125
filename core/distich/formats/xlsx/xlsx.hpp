#pragma once
#include <distich/formats/format.hpp>

namespace distich {

/// Workbooks of spreadsheet programs, as tables of segments for people who review them
/// (docs/formats/xlsx.md).
[[nodiscard]] Format xlsx_format();

}  // namespace distich
