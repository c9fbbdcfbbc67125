#pragma once
#include <distich/formats/format.hpp>

namespace distich {

/// Tables of segments in Word documents, for people who review them (docs/formats/docx-table.md).
[[nodiscard]] Format docx_table_format();

}  // namespace distich
