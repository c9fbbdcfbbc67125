#pragma once
#include <string>

namespace distich::text {

/// The Unicode library in use at run time and the standard it knows, separated by ", ".
[[nodiscard]] std::string library_versions();

}  // namespace distich::text
