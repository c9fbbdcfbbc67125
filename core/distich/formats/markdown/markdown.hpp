#pragma once
#include <distich/formats/format.hpp>

namespace distich {

/// Markdown articles (CommonMark with tables and strikethrough; docs/formats/markdown.md).
[[nodiscard]] Format markdown_format();

}  // namespace distich
