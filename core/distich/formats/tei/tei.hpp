#pragma once
#include <distich/formats/format.hpp>

namespace distich {

/// Dictionaries in TEI, as FreeDict publishes them (docs/formats/dictionaries.md): read as glossaries.
[[nodiscard]] Format tei_format();

}  // namespace distich
