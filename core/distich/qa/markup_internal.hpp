#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/range.hpp>

namespace distich::qa_internal {

/// Tags that stand in a text as they are ("<b>", "</a>", "<br/>"), in order. A text that is one opening tag
/// without attributes has none: "<Error>" is a word. Linear.
[[nodiscard]] std::vector<ByteRange> find_tags(std::string_view text);

/// What makes two tags the same: name, attributes in order, and the values of those that are not translated.
[[nodiscard]] std::string tag_key(std::string_view tag);

}  // namespace distich::qa_internal
