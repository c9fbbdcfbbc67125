#pragma once
#include <distich/formats/format.hpp>

namespace distich {

/// Plain text in any encoding (docs/formats/text.md): blank lines divide it into paragraphs.
[[nodiscard]] Format text_format();

}  // namespace distich
