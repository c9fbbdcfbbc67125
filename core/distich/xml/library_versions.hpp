#pragma once
#include <string>

namespace distich::xml {

/// The XML library, with the version it was built against.
[[nodiscard]] std::string library_versions();

}  // namespace distich::xml
