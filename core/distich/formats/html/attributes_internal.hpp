#pragma once
#include <string_view>
#include <vector>

#include <distich/formats/html/tokenizer_internal.hpp>

namespace distich::formats::html {

/// The attribute of a tag by its name in lower case; null when there is none.
[[nodiscard]] const Attribute* find_attribute(std::string_view html, const Token& tag, std::string_view name);
/// Its value as written, without the quotes; empty when there is none.
[[nodiscard]] std::string_view attribute_value(std::string_view html, const Token& tag,
                                               std::string_view name);
/// The attributes of a start tag whose values are read by people, in order.
[[nodiscard]] std::vector<Attribute> readable_attributes(std::string_view html, const Token& tag);

}  // namespace distich::formats::html
