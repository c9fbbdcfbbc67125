#pragma once
#include <distich/formats/format.hpp>

namespace distich {

/// HTML articles (docs/formats/html.md). As a bilingual file, ".html" is the side-by-side page.
[[nodiscard]] Format html_format();

}  // namespace distich
