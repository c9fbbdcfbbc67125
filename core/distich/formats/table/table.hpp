#pragma once
#include <distich/formats/format.hpp>

namespace distich {

/// Tab-separated values (docs/formats/tsv.md): bilingual files, memories and glossaries.
[[nodiscard]] Format tsv_format();
/// The same as comma-separated values (RFC 4180).
[[nodiscard]] Format csv_format();

}  // namespace distich
