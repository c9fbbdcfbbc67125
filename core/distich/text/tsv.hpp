#pragma once
#include <string>
#include <string_view>

namespace distich::text {

/// A text as a cell of a table that is divided by tabs: tab, line ends and backslash become
/// \t \n \r \\.
[[nodiscard]] std::string escape_tsv(std::string_view text);
/// The way back; a backslash before anything else stands for itself.
[[nodiscard]] std::string unescape_tsv(std::string_view cell);

}  // namespace distich::text
