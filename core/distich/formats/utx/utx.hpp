#pragma once
#include <distich/formats/format.hpp>

namespace distich {

/// Universal Terminology eXchange 1.11 and 1.20 (docs/formats/utx.md): glossaries of two languages.
[[nodiscard]] Format utx_format();

}  // namespace distich
