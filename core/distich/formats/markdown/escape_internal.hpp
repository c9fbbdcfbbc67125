#pragma once
#include <string>
#include <string_view>

#include <distich/model/rich_text.hpp>

namespace distich::formats::markdown {

/// The text with its codes, as Markdown: characters that would be read as markup get a
/// backslash, those that mean nothing where they stand do not. Line ends become spaces.
/// `with_definitions`: the document defines link references, so any "[…]" may be a link.
[[nodiscard]] std::string written(const RichText& rich, bool with_definitions);

}  // namespace distich::formats::markdown
