#pragma once
#include <distich/formats/format.hpp>

namespace distich {

/// Tables of segments in OpenDocument texts, for people who review them (docs/formats/odt-table.md).
[[nodiscard]] Format odt_table_format();

}  // namespace distich
