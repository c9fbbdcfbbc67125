#pragma once
#include <string>
#include <string_view>

namespace distich::formats::review {

/// The text as cells write it (ST_Xstring of Office Open XML): characters that XML cannot hold as "_x0001_",
/// and the first character of what looks like such an escape as "_x005F_".
[[nodiscard]] std::string escaped(std::string_view text);
[[nodiscard]] std::string unescaped(std::string_view text);

}  // namespace distich::formats::review
